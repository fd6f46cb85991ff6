"""Tables whose cells are parted by blanks, by lines, or by nothing: solved by the lattice."""

from collections.abc import Sequence

from mesograph.capture.headers.headings import Heading
from mesograph.capture.lattice.columns import kinds_of
from mesograph.capture.lattice.lattice import ReadRow
from mesograph.capture.lattice.margins import confidence
from mesograph.capture.lattice.solve import solve
from mesograph.capture.layouts.doubts import doubted
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.words.atoms import Atom, wording
from mesograph.capture.words.spacing import Glue, Spacing


def read_running(
    atoms: Sequence[Atom],
    headings: Sequence[Heading],
    spacing: Spacing,
    glue: Glue | None = None,
) -> tuple[int, tuple[DraftCell, ...], tuple[str, ...]]:
    """Read the cells of a running text: how many rows it has, the cells, and what heads rows."""
    solved = solve(atoms, kinds_of(headings), spacing, glue)
    cells = [
        cell
        for number, (row, margins) in enumerate(zip(solved.rows, solved.margins, strict=True), 1)
        for cell in _cells(number, row, margins, atoms, headings)
    ]
    remarks = tuple(
        f"{wording(atoms[first:end])!r} stands over row {number} and those below it, and is no row:"
        " see whether a column lacks it"
        for number, row in enumerate(solved.rows, 1)
        for first, end in row.over
    )
    return len(solved.rows), doubted(cells, solved, headings, bare=not spacing.capitals), remarks


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
