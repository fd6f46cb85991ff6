"""Views: projections of the graph that a query defines, laid out to be read as they open."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from mesograph.errors import BadQuery
from mesograph.exports.gexf import Dot, Head, Line
from mesograph.exports.networks import communities, forces, layers
from mesograph.exports.palette import KNOWN, colour_of
from mesograph.questions.answers import as_text
from mesograph.questions.headers import Query, load_queries
from mesograph.rdf import QuerySolutions
from mesograph.store import Store, query

Pair: TypeAlias = tuple[str, str, str]
"""Two nodes and the kind of their edge."""
NODE_TYPES = {
    "kind": "string",
    "statements": "integer",
    "neighbours": "integer",
    "community": "integer",
}
EDGE_TYPES = {"relation": "string", "statements": "integer"}
_EDGE_ALPHA = 0.5


@dataclass(frozen=True, slots=True)
class Projection:
    """What the query of a view finds: nodes with kind and name, edges with their witnesses."""

    nodes: Mapping[str, tuple[str, str]]
    edges: Mapping[Pair, frozenset[str]]
    years: Mapping[str | Pair, str]
    """The earliest year of a node or an edge, where every witness has one."""


def views() -> Mapping[str, Query]:
    """Give the queries that define views, by name."""
    return load_queries("views")


def project(store: Store, view: Query) -> Projection:
    """Run the query of a view; each solution is one witness of one edge."""
    found = query(store, view.text, view.path)
    if not isinstance(found, QuerySolutions):
        raise BadQuery(view.path, "a view is a SELECT query")
    nodes: dict[str, tuple[str, str]] = {}
    edges: dict[Pair, set[str]] = defaultdict(set)
    years: dict[str | Pair, set[str]] = defaultdict(set)
    for solution in found:
        said = {name: as_text(solution[name]) for name in _COLUMNS}
        pair = (said["source"], said["target"], said["kind"])
        for end in ("source", "target"):
            # A thing with several names has the first of them, whatever order they come in.
            named = (said[f"{end}_kind"], said[f"{end}_name"])
            nodes[said[end]] = min(nodes.get(said[end], named), named)
            years[said[end]].add(said["year"])
        edges[pair].add(said["witness"])
        years[pair].add(said["year"])
    known = {thing: min(held) for thing, held in years.items() if "" not in held}
    witnessed = {pair: frozenset(edges[pair]) for pair in sorted(edges)}
    return Projection(dict(sorted(nodes.items())), witnessed, known)


_COLUMNS = (
    *("source", "source_kind", "source_name", "target", "target_kind", "target_name"),
    *("kind", "witness", "year"),
)


def head_of(view: Query) -> Head:
    """Say what the file of a view is."""
    return Head(view.title, view.header.get("about", ""), NODE_TYPES, EDGE_TYPES, directed=False)


def drawn(view: Query, projection: Projection) -> tuple[list[Dot], list[Line]]:
    """Lay a view out: places, sizes by the number of statements, colours by kind."""
    weights = {pair: len(witnesses) for pair, witnesses in projection.edges.items()}
    kinds = {iri: kind for iri, (kind, _) in projection.nodes.items()}
    layered = view.header.get("layout") == "layered"
    places = layers(kinds, weights) if layered else forces(kinds, weights)
    together = communities(kinds, weights)
    statements: dict[str, int] = dict.fromkeys(kinds, 0)
    near: dict[str, set[str]] = {iri: set() for iri in kinds}
    for (source, target, _), weight in weights.items():
        for one, other in ((source, target), (target, source)):
            statements[one] += weight
            near[one].add(other)
    most = max(statements.values(), default=1)
    dots = [
        Dot(
            iri,
            name,
            (
                ("kind", kind),
                ("statements", str(statements[iri])),
                ("neighbours", str(len(near[iri]))),
                ("community", str(together[iri])),
            ),
            *places[iri],
            size=8 + 32 * sqrt(statements[iri] / most),
            colour=colour_of(name if name in KNOWN else kind),
            year=projection.years.get(iri, ""),
        )
        for iri, (kind, name) in projection.nodes.items()
    ]
    colours = {dot.id: dot.colour for dot in dots}
    lines = [
        Line(
            *pair,
            values=(("relation", pair[2]), ("statements", str(weight))),
            weight=weight,
            colour=KNOWN.get(pair[2], colours[pair[0]]),
            alpha=_EDGE_ALPHA,
            year=projection.years.get(pair, ""),
        )
        for pair, weight in weights.items()
    ]
    return dots, lines
