"""The rows of lines in columns, as cells with their places and their doubts."""

from collections.abc import Sequence
from dataclasses import replace

from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.layouts.spaced.doubts import Shown, doubted
from mesograph.capture.layouts.spaced.lines import Word
from mesograph.capture.layouts.spaced.wrapped import Words, joined

REPEATED = 0.96
"""The confidence in a cell that is printed above."""
_ONCE = 0.25
"""The share of rows that leave the first column empty, at least, for it to be printed once."""


def cells_of(shown: Shown) -> tuple[int, tuple[DraftCell, ...]]:
    """Give how many rows there are, and their cells."""
    cells = [
        [
            _cell(at + 1, heading.text, [run for _, run in shown.runs(at, n)], shown.words)
            for n, heading in enumerate(shown.headings)
        ]
        for at in range(len(shown.rows))
    ]
    return len(cells), tuple(cell for row in _filled(doubted(cells, shown)) for cell in row)


def _cell(row: int, column: str, runs: Sequence[Sequence[Word]], words: Words) -> DraftCell:
    """Give the cell with a place for each line of it."""
    cell = cell_of(row, column, [joined(runs, words)], 1.0)
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
            said = replace(above, row=row[0].row, confidence=min(above.confidence, REPEATED))
            row[0] = replace(said, doubts=("printed once, in a row above",))
    return rows
