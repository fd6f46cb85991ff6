"""The traps of the shipped reviews come out right in the ledgers."""

import pytest

from mesograph.questions.answers import Table, ask
from mesograph.store import Store


def lines(store: Store, name: str, review: str, row: int) -> list[dict[str, str]]:
    table: Table = ask(store, name)
    found = (dict(zip(table.columns, line, strict=True)) for line in table.rows)
    return [line for line in found if (line["review"], line["row"]) == (review, str(row))]


def the_row(store: Store, review: str, row: int) -> dict[str, str]:
    (line,) = lines(store, "rows", review, row)
    return line


def doses(store: Store, review: str, row: int) -> list[tuple[str, ...]]:
    columns = ("low", "high", "unit", "per", "structure", "route")
    return [tuple(line[c] for c in columns) for line in lines(store, "doses", review, row)]


def test_the_ledger_has_a_line_for_every_row(store, sources):
    rows = ask(store, "rows").rows

    assert len(rows) == sum(review.declared.rows for review in sources.reviews)


def test_a_phase_glued_to_a_tissue_is_told_apart(store):
    row = the_row(store, "wjsc-2025", 16)

    assert (row["phase"], row["tissues"]) == ("1", "bone marrow")


def test_a_count_glued_to_a_disease_is_told_apart(store):
    row = the_row(store, "wjsc-2025", 1)

    assert (row["conditions"], row["total"], row["treated"], row["control"]) == (
        *("systemic lupus erythematosus", "2", "2", "0"),
    )


def test_a_stray_digit_is_repaired_by_the_sum(store):
    row = the_row(store, "wjsc-2025", 9)

    assert (row["total"], row["treated"], row["control"]) == ("54", "39", "15")


def test_arms_that_no_digit_mends_stay_open(store):
    row = the_row(store, "wjsc-2025", 2)

    assert (row["total"], row["treated"], row["control"]) == ("244", "", "")


def test_two_arms_that_both_get_cells_are_no_control(store):
    row = the_row(store, "wjsc-2025", 8)

    assert (row["total"], row["treated"], row["control"], row["routes"]) == ("63", "", "", "")


def test_the_longest_of_several_follow_ups_is_given(store):
    assert the_row(store, "wjsc-2025", 10)["follow_up_months"] == "8"


@pytest.mark.parametrize(
    ("review", "row", "expected"),
    [
        (
            *("wjsc-2025", 7),
            [("40000000", "40000000", "cells", "knee", "single", "intra-articular")],
        ),
        (
            *("wjsc-2025", 14),
            [
                ("1000000", "1000000", "cells/kg", "", "levels", ""),
                ("2000000", "2000000", "cells/kg", "", "levels", ""),
                ("4000000", "4000000", "cells/kg", "", "levels", ""),
            ],
        ),
        ("sttt-2025", 43, [("15", "15", "mL", "", "single", "")]),
        ("sttt-2025", 68, [("10000000", "10000000", "units", "", "single", "")]),
        ("sttt-2025", 61, [("1500000000", "2000000000", "EVs/kg", "", "range", "")]),
        (
            *("sttt-2025", 84),
            [
                ("48000000", "48000000", "cells", "", "per route", "intramuscular"),
                ("125000000", "125000000", "cells", "", "per route", "intrathecal"),
            ],
        ),
        (
            *("msc-cancer-2022", 2),
            [("1000000", "200000000", "cells/kg", "", "ambiguous pair", "")],
        ),
        (
            *("msc-cancer-2022", 18),
            [
                ("1000000", "1000000", "cells/kg", "", "levels", ""),
                ("2000000", "2000000", "cells/kg", "", "levels", ""),
                ("5000000", "5000000", "cells/kg", "", "levels", ""),
            ],
        ),
        ("msc-cancer-2022", 28, []),
    ],
)
def test_doses_are_told_apart(store, review, row, expected):
    assert doses(store, review, row) == expected


@pytest.mark.parametrize(
    ("row", "least", "most", "basis"),
    [
        (1, "8", "8", "computed"),
        (2, "", "", "undeterminable"),
        (4, "6", "", "lower bound"),
        (8, "4", "4", "exact"),
        (9, "4", "8", "range"),
        (11, "2", "2", "exact"),
        (15, "4", "4", "median"),
        (39, "1", "3", "alternatives"),
        (40, "8", "8", "exact"),
        (62, "5", "5", "exact"),
        (91, "3", "3", "exact"),
    ],
)
def test_schedules_are_counted(store, row, least, most, basis):
    (line,) = lines(store, "schedules", "sttt-2025", row)

    assert (line["least"], line["most"], line["basis"]) == (least, most, basis)


def test_the_same_letters_mean_a_disease_or_a_tissue_by_column(store):
    row = the_row(store, "sttt-2025", 25)

    assert (row["conditions"], row["tissues"]) == ("ulcerative colitis", "umbilical cord")


def test_two_registrations_in_one_cell_are_two_codes(store):
    row = the_row(store, "sttt-2025", 17)

    assert row["trials"] == "NCT00698191 NCT01741857"
    assert (row["tissues"], row["tissues_are"]) == ("bone marrow; umbilical cord", "alternatives")


def test_a_source_that_counts_vesicles_gives_vesicles(store):
    row = the_row(store, "sttt-2025", 61)

    assert (row["tissues"], row["product"]) == ("placenta", "extracellular vesicles")


def test_a_number_one_digit_short_gets_a_candidate_that_agrees(store):
    (line,) = lines(store, "identifiers", "sttt-2025", 82)

    assert (line["status"], line["registry"]) == ("malformed", "ClinicalTrials.gov")
    assert line["repair"] == "NCT02917681"


@pytest.mark.parametrize("row", [6, 44, 57])
def test_a_number_of_no_known_registry_is_given_to_none(store, row):
    (line,) = lines(store, "identifiers", "sttt-2025", row)

    assert (line["status"], line["registry"], line["repair"]) == ("unrecognised", "unknown", "")


def test_a_complication_stands_beside_the_cancer_that_people_have(store):
    row = the_row(store, "msc-cancer-2022", 31)

    assert (row["conditions"], row["underlying"]) == (
        *("graft rejection", "hematological malignancy"),
    )


def test_a_word_displaced_below_its_row_is_read_with_it(store):
    assert "leukemia" in the_row(store, "msc-cancer-2022", 32)["underlying"]


def test_a_table_without_outcomes_states_none(store):
    assert the_row(store, "msc-cancer-2022", 1)["results"] == "not stated"


def test_ongoing_wins_over_not_yet_published(store):
    assert the_row(store, "wjsc-2025", 11)["results"] == "ongoing"


def test_numbers_are_plain_and_never_carry_an_exponent(store):
    for line in ask(store, "doses").rows:
        assert all("E" not in number.upper() for number in line[2:4])
