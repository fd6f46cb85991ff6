"""How well cells are read that were made up and coded without sight of the reader."""

import pytest

from mesograph.prose.score import Scores
from tests.prose.made_up import CELLS, FINDINGS, HERE, NARRATIVE, SECOND, coded, scores, texts

FIRST = CELLS, FINDINGS
UNSEEN = HERE / "unseen.tsv", HERE / "unseen.findings.tsv"
SECOND_UNSEEN = HERE / "second_unseen.tsv", HERE / "second_unseen.findings.tsv"
NARRATIVE_UNSEEN = HERE / "narrative_unseen.tsv", HERE / "narrative_unseen.findings.tsv"
"""Cells that the reader was never mended on: leave them so."""


@pytest.fixture(scope="module")
def reached() -> Scores:
    return scores()


@pytest.mark.parametrize(
    ("cells", "findings"), [FIRST, SECOND, SECOND_UNSEEN, NARRATIVE, NARRATIVE_UNSEEN]
)
def test_every_coded_finding_is_of_a_cell(cells, findings):
    assert set(coded(findings)) <= set(texts(cells))


@pytest.mark.parametrize("findings", [FIRST[1], SECOND[1], NARRATIVE[1], NARRATIVE_UNSEEN[1]])
def test_every_coded_finding_is_of_a_measure_that_the_ontology_has(findings):
    measures = {found.measure for told in coded(findings).values() for found in told}

    assert {iri for iri in measures if not iri.startswith("http")} == set()


@pytest.mark.parametrize(
    ("part", "floor"), [("measure", 0.95), ("direction", 0.92), ("whole", 0.80)]
)
def test_reading_made_up_cells_does_not_fall_below_what_was_reached(reached, part, floor):
    assert getattr(reached, part).f1 >= floor


@pytest.mark.parametrize(
    ("part", "floor"), [("measure", 0.95), ("direction", 0.95), ("whole", 0.86)]
)
def test_reading_the_cells_of_a_second_author_does_not_fall(part, floor):
    assert getattr(scores(*SECOND), part).f1 >= floor


@pytest.mark.parametrize(
    ("part", "floor"), [("measure", 0.86), ("direction", 0.81), ("whole", 0.48)]
)
def test_reading_whole_sentences_does_not_fall_below_what_was_reached(part, floor):
    assert getattr(scores(*NARRATIVE), part).f1 >= floor


@pytest.mark.parametrize(("part", "floor"), [("measure", 0.77), ("direction", 0.62)])
def test_reading_unseen_sentences_does_not_fall_below_what_was_reached(part, floor):
    assert getattr(scores(*NARRATIVE_UNSEEN), part).f1 >= floor


@pytest.mark.parametrize(("part", "floor"), [("measure", 0.70), ("direction", 0.57)])
def test_reading_unseen_cells_does_not_fall_below_what_was_reached(part, floor):
    assert getattr(scores(*UNSEEN), part).f1 >= floor


@pytest.mark.parametrize(("part", "floor"), [("measure", 0.85), ("direction", 0.80)])
def test_reading_more_cells_of_the_second_author_does_not_fall_below_what_was_reached(part, floor):
    assert getattr(scores(*SECOND_UNSEEN), part).f1 >= floor
