"""What each shape looked at: a shape that sees no node proves nothing."""

from mesograph.names import shorten
from mesograph.questions.answers import Table, table_of, tabulate
from mesograph.rdf import QuerySolutions
from mesograph.severity import GRAVEST_FIRST
from mesograph.shacl.reading import shipped_shapes
from mesograph.shacl.validating import count_nodes
from mesograph.store import Store, query

COLUMNS = ("shape", "class", "nodes", *GRAVEST_FIRST)

_RAISED = """
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?shape ?severity (COUNT(?flag) AS ?flags)
WHERE {
  ?flag meso:byShape ?shape ;
      meso:severity/skos:prefLabel ?severity .
}
GROUP BY ?shape ?severity
"""


def shapes_of(store: Store) -> Table:
    """Count, for each shape, the nodes it looked at and the flags it raised by severity.

    A result that only repeats a flag of a reader is not raised, and not counted.
    """
    found = query(store, _RAISED, "flags of shapes")
    assert isinstance(found, QuerySolutions)  # noqa: S101 - it is a SELECT
    raised = {row[:2]: row[2] for row in table_of(found).rows}
    seen = count_nodes(store, shipped_shapes())
    lines = [
        (
            shorten(shape.iri),
            shorten(shape.target),
            str(seen[shape.iri]),
            *(raised.get((shape.iri, level), "0") for level in GRAVEST_FIRST),
        )
        for shape in shipped_shapes()
    ]
    return tabulate(COLUMNS, lines, ())
