"""The ontology in the graph: its files, and the matches that its mappings give."""

from collections.abc import Iterator

from mesograph.assets import files_below
from mesograph.emit.shape import ONTOLOGY, pattern
from mesograph.rdf import quads_of_turtle
from mesograph.vocabulary.matches import load_matches


def emit_ontology() -> Iterator[str]:
    """Write every file of the ontology, then the matches."""
    for path, text in files_below("ontology", ".ttl"):
        for quad in quads_of_turtle(text, path, ONTOLOGY):
            yield f"{quad} .\n"
    for match in load_matches():
        yield pattern("match").write(
            ONTOLOGY, subject=match.subject, predicate=match.predicate, object=match.object
        )
