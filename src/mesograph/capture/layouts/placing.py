"""Fields to columns in rows that lack some, or have too many: solved by the lattice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.capture.headers.headings import Heading
from mesograph.capture.lattice.columns import kinds_of
from mesograph.capture.lattice.margins import confidence
from mesograph.capture.lattice.solve import Solved, solve
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.layouts.fields import FieldLine, is_filled
from mesograph.capture.words.atoms import Atom, Gap
from mesograph.capture.words.spacing import PIPES

CONTEXT = 80
"""Whole rows that are solved along with broken ones, to learn from."""
BESIDE = 0.7
"""The confidence in a cell beside a doubtful one, at most."""
_ONE_LINE, _ACROSS, _LOST = 40.0, 60.0, 0.5
"""What keeps a row to its line, where lines are joined to rows before; what keeps a cell to its
field; and what it costs that a fence was lost between two words."""
_SPACING = replace(
    PIPES,
    close=(PIPES.close[0], _LOST, *PIPES.close[2:]),
    stay=(*PIPES.stay[:-1], _ACROSS),
    one_line=_ONE_LINE,
    beginnings=False,
    capitals=True,
)
_TRUST = 0.7
"""How much of a margin counts: the lattice knows nothing of fields that were lost elsewhere."""


def placed_rows(
    lines: Sequence[FieldLine], whole: Sequence[FieldLine], headings: Sequence[Heading]
) -> tuple[tuple[DraftCell, ...], ...]:
    """Give the cells of rows that have not one field a column, in the light of whole ones."""
    if not lines:
        return ()
    context = [atom for line in whole[:CONTEXT] for atom in _atoms(line)]
    atoms = [*context, *(atom for line in lines for atom in _atoms(line))]
    solved = solve(atoms, kinds_of(headings), _SPACING)
    rows = dict(_rows(solved, atoms, headings))
    found = []
    at = len(context)
    for line in lines:
        end = at + len(line.atoms)
        cells = rows.get((at, end))
        found.append(_beside_doubts(cells) if cells else _as_it_stands(line, headings))
        at = end
    return tuple(found)


def _atoms(line: FieldLine) -> Iterator[Atom]:
    """Give the atoms of a row as one line, each field after a fence."""
    for n, field in enumerate(line.fields):
        yield replace(field[0], gap=Gap.FENCE if n else Gap.LINE)
        for atom in field[1:]:
            yield replace(atom, gap=Gap.BLANK) if atom.opens_line else atom


def _rows(
    solved: Solved, atoms: Sequence[Atom], headings: Sequence[Heading]
) -> Iterator[tuple[tuple[int, int], list[DraftCell]]]:
    for row, margins in zip(solved.rows, solved.margins, strict=True):
        cells = []
        for n, heading in enumerate(headings, 1):
            runs = [atoms[cut.first : cut.end] for cut in row.cuts if cut.column == n]
            cells.append(cell_of(0, heading.text, runs, confidence(_TRUST * margins[n - 1])))
        yield (row.first, row.end), cells


def _as_it_stands(line: FieldLine, headings: Sequence[Heading]) -> tuple[DraftCell, ...]:
    """Take the fields of a broken row in their order, and doubt every one: nothing is lost."""
    last = len(headings) - 1
    fields = [*line.fields[:last], tuple(atom for field in line.fields[last:] for atom in field)]
    fields += [()] * (len(headings) - len(fields))
    return tuple(
        cell_of(0, heading.text, [field] if is_filled(field) else [], 0.0)
        for heading, field in zip(headings, fields, strict=True)
    )


def _beside_doubts(cells: Sequence[DraftCell]) -> tuple[DraftCell, ...]:
    """Doubt the cells beside a doubtful one: they share what was lost between them."""
    doubted = [cell.doubtful for cell in cells]
    beside = [any(doubted[max(0, n - 1) : n + 2]) for n in range(len(cells))]
    return tuple(
        replace(cell, confidence=min(cell.confidence, BESIDE)) if doubt else cell
        for cell, doubt in zip(cells, beside, strict=True)
    )
