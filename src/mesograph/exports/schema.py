"""The schema of an export: which name in the files stands for which IRI, datatype and language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mesograph.exports.keys import Key, Storage, short
from mesograph.exports.survey import Survey

FILE = "schema.json"


@dataclass(frozen=True, slots=True)
class Schema:
    """The names of an export, and what they stand for."""

    classes: Mapping[str, str]
    predicates: Mapping[str, str]
    keys: Mapping[str, Key]
    marked: frozenset[tuple[str, str]]
    """Labels and keys whose values are written in the target's own way."""


def schema_text(found: Survey) -> str:
    """Write the schema."""
    classes = {iri for label in found.labels.values() for iri in label.classes}
    told = {
        "classes": {short(iri): iri for iri in sorted(classes)},
        "relationships": {short(iri): iri for iri in sorted(found.predicates)},
        "keys": {
            key.name: {
                "property": key.property,
                "datatype": key.datatype,
                "language": key.language,
                "storage": key.storage.value,
            }
            for key in found.all_keys()
        },
        "marked": {
            name: sorted(key.name for key in label.marked)
            for name, label in sorted(found.labels.items())
            if label.marked
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_schema(folder: Path) -> Schema:
    """Read the schema of an export; raises `KeyError` or `ValueError` where it is damaged."""
    told = json.loads((folder / FILE).read_bytes())
    keys = {
        name: Key(
            name, said["property"], said["datatype"], said["language"], Storage(said["storage"])
        )
        for name, said in told["keys"].items()
    }
    marked = {(label, key) for label, names in told["marked"].items() for key in names}
    return Schema(told["classes"], told["relationships"], keys, frozenset(marked))
