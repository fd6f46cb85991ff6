"""Edges of the whole graph as GEXF has them, written fast."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from mesograph.exports.columns import is_plain, witnesses
from mesograph.exports.elements import Edge
from mesograph.exports.gexf import Line, line_text
from mesograph.exports.keys import short
from mesograph.exports.palette import colour_of
from mesograph.names import BASE, VOCABULARY

EDGE_KEYS = ("predicate", "graph", "review", "row", "claim")
Cells: TypeAlias = tuple[str, str, str, str, str]
_TO_TERMS = (BASE + "term/", VOCABULARY.removesuffix("#"))
"""Where the many edges to few things lead, which would hide all others."""
_FAINT, _PLAIN = 0.05, 0.4
_HOLE = "\ue000"
"""A character for private use, which XML does not escape."""
_CELLS = 5
"""In how many places edges differ that are alike: number, ends, row and claim."""


def edge_writer() -> Callable[[int, Edge], str]:
    """Give what writes an edge, by its number.

    Most edges rest on one claim and differ from many others in five places, none of which needs an
    escape: no IRI of RDF holds a quote or `<`. What stands around these is written once, by the way
    that every other edge takes.
    """

    @lru_cache(4096)
    def around(predicate: str, graph: str, review: str, alpha: float) -> tuple[str, ...]:
        name = short(predicate)
        alike = _drawn(_HOLE, _HOLE, (name, graph, review, _HOLE, _HOLE), alpha)
        pieces = tuple(line_text(_HOLE, alike).split(_HOLE))
        return pieces if is_plain(review) and len(pieces) == _CELLS + 1 else ()

    def write_edge(number: int, edge: Edge) -> str:
        subject, value, support = edge.subject, edge.object, edge.support
        alpha = _FAINT if value.startswith(_TO_TERMS) else _PLAIN
        if len(support) == 1 and (claim := support[0].claim):
            pieces = around(edge.predicate, edge.graph, support[0].review, alpha)
            if pieces and not ("&" in subject or "&" in value or "&" in claim):
                a, b, c, d, e, f = pieces
                return f"{a}{number}{b}{subject}{c}{value}{d}{support[0].row}{e}{claim}{f}"
        cells = (short(edge.predicate), edge.graph, *witnesses(support))
        return line_text(number, _drawn(subject, value, cells, alpha))

    return write_edge


def _drawn(subject: str, value: str, cells: Cells, alpha: float) -> Line:
    name = cells[0]
    values = tuple(zip(EDGE_KEYS, cells, strict=True))
    return Line(subject, value, name, values, 1, colour_of(name), alpha)
