"""The graph as nodes with properties and edges between them, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from mesograph.exports.externals import Externals
from mesograph.exports.keys import Key, Keys, ranges
from mesograph.exports.lookup import HAS_CLAIM, RDF_TYPE
from mesograph.exports.source import Source
from mesograph.exports.support import Support, Witnesses
from mesograph.exports.values import value_of
from mesograph.names import PREFIXES, VOCABULARY, shorten
from mesograph.rdf import Literal, NamedNode, Quad

CLAIM = VOCABULARY + "Claim"
REPORT = VOCABULARY + "Report"
NAMED_BY = (
    PREFIXES["skos"] + "prefLabel",
    PREFIXES["rdfs"] + "label",
    PREFIXES["dct"] + "title",
    PREFIXES["dct"] + "identifier",
    VOCABULARY + "code",
    VOCABULARY + "header",
)
"""Properties that give a node its name, the best first."""


class Shown(StrEnum):
    """How what a row says is shown: as an edge to its value, by way of a claim, or both."""

    PLAIN = "plain"
    CLAIMS = "claims"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its IRI, its classes, and what is said of it in words and numbers."""

    iri: str
    classes: tuple[str, ...]
    values: tuple[tuple[Key, str], ...]

    @property
    def name(self) -> str:
        """What people call it: its first label, else its IRI in short."""
        for naming in NAMED_BY:
            for key, text in self.values:
                if key.property == naming:
                    return text
        return shorten(self.iri).removeprefix("id:")


@dataclass(frozen=True, slots=True)
class Edge:
    """Something said of one thing by naming another, in a graph, with its witnesses."""

    subject: str
    predicate: str
    object: str
    graph: str
    support: tuple[Support, ...]


Element: TypeAlias = Node | Edge


def outline(source: Source, shown: Shown) -> Iterator[Element]:
    """Give every node and edge, edges without their witnesses where these decide nothing."""
    return _elements(source, shown, Witnesses(source) if shown is Shown.CLAIMS else None)


def elements(source: Source, shown: Shown = Shown.BOTH) -> Iterator[Element]:
    """Give every node and edge, each node before its edges; blank nodes are left to RDF."""
    return _elements(source, shown, Witnesses(source))


def _elements(source: Source, shown: Shown, witnesses: Witnesses | None) -> Iterator[Element]:
    keys, externals = Keys(ranges(source.store)), Externals(source)
    for subject, quads in groupby(source.quads(), key=attrgetter("subject")):
        if not isinstance(subject, NamedNode):
            continue
        said = list(quads)
        node = _node(subject.value, said, keys)
        dropped = shown is Shown.PLAIN and CLAIM in node.classes
        if not dropped:
            yield node
        for quad in said:
            if quad.predicate.value == RDF_TYPE or not isinstance(quad.object, NamedNode):
                continue
            # Told even where its first edge is hidden: a later one may not be.
            if externals.first(quad.object.value):
                yield Node(quad.object.value, (), ())
            edge = _edge(quad, witnesses, of_row=REPORT in node.classes)
            if not dropped and not _hidden(edge, node, shown):
                yield edge


def _node(iri: str, said: list[Quad], keys: Keys) -> Node:
    classes: set[str] = set()
    values: dict[tuple[Key, str], None] = {}
    for quad in said:
        value = quad.object
        if isinstance(value, Literal):
            values[keys.key(quad.predicate.value, value), value.value] = None
        elif quad.predicate.value == RDF_TYPE and isinstance(value, NamedNode):
            classes.add(value.value)
    return Node(iri, tuple(sorted(classes)), tuple(sorted(values)))


def _edge(quad: Quad, witnesses: Witnesses | None, *, of_row: bool) -> Edge:
    graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
    ends = (value_of(quad.subject), quad.predicate.value, value_of(quad.object), graph)
    return Edge(*ends, witnesses.of(ends, of_row=of_row) if witnesses else ())


def _hidden(edge: Edge, node: Node, shown: Shown) -> bool:
    """Whether an edge is left out: to a claim, or past it."""
    if shown is Shown.PLAIN:
        return edge.predicate == HAS_CLAIM
    if shown is Shown.CLAIMS and REPORT in node.classes:
        return edge.predicate != HAS_CLAIM and any(support.claim for support in edge.support)
    return False
