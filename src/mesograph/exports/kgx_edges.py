"""Edges as KGX has them, written fast."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias

from mesograph.exports.biolink import INFORES, biolink
from mesograph.exports.columns import is_plain
from mesograph.exports.curies import curies
from mesograph.exports.elements import Edge
from mesograph.exports.keys import short
from mesograph.exports.kgx_lines import Record, json_line, table_line
from mesograph.exports.support import Support
from mesograph.names import BASE

Lines: TypeAlias = tuple[str, str]
"""A line of JSON and a line of the table that say the same."""
EDGE_COLUMNS = (
    *("id", "subject", "predicate", "object", "category", "knowledge_level", "agent_type"),
    *("primary_knowledge_source", "publications", "original_predicate", "graph"),
    *("review", "row", "claim"),
)
_LEVELS = {
    "ontology": ("knowledge_assertion", "manual_agent"),
    "rules": ("logical_entailment", "automated_agent"),
    "entailed": ("logical_entailment", "automated_agent"),
    "flags": ("not_provided", "automated_agent"),
}
"""How an edge is known, by the kind of its graph; what a review says is an assertion."""
_CELLS = 6
"""In how many places edges differ that share predicate, graph and review."""
_SAID = ("knowledge_assertion", "manual_validation_of_automated_agent")
_HOLE = "\ue000"
"""A character for private use, which neither JSON nor the table escapes."""
_HOLES: Record = {
    "subject": _HOLE,
    "object": _HOLE,
    "row": [_HOLE],
    "claim": [_HOLE],
}
"""What differs between edges that share predicate, graph and review, in the order of the lines."""


def edge_writer(publications: Mapping[str, str]) -> Callable[[Edge], Lines]:
    """Give what writes an edge; `publications` maps slugs of reviews to DOIs.

    Most edges rest on one claim and differ from many others only in their ends, row and claim, none
    of which needs an escape: no IRI of RDF holds a quote, a backslash, a bar or white space. What
    stands around these is written once, by the way that every other edge takes.
    """
    # Edges come subject by subject, and their claims are the subjects of others nearby.
    contract = lru_cache(4096)(curies().contract)

    @lru_cache(4096)
    def around(predicate: str, graph: str, review: str) -> tuple[list[str], list[str]] | None:
        if not graph or not is_plain(review):
            return None
        alike = Edge("", predicate, "", graph, (Support(review, 0),))
        holes = _HOLES | {"id": edge_id(_HOLE, short(predicate), _HOLE)}
        line, row = _lines(edge_record(alike, publications) | holes)
        pieces = line.split(_HOLE), row.split(_HOLE)
        return pieces if len(pieces[0]) == len(pieces[1]) == _CELLS + 1 else None

    def write_edge(edge: Edge) -> Lines:
        only = edge.support[0] if len(edge.support) == 1 else None
        if only is None or not (only.row and only.claim) or "#" in edge.subject:
            return _lines(edge_record(edge, publications))
        pieces = around(edge.predicate, edge.graph, only.review)
        if pieces is None:
            return _lines(edge_record(edge, publications))
        (a, b, c, d, e, f, g), (p, q, r, s, t, u, v) = pieces
        subject, value, row = contract(edge.subject), contract(edge.object), only.row
        claim = contract(only.claim)
        return (
            f"{a}{subject}{b}{value}{c}{subject}{d}{value}{e}{row}{f}{claim}{g}",
            f"{p}{subject}{q}{value}{r}{subject}{s}{value}{t}{row}{u}{claim}{v}",
        )

    return write_edge


def _lines(record: Record) -> Lines:
    return json_line(record), table_line(record, EDGE_COLUMNS)


def edge_id(subject: str, name: str, value: str) -> str:
    """Give what tells an edge from all others; no triple stands in two graphs.

    >>> edge_id("mesograph:id.report.wjsc-2025.9", "phase", "mesograph:term.phase.1")
    'mesograph:id.report.wjsc-2025.9#phase=mesograph:term.phase.1'
    """
    if "#" not in subject:
        return f"{subject}#{name}={value}"
    return f"mesograph:edge.{sha256(f'{subject} {name} {value}'.encode()).hexdigest()[:24]}"


def edge_record(edge: Edge, publications: Mapping[str, str]) -> Record:
    """Give the record of an edge; `publications` maps slugs of reviews to DOIs."""
    name = short(edge.predicate)
    level, agent = _LEVELS.get(edge.graph.removeprefix(f"{BASE}graph/").split("/")[0], _SAID)
    papers = {publications[s.review] for s in edge.support if s.review in publications}
    subject, value = curies().contract(edge.subject), curies().contract(edge.object)
    record: Record = {
        "id": edge_id(subject, name, value),
        "subject": subject,
        "predicate": biolink().get(("predicate", name), "biolink:related_to"),
        "object": value,
        "category": ["biolink:Association"],
        "knowledge_level": level,
        "agent_type": agent,
        "primary_knowledge_source": INFORES,
        "original_predicate": name,
        "graph": edge.graph,
    }
    if papers:
        record["publications"] = sorted(papers)
    if edge.support:
        record["review"] = [s.review for s in edge.support]
    if rows := [str(s.row) for s in edge.support if s.row]:
        record["row"] = rows
    if claims := [curies().contract(s.claim) for s in edge.support if s.claim]:
        record["claim"] = claims
    return record
