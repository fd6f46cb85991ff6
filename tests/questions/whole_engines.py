"""Every question says the same on two engines, over all rows: `make test-engines`."""

import pytest
from rdflib import Graph

from mesograph.questions.answers import questions
from mesograph.store import Store, sorted_lines
from tests.questions.engines import by_first, by_second, second_graph


@pytest.fixture(scope="module")
def second(store: Store) -> Graph:
    return second_graph(sorted_lines(store))


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_says_the_same_on_both_engines(name, store, second):
    question = questions()[name]

    assert by_second(second, store, question) == by_first(store, question)
