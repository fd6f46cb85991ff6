"""The graph from Python: open a build, ask it, and take the answer as tuples or a data frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias, cast

from mesograph.building.output import STORE, find_build
from mesograph.cards.elsewhere import told_of_none
from mesograph.errors import BadQuery, MesographError
from mesograph.explain import Explanation, explain
from mesograph.names import PREFIXES
from mesograph.questions.answers import Table, as_text, fill, find, tabulate
from mesograph.questions.parameters import meanings
from mesograph.questions.writing import as_table
from mesograph.rdf import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple
from mesograph.store import Store, open_store, query

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Value: TypeAlias = str | int | Decimal | bool | None
"""What stands in a cell of an answer; None for nothing."""

SHOWN = 50
"""How many rows an answer draws of itself; it holds them all."""

_Node: TypeAlias = NamedNode | BlankNode | Literal | Triple | None

_INTEGERS = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "gYear")
_KINDS: dict[str, type] = {
    **{PREFIXES["xsd"] + name: int for name in _INTEGERS},
    **{PREFIXES["xsd"] + name: Decimal for name in ("decimal", "double", "float")},
    PREFIXES["xsd"] + "boolean": bool,
}
_PANDAS: dict[type, str] = {int: "Int64", Decimal: "Float64", bool: "boolean", str: "string"}


class FramesMissing(MesographError):  # noqa: N818 - it reads as what happened
    """A data frame was asked for where no library for it is installed."""

    def __init__(self, library: str) -> None:
        self.library = library
        super().__init__(
            f"{library} is not installed: run `pip install {library}`, or take the rows as tuples"
        )


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """Rows of typed values under named columns."""

    columns: tuple[str, ...]
    kinds: tuple[type, ...]
    """What each column holds: str, int, Decimal or bool."""
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    """What a word was taken for that is no whole label; without rows, where else it stands."""

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, at: int) -> tuple[Value, ...]:
        return self.rows[at]

    def to_pandas(self) -> "pd.DataFrame":
        """Give a pandas frame whose columns can be empty: Int64, Float64, boolean or string.

        Raises `FramesMissing` without pandas, which has no decimals: the rows keep them exact.
        """
        pandas = _library("pandas")
        columns = zip(self.columns, self.kinds, self._by_column(), strict=True)
        frame = pandas.DataFrame(
            {
                name: pandas.array(
                    [float(v) if isinstance(v, Decimal) else v for v in values],
                    dtype=_PANDAS[kind],
                )
                for name, kind, values in columns
            }
        )
        return cast("pd.DataFrame", frame)

    def to_polars(self) -> "pl.DataFrame":
        """Give a polars frame: Int64, Decimal, Boolean or String.

        Raises `FramesMissing` without polars.
        """
        polars = _library("polars")
        kinds = {int: polars.Int64, bool: polars.Boolean, str: polars.String}
        columns = zip(self.columns, self.kinds, self._by_column(), strict=True)
        frame = polars.DataFrame(
            [
                polars.Series(name, values, polars.Decimal(38, _places(values)))
                if kind is Decimal
                else polars.Series(name, values, kinds[kind])
                for name, kind, values in columns
            ]
        )
        return cast("pl.DataFrame", frame)

    def _by_column(self) -> list[list[Value]]:
        return [[row[at] for row in self.rows] for at in range(len(self.columns))]

    def __repr__(self) -> str:
        """Draw the first rows for a terminal."""
        rows = tuple(tuple(map(_shown, row)) for row in self.rows[:SHOWN])
        return as_table(Table(self.columns, rows)) + "\n".join(self._beneath())

    def _repr_html_(self) -> str:
        """Draw the first rows in a notebook."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        lines = (
            "<tr>" + "".join(f"<td>{escape(_shown(value))}</td>" for value in row) + "</tr>"
            for row in self.rows[:SHOWN]
        )
        drawn = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
        return drawn + "".join(f"<p>{escape(told)}</p>" for told in self._beneath())

    def _beneath(self) -> Iterator[str]:
        left = len(self.rows) - SHOWN
        if left > 0:
            yield f"and {left} more, of {len(self.rows)}"
        yield from self.notes


