"""All rows of a table at once, in passes: what one shows helps the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mesograph.capture.lattice.boundaries import unsupported, witnesses_of
from mesograph.capture.lattice.lattice import Cut, Lattice, ReadRow, read_rows
from mesograph.capture.lattice.lessons import Lesson, learned, lessons_of
from mesograph.capture.lattice.margins import margins
from mesograph.capture.lattice.prices import Kind, lattice_of, seen_of
from mesograph.capture.words.atoms import Atom
from mesograph.capture.words.recognisers import KNOWN
from mesograph.capture.words.spacing import Glue, Spacing
from mesograph.capture.words.writing import as_written


@dataclass(frozen=True, slots=True)
class Solved:
    """The rows of a table as read, and the margin of every cell, by column from 1."""

    rows: tuple[ReadRow, ...]
    margins: tuple[tuple[float, ...], ...]
    strange: tuple[tuple[float, ...], ...]
    """How strange the words of each cell are to its column, in nats a word; 0 where it is empty."""
    contested: tuple[frozenset[int], ...]
    """The columns of each row that are empty beside a cell with words that they know, and that
    cell's column."""
    unsupported: tuple[frozenset[int], ...]
    """The columns of each row whose cell begins or ends where nothing says that one does."""


def solve(
    atoms: Sequence[Atom],
    columns: Sequence[Kind],
    spacing: Spacing,
    glue: Glue | None = None,
) -> Solved:
    """Read the rows of a table; where there are no atoms there are none."""
    rows: list[ReadRow] = []
    found: list[tuple[float, ...]] = []
    strange: list[tuple[float, ...]] = []
    contested: list[frozenset[int]] = []
    guessed: list[frozenset[int]] = []
    lessons: tuple[Lesson, ...] = ()
    spacing = as_written(atoms[:BLOCK], spacing)
    start = 0
    while start < len(atoms):
        end = _block_end(atoms, start)
        block = atoms[start:end]
        lattice = lattice_of(seen_of(block, spacing, glue), columns)
        if not lessons:
            lessons = lessons_of(lattice, block, spacing)
        plain = lattice
        for lesson in lessons:
            lattice = learned(lattice, block, lesson, spacing)
        read = read_rows(lattice)
        if end < len(atoms) and len(read) > 1:
            # The last row may go on in the next block; it is read again with it.
            end = start + read[-1].first
            read = read[:-1]
        rows += [_moved(row, start) for row in read]
        found += [margins(lattice, row) for row in read]
        strange += [_strangeness(plain, row) for row in read]
        contested += [_contested(plain, row) for row in read]
        seen = witnesses_of(block, read)
        guessed += [unsupported(plain, block, row, seen) for row in read]
        start = end
    return Solved(tuple(rows), tuple(found), tuple(strange), tuple(contested), tuple(guessed))


def _contested(lattice: Lattice, row: ReadRow) -> frozenset[int]:
    """Find empty columns that know a word of the cell before or after them."""
    found: set[int] = set()
    for left, right in pairwise([Cut(0, 0, 0), *row.cuts, Cut(0, 0, lattice.columns + 1)]):
        for column in range(left.column + 1, right.column):
            for cut in (left, right):
                if _knows(lattice, column, cut):
                    found |= {column, cut.column}
    return frozenset(found)


def _knows(lattice: Lattice, column: int, cut: Cut) -> bool:
    """Tell whether a column knows a word of a cell, or reads it whole."""
    if any(lattice.atoms[at][column] <= KNOWN for at in range(cut.first, cut.end)):
        return True
    known = lattice.stretches.get(cut.first, ())
    return any(s.end == cut.end and s.column == column for s in known)


def _strangeness(lattice: Lattice, row: ReadRow) -> tuple[float, ...]:
    """Give what the words of each cell cost its column on the average, if nothing is learned."""
    means = [0.0] * (lattice.columns + 1)
    for cut in row.cuts:
        stretches = lattice.stretches.get(cut.first, ())
        if any(s.end == cut.end and s.column == cut.column for s in stretches):
            continue
        costs = [lattice.atoms[at][cut.column] for at in range(cut.first, cut.end)]
        means[cut.column] = sum(costs) / len(costs)
    return tuple(means[1:])


BLOCK, _LONGEST_BLOCK = 6000, 24_000
"""Atoms that are solved together: a longer table is read block by block, by the first's lessons,
so that time and memory stay within bounds."""


def _block_end(atoms: Sequence[Atom], start: int) -> int:
    if len(atoms) - start <= BLOCK + BLOCK // 2:
        return len(atoms)
    longest = min(start + _LONGEST_BLOCK, len(atoms))
    lines = (at for at in range(start + BLOCK, longest) if atoms[at].opens_line)
    return next(lines, longest)


def _moved(row: ReadRow, by: int) -> ReadRow:
    """Give a row of a block as one of the whole table."""

    def moved(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
        return tuple(Cut(cut.first + by, cut.end + by, cut.column) for cut in cuts)

    over = tuple((first + by, end + by) for first, end in row.over)
    return ReadRow(row.first + by, row.end + by, moved(row.cuts), moved(row.strays), over)
