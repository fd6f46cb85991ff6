import pytest

from mesograph.cards.card import Block, Card
from mesograph.cards.topic import condition_card, route_card
from mesograph.errors import BadParameter


def block(card: Card, title: str) -> Block:
    return next(block for block in card.blocks if block.title == title)


def test_a_condition_is_found_by_what_a_person_types_and_holds_what_is_narrower(store):
    card = condition_card(store, "multiple sclerosis")

    conditions = {row[0] for row in block(card, "What came out").rows}

    assert card.title == "multiple sclerosis"
    assert conditions == {"multiple sclerosis", "secondary progressive multiple sclerosis"}


def test_a_review_without_an_outcome_column_is_seen_to_have_none(store):
    card = condition_card(store, "GVHD")

    assert any(told.startswith("msc-cancer-2022 has no outcome column") for told in card.about)
    found = {row[0]: row[-1] for row in block(card, "Row by row").rows}
    assert found["msc-cancer-2022 16"] == "(no outcome column)"


def test_a_trial_that_two_rows_report_is_counted_once_and_its_rows_compared(store):
    card = condition_card(store, "rheumatoid arthritis")

    listed = block(card, "Row by row").rows
    twice = {row[0]: row[1:] for row in block(card, "Trials that several rows report").rows}
    trials = {trial for row in listed for trial in row[1].split()}
    assert any(
        told.startswith(f"{len(trials)} trials in {len(listed)} rows") for told in card.about
    )
    assert len(trials) < len(listed)
    assert twice["NCT01547091"][0] == "sttt-2025 22; wjsc-2025 10"
    assert "people" in twice["NCT01547091"][1]


def test_people_may_have_a_condition_while_another_is_treated(store):
    card = condition_card(store, "leukemia")

    assert any("nothing reported is no negative result" in told for told in card.about)
    assert any("where graft rejection is treated" in told for told in card.about)


def test_a_row_with_two_routes_stands_under_each(store):
    spinal = block(route_card(store, "intrathecal"), "Row by row").rows
    venous = block(route_card(store, "i.v."), "Row by row").rows

    assert {row[0] for row in spinal} & {row[0] for row in venous}


def test_a_route_holds_no_outcome_of_other_routes(store):
    card = route_card(store, "intrathecal")

    assert {row[1] for row in block(card, "What came out").rows} == {"intrathecal"}


def test_why_something_is_missing_is_told_apart(store):
    card = condition_card(store, "GVHD")

    missing = {row[0]: row[1] for row in block(card, "What is missing").rows}

    assert missing["phase"] == "4 no such column; 4 not reported"
    assert "unknown" in missing["dose"]


def test_words_that_mean_nothing_or_two_things_are_not_guessed(store):
    with pytest.raises(BadParameter, match="did you mean Crohn disease"):
        condition_card(store, "Krohn")
    with pytest.raises(BadParameter, match="amyotrophic lateral sclerosis or multiple sclerosis"):
        condition_card(store, "sclerosis")
