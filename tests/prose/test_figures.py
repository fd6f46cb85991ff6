"""Figures of prose: whose they are, and what they count."""

from decimal import Decimal

import pytest

from mesograph.prose.read import read_findings
from tests.prose.sentences import last, only


def test_figures_are_dealt_out_to_a_list_of_measures():
    reads = read_findings("CR, PR and OS at month 6 were 20.5, 40 and 71%")

    assert [(last(r.finding.measure), r.finding.value, r.finding.unit) for r in reads] == [
        ("complete-response", Decimal("20.5"), "%"),
        ("partial-response", Decimal(40), "%"),
        ("overall-survival", Decimal(71), "%"),
    ]
    assert {r.finding.timepoint for r in reads} == {"6 months"}
    assert {last(r.finding.direction) for r in reads} == {"reported"}


def test_a_count_a_denominator_and_a_share_are_one_finding():
    found = only("Complete response in 3 of 12 patients (25%)")

    assert (found.count, found.denominator, found.value, found.unit) == (3, 12, Decimal(25), "%")


@pytest.mark.parametrize(
    ("text", "count"),
    [("Two relapses", 2), ("seven patients reached remission", 7), ("12 had a relapse", 12)],
)
def test_counts_are_read_in_words_and_digits(text, count):
    found = only(text)

    assert (found.count, last(found.direction)) == (count, "reported")


def test_events_in_people_are_a_value_and_a_count():
    found = only("3 patients experienced 5 adverse events")

    assert (found.count, found.value, found.unit) == (3, Decimal(5), "events")


def test_all_is_a_hundred_percent_and_half_is_fifty():
    assert only("All patients achieved remission").value == Decimal(100)
    assert only("Half of the patients achieved remission").value == Decimal(50)


def test_each_of_two_times_takes_its_own_figure():
    reads = read_findings("Survival at 1 and 3 years was 90% and 75%")

    assert [(r.finding.timepoint, r.finding.value) for r in reads] == [
        ("1 year", Decimal(90)),
        ("3 years", Decimal(75)),
    ]


def test_a_change_from_one_figure_to_another_has_no_single_value():
    assert only("CDAI fell from 300 points to 120 points").value is None


def test_a_dose_and_a_name_with_a_number_are_no_figures():
    found = only("IL-6 fell after 2 × 106 cells/kg")

    assert (found.value, found.count) == (None, None)


def test_the_figure_behind_versus_is_that_of_the_controls():
    treated, control = read_findings("Relapse at 1 year: 12% (MSC) versus 30% (control)")

    assert (treated.finding.group, control.finding.group) == ("", "control")
    assert (treated.finding.value, control.finding.value) == (Decimal(12), Decimal(30))


def test_each_verb_keeps_its_own_count():
    reads = read_findings("EDSS improved in 9 patients, stabilized in 4 and worsened in 2")

    assert [(last(r.finding.direction), r.finding.count) for r in reads] == [
        ("improved", 9),
        ("unchanged", 4),
        ("worsened", 2),
    ]


def test_a_duration_is_the_figure_of_a_measure_of_time():
    found = only("Median overall survival was 9.5 months")

    assert (found.value, found.unit, found.timepoint) == (Decimal("9.5"), "months", "")
