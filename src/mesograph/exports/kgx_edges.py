"""Edges as KGX has them, written fast."""

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from mesograph.exports.biolink import INFORES, biolink
from mesograph.exports.columns import plain_witness
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
_SAID = ("knowledge_assertion", "manual_validation_of_automated_agent")
_HOLES: Record = {
    "id": "mesograph:edge/%s",
    "subject": "%s",
    "object": "%s",
    "row": ["%s"],
    "claim": ["%s"],
}
"""What differs between edges that share predicate, graph and review, as `%` fills it."""


def edge_writer(publications: Mapping[str, str]) -> Callable[[Edge], Lines]:
    """Give what writes an edge; `publications` maps slugs of reviews to DOIs.

    Most edges rest on one claim and differ from many others in a few cells, none of which needs an
    escape. Their lines are written once with holes in them, which are then filled.
    """
    contract = curies().contract

    @lru_cache(4096)
    def with_holes(predicate: str, graph: str, review: str) -> Lines:
        alike = Edge("", predicate, "", graph, (Support(review, 0),))
        record = edge_record(alike, publications)
        return _lines({name: _doubled(cell) for name, cell in record.items()} | _HOLES)

    def write_edge(edge: Edge) -> Lines:
        only = plain_witness(edge)
        if only is None:
            return _lines(edge_record(edge, publications))
        line, row = with_holes(edge.predicate, edge.graph, only.review)
        subject, value = contract(edge.subject), contract(edge.object)
        cells = (_mark(edge), subject, value, only.row, contract(only.claim))
        return line % cells, row % cells

    return write_edge


def _lines(record: Record) -> Lines:
    return json_line(record), table_line(record, EDGE_COLUMNS)


def _doubled(cell: str | list[str]) -> str | list[str]:
    """Write a cell so that `%` leaves it as it was."""
    if isinstance(cell, str):
        return cell.replace("%", "%%")
    return [value.replace("%", "%%") for value in cell]


def _mark(edge: Edge) -> str:
    """Give what tells an edge from all others."""
    ends = f"{edge.subject}\n{edge.predicate}\n{edge.object}\n{edge.graph}"
    return hashlib.sha256(ends.encode()).hexdigest()[:24]


def edge_record(edge: Edge, publications: Mapping[str, str]) -> Record:
    """Give the record of an edge; `publications` maps slugs of reviews to DOIs."""
    name = short(edge.predicate)
    level, agent = _LEVELS.get(edge.graph.removeprefix(f"{BASE}graph/").split("/")[0], _SAID)
    papers = {publications[s.review] for s in edge.support if s.review in publications}
    record: Record = {
        "id": f"mesograph:edge/{_mark(edge)}",
        "subject": curies().contract(edge.subject),
        "predicate": biolink().get(("predicate", name), "biolink:related_to"),
        "object": curies().contract(edge.object),
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
        record["row"] = [str(s.row) for s in edge.support]
        record["claim"] = [curies().contract(s.claim) for s in edge.support]
    return record
