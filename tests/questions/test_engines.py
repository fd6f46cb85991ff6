"""Every question says the same on two engines, over a sample of rows."""

import pytest
from rdflib import Graph

from mesograph.questions.answers import questions
from mesograph.store import Store, add_lines, sorted_lines
from tests.questions.engines import SAMPLE, by_first, by_second, of_rows, second_graph


@pytest.fixture(scope="module")
def lines(store: Store) -> bytes:
    return of_rows(sorted_lines(store), SAMPLE)


@pytest.fixture(scope="module")
def first(lines: bytes) -> Store:
    store = Store()
    add_lines(store, [lines.decode()])
    return store


@pytest.fixture(scope="module")
def second(lines: bytes) -> Graph:
    return second_graph(lines)


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_says_the_same_on_both_engines(name, first, second):
    question = questions()[name]

    assert by_second(second, first, question) == by_first(first, question)
