"""Nodes and edges as lines of text under named columns, as CSV, GraphML, GEXF and KGX have them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from mesograph.exports.elements import Edge, Node
from mesograph.exports.keys import Key, short
from mesograph.exports.pipes import joined, split
from mesograph.exports.schema import Schema
from mesograph.exports.support import Support

NODE_COLUMNS = ("uri", "name", "labels")
_PLAIN = re.compile(r"[A-Za-z0-9._-]+")
EDGE_COLUMNS = ("subject", "predicate", "object", "graph", "review", "row", "claim")


def grouped(node: Node) -> Mapping[Key, list[str]]:
    """Give the values of a node by their keys."""
    held: dict[Key, list[str]] = {}
    for key, text in node.values:
        held.setdefault(key, []).append(text)
    return held


def labels_of(node: Node) -> str:
    """Write the classes of a node in one cell."""
    return "|".join(map(short, node.classes))


def plain_witness(edge: Edge) -> Support | None:
    """Give the one claim that an edge rests on, where nothing about it needs an escape.

    Most edges have one. No IRI of RDF holds a quote, a backslash, a bar, `<`, `>` or white space.
    """
    if len(edge.support) != 1:
        return None
    (only,) = edge.support
    return only if only.claim and edge.graph and is_plain(only.review) else None


@lru_cache(1024)
def is_plain(slug: str) -> bool:
    """Whether the name of a review can stand in any file as it is."""
    return bool(_PLAIN.fullmatch(slug))


def witnesses(support: tuple[Support, ...]) -> tuple[str, str, str]:
    """Write what an edge rests on: reviews, rows and claims, the first with the first."""
    return (
        joined(s.review for s in support),
        "|".join(str(s.row) for s in support if s.row),
        joined(s.claim for s in support if s.claim),
    )


def support_of(reviews: str, rows: str, claims: str) -> tuple[Support, ...]:
    """Read what an edge rests on."""
    return paired(split(reviews), split(rows), split(claims))


def paired(
    reviews: Sequence[str], rows: Sequence[str], claims: Sequence[str]
) -> tuple[Support, ...]:
    """Put reviews, rows and claims together, the first with the first; all have one or none."""
    numbers = [int(row) for row in rows] or [0] * len(reviews)
    claimed = claims or [""] * len(reviews)
    return tuple(Support(*said) for said in zip(reviews, numbers, claimed, strict=True))


def node_of(uri: str, labels: str, cells: Iterable[tuple[str, str]], schema: Schema) -> Node:
    """Read a node; `cells` are names of keys with what stands under them."""
    values = [(schema.keys[name], text) for name, cell in cells for text in split(cell)]
    classes = tuple(sorted(schema.classes[label] for label in split(labels)))
    return Node(uri, classes, tuple(values))


def edge_of(cells: Mapping[str, str], schema: Schema) -> Edge:
    """Read an edge."""
    support = support_of(cells["review"], cells["row"], cells["claim"])
    predicate = schema.predicates[cells["predicate"]]
    return Edge(cells["subject"], predicate, cells["object"], cells["graph"], support)
