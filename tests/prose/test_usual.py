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
