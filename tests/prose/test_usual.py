"""The usual ways in which abstracts state an outcome, on sentences of our own."""

from decimal import Decimal

import pytest

from mesograph.model import Finding
from mesograph.prose.read import read_findings
from tests.prose.sentences import last


def findings(text: str) -> list[Finding]:
    return [read.finding for read in read_findings(text)]


def said(text: str) -> list[str]:
    return [f"{last(f.measure)} {last(f.direction)}" for f in findings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAEs: none", ["serious-adverse-event absent"]),
        ("ICANS in none", ["icans absent"]),
        ("Neither CRS nor ICANS occurred", ["cytokine-release-syndrome absent", "icans absent"]),
        ("No evidence of tumour formation", ["malignancy-event absent"]),
        ("The viral load became undetectable", ["viral-load absent"]),
        ("They were pain-free", ["pain absent"]),
        ("The primary endpoint was not met", ["primary-endpoint absent"]),
        ("Median OS was not reached", ["overall-survival reported"]),
        (
            "No improvement was seen in LVEF or 6MWD",
            ["lvef unchanged", "six-minute-walk-distance unchanged"],
        ),
        (
            "No change in CRP, ESR or DAS28 was seen",
            ["crp unchanged", "esr unchanged", "das28 unchanged"],
        ),
        ("MRI showed no change", ["mri-changes unchanged"]),
        ("Neither pain nor fatigue worsened", ["pain unchanged", "fatigue unchanged"]),
        ("Itch decreased, pain did not", ["pruritus decreased", "pain unchanged"]),
        ("Neither LVEF nor NYHA class differed", ["lvef unchanged", "nyha-class unchanged"]),
        ("EDSS worsened in none", ["edss unchanged"]),
        ("No treatment discontinuations due to AEs", ["discontinuation absent"]),
        ("A survival benefit was not shown", ["survival unchanged"]),
        ("No between-group difference in pain was noted", ["pain unchanged"]),
        ("Bone fill was not superior to surgery", ["bone-fill unchanged"]),
        ("CRP returned to baseline", ["crp unchanged"]),
        ("CRP returned to normal", ["crp improved"]),
        ("FVIII activity was sustained", ["factor-viii-activity unchanged"]),
        ("ALSFRS-R decline slowed", ["alsfrs-r-decline decreased"]),
        ("Fewer relapses", ["relapse decreased"]),
        ("More patients on cells achieved remission", ["clinical-remission increased"]),
        ("Exacerbations were less frequent", ["exacerbation decreased"]),
    ],
)
def test_what_became_of_a_measure_is_read(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Primary: change in MELD score at week 24",
        "Secondary endpoints: albumin, survival",
        "To assess safety and 1-year overall survival",
        "Early termination; no efficacy data",
    ],
)
def test_a_plan_is_no_result(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Knee pain (VAS) fell", ["vas-pain"]),
        ("Cartilage thickness on MRI rose", ["cartilage-thickness"]),
        ("The bleeding rate (ABR) fell", ["annualized-bleeding-rate"]),
        ("Pain fell more than with hyaluronic acid", ["pain"]),
        ("CAR-T cells were given; CRP fell", ["crp"]),
        ("Ulcers healed in 7 of 10", ["dfu-healing"]),
        ("Union in 11 of 13 non-unions", ["bone-healing"]),
        ("Safe in patients with pneumonia", ["safety"]),
        ("12 of 15 patients survived", ["survival"]),
        ("Relapsed leukemia: CRP fell", ["crp"]),
    ],
)
def test_a_name_is_taken_for_what_the_sentence_is_about(text, measures):
    assert [last(f.measure) for f in findings(text)] == measures


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Pain was lower than with hyaluronic acid", "control"),
        ("Pain was lower than with saline alone", "control"),
        ("Pain was lower than with cells alone", "other-arm"),
        ("A dose-dependent fall in CRP", "dose-level"),
        ("CRP did not change", "baseline"),
        ("CRP did not differ", ""),
        ("Faster platelet recovery", ""),
        ("Improved overall response", ""),
        ("Bleeding rate fell", "baseline"),
    ],
)
def test_what_a_change_is_held_against_is_read(text, comparator):
    assert [last(f.comparator) for f in findings(text)] == [comparator]


