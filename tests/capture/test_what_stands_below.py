"""Headers and rows are told by each other, and by what stands between them and is neither."""

from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.capture.layouts.tables import choose, page_of

ROWS = """Chronic SCI Lee et al. 2014 Phase II UC-MSC 34 4 × 10^7 IV Motor score was better
Acute SCI Park et al. 2016 Phase I BM-MSC 14 2 × 10^6 Intrathecal No adverse events were seen
Ischemic stroke Mora et al. 2017 RCT AD-MSC 20 1 × 10^8 IV NIHSS improved in eight patients
Cerebral palsy Ito et al. 2019 Phase II UC-MSC 12 5 × 10^6 IV GMFM rose at month six
"""
HEADER = "Condition Study Design/phase Cell source Patients Cell number Route Results\n"


def read(text: str) -> DraftTable:
    return choose(page_of(text.encode(), "page.txt", {}), None, "page").read()


def headings(draft: DraftTable) -> list[str]:
    return [heading.text for heading in draft.headings]


def column(draft: DraftTable, name: str) -> list[str]:
    return [cell.text for cell in draft.cells if cell.column == name]


def test_two_labels_side_by_side_are_two_headers_where_the_rows_have_two_cells():
    draft = read("Table 1. Trials of cells\n" + HEADER + ROWS)

    assert headings(draft)[1:3] == ["Study", "Design/phase"]
    assert column(draft, "Design/phase") == ["Phase II", "Phase I", "RCT", "Phase II"]


def test_a_line_over_rows_is_no_row_and_is_told():
    draft = read("Table 1. Trials of cells\n" + HEADER + "Brain and spine\n" + ROWS)

    assert draft.rows == 4
    assert any("'Brain and spine' stands over row 1" in remark for remark in draft.remarks)


def test_what_a_page_break_leaves_between_rows_is_passed_over():
    lines = ROWS.splitlines(keepends=True)
    foot = "17\nCells Today | https://example.org | Volume 3\nTable 1 (continued)\n" + HEADER

    draft = read("Table 1. Trials of cells\n" + HEADER + "".join([*lines[:2], foot, *lines[2:]]))

    assert draft.rows == 4
    assert column(draft, "Route") == ["IV", "Intrathecal", "IV", "IV"]


def test_lines_that_make_whole_rows_are_counted_under_headers_that_nobody_knows():
    rows = [
        f"NCT0400000{n}\nQuuxitis of the left side\n{n}0\nWell and good after {n} months\n"
        for n in range(1, 8)
    ]

    draft = read(
        "Table 1. Trials\nTrial ID\nDisease\nPatients\nVerdict of the day\n" + "".join(rows)
    )

    assert (draft.layout, draft.rows) == ("one cell a line", 7)
    assert column(draft, "Disease") == ["Quuxitis of the left side"] * 7


def test_the_end_of_a_title_above_the_headers_is_none_of_them():
    title = "Table 3 | Studies of infusion in lung injury and in injury of\nother origin.\n"

    draft = read(title + HEADER + ROWS)

    assert headings(draft)[0] == "Condition"
    assert draft.rows == 4


def test_a_table_whose_headers_are_parted_nearly_as_cheaply_otherwise_is_doubted():
    header = "Trial ID Study Design Treated Control Dose\n"
    rows = "".join(f"NCT0400000{n} Lee 2014 [{n}] {n}0 {n}2 {n} × 10^6\n" for n in range(1, 6))

    draft = read("Table 1. Trials of cells\n" + header + rows)

    told = [remark for remark in draft.remarks if "more columns, or fewer" in remark]
    assert bool(told) == all(cell.doubtful for cell in draft.cells)
    assert told
