"""What cards ask of a graph: the queries of `queries/cards`, and the questions that all may ask."""

from collections.abc import Mapping, Sequence
from functools import cache

from mesograph.questions.answers import Table, answer, find
from mesograph.questions.headers import Query, find_query
from mesograph.store import Store
from mesograph.vocabulary.terms import ontology

Line = Mapping[str, str]
"""A line of an answer, by column; an empty text stands for nothing."""


@cache
def _card_query(name: str) -> Query:
    return find_query(name, "cards")


@cache
def _question(name: str) -> Query:
    return find(name)


def lines(store: Store, name: str, **parameters: str) -> Sequence[Line]:
    """Ask a query of `queries/cards`; raises `BadParameter` for what means nothing."""
    return _by_column(answer(store, _card_query(name), parameters))


def question(store: Store, name: str, **parameters: str) -> Sequence[Line]:
    """Ask one of the questions that all may ask."""
    return _by_column(answer(store, _question(name), parameters))


def _by_column(table: Table) -> Sequence[Line]:
    return tuple(dict(zip(table.columns, row, strict=True)) for row in table.rows)


def label(scheme: str, name: str) -> str:
    """Give the label by which answers call a term; raises `UnknownName`.

    >>> label("role", "hasFinding")
    'findings'
    """
    return ontology().find(scheme, name).label


def several(text: str) -> tuple[str, ...]:
    """Take the values of a joined cell apart.

    >>> several("bone marrow; umbilical cord"), several("")
    (('bone marrow', 'umbilical cord'), ())
    """
    return tuple(text.split("; ")) if text else ()


def counted(number: int, thing: str) -> str:
    """Write a count with its noun.

    >>> counted(1, "row"), counted(2, "study|studies")
    ('1 row', '2 studies')
    """
    one, _, more = thing.partition("|")
    return f"{number} {one if number == 1 else more or one + 's'}"
