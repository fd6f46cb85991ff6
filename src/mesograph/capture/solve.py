"""All rows of a table at once, in passes: what one shows helps the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from mesograph.capture.lattice import Cut, ReadRow, read_rows
from mesograph.capture.lessons import Lesson, learned, lessons_of
from mesograph.capture.margins import margins
from mesograph.capture.page import Atom
from mesograph.capture.prices import Kind, lattice_of
from mesograph.capture.spacing import Glue, Spacing


@dataclass(frozen=True, slots=True)
class Solved:
    """The rows of a table as read, and the margin of every cell, by column from 1."""

    rows: tuple[ReadRow, ...]
    margins: tuple[tuple[float, ...], ...]


def solve(
    atoms: Sequence[Atom],
    columns: Sequence[Kind],
    spacing: Spacing,
    glue: Glue | None = None,
) -> Solved:
    """Read the rows of a table; where there are no atoms there are none."""
    rows: list[ReadRow] = []
    found: list[tuple[float, ...]] = []
    lessons: tuple[Lesson, ...] = ()
    start = 0
    while start < len(atoms):
        end = _block_end(atoms, start)
        block = atoms[start:end]
        lattice = lattice_of(block, columns, spacing, glue)
        if not lessons:
            lessons = lessons_of(lattice, block, spacing, glue)
        for lesson in lessons:
            lattice = learned(lattice, block, lesson, spacing, glue)
        read = read_rows(lattice)
        if end < len(atoms) and len(read) > 1:
            # The last row may go on in the next block; it is read again with it.
            end = start + read[-1].first
            read = read[:-1]
        rows += [_moved(row, start) for row in read]
        found += [margins(lattice, row) for row in read]
        start = end
    return Solved(tuple(rows), tuple(found))


BLOCK = 6000
"""Atoms that are solved together: a longer table is read block by block, by the first's lessons,
so that time and memory stay within bounds."""


def _block_end(atoms: Sequence[Atom], start: int) -> int:
    if len(atoms) - start <= BLOCK + BLOCK // 2:
        return len(atoms)
    lines = (at for at in range(start + BLOCK, len(atoms)) if atoms[at].opens_line)
    return next(lines, len(atoms))


def _moved(row: ReadRow, by: int) -> ReadRow:
    """Give a row of a block as one of the whole table."""

    def moved(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
        return tuple(Cut(cut.first + by, cut.end + by, cut.column) for cut in cuts)

    return ReadRow(row.first + by, row.end + by, moved(row.cuts), moved(row.strays))
