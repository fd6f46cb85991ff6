import pytest

from mesograph.cards.review import review_card
from mesograph.errors import BadParameter


def test_a_review_says_what_its_columns_say_and_what_it_has_no_column_for(store):
    card = review_card(store, "wjsc-2025")

    columns = {(row[1], row[2]) for row in card.blocks[0].rows}

    assert ("Administration", "dose") in columns
    assert "no column for: aim, country, schedule, start year" in card.about


def test_a_review_without_an_outcome_column_is_seen_to_have_none(store):
    card = review_card(store, "msc-cancer-2022")

    assert "no outcome column: none of its rows could state an outcome" in card.about


def test_a_year_and_a_doi_that_the_document_lacks_are_said_to_be_lacking(store):
    card = review_card(store, "msc-cancer-2022")

    assert any("no year in the document" in told for told in card.about)
    assert any("no doi in the document" in told for told in card.about)


def test_trials_of_other_reviews_are_named_with_the_rows_of_both(store):
    card = review_card(store, "wjsc-2025")

    assert ("NCT01547091", "wjsc-2025 10", "sttt-2025 22") in card.blocks[1].rows


def test_flags_of_the_legend_have_no_row(store):
    card = review_card(store, "sttt-2025")

    rows = {row[1]: row[3] for row in card.blocks[2].rows}

    assert rows["legend-wrong"] == "the legend"


def test_an_unknown_review_is_answered_with_the_nearest(store):
    with pytest.raises(BadParameter, match="did you mean wjsc-2025"):
        review_card(store, "wjsc-2024")
