"""Outcome prose, read on sentences of our own."""

import pytest

from mesograph.prose.read import read_findings, read_prose
from tests.prose.sentences import last, only


def said(text: str) -> list[tuple[str, str]]:
    found = (read.finding for read in read_findings(text))
    return [(last(finding.measure), last(finding.direction)) for finding in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HbA1c dropped", [("hba1c", "decreased")]),
        ("A marked fall in HbA1c", [("hba1c", "decreased")]),
        ("It lowered HbA1c", [("hba1c", "decreased")]),
        ("HbA1c was lower than with placebo", [("hba1c", "decreased")]),
        ("Elevated IL-10", [("il10", "increased")]),
        ("IL-10 was raised", [("il10", "increased")]),
        ("Lung function got better; pain deteriorated", [("pain", "worsened")]),
        ("Improved lung function", [("pulmonary-function", "improved")]),
        ("EDSS remained stable", [("edss", "unchanged")]),
        ("Altered gut microbiota", [("gut-microbiome", "mixed")]),
    ],
)
def test_the_word_of_the_text_gives_the_direction(text, expected):
    assert said(text)[-1:] == expected


def test_a_cue_reaches_over_a_list_and_no_further_than_the_next_cue():
    text = "Reduced CRP, ESR and TNF-α, but IL-10 and Tregs rose"

    assert said(text) == [
        ("crp", "decreased"),
        ("esr", "decreased"),
        ("tnf-alpha", "decreased"),
        ("il10", "increased"),
        ("treg", "increased"),
    ]


def test_a_verb_behind_and_looks_for_its_object_ahead():
    assert said("It lowered CRP and increased IL-10") == [
        ("crp", "decreased"),
        ("il10", "increased"),
    ]


def test_a_second_verb_speaks_of_the_measures_of_the_first():
    assert said("Tregs rose by day 7 and then fell by day 90") == [
        ("treg", "increased"),
        ("treg", "decreased"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No adverse events", [("adverse-event", "absent")]),
        ("No serious adverse events", [("serious-adverse-event", "absent")]),
        ("No relapse or infection was seen", [("relapse", "absent"), ("infection", "absent")]),
        ("Relapse was not observed", [("relapse", "absent")]),
        ("None of them had a relapse", [("relapse", "absent")]),
        ("No difference in mortality was found", [("mortality", "unchanged")]),
        ("Mortality did not differ between the arms", [("mortality", "unchanged")]),
        ("CRP did not rise", [("crp", "unchanged")]),
        ("No increase in CRP", [("crp", "unchanged")]),
        ("No safety issues arose", [("safety", "present")]),
        ("Efficacy was not demonstrated", [("efficacy", "absent")]),
        ("Adverse events occurred", [("adverse-event", "present")]),
        ("Cells were given twice", []),
        ("", []),
    ],
)
def test_denial_of_an_event_of_a_change_and_of_a_concern_and_silence_are_four_things(
    text, expected
):
    assert said(text) == expected


@pytest.mark.parametrize("word", ["Safe", "Safe and well tolerated", "It is safe, and feasible"])
def test_a_judgement_is_present_by_being_named(word):
    assert {direction for _, direction in said(word)} == {"present"}


def test_a_judgement_that_leads_to_a_change_is_no_finding_of_its_own():
    assert said("Effective in lowering CRP") == [("crp", "decreased")]


@pytest.mark.parametrize(
    "text",
    [
        "Recruiting",
        "Ongoing; results not yet published",
        "Safety and efficacy are being evaluated",
    ],
)
def test_a_trial_without_results_gives_none(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("CRP fell", "baseline"),
        ("CRP was lower than in the control group", "control"),
        ("CRP was lower than at baseline", "baseline"),
        ("CRP was reduced compared with placebo", "control"),
        ("CRP was lower", ""),
        ("Higher overall survival", ""),
        ("No relapse", "none"),
    ],
)
def test_the_comparator_is_read_and_never_made_up(text, comparator):
    assert last(only(text).comparator) == comparator


@pytest.mark.parametrize(
    ("text", "significance"),
    [
        ("CRP fell significantly", "significant"),
        ("A significant fall in CRP", "significant"),
        ("CRP fell (p = 0.01)", "significant"),
        ("No significant difference in CRP", "not-significant"),
        ("CRP fell markedly", ""),
        ("No significant adverse events", ""),
    ],
)
def test_significance_is_read_where_the_word_is_statistical(text, significance):
    assert last(only(text).significance) == significance


def test_a_hedge_reaches_what_it_stands_before():
    first, second = read_findings("It may reduce CRP. Pain fell")

    assert (first.finding.hedged, second.finding.hedged) == (True, False)


def test_a_measure_that_another_is_tied_to_is_not_a_finding_of_its_own():
    found = only("High Treg levels correlated with lower disease activity")

    assert last(found.measure) == "treg"
    assert last(found.direction) == "increased"
    assert last(found.associated_with) == "disease-activity"


def test_a_time_belongs_to_what_it_follows_or_opens():
    reads = read_findings("At week 4, CRP fell. ESR fell at 1 year, and VAS improved")

    assert [r.finding.timepoint for r in reads] == ["4 weeks", "1 year", ""]


def test_halves_of_a_list_are_filled_in():
    assert said("Complete and partial responses were seen") == [
        ("complete-response", "present"),
        ("partial-response", "present"),
    ]


def test_a_small_or_is_no_overall_response():
    assert said("IL-6 or CRP fell") == [("il6", "decreased"), ("crp", "decreased")]
    assert ("overall-response", "reported") in said("OR was 80%")


def test_a_measure_without_a_term_is_reported_and_not_dropped():
    text = "CRP fell, whereas serum quuxin was strongly elevated"

    reading = read_prose(text)

    (unread,) = reading.unread
    assert text[unread.span.start : unread.span.end] == "serum quuxin was strongly elevated"
    assert (unread.reason, unread.direction) == ("unknown-measure", "increased")


def test_a_far_reading_is_less_sure_than_a_near_one():
    near, far = read_findings("CRP fell. ESR in those who had come back for the visit fell")

    assert 0 < far.confidence < near.confidence < 1


def test_the_stretch_carries_measure_cue_and_figure():
    text = "Well, remission was reached by 4 of 9 patients at week 8, as said"

    (read,) = read_findings(text)

    assert (
        text[read.span.start : read.span.end]
        == "remission was reached by 4 of 9 patients at week 8"
    )


def test_a_denial_and_a_figure_without_a_known_measure_are_reported():
    text = "No quuxitis; zorbles in 4/9 patients"

    unread = read_prose(text).unread

    assert [(text[u.span.start : u.span.end], u.direction) for u in unread] == [
        ("No quuxitis", "absent"),
        ("zorbles in 4/9 patients", "reported"),
    ]


def test_arrows_are_cues():
    assert said("CRP ↓, Tregs ↑") == [("crp", "decreased"), ("treg", "increased")]


def test_what_is_denied_to_be_associated_is_absent():
    assert said("Neither dose was associated with relapse") == [("relapse", "absent")]
