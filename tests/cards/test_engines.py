"""What cards and pictures ask says the same on two engines, over a sample of rows."""

import pytest
from rdflib import Graph

from mesograph.questions.headers import load_queries
from mesograph.store import Store, add_lines, sorted_lines
from tests.questions.engines import SAMPLE, by_first, by_second, of_rows, second_graph

QUERIES = load_queries("cards", "pictures")


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


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_query_says_the_same_on_both_engines(name, first, second):
    query = QUERIES[name]

    assert by_second(second, first, query) == by_first(first, query)
