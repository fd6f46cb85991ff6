"""How much of a made-up table is read right, and how well the doubts are placed."""

from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.capture.layouts.tables import choose, page_of
from tests.capture.layouts import LAYOUTS
from tests.capture.made_up_tables import MadeUp


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts over the cells of a table."""

    cells: int
    right: int
    wrong_flagged: int
    right_flagged: int
    wrong: tuple[tuple[int, str, str, str, float], ...]


def read(table: MadeUp, layout: str) -> DraftTable:
    """Print a table in a layout and read it back."""
    printed, ending = LAYOUTS[layout]
    page = page_of(printed(table), f"page.{ending}", {})
    return choose(page, None, "page").read()


def measure(table: MadeUp, layout: str) -> Measured:
    """Compare what was read with what was meant; a row that is missing is all wrong."""
    draft = read(table, layout)
    cells = {(cell.row, cell.column): cell for cell in draft.cells}
    printed = [heading.text for heading in draft.headings]
    right = wrong_flagged = right_flagged = 0
    wrong = []
    for n, row in enumerate(table.rows, 1):
        for k, (header, meant) in enumerate(zip(table.headers, row, strict=True)):
            column = header if header in printed else printed[k] if k < len(printed) else ""
            cell = cells.get((n, column))
            text = cell.text.replace("10^", "10") if cell else ""
            doubtful = cell is None or cell.doubtful
            nothing = layout == "stacked" and text == "-" and not meant
            if nothing or text == meant.replace("10^", "10"):
                right += 1
                right_flagged += doubtful
            else:
                wrong_flagged += doubtful
                wrong.append((n, header, text, meant, cell.confidence if cell else 0.0))
    return Measured(
        len(table.rows) * len(table.headers), right, wrong_flagged, right_flagged, tuple(wrong)
    )


def unknown_headers(
    name: str, table: MadeUp, layout: str, roles: Mapping[tuple[str, str], frozenset[str]]
) -> tuple[str, ...]:
    """Give the headers of a table that were not found, or taken for what they do not mean."""
    found = {heading.text: heading.roles for heading in read(table, layout).headings}
    return tuple(
        header
        for header in table.headers
        if header not in found or not {*(found[header] or ("-",))} & roles[name, header]
    )
