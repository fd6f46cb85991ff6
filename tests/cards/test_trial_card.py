import pytest

from mesograph.cards import asking as cards
from mesograph.cards.card import Block, Card
from mesograph.cards.layout import as_json, as_text
from mesograph.cards.trial import trial_card
from mesograph.errors import BadParameter
from mesograph.rdf import QuerySolutions
from mesograph.store import query


@pytest.fixture(scope="module")
def card(store) -> Card:
    return trial_card(store, "NCT01547091")


def block(card: Card, title: str) -> Block:
    return next(block for block in card.blocks if block.title == title)


def rows(found: Block) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in found.rows}


def measures(found: Block) -> dict[str, tuple[str, ...]]:
    return {row[1]: row[2:] for row in found.rows}


def trials(store) -> list[str]:
    text = """
        PREFIX meso: <https://w3id.org/mesograph/vocab#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?name { ?trial a meso:Trial ; rdfs:label ?name }"""
    found = query(store, text, "trials")
    assert isinstance(found, QuerySolutions)
    return sorted(solution["name"].value for solution in found)


def test_every_trial_has_a_head(store):
    headless = [name for name in trials(store) if not cards.lines(store, "trial", code=name)]

    assert headless == []


def test_every_trial_without_a_number_has_a_card_that_says_so(store):
    numberless = [trial_card(store, name) for name in trials(store) if "/" in name]

    told = [card.about[0] for card in numberless if card.iri.endswith(card.title)]
    assert len(told) > 15
    assert all("no registration number" in words or "prints" in words for words in told)


def test_rows_of_two_reviews_stand_side_by_side(card):
    said = block(card, "What each row says")

    assert said.columns == ("", "sttt-2025 22", "wjsc-2025 10", "")
    assert rows(said)["tissue"] == ("umbilical cord", "umbilical cord", "")


def test_where_rows_differ_a_sign_says_so(card):
    said = rows(block(card, "What each row says"))

    assert said["dose"][0].startswith("20 million cells")
    assert said["dose"][1].startswith("40 million cells")
    assert said["dose"][2] == "≠"
    assert said["arms"] == ("treated: 64", "control: 36; treated: 136", "≠")


def test_reference_lists_of_two_reviews_are_not_held_against_each_other(card):
    said = rows(block(card, "What each row says"))

    assert said["reference"][0] != said["reference"][1]
    assert said["reference"][2] == ""


def test_a_row_that_is_silent_says_why(card):
    said = rows(block(card, "What each row says"))

    assert said["phase"] == ("(not reported)", "1/2", "")
    assert said["schedule"][1] == "(no such column)"
    assert said["total"][0] == "(not said)"


def test_findings_stand_by_measure_with_a_sign_of_their_valence(card):
    found = measures(block(card, "What was found"))

    assert found["C-reactive protein"] == ("+ decreased against baseline", "", "")


def test_findings_of_safety_stand_apart_from_those_of_efficacy(store):
    card = trial_card(store, "sttt-2025/27")

    kinds = {row[1]: row[0] for row in block(card, "What was found").rows}

    assert kinds["fistula healing"] == "efficacy"
    assert kinds["treatment-related adverse event"] == "safety"


def test_a_finding_whose_coding_is_doubted_is_marked_and_the_mark_explained(store):
    found = block(trial_card(store, "sttt-2025/27"), "What was found")

    assert measures(found)["fistula healing"][0].count("†") == 2
    assert "†" not in measures(found)["intestinal occlusion"][0]
    assert any(note.startswith("† the curator doubts") for note in found.notes)


def test_a_mark_that_nothing_bears_is_not_explained(store):
    found = block(trial_card(store, "NCT03803917"), "What was found")

    assert found.rows
    assert not any("†" in note for note in found.notes)


def test_every_cell_is_named_with_its_words_and_prose_is_not_shown(card):
    cells = {row[:2]: row[2:] for row in block(card, "As printed, cell by cell").rows}

    assert cells["sttt-2025 22", "Route"][0] == "“Intravenous drip”"
    assert cells["sttt-2025 22", "Outcomes"][0] == "(prose)"
    assert "route" in cells["sttt-2025 22", "Route"][2]


def test_flags_are_those_of_its_own_rows(card):
    cells = [row[2] for row in block(card, "Flags").rows]

    assert cells
    assert all(cell.startswith(("sttt-2025 22,", "wjsc-2025 10,")) for cell in cells)


def test_a_review_without_an_outcome_column_is_seen_to_have_none(store):
    card = trial_card(store, "NCT01983709")

    found = measures(block(card, "What was found"))

    assert found["(no finding)"][0] == "(no such column)"


def test_a_pair_of_doses_that_nothing_tells_apart_is_not_called_a_range(store):
    card = trial_card(store, "NCT01983709")

    dose = rows(block(card, "What each row says"))["dose"]

    assert dose[0] == "1 million and 200 million cells/kg, a range or two levels"


def test_two_numbers_of_one_trial_and_two_trials_of_one_row_are_told_apart(store):
    one = trial_card(store, "NCT04745299")
    two = trial_card(store, "NCT00698191")

    assert any("also known as KCT0005954" in told for told in one.about)
    assert any("does not tell them apart" in told for told in two.about)


def test_a_malformed_number_leads_to_the_trial_of_its_row(store):
    card = trial_card(store, "NCT0291768")

    assert card.title == "sttt-2025/82"
    assert any("malformed" in told for told in card.about)


def test_an_unknown_number_is_answered_with_the_nearest(store):
    with pytest.raises(BadParameter, match="did you mean NCT01547091"):
        trial_card(store, "NCT01547092")


def test_either_number_of_one_trial_leads_to_both(store):
    numbers = ("KCT0005954", "NCT04745299")

    found = [cards.lines(store, "registrations", code=number) for number in numbers]

    assert [[line["name"] for line in lines] for lines in found] == [list(numbers)] * 2


def test_a_number_of_a_registry_stands_as_it_is_printed(store):
    assert trial_card(store, "CTRI/2018/09/015785").title == "CTRI/2018/09/015785"


def test_a_long_link_is_cut_for_people_and_whole_for_a_program(store):
    card = trial_card(store, "ChiCTR-INR-17012462")

    link = next(word for word in card.about[0].split() if word.startswith("https:"))
    assert len(link) > 300
    assert max(map(len, as_text(card, 100).splitlines())) <= 100
    assert "searchproj.html?… (--json gives it whole)" in as_text(card, 100)
    assert link in as_json(card)
