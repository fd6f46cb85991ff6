"""A second engine for the questions: rdflib, over the same quads taken together."""

import re
from collections import Counter
from collections.abc import Iterable

from rdflib import Graph, Literal
from rdflib.query import ResultRow
from rdflib.term import Identifier

from mesograph.questions.answers import Table, as_text, fill, tabulate
from mesograph.questions.headers import Query
from mesograph.rdf import Literal as Ours
from mesograph.rdf import NamedNode, QuerySolutions
from mesograph.store import Store, query

OF_A_ROW = re.compile(rb"^<[^>]*/id/[a-z-]+/(?P<row>[a-z0-9-]+/\d+)(?:/[^>]*)?> ")
"""A quad whose subject belongs to one row of a review."""

SAMPLE = frozenset(
    f"{review}/{row}"
    for review, rows in (
        ("sttt-2025", (5, 6, 17, 22, 24, 25, 29, 42, 43, 52, 80, 83, 84, 92)),
        ("wjsc-2025", (1, 2, 8, 9, 10, 12, 17, 20)),
        ("msc-cancer-2022", (2, 9, 13, 21, 33)),
    )
    for row in rows
)
"""Rows that between them have what makes a query hard: several trials, tissues, routes and doses,
damaged counts and numbers, shared and repeated trials, all reasons for a missing value."""


def of_rows(lines: bytes, rows: Iterable[str]) -> bytes:
    """Keep the quads of some rows, and all that belong to no row."""
    kept = {row.encode() for row in rows}
    found = ((OF_A_ROW.match(line), line) for line in lines.splitlines(keepends=True))
    return b"".join(line for match, line in found if match is None or match["row"] in kept)


def second_graph(lines: bytes) -> Graph:
    """Load quads into rdflib as one graph, as our store takes them together."""
    triples = re.sub(rb" <[^<>\s]+> \.\n", b" .\n", lines)
    return Graph().parse(data=triples, format="nt")


def by_first(store: Store, question: Query) -> Counter[tuple[str, ...]]:
    found = query(store, fill(store, question, question.example), question.name)
    assert isinstance(found, QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    lines = [tuple(as_text(solution[column]) for column in columns) for solution in found]
    return settled(columns, lines, question)


def by_second(graph: Graph, store: Store, question: Query) -> Counter[tuple[str, ...]]:
    found = graph.query(fill(store, question, question.example))
    assert found.vars is not None
    columns = tuple(map(str, found.vars))
    rows = [row for row in found if isinstance(row, ResultRow)]
    lines = [tuple(as_text(ours(value)) for value in row) for row in rows]
    return settled(columns, lines, question)


def settled(
    columns: tuple[str, ...], lines: list[tuple[str, ...]], question: Query
) -> Counter[tuple[str, ...]]:
    table: Table = tabulate(columns, lines, question.key)
    return Counter((table.columns, *table.rows))


def ours(value: Identifier | None) -> Ours | NamedNode | None:
    """Take a node of rdflib for one of ours."""
    if value is None:
        return None
    if isinstance(value, Literal):
        if value.language:
            return Ours(str(value), language=value.language)
        return (
            Ours(str(value), datatype=NamedNode(value.datatype)) if value.datatype else Ours(value)
        )
    return NamedNode(str(value))
