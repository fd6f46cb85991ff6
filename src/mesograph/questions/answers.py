"""Answers: a query run over a graph, as a table with the promised columns and order."""

import shlex
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mesograph.errors import BadParameter, BadQuery, did_you_mean, nearest
from mesograph.names import PREFIXES
from mesograph.pattern import plain
from mesograph.questions.headers import Query, find_query, load_queries
from mesograph.questions.parameters import node_of
from mesograph.rdf import BlankNode, Literal, NamedNode, QuerySolutions, Triple
from mesograph.store import Store, query

FOLDERS = ("ledgers", "questions", "audits")
_NUMERIC = {PREFIXES["xsd"] + name for name in ("decimal", "double", "float")}
_BEGINS_A_NUMBER = frozenset("+-.0123456789IN")
"""With INF and NaN. To ask each text for its datatype would take as long as all the rest."""
_JOINED_BY_BLANK = frozenset({"trials"})


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of text under named columns; an empty text stands for nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def questions() -> Mapping[str, Query]:
    """Give every query that can be asked, by name."""
    return load_queries(*FOLDERS)


def find(name: str) -> Query:
    """Find a question by its name; raises `UnknownName` with the nearest."""
    return find_query(name, *FOLDERS)


def ask(store: Store, name: str, **parameters: str) -> Table:
    """Ask a question by its name.

    Raises `UnknownName` for the question, `BadParameter` for what it does not take.
    """
    return answer(store, find(name), parameters)


def answer(store: Store, question: Query, parameters: Mapping[str, str]) -> Table:
    """Run a question with its parameters filled in."""
    text = fill(store, question, parameters)
    found = query(store, text, question.path)
    if not isinstance(found, QuerySolutions):
        raise BadQuery(question.path, "a question is a SELECT query")
    return table_of(found, question.key)


def table_of(found: QuerySolutions, key: Sequence[str] = ()) -> Table:
    """Make a table of the solutions of a SELECT query."""
    columns = tuple(variable.value for variable in found.variables)
    # Lists here and below: an answer has thousands of cells, and a generator is slower by half.
    lines = [
        tuple(["" if value is None else as_text(value) for value in solution]) for solution in found
    ]
    return tabulate(columns, lines, key)


def fill(store: Store, question: Query, parameters: Mapping[str, str]) -> str:
    """Fill the blanks of a question with what a caller typed.

    Raises `BadParameter` for one that is unknown, missing, means nothing or is ambiguous.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in parameters.keys() - known.keys():
        hint = did_you_mean(nearest(name, known)) or f"; it takes {', '.join(known) or 'none'}"
        raise BadParameter(question.name, name, f"is not taken{hint}")
    text = question.text
    for name, parameter in known.items():
        if name in parameters:
            node = node_of(store, question.name, parameter, parameters[name])
            text = text.replace(parameter.line, f"VALUES ?{parameter.variable} {{ {node} }}")
        elif parameter.required:
            example = question.example.get(name, "…")
            said = shlex.quote(f"{name}={example}")
            raise BadParameter(question.name, name, f"is missing; say --param {said}")
    return text


def as_text(node: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """Write a node plainly: numbers at their shortest, IRIs whole, nothing as nothing."""
    if node is None:
        return ""
    if isinstance(node, Literal):
        text = node.value
        if text[:1] in _BEGINS_A_NUMBER and node.datatype.value in _NUMERIC:
            return plain(Decimal(text))
        return text
    return node.value if isinstance(node, NamedNode) else str(node)


def tabulate(
    columns: tuple[str, ...], lines: Iterable[tuple[str, ...]], key: Sequence[str] = ()
) -> Table:
    """Gather lines that share the key, join their values, and sort.

    >>> tabulate(("row", "tissue"), [("2", "b"), ("10", ""), ("2", "a")], ["row"]).rows
    (('2', 'a; b'), ('10', ''))
    """
    if not key:
        return Table(columns, tuple(sorted(lines, key=order)))
    grouped: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    places = [columns.index(column) for column in key]
    for line in lines:
        grouped[tuple([line[place] for place in places])].append(line)
    joined = (
        group[0] if len(group) == 1 else _joined(columns, group) for group in grouped.values()
    )
    return Table(columns, tuple(sorted(joined, key=order)))


def _joined(columns: Sequence[str], lines: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Make one line of several, the values of a column sorted and joined."""
    values = (sorted({value for value in column if value}) for column in zip(*lines, strict=True))
    joints = (" " if column in _JOINED_BY_BLANK else "; " for column in columns)
    return tuple(joint.join(several) for joint, several in zip(joints, values, strict=True))


def order(line: Iterable[str]) -> tuple[tuple[int, int, str], ...]:
    """Give the sort key of a line: nothing first, whole numbers as numbers, text by code point.

    >>> sorted([("10",), ("9",), ("a",), ("",)], key=order)
    [('',), ('9',), ('10',), ('a',)]
    """
    return tuple(
        [
            (0, 0, "")
            if not text
            else (1, int(text), text)
            if text.isascii() and text.isdigit()
            else (2, 0, text)
            for text in line
        ]
    )
