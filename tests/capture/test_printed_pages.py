"""Pages by authors who had not seen the reader: how much of them is read right, at least."""

import pytest

from tests.capture.printed_pages import measure_page, printed

FIRST = {
    "blanks": 0.82,
    "text of a PDF": 0.84,
    "columns by blanks": 0.98,
    "pipes": 0.98,
    "one cell a line": 0.92,
    "stacked": 0.98,
    "tabs": 0.98,
    "HTML": 0.98,
    "JATS": 0.98,
    "CSV": 0.98,
}
THIRD = {"blanks": 0.65, "text of a PDF": 0.57, "one cell a line": 0.75}
"""Shares by layout, a little under what was reached: the reader was mended on these pages."""


@pytest.mark.parametrize(
    ("author", "layout", "share"),
    [
        *(("first", layout, share) for layout, share in FIRST.items()),
        *(("third", layout, share) for layout, share in THIRD.items()),
    ],
)
def test_pages_are_read_as_far_as_they_were(author, layout, share):
    measured = [measure_page(table) for table in printed(author, layout)]

    right = sum(m.right for m in measured) / sum(m.cells for m in measured)

    assert right >= share


def test_a_page_that_holds_no_table_is_all_wrong_and_said_to_be(tmp_path):
    table = next(printed("first", "blanks"))
    empty = tmp_path / "page.txt"
    empty.write_text("Nothing was found.\n", encoding="utf-8")

    measured = measure_page(type(table)(table.name, table.headers, table.rows, empty))

    assert (measured.right, measured.wrong_flagged) == (0, measured.cells)
