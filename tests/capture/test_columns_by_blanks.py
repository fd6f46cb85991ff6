"""Pages whose columns blanks keep, with what typesetters and page breaks do to them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.capture.layouts.tables import choose, page_of
from tests.capture.made_up_tables import MadeUp, load
from tests.capture.measure import Measured
from tests.capture.printed_pages import Printed, compared

NARROW, BROAD = "iljtf.,;:'|!()[] ", "mwMW%"
"""Letters of little more than half the width of the others, and of half as much again."""
CLOSE, NEARLY = 0.92, 0.8
"""How much of a page is read right at least, and of all where gutters are hardly there."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a page is set."""

    gap: float = 3.0
    """Blanks between columns, by the width of a letter."""
    stand: str = "top"
    align: str = "left"
    parted: int = 0
    """Empty lines between rows."""
    breaks: tuple[int, ...] = ()
    """Rows before which a page ends."""
    again: bool = True
    """Whether the header is printed on each page."""
    shift: int = 0
    """Characters by which the columns of each next page stand further to the right."""
    headings: tuple[int, ...] = ()
    """Rows with a heading over them."""
    once: bool = False
    """Whether the first column is printed only where it changes."""


def length(text: str) -> float:
    return sum(0.55 if c in NARROW else 1.5 if c in BROAD else 1.0 for c in text)


def wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and length(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def width_of(cells: list[str]) -> float:
    longest = max(length(word) for cell in cells for word in cell.split() or [""])
    usual = sorted(map(length, cells))[len(cells) * 2 // 3]
    return max(longest, min(30.0, 0.6 * usual), 4.0)


def printed(table: MadeUp, habit: Habit) -> str:
    """Print a table as `pdftotext -layout` gives it: letters are of unequal widths."""
    columns = [list(cells) for cells in zip(table.headers, *table.rows, strict=True)]
    widths = [width_of(cells) for cells in columns]
    begins = [2 + sum(widths[:n]) + habit.gap * n for n in range(len(widths))]
    lines = ["Trials of cells are few, and none of them was large.", "", f"  {table.title}"]
    head = row_of(table.headers, begins, widths, Habit())
    lines += head
    above = ""
    for n, row in enumerate(table.rows):
        moved = [x + habit.shift * sum(at <= n for at in habit.breaks) for x in begins]
        if n in habit.breaks:
            lines += ["", "", f"{n + 4} of 21".rjust(60), "\fRamos et al. Cells 2021".rjust(110)]
            lines += [""]
            if habit.again:
                lines += ["  Table 1 (continued)"]
                lines += row_of(table.headers, moved, widths, Habit())
            above = ""
        if n in habit.headings:
            lines += ["  Other diseases, all phases", *[""] * habit.parted]
        cells = ("" if habit.once and row[0] == above else row[0], *row[1:])
        above = row[0]
        lines += [*row_of(cells, moved, widths, habit), *[""] * habit.parted]
    note = "BM, bone marrow; UC, umbilical cord; AD, adipose tissue; NR, not reported."
    return "\n".join([*lines, "", f"  {note}", "", "Taken together, the trials differ.", ""])


def row_of(
    cells: tuple[str, ...], begins: list[float], widths: list[float], habit: Habit
) -> list[str]:
    parts = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, parts))
    lines = []
    for k in range(height):
        line = ""
        for part, x, width in zip(parts, begins, widths, strict=True):
            above = (height - len(part)) // 2 if habit.stand == "middle" else 0
            text = part[k - above] if 0 <= k - above < len(part) else ""
            if not text:
                continue
            free = width - length(text)
            at = x + {"left": 0.0, "right": free, "centre": free / 2}[habit.align]
            line = line.ljust(max(round(at), len(line) + bool(line))) + text
        lines.append(line)
    return lines


def read(text: str) -> DraftTable:
    return choose(page_of(text.encode(), "page.txt", {}), None, "page").read()


def rows_of(draft: DraftTable) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in draft.cells:
        rows.setdefault(cell.row, []).append(cell.text.replace("10^", "10"))
    return list(rows.values())


def share_right(table: MadeUp, text: str) -> float:
    meant = [[cell.replace("10^", "10") for cell in row] for row in table.rows]
    found = rows_of(read(text))
    pairs = [
        one == other
        for row, again in zip(meant, found, strict=False)
        for one, other in zip(row, again, strict=False)
    ]
    return sum(pairs) / sum(map(len, meant))


HABITS = {
    "plain": Habit(),
    "rows parted by three empty lines": Habit(parted=3),
    "cells in the middle of their rows": Habit(stand="middle"),
    "centred": Habit(align="centre"),
    "to the right": Habit(align="right"),
    "page breaks with the header again": Habit(breaks=(3, 6)),
    "page breaks without it": Habit(breaks=(3, 6), again=False),
    "pages that stand further to the right": Habit(breaks=(4,), shift=3),
    "headings over rows": Habit(headings=(0, 4)),
    "headings over parted rows": Habit(headings=(0, 4), parted=1),
}
TABLES = ("by-trial", "by-year", "far/women", "blind/fistula")


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("name", TABLES)
def test_a_page_is_read_however_it_is_set(name: str, habit: str) -> None:
    table = load(name)

    assert share_right(table, printed(table, HABITS[habit])) >= CLOSE


