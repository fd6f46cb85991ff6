"""Turns of phrase that change what a word near them says, on sentences of our own."""

from decimal import Decimal

import pytest

from mesograph.model import Finding
from mesograph.prose.read import read_findings
from tests.prose.sentences import last


def findings(text: str) -> list[Finding]:
    return [read.finding for read in read_findings(text)]


def said(text: str) -> list[str]:
    return [f"{last(f.measure)} {last(f.direction)}" for f in findings(text)]


def test_an_odds_ratio_is_no_overall_response():
    assert said("Amputation rates were lower (OR 0.35)") == ["amputation decreased"]


def test_what_could_not_be_shown_is_not_hedged():
    (found,) = findings("Efficacy could not be shown")

    assert (last(found.direction), found.hedged) == ("absent", False)


def test_a_bound_is_no_comparison():
    (found,) = findings("PASI decreased by more than 75%")

    assert (found.value, last(found.comparator)) == (Decimal(75), "baseline")


def test_a_measure_of_before_the_treatment_is_of_that_time():
    (found,) = findings("High baseline soluble ST2 was associated with poor survival")

    assert (found.timepoint, last(found.associated_with)) == ("baseline", "survival")


def test_a_hedge_before_the_verb_is_one():
    assert [f.hedged for f in findings("Sleep seemed better; promising: CRP fell")] == [True, False]


@pytest.mark.parametrize(
    ("p", "expected"), [("P < .001", "significant"), ("P = .4", "not-significant")]
)
def test_a_probability_may_begin_with_its_point(p, expected):
    (found,) = findings(f"WOMAC decreased ({p})")

    assert last(found.significance) == expected


def test_what_an_event_did_not_come_of_is_no_denial_of_it():
    (found,) = findings("2 deaths not related to treatment")

    assert (last(found.measure), last(found.direction), found.count) == ("mortality", "reported", 2)


def test_a_negation_may_be_contracted():
    assert said("LVEF didn't improve") == ["lvef unchanged"]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Pain was lower; GVHD was as in controls", "control"),
        ("Pain was lower, 12% vs 30% relapsed", "control"),
        ("Pain was lower", ""),
        ("Pain was better in 4 patients, worse in 2", "baseline"),
        ("Pain fell faster in the high-dose cohort", "dose-level"),
        ("Creatinine and BUN fell, eGFR rose (p < 0.05 vs baseline)", "baseline"),
    ],
)
def test_a_comparison_is_with_what_the_cell_tells_of(text, against):
    assert last(findings(text)[0].comparator) == against


def test_what_is_like_the_controls_is_not_theirs():
    (found,) = findings("eGFR was similar to that of the controls")

    assert (found.group, last(found.comparator)) == ("", "control")


def test_a_change_and_the_want_of_a_difference_are_two_findings():
    text = "Barthel index improved in both groups, with no difference between them"

    assert said(text) == ["barthel-index improved", "barthel-index unchanged"]
    assert [last(found.comparator) for found in findings(text)] == ["baseline", "control"]


def test_two_lengths_of_time_are_of_two_groups():
    found = findings("Hospital stay 14 vs 20 days")

    assert [(f.value, f.unit, f.group) for f in found] == [
        (Decimal(14), "days", ""),
        (Decimal(20), "days", "control"),
    ]


def test_urine_of_a_day_is_of_no_time():
    (found,) = findings("24-h proteinuria fell after 12 months")

    assert found.timepoint == "12 months"


def test_an_improvement_that_was_sustained_is_one():
    assert said("The improvement in EDSS was sustained for 2 years") == ["edss improved"]


def test_what_occurred_more_often_is_more():
    assert said("Headache occurred more often in the treated group") == ["headache increased"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ulcer area smaller; complete healing in 8 of 12", "wound-healing reported"),
        (
            "Closure of fistula tracts 8/13; partial closure 3/13",
            "fistula-partial-healing reported",
        ),
        ("Fracture gap filled, complete healing in 3 patients", "bone-healing reported"),
    ],
)
def test_a_bare_healing_is_that_of_what_was_told_of_before(text, expected):
    assert said(text)[-1] == expected


def test_a_bare_healing_of_nothing_is_not_read():
    assert said("Complete healing in 8 of 12") == []


@pytest.mark.parametrize(
    "text", ["MRI cartilage volume fell", "MRI: cartilage volume fell", "MRI showed less edema"]
)
def test_a_way_of_looking_is_no_finding(text):
    assert len(said(text)) == 1
    assert not said(text)[0].startswith("mri")


def test_what_an_end_says_of_the_differences_is_of_all_of_them():
    found = findings("ICU stay was shorter and CRP lower, but the differences were not significant")

    assert [last(f.significance) for f in found] == ["not-significant"] * 2


def test_people_may_be_told_apart_before_their_verb():
    found = findings("Two patients in the MSC group and five in the placebo group died")

    assert [(f.group, f.count) for f in found] == [("", 2), ("control", 5)]


def test_an_abbreviation_in_other_capitals_is_another():
    assert said("Time to negative PCR was shorter") == []


def test_a_figure_behind_a_name_and_a_colon_is_its_own():
    (found, other) = findings("SAE: 1 (sepsis)")

    assert (found.count, other.count) == (1, None)


def test_a_criterion_is_no_value():
    (found,) = findings("Visual acuity improved by ≥2 lines in 6/10 eyes")

    assert (found.value, found.count, found.denominator) == (None, 6, 10)


def test_a_denial_that_is_carried_on_denies_a_change():
    assert said("CRP did not fall, nor did ESR") == ["crp unchanged", "esr unchanged"]


def test_a_drug_that_is_withdrawn_leaves_its_sentence_a_result():
    assert said("Pain fell, and ibuprofen was withdrawn in 3") == ["pain decreased"]
    assert said("Withdrawn") == []


def test_all_but_one_are_not_all():
    (found,) = findings("Ulcers healed in all but one patient")

    assert (found.value, found.count) == (None, None)


def test_what_is_said_of_cohorts_is_told_apart():
    found = findings("No DLT in cohorts 1 and 2; one DLT in cohort 3")

    assert [(f.group, f.count) for f in found] == [
        ("cohort 1", None),
        ("cohort 2", None),
        ("cohort 3", 1),
    ]


def test_what_declines_more_slowly_declines_less():
    assert said("FVC declined more slowly than in controls") == ["fvc-decline decreased"]
    assert said("FVC declined more than in controls") == ["fvc decreased"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LVEF +5.2%", "lvef increased"),
        ("LVESV (−14 ml) at week 6", "lvesv decreased"),
        ("Lysholm 58→84", "lysholm increased"),
        ("IPSS 18 → 9", "ipss decreased"),
        ("IL-6 40%", "il6 reported"),
    ],
)
def test_a_sign_or_an_arrow_between_two_numbers_is_a_way(text, expected):
    assert said(text) == [expected]


def test_a_figure_in_a_bracket_is_of_nothing_behind_it():
    (found, other) = findings("eGFR was higher (+4 ml/min), rejection less frequent")

    assert (found.value, other.value) == (Decimal(4), None)


def test_a_test_of_both_is_of_both():
    found = findings("VAS fell, ODI fell (both p < 0.001)")

    assert [last(f.significance) for f in found] == ["significant", "significant"]


def test_not_significant_may_be_two_letters():
    assert said("Mortality n.s.") == ["mortality unchanged"]
    assert said("Mortality 3/10 vs 5/10 (NS)") == ["mortality reported", "mortality reported"]


def test_in_all_is_of_all():
    (found,) = findings("Engraftment in all; CRP 3")

    assert (found.value, found.unit) == (Decimal(100), "%")
