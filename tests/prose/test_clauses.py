"""Whole sentences of clauses: what is told of whom, and what only looks like a result."""

import pytest

from mesograph.model import Finding
from mesograph.prose.read import read_findings


def findings(text: str) -> list[Finding]:
    return [reading.finding for reading in read_findings(text)]


def last(iri: str) -> str:
    return iri.rpartition("/")[2]


def said(text: str) -> list[str]:
    return [f"{last(f.measure)} {last(f.direction)}" for f in findings(text)]


def groups(text: str) -> list[str]:
    return [f.group for f in findings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A response, defined as a fall of 3 points in the Mayo score, was seen in 5 of 9",
            ["clinical-response reported"],
        ),
        (
            "The primary endpoint, a composite of death and stroke, was not met",
            ["primary-endpoint absent"],
        ),
        ("Proteinuria fell in patients with lupus nephritis", ["proteinuria decreased"]),
        ("Pain fell; it was safe as judged by the safety board", ["pain decreased"]),
        ("CRP was lower at discharge than before treatment", ["crp decreased"]),
        (
            "No differences were seen in the secondary endpoints of FEV1 and FVC",
            ["fev1 unchanged", "fvc unchanged"],
        ),
        ("Two discontinued treatment because of fever", ["discontinuation reported"]),
    ],
)
def test_what_a_word_means_and_whom_it_is_of_is_no_result(text, expected):
    assert [one for one in said(text) if one != "safety present"] == expected


def test_a_denied_list_is_denied_to_its_end():
    assert said("No headache, fever or infection was recorded") == [
        "headache absent",
        "fever absent",
        "infection absent",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In controls, LVEF fell by 2%",
        "LVEF rose with cells, whereas it fell in the placebo group",
        "LVEF rose with cells, while those who received placebo showed no improvement",
        "LVEF rose with cells, but no such increase was observed among the controls",
        "LVEF rose by 5% compared with 1% in controls",
    ],
)
def test_the_controls_of_a_clause_have_its_finding(text):
    assert groups(text)[-1] == "control"


def test_a_list_of_measures_has_the_group_of_its_clause():
    text = "Pain fell in the cell group, whereas in the control group pain and fatigue increased"

    assert groups(text) == ["", "control", "control"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORR was 45% and 30% in the cell and placebo groups, respectively", ["", "control"]),
        (
            "Fever occurred in 3 and 5 patients with placebo and cells, respectively",
            ["control", ""],
        ),
    ],
)
def test_figures_are_dealt_out_to_the_groups_behind_them(text, expected):
    assert groups(text) == expected


def test_figures_of_two_units_are_dealt_out_to_their_measures():
    text = "LVEF and six-minute walk distance improved by 4% and 38 m, respectively"

    assert [(str(f.value), f.unit) for f in findings(text)] == [("4", "%"), ("38", "m")]


def test_a_number_lends_its_unit_from_the_one_it_is_held_against():
    text = "Pain fell by 3.2 points compared with 1.1 in controls"

    assert [(f.group, str(f.value), f.unit) for f in findings(text)] == [
        ("", "3.2", "points"),
        ("control", "1.1", "points"),
    ]


def test_that_of_names_the_measure_before():
    text = "Neutrophil recovery took 14 days, that of platelets was delayed"

    assert "platelet-engraftment decreased" in said(text)


def test_responses_told_apart_by_counts_are_of_their_kinds():
    text = "Overall response was seen in 8 of 15 patients (3 complete, 5 partial)"

    assert [(last(f.measure), f.count) for f in findings(text)] == [
        ("overall-response", 8),
        ("complete-response", 3),
        ("partial-response", 5),
    ]


def test_a_score_behind_a_comma_is_how_a_measure_was_taken():
    assert said("Skin thickness, assessed by the Rodnan skin score, improved") == ["mrss improved"]


def test_a_difference_that_failed_a_test_is_no_finding_of_its_own():
    (found,) = findings("Pain fell with cells, although the difference was not significant")

    assert (last(found.direction), last(found.significance)) == ("decreased", "not-significant")


def test_a_phrase_does_not_part_a_verb_from_its_subject():
    assert said("Bone mineral density at the lumbar spine increased by 3%") == [
        "bone-mineral-density increased"
    ]


def test_harms_that_are_the_subject_have_the_figures_behind_their_general_name():
    text = "Fever and headache were the commonest adverse events, affecting 40% and 25%"

    assert [(last(f.measure), str(f.value)) for f in findings(text)] == [
        ("fever", "40"),
        ("headache", "25"),
    ]


def test_nobody_is_absent_for_being_alive_without_a_relapse():
    assert said("13 of 16 patients were alive without relapse")[0] == "survival reported"


def test_gains_that_were_sustained_are_no_change():
    assert said("Improvements were seen in pain and fatigue and were maintained") == [
        "pain improved",
        "fatigue improved",
    ]


def test_a_share_behind_and_is_no_item_of_a_list():
    text = "Pain fell by 6.4, and 53% achieved an ACR20 response"

    assert [f.value for f in findings(text)] == [None, 53]


def test_people_in_whom_something_was_seen_have_nothing_of_what_follows():
    text = "Rejection occurred in 4% of recipients, and overall survival was 95%"

    assert [f.value for f in findings(text)] == [4, 95]


def test_a_count_of_the_controls_is_not_that_of_the_next_clause():
    text = (
        "Pain fell in 14 of 18 with cells and in 6 of 18 in the control group, and fever was rare"
    )

    assert [(last(f.measure), f.count) for f in findings(text)][-1] == ("fever", None)
