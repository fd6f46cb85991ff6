"""The shipped data, held like code."""

import itertools
import re

import pytest

from mesograph.assets import asset
from mesograph.building.sources import load_sources
from mesograph.canonical import canonical
from mesograph.vocabulary.terms import ontology

REVIEWS = load_sources().reviews


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.slug)
def test_every_fact_cell_is_canonical(review):
    odd = [cell for cell, text in review.texts.items() if text != canonical(text)]

    assert not odd


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.slug)
def test_every_cell_that_is_not_empty_has_a_place(review):
    lost = [cell for cell, text in review.texts.items() if text and cell not in review.places]

    assert not lost


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.slug)
def test_no_two_cells_take_up_the_same_stretch(review):
    taken = sorted(
        (place.start, place.end, cell) for cell, pieces in review.places.items() for place in pieces
    )

    overlaps = [(a[2], b[2]) for a, b in itertools.pairwise(taken) if a[1] > b[0]]

    assert not overlaps


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.slug)
def test_every_digest_is_one(review):
    digests = {place.sha256 for pieces in review.places.values() for place in pieces}

    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)
    assert re.fullmatch("[0-9a-f]{64}", review.declared.document)


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.slug)
def test_every_finding_ends_within_its_cell(review):
    beyond = []
    for claim in review.findings:
        pieces = review.places[claim.cell]
        length = sum(place.end - place.start for place in pieces) + len(pieces) - 1
        if claim.span.end > length:
            beyond.append(claim)

    assert not beyond


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.slug)
def test_findings_are_numbered_without_gaps_from_one(review):
    rows = {claim.cell.row for claim in review.findings}

    for row in rows:
        numbers = [claim.n for claim in review.findings if claim.cell.row == row]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_prose_cell_is_coded_or_says_why_not(store):
    from mesograph.questions.answers import ask  # noqa: PLC0415 - only this test asks

    table = ask(store, "rows")
    results = table.columns.index("results")

    assert {row[results] for row in table.rows} <= {
        *("reported", "ongoing", "not yet published", "not stated"),
    }


def test_every_repeated_code_is_decided_in_identity():
    links = load_sources().links

    assert {link.relation for link in links} <= set(ontology().scheme("relation"))
    assert all(link.reason and link.date for link in links)


def test_registry_facts_carry_no_prose():
    shelf = asset("data/registry")
    for file in shelf.iterdir():
        lines = file.read_text("utf-8").split("\n")
        items = (item for line in lines for item in re.split(r"\t|; ", line))
        assert max(map(len, items)) < 200
