"""The question library: each answer as it was checked, each promise as it was given."""

import csv
import re

import pytest

from mesograph.questions.answers import Table, ask, questions
from mesograph.questions.page import questions_page
from mesograph.questions.writing import as_csv
from mesograph.store import Store
from tests.questions.expected_answers import EXPECTED, PAGE, answered, path_of

NAMES = sorted(questions())

PROMISED = {
    "rows": "review row trials conditions tissues product donor routes phase treated control total"
    " follow_up_months results reference underlying tissues_are routes_are",
    "doses": "review row low high unit per structure route",
    "schedules": "review row least most basis",
    "identifiers": "review row text registry code status repair",
    "findings": "review row measure category direction comparator timepoint value unit count"
    " denominator significance valence group associated_with hedged",
    "measures": "review row measure",
    "mechanisms": "review row mechanism",
    "aims": "review row aim agent payload country started",
    "flags": "code severity review row role message repair",
    "reviews": "review name year doi rows codes without_trial",
    "condition-route-outcome": "condition route reports trials favourable unfavourable neutral"
    " unclear safety_events reviews rows_with_outcome_column rows_stating",
    "registries": "registry codes",
    "shared-trials": "trial reviews",
    "disagreements": "trial aspect kind review row value other_review other_row other_value",
    "agreements": "trial aspect kind review row value other_review other_row other_value",
    "evidence-gaps": "condition_group route tissue trials highest_phase with_results controlled",
}
"""The first columns of what users rely on; a question may add to them, at the end."""


def lines(store: Store, name: str, **parameters: str) -> list[dict[str, str]]:
    table: Table = ask(store, name, **parameters)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def by(store: Store, name: str, column: str, **parameters: str) -> dict[str, dict[str, str]]:
    return {line[column]: line for line in lines(store, name, **parameters)}


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_the_one_that_was_checked(name, store):
    question = questions()[name]
    assert path_of(question).is_file(), f"python -m tests.questions.expected_answers {name}"

    found = as_csv(answered(store, question))

    assert found == path_of(question).read_bytes().decode()


def test_the_page_of_questions_is_current(store):
    assert PAGE.read_text("utf-8") == questions_page(store), "make answers"


def test_no_expected_answer_is_without_its_question():
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_says_what_it_is_and_what_to_beware_of(name):
    header = questions()[name].header

    assert all(header.get(key) for key in ("title", "about", "subject", "expect", "pitfalls"))


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_has_lines_where_its_header_expects_them(name, store):
    question = questions()[name]

    rows = answered(store, question).rows

    assert bool(rows) or question.header["expect"] != "rows"
    assert not rows or question.header["expect"] != "none"


@pytest.mark.parametrize("name", NAMES)
def test_a_query_runs_as_it_is_with_no_parameter_filled(name, store):
    question = questions()[name]

    found = store.query(question.text, use_default_graph_as_union=True)

    assert found is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_query_declares_the_prefixes_that_it_uses_and_no_others(name):
    text = re.sub(r"(?m)^#.*$|<[^>]*>|\"[^\"]*\"", "", questions()[name].text)
    declared = set(re.findall(r"(?m)^PREFIX ([a-z-]+):", text))
    used = set(re.findall(r"(?<![\w-])([a-z-]+):[\w]", text))

    assert declared == used


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_promised_columns_come_first_and_in_order(name, store):
    promised = tuple(PROMISED[name].split())

    columns = answered(store, questions()[name]).columns

    assert columns[: len(promised)] == promised


@pytest.mark.parametrize("name", NAMES)
def test_an_expected_answer_opens_in_a_spreadsheet(name):
    text = path_of(questions()[name]).read_bytes().decode()

    table = list(csv.reader(text.splitlines(keepends=True)))

    assert {len(line) for line in table} == {len(table[0])}
    assert text.endswith("\r\n")
    assert not text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")


def test_the_reviews_are_counted_as_they_are_printed(store):
    found = by(store, "reviews", "review")

    assert {slug: (line["rows"], line["without_trial"]) for slug, line in found.items()} == {
        "sttt-2025": ("92", "14"),
        "wjsc-2025": ("21", "5"),
        "msc-cancer-2022": ("40", "0"),
    }
    assert (found["msc-cancer-2022"]["year"], found["msc-cancer-2022"]["doi"]) == ("", "")


def test_umbilical_cord_is_not_ulcerative_colitis(store):
    cord = by(store, "umbilical-cord-trials", "trial")
    colitis = by(store, "ulcerative-colitis-trials", "trial")

    assert "NCT03299413" in cord
    assert "NCT04543994" not in cord
    assert set(colitis) == {"NCT03299413", "NCT04543994"}


def test_fifteen_rows_have_no_results_out_yet(store):
    found = lines(store, "unpublished-rows")

    assert len(found) == 15
    assert {line["results"] for line in found} == {"ongoing", "not yet published"}


