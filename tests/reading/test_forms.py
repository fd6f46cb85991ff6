"""The forms in which reviews write values, beyond those of the shipped reviews."""

import pytest

from mesograph.model import Schedule
from mesograph.reading.dose import read_doses
from mesograph.reading.followup import read_follow_up
from mesograph.reading.identifier import read_identifiers
from mesograph.reading.phase import find_phase, read_phase
from mesograph.reading.plain import find_year
from mesograph.reading.reference import read_references
from mesograph.reading.schedule import read_schedule
from mesograph.vocabulary.lexicon import lexicon
from mesograph.vocabulary.terms import Concept, ontology

READABLE = [
    registry
    for registry in ontology().scheme("registry").values()
    if registry.values("exampleCode") and registry.values("neverByPattern") != ("true",)
]


@pytest.mark.parametrize("registry", READABLE, ids=lambda registry: registry.name)
def test_the_example_of_every_registry_is_told_by_its_look(registry: Concept) -> None:
    for example in registry.values("exampleCode"):
        ((found, _),) = read_identifiers(example)

        assert (found.registry, found.status) == (registry.name, "well-formed")


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("NCT 03042143 b", ["NCT03042143"]),
        ("NCT4047810", ["NCT4047810"]),
        ("NCT01741857NCT00698191", ["NCT01741857", "NCT00698191"]),
        ("EudraCT 2016-001234-11", ["2016-001234-11"]),
        ("jRCTs041220087", ["jRCTs041220087"]),
        ("jRCTa060210018", ["jRCTa060210018"]),
        ("RBR-6qvdftm", ["RBR-6qvdftm"]),
    ],
)
def test_damaged_and_glued_registrations_are_read(printed: str, codes: list[str]) -> None:
    assert [found.code for found, _ in read_identifiers(printed)] == codes


@pytest.mark.parametrize(
    ("printed", "levels"),
    [
        ("[1–10]×106/kg", ["1000000-10000000"]),
        ("29.5x10(6)", ["29500000-29500000"]),
        ("100 ± 20 × 106", ["80000000-120000000"]),
        ("2 x 10e6 cells", ["2000000-2000000"]),
        ("5 × 105/kg, three times", ["500000-500000"]),
        ("10^6 cells/kg", ["1000000-1000000"]),
        ("2 × 10**6 cells", ["2000000-2000000"]),
        ("1.5 × 10¹¹ particles", ["150000000000-150000000000"]),
        ("5 × 10^6 to 10^7 cells", ["5000000-10000000"]),
        ("1 × 106 – 2 × 106 cells/kg", ["1000000-2000000"]),
        ("1 vs 5 × 106 cells/kg", ["1000000-1000000", "5000000-5000000"]),
        ("1/5/10 × 106 cells/kg", ["1000000-1000000", "5000000-5000000", "10000000-10000000"]),
        ("2–4 mio cells", ["2000000-4000000"]),
        ("100M cells", ["100000000-100000000"]),
        ("one million cells/kg", ["1000000-1000000"]),
        ("40,000,000 cells", ["40000000-40000000"]),
        ("0,5-1 × 10⁶ MSC/kg", ["500000-1000000"]),
        ("7,5 × 107 cells", ["75000000-75000000"]),
    ],
)
def test_doses_are_read_with_their_lost_exponents(printed: str, levels: list[str]) -> None:
    found = read_doses(printed)

    assert found is not None
    assert [f"{dose.low:f}-{dose.high:f}" for dose in found.doses] == levels


@pytest.mark.parametrize("printed", ["1,5 × 106 cells", "10e6 cells"])
def test_a_dose_that_may_be_read_in_two_ways_is_left_open(printed: str) -> None:
    found = read_doses(printed)

    assert found is not None
    assert [dose.structure for dose in found.doses] == ["ambiguous pair"]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("1 × 106 MSC/kg", "cells-per-kg"),
        ("2 × 107 UC-MSCs per kg BW", "cells-per-kg"),
        ("20-30 x 106 cells in 2 ml", "cells"),
        ("30 mL", "ml"),
    ],
)
def test_the_unit_is_that_of_what_is_counted(printed: str, unit: str) -> None:
    found = read_doses(printed)

    assert found is not None
    assert {dose.unit for dose in found.doses} == {unit}


@pytest.mark.parametrize("printed", ["5 × 106 cells/mL", "100 mg", "2012", "NCT01234567"])
def test_what_is_no_dose_is_not_read_as_one(printed: str) -> None:
    assert read_doses(printed) is None


@pytest.mark.parametrize(
    ("printed", "works"),
    [
        ("Zhang (2012)", ["Zhang 2012"]),
        ("Zhang et al., 2012a", ["Zhang 2012a"]),
        ("Zhang, Y. et al. (2012)", ["Zhang, Y. 2012"]),
        ("de la Portilla (2013)", ["de la Portilla 2013"]),
        ("Zhang & Li 2014; Özdemir 2015", ["Zhang and Li 2014", "Özdemir 2015"]),
        ("Zhang et al. 2012 [34]", ["34"]),
        ("Zhang [34] 2012", ["34"]),
        ("Panés et al", ["Panés et al."]),
        ("[12-14]", ["12", "13", "14"]),
        ("PMID: 12345678", ["PMID 12345678"]),
        ("2012", []),
        ("Ongoing", []),
    ],
)
def test_a_work_is_cited_by_number_or_by_authors_and_year(printed: str, works: list[str]) -> None:
    assert [work for work, _ in read_references(printed)] == works


