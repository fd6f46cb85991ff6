"""Pages that authors printed who had not seen the reader, and how much of them is read right."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.capture.layouts.tables import choose, page_of
from mesograph.errors import BadInput
from tests.capture.measure import Measured

PAGES = Path(__file__).parent / "pages"
MEDIA = {
    "blanks": "blanks.txt",
    "run together": "runtogether.txt",
    "text of a PDF": "pdf.txt",
    "columns by blanks": "layout.txt",
    "pipes": "pipes.txt",
    "one cell a line": "cellaline.txt",
    "stacked": "stacked.txt",
    "tabs": "tabs.txt",
    "HTML": "html",
    "JATS": "xml",
    "CSV": "csv",
}
"""The end of a page's name, by its layout."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as it is meant, and its page in one medium."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    page: Path


def printed(author: str, layout: str) -> Iterator[Printed]:
    """Give the tables of an author that are printed in a layout."""
    for truth in sorted((PAGES / author).glob("*.truth.tsv")):
        name = truth.name.removesuffix(".truth.tsv")
        page = truth.with_name(f"{name}.{MEDIA[layout]}")
        if page.exists():
            headers, *rows = (
                tuple(map(plain, line.split("\t")))
                for line in truth.read_text(encoding="utf-8").rstrip("\n").split("\n")
            )
            filled = tuple((*row, *[""] * (len(headers) - len(row))) for row in rows)
            yield Printed(name, headers, filled, page)


def plain(text: str) -> str:
    """Give a text in one form, its blanks single, and a power as media without signs print it."""
    return " ".join(unicodedata.normalize("NFC", text).replace("10^", "10").split())


def measure_page(table: Printed) -> Measured:
    """Compare what was read with what was meant; a table that is not found is all wrong."""
    cells = len(table.rows) * len(table.headers)
    name = f"page.{table.page.name.rpartition('.')[2]}"
    try:
        draft = choose(page_of(table.page.read_bytes(), name, {}), None, name).read()
    except BadInput:
        return Measured(cells, 0, cells, 0, ())
    return compared(table, draft)


def compared(table: Printed, draft: DraftTable) -> Measured:
    """Hold a draft against the table as it is meant, row by row; headers by name, else by place."""
    read = {(cell.row, plain(cell.column)): cell for cell in draft.cells}
    headings = [plain(heading.text) for heading in draft.headings]
    right = wrong_flagged = right_flagged = 0
    wrong = []
    for n, row in enumerate(table.rows, 1):
        for k, (header, meant) in enumerate(zip(table.headers, row, strict=True)):
            column = header if header in headings else headings[k] if k < len(headings) else ""
            cell = read.get((n, column))
            text = plain(cell.text) if cell else ""
            doubtful = cell is None or cell.doubtful
            if text == meant or (draft.layout == "stacked" and text == "-" and not meant):
                right += 1
                right_flagged += doubtful
            else:
                wrong_flagged += doubtful
                wrong.append((n, header, text, meant, cell.confidence if cell else 0.0))
    cells = len(table.rows) * len(table.headers)
    return Measured(cells, right, wrong_flagged, right_flagged, tuple(wrong))