def test_the_aims_are_those_that_the_review_counts(store):
    found = by(store, "trials-by-aim", "aim")

    assert (found["complication"]["reports"], found["tumour"]["reports"]) == ("25", "15")


def test_five_trials_are_in_more_than_one_review(store):
    assert set(by(store, "shared-trials", "trial")) == {
        "NCT01741857",
        "NCT01547091",
        "ChiCTR-INR-17012462",
        "NCT01983709",
        "NCT01045382",
    }


def test_four_trials_are_repeated_within_a_review(store):
    assert set(by(store, "repeated-trials", "trial")) == {
        "NCT02097641",
        "NCT04493242",
        "IRCT20080728001031N23",
        "NCT02302599",
    }


def test_the_reviews_overlap_by_two_in_a_hundred(store):
    overall = by(store, "overlap", "reviews")["all"]

    assert (overall["listings"], overall["codes"], overall["percent"]) == ("133", "128", "1.95")


def test_one_condition_is_in_every_review(store):
    assert set(by(store, "conditions-in-all-reviews", "condition")) == {"multiple sclerosis"}


def test_a_rare_tissue_has_fewer_than_five_rows(store):
    assert all(int(line["reports"]) < 5 for line in lines(store, "rare-tissues"))


def test_every_row_stands_in_the_outcomes_and_no_review_is_dropped(store):
    found = lines(store, "condition-route-outcome")

    reviews = {slug for line in found for slug in line["reviews"].split("; ")}
    assert reviews == {"sttt-2025", "wjsc-2025", "msc-cancer-2022"}


def test_a_review_without_an_outcome_column_is_seen_to_have_none(store):
    found = lines(store, "condition-route-outcome", condition="erectile dysfunction")

    assert [(line["rows_with_outcome_column"], line["rows_stating"]) for line in found] == [
        ("0", "0")
    ]


def test_a_trial_of_two_rows_is_counted_once(store):
    (line,) = lines(store, "routes-by-condition", condition="COVID-19")[:1]

    assert (line["condition"], line["reports"], line["trials"]) == ("COVID-19", "5", "4")


def test_two_registrations_of_one_trial_are_counted_once(store):
    found = {line["route"]: line for line in lines(store, "routes-by-condition", condition="ALS")}

    assert (found["intrathecal"]["reports"], found["intrathecal"]["trials"]) == ("3", "3")


def test_what_is_narrower_than_a_condition_is_with_it(store):
    found = lines(store, "condition-route-outcome", condition="multiple sclerosis")

    assert {line["condition"] for line in found} == {
        "multiple sclerosis",
        "secondary progressive multiple sclerosis",
    }


def test_doses_by_weight_and_absolute_doses_stand_apart(store):
    found = lines(store, "doses-by-route")

    assert all(("/kg" in line["unit"]) == (line["basis"] == "by body weight") for line in found)


def test_completeness_tells_a_silent_cell_from_a_missing_column(store):
    found = {(line["review"], line["row"]): line for line in lines(store, "completeness")}

    assert found["sttt-2025", "40"]["registration"] == "no"
    assert found["msc-cancer-2022", "1"]["outcome"] == "no column"
    assert len(found) == 153


def test_only_the_row_of_a_control_without_people_has_no_comparator(store):
    found = {(line["review"], line["row"]): line for line in lines(store, "completeness")}

    assert found["wjsc-2025", "1"]["comparator"] == "no"
    assert found["wjsc-2025", "9"]["comparator"] == "yes"


def test_a_trial_under_two_topics_is_found_by_what_else_agrees(store):
    (found,) = (
        line for line in lines(store, "same-trial-candidates") if line["review"] == "wjsc-2025"
    )

    assert (found["row"], found["trial"], found["score"]) == ("5", "sttt-2025/19", "1")


def test_disagreements_are_told_apart_by_kind(store):
    found = {
        (line["trial"], line["aspect"]): line["kind"] for line in lines(store, "disagreements")
    }

    assert found["NCT01547091", "dose"] == "value"
    assert found["NCT01741857", "tissue"] == "pooling"
    assert found["NCT01983709", "dose"] == "damage"
    assert found["NCT02097641", "phase"] == "granularity"
    assert found["ChiCTR-INR-17012462", "treated"] == "role"


def test_two_doses_with_nothing_between_them_are_not_worded_as_a_range(store):
    found = lines(store, "trial", code="NCT01045382")

    assert {(line["review"], line["value"]) for line in found if line["role"] == "dose"} == {
        ("sttt-2025", "1500000 to 3000000 cells/kg"),
        ("msc-cancer-2022", "1500000 and 3000000 cells/kg (a range or two levels)"),
    }


def test_no_aspect_both_agrees_and_disagrees(store):
    def places(name: str) -> set[tuple[str, ...]]:
        columns = ("trial", "aspect", "review", "row", "other_review", "other_row")
        return {
            tuple(line[column] for column in columns)
            for line in lines(store, name)
            if line["aspect"] != "outcome"
        }

    assert not places("agreements") & places("disagreements")