@pytest.mark.parametrize(
    ("printed", "least", "most"),
    [
        ("Two to four times", 2, 4),
        ("monthly for 6 months", 6, 6),
        ("once weekly for 3 weeks", 3, 3),
        ("2 doses/week for 4 weeks", 8, 8),
        ("2x/wk for 4 wks", 8, 8),
        ("weekly × 4", 4, 4),
        ("weekly x 4 weeks", 4, 4),
        ("q2w x 4", 4, 4),
        ("once a month × 6", 6, 6),
        ("1 × 106/kg × 2", 2, 2),
        ("2×", 2, 2),
        ("3 times every other day", 3, 3),
        ("D0, D7, D14", 3, 3),
        ("0, 1, 2 months", 3, 3),
        ("2 (day 0, day 14)", 2, 2),
        ("1–3", 1, 3),
        ("1 or 2", 1, 2),
        ("up to 4", 1, 4),
    ],
)
def test_schedules_are_counted(printed: str, least: int, most: int) -> None:
    found = read_schedule(printed)

    assert found is not None
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    "printed", ["single or repeated", "multiple doses", "q3mo", "every other day"]
)
def test_what_is_given_more_than_once_has_no_number_by_itself(printed: str) -> None:
    found = read_schedule(printed)

    assert found is not None
    assert (found.least, found.most, found.basis) == (None, None, "undeterminable")


def test_at_least_is_a_lower_bound() -> None:
    assert read_schedule("≥3") == Schedule(3, None, "lower bound")


@pytest.mark.parametrize(
    "printed",
    [
        *("2 × 10 6 cells/kg", "2 x (106)", "multiple myeloma", "150"),
        "on days " + ", ".join(map(str, range(1, 99))),
    ],
)
def test_what_is_no_schedule_is_not_read_as_one(printed: str) -> None:
    assert read_schedule(printed) is None


def test_biweekly_has_two_senses_and_is_left_open() -> None:
    found = read_schedule("Biweekly for 8 weeks")

    assert found is not None
    assert found.basis == "undeterminable"


@pytest.mark.parametrize("printed", ["Ⅰ/Ⅱ", "1/2", "Phase I and II", "Phase I/II trial"])
def test_a_phase_is_one_however_it_is_written(printed: str) -> None:
    phase = read_phase(printed)

    assert phase is not None
    assert phase.label == "1/2"


@pytest.mark.parametrize(
    ("scheme", "word", "label"),
    [
        ("route", "Hepatic artery", "intra-arterial"),
        ("route", "IV infusion", "intravenous"),
        ("tissue", "AT", "adipose tissue"),
        ("tissue", "WJ-MSC", "Wharton's jelly"),
        ("tissue", "hESC-IMRC", "embryonic stem cell"),
        ("tissue", "MenSC", "menstrual blood"),
    ],
)
def test_short_forms_are_known(scheme: str, word: str, label: str) -> None:
    assert [match.concept.label for match in lexicon(scheme).scan(word)] == [label]


@pytest.mark.parametrize(
    ("printed", "label", "words"),
    [
        ("Phase 2, randomized", "2", "Phase 2"),
        ("I/II (RCT)", "1/2", "I/II"),
        ("Open-label phase Ib", "1b", "phase Ib"),
        ("Ph. II", "2", "Ph. II"),
    ],
)
def test_a_phase_is_found_among_other_words(printed: str, label: str, words: str) -> None:
    found = find_phase(printed)

    assert found is not None
    phase, span = found
    assert (phase.label, printed[span.start : span.end]) == (label, words)


@pytest.mark.parametrize("printed", ["Pilot", "RCT", "Phase 1; then phase 3", "Phase IBM-MSCs"])
def test_no_phase_or_two_are_none(printed: str) -> None:
    assert find_phase(printed) is None


@pytest.mark.parametrize(
    ("printed", "months"),
    [
        ("1y", ["12"]),
        ("six months", ["6"]),
        ("52w", ["12"]),
        ("M3, M6, M12", ["3", "6", "12"]),
        ("Days 28, 90 and 180", ["0.9", "3", "5.9"]),
        ("3 and 6 months, 1 year", ["3", "6", "12"]),
        ("median 18 (range 6–36) months", ["18"]),
        ("18.5 ± 3 months", ["18.5"]),
        ("1,5 years", []),
        ("4 h", []),
    ],
)
def test_follow_up_is_read_in_months(printed: str, months: list[str]) -> None:
    assert [str(found.months) for found, _ in read_follow_up(printed, "")] == months


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        *(("2012", 2012), ("05/2012", 2012), ("12 May 2012", 2012), ("2012-05-01", 2012)),
        *(("2012–2015", 2012), ("2012/2014", None), ("'12", None), ("12345", None)),
    ],
)
def test_a_date_gives_its_year(printed: str, year: int | None) -> None:
    found = find_year(printed)

    assert (found[0] if found else None) == year
