"""Audits: queries whose answer is a fault, and which therefore answer nothing."""

import pytest

from mesograph.building.graph import graph_of
from mesograph.building.sources import load_sources
from mesograph.questions.answers import answer
from mesograph.questions.headers import load_queries
from tests.made_up import ROWS, table, write_review

AUDITS = load_queries("audits")


@pytest.mark.parametrize("name", AUDITS)
def test_the_shipped_graph_passes_the_audit(name, store):
    assert answer(store, AUDITS[name], {}).rows == ()


def test_a_row_whose_condition_has_no_term_fails_its_audit(tmp_path):
    unknown = ("2", "Gomphosis of the spleen", *ROWS[2][2:])
    write_review(tmp_path, rows_tsv=table((*ROWS[:2], unknown)))

    found = answer(graph_of(load_sources([tmp_path])), AUDITS["report-without-condition"], {})

    assert found.rows == (("made-up", "2"),)
