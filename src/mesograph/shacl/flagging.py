"""Results of shapes as flags, beside those of the readers, none said twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mesograph.model import Cell, Elsewhere, Flag
from mesograph.names import shorten, term
from mesograph.rdf import Literal, NamedNode, QuerySolutions
from mesograph.shacl.reading import shipped_shapes
from mesograph.shacl.shapes import Result
from mesograph.shacl.validating import validate
from mesograph.store import Store, query

CODE = "shape"
LONGEST = 60
"""Characters of a found value that a message shows."""

_WHERE = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?node ?review ?row ?column ?role
WHERE {
  VALUES ?node { %s }
  {
    { ?node a meso:Cell . BIND(?node AS ?cell) }
    UNION { ?cell meso:hasPlace ?node }
    UNION { ?node a meso:Claim ; meso:inCell ?cell . OPTIONAL { ?node meso:role ?role } }
    UNION {
      ?claim meso:value ?node ; meso:inCell ?cell .
      OPTIONAL { ?claim meso:role ?role }
      # A term is the value of claims in many cells, and stands in none.
      FILTER NOT EXISTS { ?node skos:inScheme ?scheme }
    }
    ?cell meso:inColumn/meso:header ?column ; meso:cellOf ?report .
    ?report meso:row ?row ; meso:ofReview/dct:identifier ?review .
  } UNION {
    ?node a meso:Report ; meso:row ?row ; meso:ofReview/dct:identifier ?review .
  } UNION {
    ?node meso:ofReview/dct:identifier ?review .
    FILTER NOT EXISTS { ?node a meso:Report }
  } UNION {
    ?node a meso:Review ; dct:identifier ?review .
  }
}
ORDER BY ?node ?review ?row ?column ?role
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a node stands, and in which role."""

    where: Cell | Elsewhere
    role: str


def shape_flags(store: Store, flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Hold the shapes against a graph, and flag what `flags` does not say already."""
    results = validate(store, shipped_shapes())
    standing = find_standing(store, (result.focus for result in results))
    known = {spot for flag in flags for spot in _spots(flag.code, flag.where)}
    return tuple(
        as_flag(result, standing[result.focus])
        for result in results
        if not any(
            spot in known
            for code in result.repeats
            for spot in _spots(code, standing[result.focus].where)[:1]
        )
    )


def _spots(code: str, where: object) -> tuple[tuple[str, object], ...]:
    """Give where a flag speaks: its cell, then its row as a whole."""
    match where:
        case Cell(review, row, _):
            return (code, where), (code, Elsewhere(review, row))
        case _:
            return ((code, where),)


def find_standing(store: Store, nodes: Iterable[str]) -> Mapping[str, Standing]:
    """Find the cell of each node, else its row, else its review; nodes as SPARQL writes terms."""
    wanted = sorted({node for node in nodes if node.startswith("<")})
    found = dict.fromkeys(wanted, Standing(Elsewhere("", 0), ""))
    if not wanted:
        return found
    rows = query(store, _WHERE % " ".join(wanted), "flags of shapes")
    assert isinstance(rows, QuerySolutions)  # noqa: S101 - it is a SELECT
    for row in rows:
        node, review, number, column, role = (_text(value) for value in row)
        if found[f"<{node}>"].where == Elsewhere("", 0):
            found[f"<{node}>"] = Standing(_place(review, number, column), _role(role))
    return found


def _place(review: str, row: str, column: str) -> Cell | Elsewhere:
    if review and row and column:
        return Cell(review, int(row), column)
    return Elsewhere(review, int(row) if review and row else 0)


def _text(value: object) -> str:
    return value.value if isinstance(value, NamedNode | Literal) else ""


def _role(iri: str) -> str:
    return iri.removeprefix(term("role", ""))


def as_flag(result: Result, standing: Standing) -> Flag:
    """Say a result as a flag: the node, what was found there, and the cure."""
    found = f" {_shown(result.value)}" if result.value not in ("", result.focus) else ""
    path = f"{_shown(result.path)}" if result.path else ""
    place = f"{_shown(result.focus)} {path}".strip()
    return Flag(
        code=CODE,
        where=standing.where,
        role=standing.role,
        message=f"{place}{found}: {result.message}",
        severity=term("severity", result.severity),
        node=result.focus.strip("<>"),
        shape=result.shape,
    )


def _shown(text: str) -> str:
    """Write a term or a path for people.

    >>> _shown("<https://w3id.org/mesograph/id/dose/x/1/1>")
    'id:dose/x/1/1'
    >>> _shown('"1000"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    '1000'
    """
    if text.startswith('"'):
        words = text.rsplit('"', 1)[0][1:]
        return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    parts = text.split("<")
    return parts[0] + "".join(
        shorten(iri) + rest for iri, _, rest in (part.partition(">") for part in parts[1:])
    )
