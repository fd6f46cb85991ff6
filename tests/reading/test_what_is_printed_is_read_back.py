"""Property tests: a value that is printed as reviews print it is read back as it was."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mesograph.reading.dose import read_doses
from mesograph.reading.followup import read_follow_up
from mesograph.reading.identifier import read_identifiers
from mesograph.reading.people import read_people
from mesograph.reading.phase import read_phase
from mesograph.reading.reference import read_references
from mesograph.reading.schedule import read_schedule
from mesograph.vocabulary.terms import ontology

DIGITS = st.decimals(Decimal("0.1"), Decimal(999), places=1)
EXPONENTS = st.integers(4, 11)
UNITS = st.sampled_from(
    [("cells/kg", "cells-per-kg"), ("cells", "cells"), ("EVs/kg", "evs-per-kg")]
)
TIMES = st.sampled_from(["×", " ×", "x", " x ", " × ", "× "])
COUNTS = st.integers(1, 400)


@given(DIGITS, EXPONENTS, TIMES, UNITS)
def test_a_single_dose(digits, exponent, times, unit):
    printed, name = unit

    read = read_doses(f"{digits}{times}10{exponent} {printed}")

    assert read is not None
    (dose,) = read.doses
    assert (dose.low, dose.high) == (digits.scaleb(exponent), digits.scaleb(exponent))
    assert (dose.unit, dose.structure) == (name, "single")


@given(DIGITS, DIGITS, EXPONENTS, st.sampled_from(["–", "-", " - ", " to "]))
def test_a_range(one, other, exponent, dash):
    low, high = sorted((one, other))

    read = read_doses(f"{low}{dash}{high} × 10{exponent} cells")

    assert read is not None
    (dose,) = read.doses
    assert (dose.low, dose.high) == (low.scaleb(exponent), high.scaleb(exponent))


@given(st.lists(DIGITS, min_size=2, max_size=5), EXPONENTS)
def test_levels_are_as_many_as_printed(levels, exponent):
    printed = ", ".join(map(str, levels[:-1])) + f" or {levels[-1]}"

    read = read_doses(f"{printed} × 10{exponent} cells/kg")

    assert read is not None
    assert [dose.low for dose in read.doses] == [level.scaleb(exponent) for level in levels]
    assert {dose.structure for dose in read.doses} == {"levels"}


@given(st.integers(0, 500), st.integers(0, 500))
def test_arms_that_add_up_are_not_touched(treated, control):
    people = read_people(f"{treated + control} ({treated}/{control})")

    assert people is not None
    assert [arm.people for arm in people.arms] == [treated, control]
    assert not people.repair
    assert not people.contradicted


@given(st.integers(10, 99), st.integers(10, 99), st.integers(0, 9), st.integers(0, 2))
def test_a_stray_digit_is_mended_only_to_what_adds_up(treated, control, stray, at):
    damaged = str(treated)[:at] + str(stray) + str(treated)[at:]

    people = read_people(f"{treated + control} ({damaged}/{control})")

    assert people is not None
    counts = [arm.people for arm in people.arms]
    assert counts == [None, None] or sum(count or 0 for count in counts) == people.total


@given(st.integers(0, 99_999_999))
def test_a_well_formed_number_is_found_whatever_surrounds_it(number):
    code = f"NCT{number:08d}"

    found = read_identifiers(f"see and{code}, also")

    assert [(i.code, i.status) for i, _ in found] == [(code, "well-formed")]


@given(st.integers(0, 9_999_999))
def test_a_number_one_digit_short_is_malformed_and_kept(number):
    printed = f"NCT{number:07d}"

    ((identifier, span),) = read_identifiers(printed)

    assert (identifier.status, identifier.printed) == ("malformed", printed)
    assert printed[span.start : span.end] == printed


@given(COUNTS, st.sampled_from(["times", "doses", "infusions"]))
def test_a_number_of_times(count, word):
    schedule = read_schedule(f"{count} {word}")

    assert schedule is not None
    assert (schedule.least, schedule.most, schedule.basis) == (count, count, "exact")


@given(st.integers(1, 7), st.integers(1, 52))
def test_how_often_times_how_long(often, weeks):
    schedule = read_schedule(f"{often} times a week, {weeks} weeks in total")

    assert schedule is not None
    assert (schedule.least, schedule.basis) == (often * weeks, "computed")


@given(st.integers(1, 120))
def test_a_bare_number_under_a_header_with_months(months):
    ((follow_up, _),) = read_follow_up(str(months), "month")

    assert follow_up.months == months


@given(st.sampled_from(sorted(ontology().scheme("phase").values(), key=lambda c: c.name)))
def test_every_phase_is_read_by_each_of_its_labels(phase):
    for label in phase.labels:
        assert read_phase(label) == phase


@given(st.text())
def test_no_text_breaks_a_reader(text):
    for read in (
        *(read_doses, read_people, read_identifiers, read_phase, read_references),
        read_schedule,
    ):
        read(text)
    read_follow_up(text, "month")
