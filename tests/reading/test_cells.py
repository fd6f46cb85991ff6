"""A cell is read by all that its column asks for, and nothing of it is lost in silence."""

import pytest

from mesograph.model import Cell, Claim, Flag, Missing, Text
from mesograph.reading.printed import Printed, Said
from mesograph.reading.readers import read_cell
from mesograph.review.declaration import Column, Declaration

CELL = Cell("made-up", 1, "Column")
DECLARED = Declaration(
    slug="made-up",
    name="Made up",
    doi="",
    year=2025,
    as_of="2025-01-01",
    table="Table 1",
    rows=1,
    scope="",
    licence="",
    columns=(),
    missing={"NR": "not-reported"},
    document="",
)


def read(text: str, *roles: str, unit: str = "") -> list[Said]:
    column = Column("Column", roles, roles, "fact", unit)
    return list(read_cell(Printed(CELL, column, text), DECLARED))


def reasons(said: list[Said]) -> set[tuple[str, str]]:
    claims = [item for item in said if isinstance(item, Claim)]
    return {(c.role, c.value.reason) for c in claims if isinstance(c.value, Missing)}


def flagged(said: list[Said]) -> set[str]:
    return {item.code for item in said if isinstance(item, Flag)}


@pytest.mark.parametrize(
    ("role", "printed"),
    [
        ("arm", "several"),
        ("country", "Multinational"),
        ("dose", "200 µg"),
        ("dose", "2.5 × 107"),
        ("followUp", "long-term"),
        ("phase", "Pilot"),
        ("reference", "this review"),
        ("route", "enema"),
        ("schedule", "3 cycles"),
        ("startYear", "recently"),
    ],
)
def test_what_nobody_understands_is_no_silence_of_the_review(role: str, printed: str) -> None:
    said = read(printed, role)

    assert reasons(said) == {(role, "not-understood")}
    assert flagged(said)


@pytest.mark.parametrize("role", ["arm", "country", "dose", "phase", "reference", "schedule"])
def test_a_token_for_nothing_is_a_silence(role: str) -> None:
    said = read("NR", role)

    assert reasons(said) == {(role, "not-reported")}
    assert not flagged(said)


def test_a_cell_that_speaks_of_one_role_is_silent_of_the_other() -> None:
    said = read("intravenous", "route", "dose")

    assert reasons(said) == {("dose", "not-reported")}


@pytest.mark.parametrize(
    ("role", "printed", "word"),
    [
        ("dose", "≥ 1 × 106 cells/kg", "≥"),
        ("dose", "1 × 106 cells/kg in 100 mL saline", "100 mL saline"),
        ("arm", "30 (2:1)", "2:1"),
        ("treated", "30 (60 knees)", "knees"),
        ("followUp", "median 18 (range 6–36) months", "(range 6–36)"),
        ("phase", "Phase 2, randomized", "randomized"),
    ],
)
def test_what_is_left_of_a_cell_is_named(role: str, printed: str, word: str) -> None:
    said = read(printed, role)

    flags = [item for item in said if isinstance(item, Flag)]
    assert [word in flag.message for flag in flags if flag.code == "unread-words"] == [True]


def test_a_dose_with_a_comma_is_claimed_by_its_bounds_and_flagged() -> None:
    assert flagged(read("1,5 × 106 cells", "dose")) == {"dose-pair-ambiguous"}


def test_each_work_that_a_cell_cites_is_claimed_where_it_stands() -> None:
    said = read("Zhang (2012) and [12–13]", "reference")

    claims = [item for item in said if isinstance(item, Claim)]
    assert [claim.value for claim in claims] == [Text("Zhang 2012"), Text("12"), Text("13")]
    assert [(claim.span.start, claim.span.end) for claim in claims] == [(0, 12), (18, 23), (18, 23)]
