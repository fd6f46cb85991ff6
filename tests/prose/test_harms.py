"""What is said of adverse events, on sentences of our own: which are meant, denied, passed over."""

import pytest

from mesograph.prose.read import read_findings, read_prose
from tests.prose.sentences import last


def said(text: str) -> list[str]:
    findings = [read.finding for read in read_findings(text)]
    return [f"{last(found.measure)} {last(found.direction)}" for found in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No adverse events occurred", ["adverse-event absent"]),
        ("No serious adverse events occurred", ["serious-adverse-event absent"]),
        ("No serious AEs", ["serious-adverse-event absent"]),
        ("No severe complications", ["severe-adverse-event absent"]),
        ("Adverse events did not differ from placebo", ["adverse-event unchanged"]),
        ("Adverse events were not reported", []),
        ("Safety was not assessed, but pain fell", ["pain decreased"]),
        ("No deaths were reported", ["mortality absent"]),
    ],
)
def test_none_none_that_is_serious_no_difference_and_silence_are_four_things(text, expected):
    assert said(text) == expected


def test_a_difference_that_is_denied_before_a_list_leaves_no_harm_present():
    assert "adverse-event present" not in said("No difference in pain, zeal or adverse events")


def test_silence_is_left_to_the_curator():
    reading = read_prose("Adverse events were not reported")

    assert [unread.reason for unread in reading.unread] == ["unknown-direction"]


@pytest.mark.parametrize(
    "text",
    [
        "No adverse events related to the cells",
        "No AEs were considered related to the study product",
        "There were no adverse events caused by the injection",
        "No side effects attributable to cell therapy were seen",
        "No MSC-related AEs",
    ],
)
def test_what_denies_events_of_the_treatment_denies_no_others(text):
    assert said(text) == ["treatment-related-adverse-event absent"]


def test_a_cause_behind_a_list_is_that_of_all_of_it():
    assert said("No AEs or SAEs related to treatment") == [
        "treatment-related-adverse-event absent",
        "treatment-related-serious-adverse-event absent",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "No toxicity greater than grade 2",
        "No adverse events of grade 3 or higher",
        "No AEs above grade II",
        "No > grade 2 toxicities",
        "No adverse event was severe",
    ],
)
def test_a_high_grade_makes_an_event_severe(text):
    assert said(text) == ["severe-adverse-event absent"]


def test_a_low_grade_does_not():
    assert said("No AEs of grade 1 or 2") == ["adverse-event absent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five adverse events, none serious", "serious-adverse-event absent"),
        ("12 AEs; none of them was severe", "severe-adverse-event absent"),
        (
            "Two SAEs, neither related to the cells",
            "treatment-related-serious-adverse-event absent",
        ),
        ("4 AEs, all unrelated to treatment", "treatment-related-adverse-event absent"),
        (
            "One SAE (stroke), not considered related to the product",
            "treatment-related-serious-adverse-event absent",
        ),
    ],
)
def test_what_is_denied_in_passing_is_a_finding_of_its_own(text, expected):
    findings = said(text)

    assert findings[0].endswith("reported")
    assert findings[-1] == expected


def test_deaths_that_are_unrelated_deny_no_other_event():
    assert said("Two deaths, both unrelated to treatment") == ["mortality reported"]


@pytest.mark.parametrize("text", ["No safety concerns were raised", "No safety signal emerged"])
def test_what_denies_a_concern_says_that_it_is_safe(text):
    assert said(text) == ["safety present"]


def test_what_denies_a_signal_of_efficacy_denies_it():
    assert said("No efficacy signal was detected") == ["efficacy absent"]


def test_adverse_events_that_passed_were_there():
    assert said("All adverse events were mild and resolved") == ["adverse-event present"]


def test_a_heading_is_no_harm():
    assert said("Toxicity: grade 1 fever in 4, no grade 3-4 events") == [
        "fever reported",
        "severe-adverse-event absent",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "5 patients died in the MSC group and 2 in the control group",
        "5 died in the MSC group and 2 in the control group",
        "Death occurred in 5 patients of the MSC group and in 2 of the control group",
        "5 deaths in the MSC group, 2 in the control group",
    ],
)
def test_a_bare_number_may_be_that_of_the_controls(text):
    findings = [read.finding for read in read_findings(text)]

    assert [(found.group, found.count) for found in findings] == [("", 5), ("control", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "None of the three deaths was attributed to the study drug",
        "No one had a treatment-related death",
    ],
)
def test_a_number_of_which_none_is_meant_is_no_count(text):
    (read,) = read_findings(text)

    assert said(text) == ["treatment-related-death absent"]
    assert read.finding.count is None


@pytest.mark.parametrize(
    "text",
    ["Apart from fever, the infusion was well tolerated", "Except for fever, no AEs were noted"],
)
def test_a_harm_that_is_excepted_was_there(text):
    assert "fever present" in said(text)


def test_harms_that_others_are_confined_to_were_there():
    assert said("Adverse reactions were confined to low-grade fever and chills") == [
        "fever present",
        "chills present",
    ]