def test_one_comparison_does_not_reach_back_over_another_statement():
    first, second = findings("CRP fell, and wounds healed faster than with dressings")

    assert (last(first.comparator), last(second.comparator)) == ("baseline", "control")


@pytest.mark.parametrize(
    ("text", "significance"),
    [
        ("LVEF rose from 33% to 38% in the cell group (p = 0.01)", "significant"),
        ("Pain did not change significantly", "not-significant"),
        ("Fatigue improved, though not significantly", "not-significant"),
        ("Mortality was 10% with cells and 30% in controls (p = 0.2)", "not-significant"),
        ("Mortality was 10% (p = 0.01)", ""),
    ],
)
def test_a_test_belongs_to_what_it_stands_behind(text, significance):
    assert last(findings(text)[0].significance) == significance


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Fistulas closed in 55% versus 37%", [("", 55), ("control", 37)]),
        ("OS was 12 months with cells and 8 months in controls", [("", 12), ("control", 8)]),
        ("40% on cells and 20% in the placebo group achieved ACR20", [("", 40), ("control", 20)]),
        (
            "LVEF improved by 4.5% vs 1.2% in controls",
            [("", Decimal("4.5")), ("control", Decimal("1.2"))],
        ),
        ("Pain fell by 3 points versus 1", [("", 3)]),
        ("Mortality was lower with cells (10% vs 33%)", [("", 10)]),
        ("The ORR was 82% (95% CI 73–89)", [("", 82)]),
    ],
)
def test_each_group_has_its_own_figure(text, figures):
    assert [(f.group, f.value) for f in findings(text)] == figures


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("SAEs: 3 in the treated group, 5 in controls", [("", 3), ("control", 5)]),
        (
            "SAEs occurred in cohort 1 (n = 1) and cohort 3 (n = 2)",
            [("cohort 1", 1), ("cohort 3", 2)],
        ),
        ("2 deaths in the MSC group and 5 in the placebo group", [("", 2), ("control", 5)]),
        ("25% of patients (5/20) discontinued treatment", [("", 5)]),
        ("EDSS: 4 improved, 2 stable, 1 worsened", [("", 4), ("", 2), ("", 1)]),
        ("Two grade 3 AEs", [("", 2)]),
        ("Fever in 12 (60%)", [("", 12)]),
        ("Of 20 patients, 12 responded", [("", 12)]),
    ],
)
def test_each_count_has_its_own_group_or_verb(text, counts):
    assert [(f.group, f.count) for f in findings(text)] == counts


def test_a_verb_left_out_is_that_of_the_clause_before():
    first, second = findings("IIEF-5 was higher at 6 but not at 12 months")

    assert (last(first.direction), first.timepoint) == ("increased", "6 months")
    assert (last(second.direction), second.timepoint) == ("unchanged", "12 months")


def test_a_pronoun_speaks_of_the_measure_before_it():
    _, second = findings("LVEF rose, whereas it was unchanged in controls")

    assert (last(second.direction), second.group) == ("unchanged", "control")


def test_a_time_at_the_end_is_that_of_the_whole_sentence():
    reads = findings("MELD score fell, but bilirubin showed no change over 48 weeks")

    assert [f.timepoint for f in reads] == ["48 weeks", "48 weeks"]


def test_a_clause_that_opens_a_sentence_ends_at_its_comma():
    text = "Despite a rise in Tregs, disease activity did not change"

    assert said(text) == ["treg increased", "disease-activity unchanged"]


def test_figures_in_brackets_do_not_part_a_list():
    reads = findings("IL-6 (−40%) and CRP (−55%) were reduced")

    assert [(last(f.direction), f.value) for f in reads] == [
        ("decreased", Decimal(40)),
        ("decreased", Decimal(55)),
    ]


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
