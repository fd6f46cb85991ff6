"""Matches: which term of a public ontology means the same as, or comes near, a term of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mesograph.assets import asset
from mesograph.names import PREFIXES
from mesograph.tables import Faults, read_table

MAPPINGS = "ontology/mappings.sssom.tsv"
NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
OPTIONAL = ("subject_label", "object_label", "object_source_version", "comment")


@dataclass(frozen=True, slots=True)
class Match:
    """One line of the mappings."""

    subject: str
    predicate: str
    object: str
    curie: str
    """The object as the table writes it."""
    label: str
    """What its ontology calls the object."""
    release: str
    """The release of the ontology, or the file, in which it was found."""
    comment: str


def load_matches() -> tuple[Match, ...]:
    """Read the mappings, an SSSOM table, in their order.

    Raises `BadInput` for a prefix that the header does not declare.
    """
    text = asset(MAPPINGS).read_bytes().decode()
    prefixes = {**PREFIXES, **curie_map(text)}
    lines = text.split("\n")
    table = [line for line in lines if not line.startswith("#")]
    header = len(lines) - len(table)
    faults = Faults(MAPPINGS)
    found = []
    for line in read_table("\n".join(table).encode(), NEEDED, OPTIONAL, faults):
        iris = {column: _expanded(line[column], prefixes) for column in NEEDED[:3]}
        for column in (column for column, iri in iris.items() if not iri):
            reason = f"{line[column]!r} has a prefix that curie_map does not hold"
            faults.add(header + line.number, column, reason, "declare it in the header")
        found.append(
            Match(
                subject=iris["subject_id"],
                predicate=iris["predicate_id"],
                object=iris["object_id"],
                curie=line["object_id"],
                label=line["object_label"],
                release=line["object_source_version"],
                comment=line["comment"],
            )
        )
    faults.stop()
    return tuple(found)


def curie_map(text: str) -> Mapping[str, str]:
    """Read the prefixes that the header of an SSSOM table declares."""
    return dict(_prefixes(text))


def _prefixes(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        if line.startswith("#  "):
            prefix, _, space = line.removeprefix("#  ").partition(": ")
            yield prefix.strip(), space.strip().strip('"')


def _expanded(curie: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = curie.partition(":")
    return prefixes[prefix] + local if prefix in prefixes else ""