@dataclass(frozen=True, slots=True)
class Graph:
    """A build, open for reading."""

    store: Store

    def ask(self, name: str, **parameters: str | int) -> Answer:
        """Ask one of the questions that come with mesograph, by its name.

        Raises `UnknownName` for the question, `BadParameter` for what it does not take.
        """
        question = find(name)
        typed = {key: str(value) for key, value in parameters.items()}
        meant = meanings(self.store, question, typed)
        values = typed | {one.parameter: one.value for one in meant}
        found = query(self.store, fill(self.store, question, values), question.path)
        if not isinstance(found, QuerySolutions):
            raise BadQuery(question.path, "a question is a SELECT query")
        answer = _answer(*_solutions(found), question.key)
        notes = [one.taken_for for one in meant if one.taken_for]
        if not answer.rows:
            notes += told_of_none(self.store, meant)
        return replace(answer, notes=tuple(notes))

    def sparql(self, text: str) -> Answer:
        """Run a query of your own: SELECT, ASK (one cell, true or false) or CONSTRUCT (triples).

        Raises `BadQuery`, with the place of the fault, where it is not SPARQL or would write.
        """
        found = query(self.store, text, "sparql")
        if isinstance(found, QuerySolutions):
            return _answer(*_solutions(found), ())
        if isinstance(found, QueryBoolean):
            return Answer(("answer",), (bool,), ((bool(found),),))
        triples = [(triple.subject, triple.predicate, triple.object) for triple in found]
        return _answer(("subject", "predicate", "object"), triples, ())

    def explain(self, iri: str) -> Explanation:
        """Say what a node rests on: its cells, and the rules that read them.

        Raises `UnknownName` where the graph does not hold it.
        """
        return explain(self.store, iri)


def ask(graph: Graph | Store, name: str, **parameters: str | int) -> Answer:
    """Ask a question of a graph or of a bare store; raises as `Graph.ask` does."""
    asked = graph if isinstance(graph, Graph) else Graph(graph)
    return asked.ask(name, **parameters)


def open(path: str | Path = "build") -> Graph:  # noqa: A001 - read as mesograph.open
    """Open what `mesograph build` wrote; raises `BuildMissing`."""
    return Graph(open_store(find_build(Path(path)) / STORE))


def _solutions(found: QuerySolutions) -> tuple[tuple[str, ...], list[tuple[_Node, ...]]]:
    columns = tuple(variable.value for variable in found.variables)
    return columns, [tuple(solution[column] for column in columns) for solution in found]


def _answer(
    columns: tuple[str, ...], nodes: Sequence[tuple[_Node, ...]], key: Sequence[str]
) -> Answer:
    table = tabulate(columns, [tuple(map(as_text, line)) for line in nodes], key)
    kinds = tuple(
        _kind([line[at] for line in nodes], [row[at] for row in table.rows])
        for at in range(len(columns))
    )
    rows = (
        tuple(_value(text, kind) for text, kind in zip(row, kinds, strict=True))
        for row in table.rows
    )
    return Answer(table.columns, kinds, tuple(rows))


def _kind(nodes: Sequence[_Node], texts: Sequence[str]) -> type:
    """Tell what a column holds: what all its values are, and text where they differ."""
    bound = [node for node in nodes if node is not None]
    kinds = {
        _KINDS.get(node.datatype.value, str) if isinstance(node, Literal) else str for node in bound
    }
    # A question may join several values in a cell; a joined cell is text.
    joined = any("; " in text for text in texts)
    if kinds == {int, Decimal}:
        kinds = {Decimal}
    return kinds.pop() if len(kinds) == 1 and not joined else str


def _value(text: str, kind: type) -> Value:
    if not text:
        return None
    if kind is bool:
        return text in ("true", "1")
    value: Value = kind(text)
    return value


def _places(values: Sequence[Value]) -> int:
    """Give the most decimal places that any of the values has."""
    exponents = (v.as_tuple().exponent for v in values if isinstance(v, Decimal))
    return max((-e for e in exponents if isinstance(e, int) and e < 0), default=0)


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise FramesMissing(name) from error
