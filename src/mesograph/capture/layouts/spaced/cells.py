"""The rows of lines in columns, as cells with their places and their doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.capture.headers.headings import Heading
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.layouts.spaced.lines import Word
from mesograph.capture.layouts.spaced.placing import Placed
from mesograph.capture.layouts.spaced.rows import Row
from mesograph.capture.layouts.spaced.wrapped import Words, is_unsure, joined

ONE_LINE, SEVERAL = 0.98, 0.97
"""The confidence in a cell of one line, and in one that was put together from several."""
DOUBTED, REPEATED = 0.8, 0.96
"""The confidence in a cell whose row or column is doubtful, and in one that is printed above."""
_CLOSE = 4.0
"""Nats that the next best rows are dearer, at most, for a row to be doubtful."""
_ONCE = 0.25
"""The share of rows that leave the first column empty, at least, for it to be printed once."""


def cells_of(
    rows: Sequence[Row],
    placed: Sequence[Placed],
    headings: Sequence[Heading],
    words: Words,
) -> tuple[int, tuple[DraftCell, ...]]:
    """Give how many rows there are, and their cells."""
    kept = [row for row in rows if not row.heading]
    cells = [
        list(_cells(number, row, placed, headings, words)) for number, row in enumerate(kept, 1)
    ]
    return len(kept), tuple(cell for row in _filled(cells) for cell in row)


def _cells(
    number: int,
    row: Row,
    placed: Sequence[Placed],
    headings: Sequence[Heading],
    words: Words,
) -> Iterator[DraftCell]:
    lines = placed[row.first : row.end]
    unsure = {n for line in lines for n in line.doubtful}
    for n, heading in enumerate(headings):
        runs = [line.cells[n] for line in lines if n in line.cells]
        cell = _cell(number, heading.text, runs, words)
        if row.margin < _CLOSE:
            yield _doubted(cell, "where its row begins or ends is nearly as good elsewhere")
        elif is_unsure(runs, words):
            yield _doubted(cell, "whether a hyphen that ends a line of it stays")
        elif n in unsure:
            yield _doubted(cell, "words of it may be of the column beside")
        else:
            yield cell


def _doubted(cell: DraftCell, why: str) -> DraftCell:
    return replace(cell, confidence=min(cell.confidence, DOUBTED), doubts=(*cell.doubts, why))


def _cell(row: int, column: str, runs: Sequence[Sequence[Word]], words: Words) -> DraftCell:
    """Give the cell with a place for each line of it."""
    sure = ONE_LINE if len(runs) < 2 else SEVERAL
    cell = cell_of(row, column, [joined(runs, words)], sure)
    pieces = tuple(cell_of(0, "", [[word.atom for word in run]], 1.0).pieces[0] for run in runs)
    return replace(cell, pieces=pieces)


def _filled(rows: Sequence[list[DraftCell]]) -> Sequence[list[DraftCell]]:
    """Fill the first column, where it is printed once for several rows."""
    empty = sum(not row[0].text for row in rows)
    if len(rows) < 3 or not rows[0][0].text or empty < _ONCE * len(rows):
        return rows
    above = rows[0][0]
    for row in rows:
        if row[0].text:
            above = row[0]
        else:
            said = replace(above, row=row[0].row, confidence=REPEATED)
            row[0] = replace(said, doubts=("printed once, in a row above",))
    return rows
