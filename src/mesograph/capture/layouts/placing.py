"""Fields to columns, in rows that have not as many: the likeliest way, and how likely it is.

Where fields are lacking, an empty cell was lost with its fence, or a fence between two cells; where
there are too many, a fence stands within a cell. All ways to lay the fields over the columns are
weighed by what the whole rows show of each column, and by what each column's role reads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mesograph.capture.headers.headings import Heading
from mesograph.capture.lattice.columns import kinds_of
from mesograph.capture.lattice.lattice import Lattice
from mesograph.capture.lattice.prices import Kind, lattice_of, seen_of
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.layouts.fields import FieldLine, is_filled, runs_of
from mesograph.capture.layouts.portraits import Portraits, portraits_of
from mesograph.capture.layouts.ways import Piece, Step, likeliest
from mesograph.capture.words.atoms import Atom, Gap
from mesograph.capture.words.spacing import PIPES

_CONTEXT = 400
"""Whole rows that are learned from, at most."""
_SPLIT, _MERGED, _LOST, _AT_END = 1.0, 3.0, 0.5, 0.3
"""What it costs that a fence was lost between two cells, that one stands within a cell, that an
empty cell was lost, and one at the end of a line where the page prints none there."""
_OF_ROLE, _DEAREST = 0.7, 5.0
"""How much it counts what a column's role asks for a cell, and the most that it may ask."""
_FARTHEST = 4
"""Fields that a row lacks or has too many, up to which all ways are weighed."""
_SHORT = 0.9
"""The confidence in a cell of a row whose container says that it is short."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What is known of the columns of a table."""

    headings: Sequence[Heading]
    kinds: Sequence[Kind]
    seen: Portraits
    prints_ends: bool
    """Whether lines of the page end with empty fields."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row to be placed: its atoms, where its fields begin and end, and what roles ask."""

    atoms: tuple[Atom, ...]
    bounds: tuple[tuple[int, int], ...]
    lattice: Lattice
    seen: Portraits
    known: dict[tuple[int, int], tuple[float, ...]]
    """What stretches cost each column, as far as that was asked."""

    def prices(self, first: int, end: int) -> tuple[float, ...]:
        """Give by column what it costs to have a stretch of the row in it."""
        if (first, end) not in self.known:
            self.known[first, end] = self._prices(first, end)
        return self.known[first, end]

    def piece(self, first: int, end: int, column: int) -> Piece:
        """Give a stretch as the cell of a column; one without a word leaves it empty."""
        empty = end - first == 1 and not self.atoms[first].text
        return Piece(0, 0, column) if empty else Piece(first, end, column)

    def cut(self, at: int) -> float:
        """Give what it costs more to cut a field before an atom than at any blank."""
        return max(0.0, self.lattice.close[at] - PIPES.close[self.atoms[at].gap])

    def _prices(self, first: int, end: int) -> tuple[float, ...]:
        words = [atom.text for atom in self.atoms[first:end] if atom.text]
        if not words:
            return tuple(-self.seen.emptiness(n) for n in range(self.lattice.columns))
        asked = _asked(self.lattice, first, end)
        least, likeness = min(asked), self.seen.likeness(words)
        return tuple(
            _OF_ROLE * min(_DEAREST, cost - least) - like
            for cost, like in zip(asked, likeness, strict=True)
        )


def placed_rows(
    lines: Sequence[FieldLine], whole: Sequence[FieldLine], headings: Sequence[Heading]
) -> Iterator[tuple[DraftCell, ...]]:
    """Give the cells of rows that have not one field a column, in the light of whole ones."""
    words = (
        [[atom.text for atom in field if atom.text] for field in line.fields]
        for line in whole[:_CONTEXT]
    )
    seen = portraits_of(words, len(headings))
    ends = any(not is_filled(line.fields[-1]) for line in whole)
    table = _Table(headings, kinds_of(headings), seen, ends)
    for line in lines:
        off = abs(len(line.fields) - len(headings))
        if line.kept or off > _FARTHEST:
            yield _as_it_stands(line, headings)
        else:
            yield _placed(line, table)


