"""The ontology in the graph: its files, and the matches that its mappings give."""

from collections.abc import Iterator, Mapping

from mesograph.assets import asset, files_below
from mesograph.emit.shape import ONTOLOGY, pattern
from mesograph.names import PREFIXES
from mesograph.rdf import quads_of_turtle
from mesograph.tables import Faults, read_table

MAPPINGS = "ontology/mappings.sssom.tsv"
NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
OPTIONAL = ("subject_label", "object_label", "object_source_version", "comment")


def emit_ontology() -> Iterator[str]:
    """Write every file of the ontology, then the matches."""
    for path, text in files_below("ontology", ".ttl"):
        for quad in quads_of_turtle(text, path, ONTOLOGY):
            yield f"{quad} .\n"
    faults = Faults(MAPPINGS)
    text = asset(MAPPINGS).read_bytes()
    prefixes = {**PREFIXES, **curie_map(text.decode())}
    table = "\n".join(line for line in text.decode().split("\n") if not line.startswith("#"))
    for line in read_table(table.encode(), NEEDED, OPTIONAL, faults):
        iris = [_expanded(line[column], prefixes) for column in NEEDED[:3]]
        for column, iri in zip(NEEDED[:3], iris, strict=True):
            if not iri:
                found = f"{line[column]!r} has a prefix that curie_map does not hold"
                faults.add(line.number, column, found, "declare it in the header")
        if all(iris):
            subject, predicate, match = iris
            yield pattern("match").write(
                ONTOLOGY, subject=subject, predicate=predicate, object=match
            )
    faults.stop()


def curie_map(text: str) -> Mapping[str, str]:
    """Read the prefixes that the header of an SSSOM table declares."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        if line.startswith("#  "):
            prefix, _, space = line.removeprefix("#  ").partition(": ")
            found[prefix.strip()] = space.strip().strip('"')
    return found


def _expanded(curie: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = curie.partition(":")
    return prefixes[prefix] + local if prefix in prefixes else ""