def test_four_cells_in_five_are_right_where_gutters_are_hardly_there() -> None:
    shares = [share_right(load(name), printed(load(name), Habit(gap=2.2))) for name in TABLES]

    assert sum(shares) >= NEARLY * len(shares)


def test_most_wrong_cells_are_doubted_where_gutters_are_hardly_there() -> None:
    measured = [_compared(load(name), Habit(gap=1.4)) for name in TABLES]

    wrong = sum(m.cells - m.right for m in measured)
    assert sum(m.wrong_flagged for m in measured) >= NEARLY * wrong > 0


def _compared(table: MadeUp, habit: Habit) -> Measured:
    meant = Printed(table.title, table.headers, table.rows, Path())
    return compared(meant, read(printed(table, habit)))


def test_a_column_that_is_printed_once_is_filled_and_doubted() -> None:
    rows = [("Stroke", "I"), ("Stroke", "II"), ("Stroke", "I/II"), ("Lupus", "I"), ("Lupus", "II")]
    table = MadeUp(
        "Table 1 Trials",
        ("Disease", "Trial ID", "Phase", "Route"),
        tuple((of, f"NCT0123456{n}", phase, "IV") for n, (of, phase) in enumerate(rows)),
    )

    draft = read(printed(table, Habit(once=True)))

    first = [cell for cell in draft.cells if cell.column == "Disease"]
    assert [cell.text for cell in first] == [of for of, _ in rows]
    assert [cell.doubtful for cell in first] == [False, True, True, False, True]


HYPHENS = """
Table 2 Trials

Disease              Cell source        Route            Outcome
Steroid-             Bone marrow        Intra-           No treatment-
refractory GVHD                         venous           related events
Knee osteo-          Umbilical          Intravenous      Pain fell
arthritis            cord
{more}
"""


def test_the_hyphen_of_a_compound_stays_and_that_of_a_line_goes() -> None:
    draft = read(HYPHENS.format(more="Lupus                Adipose            Intravenous      –"))

    assert rows_of(draft)[:2] == [
        ["Steroid-refractory GVHD", "Bone marrow", "Intravenous", "No treatment-related events"],
        ["Knee osteoarthritis", "Umbilical cord", "Intravenous", "Pain fell"],
    ]


ONE_BLANK = """
Table 3 Registered trials

Trial ID     Year Country     Disease             Phase
NCT01234561  2014 China       Stroke              I
NCT01234562  2015 Spain       Acute respiratory   I/II
                              distress syndrome
NCT01234563  2015 Iran        Lupus nephritis     II
NCT01234564  2016 USA         Knee osteoarthritis I
NCT01234565  2019 Korea       Multiple sclerosis  I
NCT01234566  2021 China       COVID-19            II/III
"""


def test_columns_that_one_blank_parts_are_two() -> None:
    found = rows_of(read(ONE_BLANK))

    assert [row[1:3] for row in found[:2]] == [["2014", "China"], ["2015", "Spain"]]
    assert found[3][3:] == ["Knee osteoarthritis", "I"]


SIDE_BY_SIDE = """
Table 5 Registered trials

NCT No.      Country  Estimated Status
                      enrollment
NCT01234561  China    12 (6/6)  Completed
NCT01234562  Spain    20 per    Recruiting
                      arm
NCT01234563  Iran     100       Unknown
NCT01234564  USA      30 (15/15) Completed
NCT01234565  Korea    8 children Recruiting
"""


def test_a_header_that_is_two_labels_is_of_two_columns() -> None:
    draft = read(SIDE_BY_SIDE)

    assert [heading.text for heading in draft.headings][2:] == ["Estimated enrollment", "Status"]
    assert rows_of(draft)[3][2:] == ["30 (15/15)", "Completed"]


OVER = """
Table 4 Trials

                          Patients, n
Study, year      Design   Treated   Control   Cell dose       Main results
Weber 2014 [9]   RCT      24        25        1 × 106/kg      Healing in half of those treated,
                                                              and in a quarter of the others
Osei 2016 [11]   Pilot    7                   2 × 107 cells   Safe
Lund 2019 [12]   RCT      30        31        5 × 105/kg      No difference
"""


def test_a_header_over_several_columns_is_of_none_of_them() -> None:
    draft = read(OVER)

    assert [heading.text for heading in draft.headings][2:4] == ["Treated", "Control"]
    assert rows_of(draft)[1][2:5] == ["7", "", "2 × 107 cells"]


def test_a_hyphen_of_which_nothing_tells_whether_it_stays_is_doubted() -> None:
    draft = read(
        HYPHENS.format(more="Hemo-                Adipose            Intravenous      –\nglorbia")
    )

    (doubted,) = (cell for cell in draft.cells if cell.doubtful)
    assert doubted.text.replace("-", "") == "Hemoglorbia"


def test_every_cell_has_a_place_for_each_of_its_lines() -> None:
    draft = read(ONE_BLANK)

    (disease,) = (
        cell for cell in draft.cells if cell.text == "Acute respiratory distress syndrome"
    )
    assert [piece.first_line for piece in disease.pieces] == [6, 7]


def test_two_columns_of_prose_are_no_table() -> None:
    left = "The disease was treated by route and dose in many trials of some phase and"
    right = "no country reported the outcome of patients with the source of cells that"
    prose = "\n".join(f"{left[n:]:<90}{right[n:]}" for n in range(20))

    assert not page_of(prose.encode(), "page.txt", {}).tables
