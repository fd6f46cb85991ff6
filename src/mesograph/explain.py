"""Why a node is in the graph: what is said of it, and the way back to its cells and rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mesograph.errors import BadParameter, UnknownName
from mesograph.names import BASE, PREFIXES, shorten, thing
from mesograph.questions.answers import as_text
from mesograph.rdf import Literal, NamedNode, Quad, QuerySolutions
from mesograph.store import Store, query


@dataclass(frozen=True, slots=True)
class Witness:
    """One claim that a node rests on, with its place."""

    review: str
    row: str
    column: str
    words: str
    """The cell's words, where they are kept; else empty."""
    quote: str
    """The claim's own words, where the document was at hand; else empty."""
    lines: str
    role: str
    rule: str
    claim: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node: what is said of it, in which graphs, and which cells it rests on."""

    iri: str
    said: tuple[tuple[str, str, str], ...]
    """Property, value and graph."""
    witnesses: tuple[Witness, ...]


_ROW = re.compile(
    r"(?P<slug> [a-z0-9][a-z0-9-]* ) [ /] (?P<row> [0-9]+ ) (?: , [ ]* (?P<column> .+ ) )?",
    re.VERBOSE,
)
"""A row or a cell, as cards print it."""

_WITNESSES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?review ?row ?column ?words ?quote ?first ?last ?role ?rule ?claim
WHERE {
  { VALUES ?claim { NODE } }
  UNION { ?claim meso:value NODE }
  UNION { ?claim meso:inCell NODE }
  UNION { NODE meso:hasClaim ?claim }
  UNION { ?about meso:aboutTrial NODE ; meso:hasClaim ?claim }
  UNION {
    NODE meso:flagCode ?code ; meso:inCell ?flagged ; meso:role ?spoken .
    ?claim meso:inCell ?flagged ; meso:role ?spoken
  }
  UNION { ?placed meso:hasPlace NODE . ?claim meso:inCell ?placed }
  UNION { ?claim meso:hasQuote NODE }
  ?claim a meso:Claim ; meso:inCell ?cell ; meso:role ?claimed ; meso:readBy ?reader .
  ?cell meso:inColumn/meso:header ?column ; meso:cellOf ?report .
  ?report meso:row ?row ; meso:ofReview/dct:identifier ?review .
  OPTIONAL { ?cell prov:value ?words }
  OPTIONAL { ?claim meso:hasQuote/oa:exact ?quote }
  OPTIONAL { ?cell meso:hasPlace ?place . ?place meso:firstLine ?first ; meso:lastLine ?last }
  BIND (REPLACE(STR(?claimed), "^.*/", "") AS ?role)
  BIND (REPLACE(STR(?reader), "^.*/", "") AS ?rule)
}
"""


def explain(store: Store, name: str) -> Explanation:
    """Explain a node, given by its IRI, in the short form, or as cards name rows and trials.

    Raises `BadParameter` for what can be no IRI, `UnknownName` where the graph does not hold it.
    """
    node, said = _node(store, name)
    iri = node.value
    found = query(store, _WITNESSES.replace("NODE", str(node)), "explain")
    assert isinstance(found, QuerySolutions)  # noqa: S101 - the query above is a SELECT
    names = ("review", "row", "column", "words", "quote", "role", "rule", "claim")
    witnesses = {
        Witness(
            lines=_lines(as_text(solution["first"]), as_text(solution["last"])),
            **{column: as_text(solution[column]) for column in names},
        )
        for solution in found
    }
    ordered = sorted(witnesses, key=lambda w: (w.review, int(w.row), w.column, w.claim, w.lines))
    return Explanation(iri, said, tuple(ordered))


def _node(store: Store, name: str) -> tuple[NamedNode, tuple[tuple[str, str, str], ...]]:
    """Find what a name stands for, with what is said of it."""
    iris = iris_of(name)
    for iri in iris:
        try:
            node = NamedNode(iri)
        except ValueError as error:
            reason = "is no IRI; say id:trial/NCT01547091, NCT01547091, or a row as sttt-2025 42"
            raise BadParameter("explain", name, reason) from error
        if said := tuple(_said(store.quads_for_pattern(node, None, None, None))):
            return node, said
    raise UnknownName("node", shorten(iris[-1]), _neighbours(store, iris[-1]))


def full_iri(name: str) -> str:
    """Give the whole IRI of a name, the first of those that it may stand for."""
    return iris_of(name)[0]


def iris_of(name: str) -> tuple[str, ...]:
    """Give what a name may stand for: a whole IRI, a short one, a row, a cell or a trial.

    >>> iris_of("id:trial/NCT01547091")
    ('https://w3id.org/mesograph/id/trial/NCT01547091',)
    >>> iris_of("sttt-2025 42")
    ('https://w3id.org/mesograph/id/report/sttt-2025/42',)
    >>> iris_of("wjsc-2025 9, Follow-up (months)")
    ('https://w3id.org/mesograph/id/cell/wjsc-2025/9/Follow-up--months-',)
    """
    name = name.strip()
    if "://" in name:
        return (name.strip("<>"),)
    prefix, colon, local = name.partition(":")
    if colon and prefix in PREFIXES:
        return (PREFIXES[prefix] + local,)
    if found := _ROW.fullmatch(name):
        slug, row, column = found.group("slug", "row", "column")
        return (thing("cell", slug, row, column) if column else thing("report", slug, row),)
    if name.startswith(("id/", "term/", "graph/")):
        return (f"{BASE}{name}",)
    return (f"{BASE}id/{name}", thing("trial", name))


def _said(quads: Iterator[Quad]) -> Iterator[tuple[str, str, str]]:
    lines = []
    for quad in quads:
        value = quad.object
        text = value.value if isinstance(value, Literal) else shorten(str(as_text(value)))
        graph = quad.graph_name
        where = shorten(graph.value) if isinstance(graph, NamedNode) else ""
        lines.append((shorten(quad.predicate.value), text, where))
    return iter(sorted(lines))


def _lines(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _neighbours(store: Store, iri: str) -> list[str]:
    """Give nodes whose IRIs begin alike, to suggest from."""
    stem = iri.rsplit("/", 1)[0]
    found = query(
        store, f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER STRSTARTS(STR(?s), "{stem}") }}', "explain"
    )
    assert isinstance(found, QuerySolutions)  # noqa: S101 - the query above is a SELECT
    return [shorten(as_text(solution["s"])) for solution in found]