def _placed(line: FieldLine, table: _Table) -> tuple[DraftCell, ...]:
    row = _row_of(line, table)
    width = len(table.headings)
    found = likeliest(len(row.bounds), width, lambda f, c: _steps(row, table, f, c))
    cells = []
    for piece, sure in found:
        atoms = row.atoms[piece.first : piece.end]
        runs = runs_of(atoms) if is_filled(atoms) else []
        cell = cell_of(0, table.headings[piece.column].text, runs, sure)
        within = any(piece.first < first < piece.end for first, _ in row.bounds)
        cells.append(replace(cell, doubts=(*cell.doubts, _LEFT_OUT)) if within else cell)
    return tuple(cells)


_LEFT_OUT = "a sign that parts cells stands within it, and is left out"


def _row_of(line: FieldLine, table: _Table) -> _Row:
    atoms: list[Atom] = []
    bounds = []
    for n, field in enumerate(line.fields):
        first = len(atoms)
        atoms.append(replace(field[0], gap=Gap.FENCE if n else Gap.LINE))
        atoms += (replace(atom, gap=Gap.BLANK) if atom.opens_line else atom for atom in field[1:])
        bounds.append((first, len(atoms)))
    lattice = lattice_of(seen_of(atoms, PIPES, None), table.kinds)
    return _Row(tuple(atoms), tuple(bounds), lattice, table.seen, {})


def _steps(row: _Row, table: _Table, field: int, column: int) -> Iterator[Step]:
    """Give the ways to go on from a field and a column."""
    fields, width = len(row.bounds), len(table.headings)
    lacking = width - fields
    if column == width or not min(0, lacking) <= column - field <= max(0, lacking):
        return
    if lacking > 0:
        at_end = field == fields and not table.prints_ends
        cost = _AT_END if at_end else _LOST - table.seen.emptiness(column)
        yield Step(0, 1, (Piece(0, 0, column),), cost)
    if field == fields:
        return
    first, end = row.bounds[field]
    yield _filled(row, (first, end), column)
    if lacking > 0 and column + 1 < width:
        for at in range(first + 1, end):
            yield _filled(row, (first, at, end), column, _SPLIT + row.cut(at))
    if lacking < 0 and field + 1 < fields:
        end = row.bounds[field + 1][1]
        whole = _filled(row, (first, end), column, _MERGED)
        yield whole._replace(fields=2)


def _filled(row: _Row, bounds: Sequence[int], column: int, cost: float = 0.0) -> Step:
    """Fill columns with stretches of one field."""
    pieces = tuple(Piece(first, end, column + n) for n, (first, end) in enumerate(pairwise(bounds)))
    asked = sum(
        row.prices(first, end)[column + n] for n, (first, end) in enumerate(pairwise(bounds))
    )
    return Step(1, len(pieces), pieces, cost + asked)


def _asked(lattice: Lattice, first: int, end: int) -> list[float]:
    """Give what each column's role asks for a word of a cell on the average, or for the cell."""
    _, *of_words = map(sum, zip(*lattice.atoms[first:end], strict=True))
    asked = [cost / (end - first) for cost in of_words]
    for stretch in lattice.stretches.get(first, ()):
        if stretch.end == end:
            asked[stretch.column - 1] = min(asked[stretch.column - 1], stretch.cost)
    return asked


def _as_it_stands(line: FieldLine, headings: Sequence[Heading]) -> tuple[DraftCell, ...]:
    """Take the fields of a row in their order, and doubt every one: nothing is lost."""
    last = len(headings) - 1
    fields = [*line.fields[:last], tuple(atom for field in line.fields[last:] for atom in field)]
    fields += [()] * (len(headings) - len(fields))
    sure = _SHORT if line.kept and len(line.fields) < len(headings) else 0.0
    return tuple(
        cell_of(0, heading.text, runs_of(field) if is_filled(field) else [], sure)
        for heading, field in zip(headings, fields, strict=True)
    )
