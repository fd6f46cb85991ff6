"""How well prose is read, and how that is counted."""

from collections import defaultdict
from decimal import Decimal

import pytest

from mesograph.building.documents import find_documents
from mesograph.model import Cell, Finding
from mesograph.prose.read import read_findings
from mesograph.prose.score import Scores, score
from mesograph.review.proof import text_of

CELL = Cell("made-up", 1, "Outcome")


def finding(measure: str, direction: str, value: int | None = None) -> Finding:
    figure = None if value is None else Decimal(value)
    return Finding(
        measure, direction, "", "", "", figure, "", None, None, "", hedged=False, associated_with=""
    )


def test_each_coded_finding_answers_for_one_read_one():
    read = {CELL: (finding("a", "up"), finding("a", "up"), finding("b", "down"))}
    coded = {CELL: (finding("a", "up", 3), finding("b", "up"))}

    scores = score(read, coded)

    assert (scores.measure.read, scores.measure.coded, scores.measure.both) == (3, 2, 2)
    assert (scores.direction.both, scores.whole.both) == (1, 0)
    assert scores.measure.f1 == pytest.approx(0.8)


def test_a_finding_in_another_cell_is_wrong():
    elsewhere = Cell("made-up", 2, "Outcome")

    scores = score({CELL: (finding("a", "up"),)}, {elsewhere: (finding("a", "up"),)})

    assert (scores.measure.precision, scores.measure.recall, scores.measure.f1) == (0, 0, 0)


def test_nothing_read_of_nothing_coded_is_no_division_by_zero():
    assert score({}, {}).measure.f1 == 0


def scores_of(sources, documents, slug) -> Scores:
    (review,) = (review for review in sources.reviews if review.slug == slug)
    document = find_documents(documents, [review.declared], [])[slug]
    curated: dict[Cell, tuple[Finding, ...]] = defaultdict(tuple)
    for claim in review.findings:
        if isinstance(claim.value, Finding):
            curated[claim.cell] += (claim.value,)
    outcomes = [c.header for c in review.declared.columns if "hasFinding" in c.roles]
    cells = [cell for cell in review.cells() if cell.column in outcomes and cell in review.places]
    read = {
        cell: tuple(r.finding for r in read_findings(text_of(review, document, cell)))
        for cell in cells
    }
    return score(read, curated)


@pytest.mark.parametrize("slug", ["sttt-2025", "wjsc-2025"])
def test_measure_and_direction_of_the_curated_reviews_are_read(slug, sources, documents):
    scores = scores_of(sources, documents, slug)

    assert scores.whole.f1 >= 0.82
    assert scores.direction.f1 >= 0.88
    assert scores.measure.f1 >= 0.91
