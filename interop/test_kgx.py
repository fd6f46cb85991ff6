"""The KGX program validates the files, sums them up and transforms them without loss."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from interop.conftest import HERE
from mesograph.exports.curies import OURS, curies
from mesograph.names import BASE

PYTHON = HERE / "kgx" / "env" / "bin" / "python"
VALUE = re.compile(r"has a value '(?P<value>.*)' which is not a proper CURIE")
TOLD = ("id", "subject", "predicate", "object", "original_predicate", "review", "row", "claim")


@pytest.fixture(scope="module", params=["jsonl", "tsv"])
def kind(request) -> str:
    return request.param


def kgx(command: str, out: Path, kind: str, written: Path) -> str:
    """Run a command of KGX on the two files of a kind, and give what it prints."""
    if not PYTHON.exists():
        pytest.skip("kgx is not there: run interop/setup")
    prefixes = written.with_name("prefixes.json")
    prefixes.write_text(json.dumps({**curies().prefixes, OURS: BASE}))
    files = [out / "kgx" / f"mesograph_kgx_{part}.{kind}" for part in ("nodes", "edges")]
    # In memory KGX keeps one edge of all that share subject, predicate and object.
    form = ["-f", "jsonl", "--stream"] if command == "transform" else []
    run = [PYTHON, HERE / "kgx" / "run.py", prefixes, command]
    done = subprocess.run(
        [*run, "-i", kind, *form, "-o", written, *files],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert "Traceback" not in done.stdout, done.stdout[-3000:]
    return done.stdout


def lines(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        return list(map(json.loads, file))


def test_its_validator_finds_fault_only_with_addresses_that_no_prefix_fits(kind, shipped, tmp_path):
    _, out = shipped

    told = kgx("validate", out, kind, tmp_path / "report.json")
    ((level, faults),) = json.loads(told[told.index("{\n") : told.rindex("\n}") + 2]).items()
    faults.pop("INVALID_NODE_PROPERTY_VALUE")
    values = {
        VALUE.search(message)["value"] for message in faults.pop("INVALID_EDGE_PROPERTY_VALUE")
    }

    assert level == "ERROR"
    assert not faults
    assert all(value.startswith(("http://", "https://")) for value in values)


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_it_reads_every_node_and_edge_and_writes_them_again(kind, which, request, tmp_path):
    _, out = request.getfixturevalue(which)

    kgx("transform", out, kind, tmp_path / "again")

    for part, keys in (("nodes", ("id", "iri", "labels")), ("edges", TOLD)):
        ours = lines(out / "kgx" / f"mesograph_kgx_{part}.jsonl")
        theirs = lines(tmp_path / f"again_{part}.jsonl")
        assert sorted(said(one, keys) for one in theirs) == sorted(said(one, keys) for one in ours)


def said(record: dict[str, object], keys: tuple[str, ...]) -> list[str]:
    """Give what a record says under some keys, a value alone or in a list being the same."""
    held = (record.get(key) or [] for key in keys)
    return [str(value if isinstance(value, list) else [value]) for value in held]


def test_it_counts_as_many_as_there_are(kind, shipped, tmp_path):
    _, out = shipped

    kgx("graph-summary", out, kind, tmp_path / "summary.yaml")
    told = (tmp_path / "summary.yaml").read_text("utf-8")

    for part in ("nodes", "edges"):
        counted = len(lines(out / "kgx" / f"mesograph_kgx_{part}.jsonl"))
        assert f"total_{part}: {counted}\n" in told
