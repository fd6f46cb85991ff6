"""Made-up tables are printed in every layout, with the damage that layouts do, and read back."""

import pytest

from mesograph.capture.layouts.tables import choose, page_of
from tests.capture.layouts import LAYOUTS
from tests.capture.made_up_tables import BLIND, FAR, NAMES, load, load_roles
from tests.capture.measure import Measured, measure, unknown_headers

RIGHT, RIGHT_AT_LEAST = 0.95, 0.75
"""How much is read right of a layout, and of the table that is hardest to read in it."""
FLAGGED_RIGHT = 0.2
"""Of the cells that are right, how many are doubted at most."""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_read_back_from_every_layout(layout: str, name: str) -> None:
    measured = measure(load(name), layout)

    assert measured.right >= RIGHT_AT_LEAST * measured.cells, measured.wrong


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nineteen_cells_in_twenty_are_right(layout: str) -> None:
    every = [measure(load(name), layout) for name in NAMES]

    assert sum(m.right for m in every) >= RIGHT * sum(m.cells for m in every)


@pytest.fixture(scope="module")
def all_measured() -> list[Measured]:
    return [measure(load(name), layout) for name in NAMES for layout in LAYOUTS]


def test_few_right_cells_are_doubted(all_measured: list[Measured]) -> None:
    right = sum(m.right for m in all_measured)

    assert sum(m.right_flagged for m in all_measured) <= FLAGGED_RIGHT * right


def test_most_wrong_cells_are_doubted(all_measured: list[Measured]) -> None:
    wrong = sum(m.cells - m.right for m in all_measured)

    assert sum(m.wrong_flagged for m in all_measured) >= 0.75 * wrong


@pytest.fixture(scope="module")
def far_measured() -> list[Measured]:
    return [measure(load(name), layout) for name in FAR for layout in LAYOUTS]


def test_tables_far_from_the_lexicon_are_read_for_the_most_part(
    far_measured: list[Measured],
) -> None:
    cells = sum(m.cells for m in far_measured)

    assert sum(m.right for m in far_measured) >= 0.92 * cells


def test_what_is_wrong_far_from_the_lexicon_is_doubted(far_measured: list[Measured]) -> None:
    wrong = sum(m.cells - m.right for m in far_measured)
    right = sum(m.right for m in far_measured)

    assert sum(m.wrong_flagged for m in far_measured) >= 0.8 * wrong
    assert sum(m.right_flagged for m in far_measured) <= FLAGGED_RIGHT * right


@pytest.fixture(scope="module")
def blind_measured() -> list[Measured]:
    return [measure(load(name), layout) for name in BLIND for layout in LAYOUTS]


def test_nine_cells_in_ten_are_right_in_tables_by_a_blind_author(
    blind_measured: list[Measured],
) -> None:
    cells = sum(m.cells for m in blind_measured)

    assert sum(m.right for m in blind_measured) >= 0.9 * cells


def test_nine_in_ten_of_their_wrong_cells_are_doubted_and_one_in_five_of_the_right(
    blind_measured: list[Measured],
) -> None:
    wrong = sum(m.cells - m.right for m in blind_measured)
    right = sum(m.right for m in blind_measured)

    assert sum(m.wrong_flagged for m in blind_measured) >= 0.9 * wrong
    assert sum(m.right_flagged for m in blind_measured) <= FLAGGED_RIGHT * right


@pytest.mark.parametrize("layout", ["blanks", "run together", "text of a PDF", "CSV"])
def test_nine_in_ten_of_their_headers_are_known(layout: str) -> None:
    roles = load_roles()

    lost = [h for name in BLIND for h in unknown_headers(name, load(name), layout, roles)]

    assert len(lost) <= 0.1 * len(roles), lost


def test_a_long_legend_without_a_heading_is_no_row() -> None:
    table = load("by-trial")
    lines = [
        table.title,
        "",
        " ".join(table.headers),
        *(" ".join(filter(None, row)) for row in table.rows),
    ]
    legend = ", ".join(
        f"{short} {meaning}"
        for short, meaning in (
            *(("BM", "bone marrow"), ("UC", "umbilical cord"), ("AD", "adipose tissue")),
            *(("IV", "intravenous"), ("IT", "intrathecal"), ("GVHD", "graft versus host disease")),
            *((f"A{n}B", "a measure of how people are after some time") for n in range(40)),
        )
    )
    page = page_of("\n".join([*lines, "", legend]).encode(), "page.txt", {})

    draft = choose(page, None, "page").read()

    assert max(cell.row for cell in draft.cells) == len(table.rows)


@pytest.mark.parametrize(
    "results",
    [
        "Treatment success rose by 40% in 51 patients. No serious adverse events.",
        "Graft patency improved compared with baseline. 51 patients had fever.",
    ],
)
def test_a_cell_of_prose_that_names_what_headers_do_begins_no_table(results: str) -> None:
    dull = "NCT01234567\nStroke\nIV\nWalked 40 m farther a year on.\n" * 9
    row = f"NCT01234567\nStroke\nIV\n{results}\n"

    page = page_of(f"Trial ID\nDisease\nRoute\nResults\n{dull}{row}{dull}".encode(), "page.txt", {})

    assert [table.read().rows for table in page.tables] == [19]
