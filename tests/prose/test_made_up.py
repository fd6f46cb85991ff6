"""How well cells are read that were made up and coded without sight of the reader."""

import pytest

from mesograph.prose.score import Scores
from tests.prose.made_up import HERE, coded, scores, texts

UNSEEN = HERE / "unseen.tsv", HERE / "unseen.findings.tsv"
"""Cells that the reader was never mended on: leave them so."""


@pytest.fixture(scope="module")
def reached() -> Scores:
    return scores()


def test_every_coded_finding_is_of_a_cell():
    assert set(coded()) <= set(texts())


def test_every_coded_finding_is_of_a_measure_that_the_ontology_has():
    measures = {found.measure for findings in coded().values() for found in findings}

    assert {iri for iri in measures if not iri.startswith("http")} == set()


@pytest.mark.parametrize(
    ("part", "floor"), [("measure", 0.95), ("direction", 0.92), ("whole", 0.80)]
)
def test_reading_made_up_cells_does_not_fall_below_what_was_reached(reached, part, floor):
    assert getattr(reached, part).f1 >= floor


@pytest.mark.parametrize(("part", "floor"), [("measure", 0.70), ("direction", 0.57)])
def test_reading_unseen_cells_does_not_fall_below_what_was_reached(part, floor):
    assert getattr(scores(*UNSEEN), part).f1 >= floor
