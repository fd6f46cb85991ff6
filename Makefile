# make graph   sets everything up and builds the graph of the reviews in ./build
# make test    sets everything up and passes the checks: format, lint, types, layers, tests
# make test-engines   asks every question on a second engine too, over all rows
# make test-shapes    holds the shapes against pySHACL over the whole graph
# make test-mutants   damages the data in many ways and holds docs/mutants.md against what notices it
# make test-reason    holds the rules against HermiT; needs Java
# make answers        writes the expected answers and docs/questions.md anew; read the difference
# make pictures       draws the pictures of docs/pictures.md anew; look at them

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: graph context test test-shapes test-mutants test-reason test-interop test-engines answers pictures format lock clean

graph: $(VENV)/.ready
	$(BIN)/mesograph build

test: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

test-engines: $(VENV)/.ready-dev
	$(BIN)/pytest tests/questions/whole_engines.py

test-shapes: $(VENV)/.ready-dev
	$(BIN)/pytest tests/shapes/whole_graph.py

test-mutants: $(VENV)/.ready-dev
	$(BIN)/pytest tests/mutants/all_mutants.py

# Apart from `make test`, which skips them: installs owlready2, which brings HermiT, beside the rest.
test-reason: $(VENV)/.ready-dev
	@command -v java >/dev/null || { echo "make test-reason needs Java 8 or newer" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "owlready2>=0.51,<0.52"
	$(BIN)/pytest tests/reason

# ontology/context.jsonld follows from core.ttl.
context: $(VENV)/.ready-dev
	$(BIN)/python -m tests.ontology.write_context

answers: $(VENV)/.ready-dev
	$(BIN)/python -m tests.questions.expected_answers

pictures: $(VENV)/.ready-dev
	$(BIN)/python -m tests.pictures.in_docs

# Apart from `make test`: needs Java, Maven and Node, and installs what interop/README.md lists.
test-interop: $(VENV)/.ready-dev
	interop/setup $(CURDIR)/$(BIN)/python
	$(BIN)/python -m pytest interop

format: $(VENV)/.ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The lock files name versions and digests, never a host.
lock: $(VENV)/.ready-dev
	$(BIN)/uv pip compile --quiet --no-header --no-emit-index-url --generate-hashes --universal \
	  --python-version 3.11 pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --no-header --no-emit-index-url --generate-hashes --universal \
	  --python-version 3.11 --group dev pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
