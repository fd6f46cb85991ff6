import pytest

from mesograph.cards import asking as cards
from mesograph.cards.card import Block, Card
from mesograph.cards.topic import condition_card, route_card, tissue_card
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


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "type 1 diabetes",
            "3 rows that treat diabetes mellitus name it as qualifier: sttt-2025 85, 86, 90",
        ),
        (
            "diabetic foot",
            "1 row that treats diabetes mellitus names it as qualifier: sttt-2025 91",
        ),
        ("knee", "2 rows that treat osteoarthritis name it as qualifier: sttt-2025 66, 68"),
        (
            "perianal fistula",
            "4 rows that treat Crohn disease name it as qualifier: sttt-2025 29, 35, 36, 39",
        ),
    ],
)
def test_a_condition_that_rows_name_in_passing_leads_to_them(store, typed, told):
    about = condition_card(store, typed).about

    assert any(line.startswith("no row of any review names it as condition") for line in about)
    assert told in about


@pytest.mark.parametrize(
    ("typed", "wider"),
    [
        ("knee", "osteoarthritis"),
        ("type 2 diabetes", "diabetes mellitus"),
        ("chronic GVHD", "graft versus host disease"),
    ],
)
def test_a_condition_that_no_row_treats_leads_to_the_nearest_wider_that_one_does(
    store, typed, wider
):
    rows = block(condition_card(store, wider), "Row by row").rows

    told = [line for line in condition_card(store, typed).about if line.startswith("wider: ")]

    assert told[0] == f"wider: {wider}: {len(rows)} rows"


def test_a_qualifier_of_a_row_that_is_shown_is_not_said_again(store):
    about = condition_card(store, "Crohn").about

    assert not any("qualifier" in told for told in about)


def test_a_tissue_has_a_card_with_its_conditions_routes_and_findings(store):
    card = tissue_card(store, "umbilical cord")

    pairs = {row[:2]: row[4:7] for row in block(card, "What came out").rows}
    trials = {row[1] for row in block(card, "Row by row").rows}

    assert pairs["ulcerative colitis", "intravenous"] == ("none stated", "none stated", "3+")
    assert "NCT03299413" in trials
    assert "NCT04543994" not in trials


def test_safety_stands_apart_from_efficacy_and_none_stated_is_not_none_occurred(store):
    came_out = block(condition_card(store, "Crohn"), "What came out")

    by_route = {row[1]: dict(zip(came_out.columns, row, strict=True)) for row in came_out.rows}
    assert by_route["intralesional"]["safety"] == "7+ 6−"
    assert by_route["intralesional"]["biomarkers"] == "none stated"
    assert "−" not in by_route["intravenous"]["safety"]
    assert any("none is known" in note for note in came_out.notes)


@pytest.mark.parametrize("condition", ["Crohn", "autoimmune disease", "cancer"])
def test_a_card_counts_what_the_question_counts(store, condition):
    asked = cards.question(store, "condition-route-outcome", condition=condition)
    told = block(condition_card(store, condition), "What came out").rows

    by_question = {
        (line["condition"], line["route"] or "(route not stated)"): (
            line["trials"],
            line["reports"],
            int(line["favourable"]),
            int(line["unfavourable"]),
        )
        for line in asked
    }
    by_card = {
        row[:2]: (row[2], row[3], signs("+", row[4:7]), signs("−", row[4:7])) for row in told
    }
    assert by_card == by_question


def signs(sign: str, cells: tuple[str, ...]) -> int:
    return sum(
        int(part[:-1])
        for cell in cells
        for part in cell.replace(",", "").split()
        if part[-1] == sign
    )


def test_doubts_of_a_coding_are_counted_and_explained(store):
    came_out = block(condition_card(store, "Crohn"), "What came out")

    assert any(cell.endswith("6†") for row in came_out.rows for cell in row)
    assert any(note.startswith("† the curator doubts") for note in came_out.notes)
