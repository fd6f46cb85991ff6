"""Write ontology/context.jsonld anew from the vocabulary, as the JSON-LD export has it.

python -m tests.ontology.write_context
"""

import json
from pathlib import Path

from mesograph.emit.vocabulary import emit_ontology
from mesograph.exports.jsonld import context
from mesograph.exports.keys import ranges
from mesograph.store import Store, add_lines

FILE = Path(__file__).parents[2] / "ontology" / "context.jsonld"


def current_context() -> str:
    store = Store()
    add_lines(store, emit_ontology())
    terms = context(store, ranges(store))
    return json.dumps({"@context": terms}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(current_context(), "utf-8")
