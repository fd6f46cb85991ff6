"""Tables whose cells are parted by blanks, by lines, or by nothing: solved by the lattice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.capture.columns import kinds_of
from mesograph.capture.drafts import DraftCell, cell_of
from mesograph.capture.headings import Heading
from mesograph.capture.lattice import ReadRow
from mesograph.capture.margins import confidence
from mesograph.capture.page import Atom
from mesograph.capture.solve import Solved, solve
from mesograph.capture.spacing import Glue, Spacing


def read_running(
    atoms: Sequence[Atom],
    headings: Sequence[Heading],
    spacing: Spacing,
    glue: Glue | None = None,
) -> tuple[int, tuple[DraftCell, ...]]:
    """Read the cells of a running text, and give how many rows it has."""
    solved = solve(atoms, kinds_of(headings), spacing, glue)
    cells = [
        cell
        for number, (row, margins) in enumerate(zip(solved.rows, solved.margins, strict=True), 1)
        for cell in _cells(number, row, margins, atoms, headings)
    ]
    return len(solved.rows), tuple(_doubted(cells, solved, headings))


STRANGE = 1.2
"""Nats a word from which a cell is doubted: its column knows next to nothing of it."""
SELDOM = 0.15
"""The share of empty cells up to which one more is doubted."""
_CAPPED = 0.75


def _doubted(
    cells: Sequence[DraftCell], solved: Solved, headings: Sequence[Heading]
) -> Iterator[DraftCell]:
    """Doubt what is strange to its column, and what is empty where hardly any cell is."""
    width = len(headings)
    empty = [
        sum(not cell.text for cell in cells[n::width]) / max(1, len(solved.rows))
        for n in range(width)
    ]
    for at, cell in enumerate(cells):
        row, n = divmod(at, width)
        if cell.text and solved.strange[row][n] > STRANGE:
            doubt = "its words are strange to the column"
        elif n + 1 in solved.contested[row]:
            doubt = "a column beside it is empty and knows words of one of the two"
        elif cell.text and n + 1 in solved.unsupported[row]:
            doubt = "nothing on the page says that it begins or ends here"
        elif _may_hide(cells, at, headings):
            doubt = "it and an empty cell beside it are of columns that nobody knows"
        elif not cell.text and empty[n] <= SELDOM:
            doubt = "the column is seldom empty"
        else:
            yield cell
            continue
        sure = min(cell.confidence, _CAPPED)
        yield replace(cell, confidence=sure, doubts=(*cell.doubts, doubt))


def _may_hide(cells: Sequence[DraftCell], at: int, headings: Sequence[Heading]) -> bool:
    """Tell whether a cell and its neighbour are of unknown columns, and one of the two is empty."""
    n = at % len(headings)
    beside = [k for k in (n - 1, n + 1) if 0 <= k < len(headings)]
    return not headings[n].roles and any(
        not headings[k].roles and bool(cells[at].text) != bool(cells[at + k - n].text)
        for k in beside
    )


def _cells(
    number: int,
    row: ReadRow,
    margins: Sequence[float],
    atoms: Sequence[Atom],
    headings: Sequence[Heading],
) -> list[DraftCell]:
    cells = []
    for n, heading in enumerate(headings, 1):
        cuts = [cut for cut in (*row.cuts, *row.strays) if cut.column == n]
        runs = [atoms[cut.first : cut.end] for cut in cuts]
        cells.append(cell_of(number, heading.text, runs, confidence(margins[n - 1])))
    return cells
