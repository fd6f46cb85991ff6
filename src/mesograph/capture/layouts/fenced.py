"""Rows of fields: taken as they stand where they are whole, solved where they are broken."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.headers.headings import Heading, distinct, heading_of, role_of
from mesograph.capture.lattice.columns import kinds_of
from mesograph.capture.lattice.margins import confidence
from mesograph.capture.lattice.solve import Solved, solve
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.layouts.pipes import fields_of
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.endings import is_cue
from mesograph.capture.words.spacing import PIPES
from mesograph.capture.words.vocabulary import fold

CONTEXT = 80
"""Whole rows that are solved along with broken ones, to learn from."""
WHOLE, MERGED = 0.97, 0.7
"""The confidence in a field of a whole row, and in one put together from two lines."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of fields, each as atoms."""

    atoms: tuple[Atom, ...]
    fields: tuple[tuple[Atom, ...], ...]

    @property
    def filled(self) -> int:
        """How many fields hold something."""
        return sum(any(atom.text for atom in field) for field in self.fields)


def lines_with_fields(atoms: Sequence[Atom]) -> tuple[_Line, ...]:
    """Cut fenced atoms into lines and fields."""
    found = []
    for first, end in lines_of(atoms):
        line = tuple(atoms[first:end])
        found.append(_Line(line, tuple(line[a:b] for a, b in fields_of(line))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class FencedTable:
    """A table of fields: its headings, and its lines without them."""

    headings: tuple[Heading, ...]
    lines: tuple[_Line, ...]


def find_tables(lines: Sequence[_Line], told: Mapping[str, str]) -> Iterator[FencedTable]:
    """Find the tables of fenced lines: each begins with a line most of whose fields are roles."""
    starts = [n for n, line in enumerate(lines) if _is_header(line, told)] or _first_whole(lines)
    fresh = [
        n
        for k, n in enumerate(starts)
        if k == 0 or _words(lines[n]) != _words(lines[starts[k - 1]])
    ]
    for start, end in zip(fresh, [*fresh[1:], len(lines)], strict=False):
        headings = [heading_of(wording(field), told) for field in lines[start].fields]
        repeated = _words(lines[start])
        body = tuple(line for line in lines[start + 1 : end] if _words(line) != repeated)
        yield FencedTable(tuple(distinct(headings)), body)


def _words(line: _Line) -> str:
    return fold(wording(line.atoms))


_WIDE, _LONG, _WHOLE, _TITLES = 3, 3, 0.6, 3
"""Columns and lines of a table at least, the share of its lines that are whole, and the lines that
titles may stand in."""


def _first_whole(lines: Sequence[_Line]) -> list[int]:
    """Take the first line of the usual width for the header, where no line has known ones.

    It must be of words, all told apart, and stand above more lines as wide.
    """
    widths = Counter(len(line.fields) for line in lines)
    usual, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if usual < _WIDE or times < _LONG or times < _WHOLE * len(lines):
        return []
    for first, line in enumerate(lines[:_TITLES]):
        words = {fold(wording(field)) for field in line.fields}
        told_apart = len(line.fields) == usual == len(words) and "" not in words
        if told_apart and not any(map(str.isdigit, words)):
            return [first]
    return []


def _is_header(line: _Line, told: Mapping[str, str]) -> bool:
    fields = [wording(field) for field in line.fields]
    known = sum(bool(role_of(field, told)[0]) for field in fields)
    return len(fields) > 1 and known >= max(2, 0.4 * len(fields))


def read_fenced(
    lines: Sequence[_Line], headings: Sequence[Heading]
) -> tuple[int, tuple[DraftCell, ...]]:
    """Read the rows of a table of fields, and give how many there are."""
    rows: list[list[DraftCell]] = []
    broken: list[_Line] = []
    whole = [line for line in lines if len(line.fields) == len(headings)]
    for line in _joined(tuple(_without_rest(lines, headings)), len(headings)):
        if len(line.fields) != len(headings):
            broken.append(line)
            continue
        rows += _solved(broken, whole, headings)
        broken = []
        if rows and _goes_on(line):
            rows[-1] = _merged(rows[-1], line, headings)
        else:
            rows.append(_taken(line, headings))
    rows += _solved(broken, whole, headings)
    cells = (replace(cell, row=n) for n, row in enumerate(rows, 1) for cell in row)
    return len(rows), tuple(cells)


def _without_rest(lines: Sequence[_Line], headings: Sequence[Heading]) -> Iterator[_Line]:
    """Leave out empty lines, and a lone field that says that it is a footnote."""
    for line in lines:
        lone = line.filled <= 1 or len(line.fields) == 1
        if line.filled == 0 or (lone and (is_cue(line.atoms) or _spanning(line, headings))):
            continue
        yield line


def _joined(lines: Sequence[_Line], width: int) -> Iterator[_Line]:
    """Join a line that is too short with those below it, where together they are one row."""
    at = 0
    while at < len(lines):
        end, fields = at + 1, lines[at].fields
        while len(fields) < width and end < len(lines) and len(lines[end].fields) < width:
            fields += lines[end].fields
            end += 1
        if len(fields) == width and end > at + 1:
            yield _Line(tuple(atom for field in fields for atom in field), fields)
            at = end
        else:
            yield lines[at]
            at += 1


def _spanning(line: _Line, headings: Sequence[Heading]) -> bool:
    """Tell a field that stands over all columns, as a title within the table."""
    texts = {wording(field) for field in line.fields}
    return len(line.fields) == len(headings) > 2 and len(texts) == 1


def _goes_on(line: _Line) -> bool:
    """Tell a line that only goes on with cells of the row before: its first fields are empty."""
    empty_first = not any(atom.text for atom in line.fields[0])
    return empty_first and line.filled <= 0.5 * len(line.fields)


def _taken(line: _Line, headings: Sequence[Heading]) -> list[DraftCell]:
    return [
        cell_of(0, heading.text, [field], WHOLE)
        for heading, field in zip(headings, line.fields, strict=True)
    ]


def _merged(row: Sequence[DraftCell], line: _Line, headings: Sequence[Heading]) -> list[DraftCell]:
    merged = []
    for before, taken in zip(row, _taken(line, headings), strict=True):
        if taken.text:
            text = f"{before.text} {taken.text}".strip()
            pieces = (*before.pieces, *taken.pieces)
            merged.append(replace(before, text=text, pieces=pieces, confidence=MERGED))
        else:
            merged.append(before)
    return merged


def _solved(
    broken: Sequence[_Line], whole: Sequence[_Line], headings: Sequence[Heading]
) -> list[list[DraftCell]]:
    """Solve broken lines, in the light of whole ones."""
    if not broken:
        return []
    context = [atom for line in whole[:CONTEXT] for atom in line.atoms]
    atoms = [*context, *(atom for line in broken for atom in line.atoms)]
    solved = solve(atoms, kinds_of(headings), PIPES)
    rows = [row for first, row in _rows(solved, atoms, headings) if first >= len(context)]
    return rows or [_as_it_stands(line, headings) for line in broken]


def _as_it_stands(line: _Line, headings: Sequence[Heading]) -> list[DraftCell]:
    """Take the fields of a broken line in their order, and doubt every one: nothing is lost."""
    last = len(headings) - 1
    fields = [*line.fields[:last], tuple(atom for field in line.fields[last:] for atom in field)]
    fields += [()] * (len(headings) - len(fields))
    return [
        cell_of(0, heading.text, [field] if field else [], 0.0)
        for heading, field in zip(headings, fields, strict=True)
    ]


def _rows(
    solved: Solved, atoms: Sequence[Atom], headings: Sequence[Heading]
) -> Iterator[tuple[int, list[DraftCell]]]:
    for row, margins in zip(solved.rows, solved.margins, strict=True):
        cells = []
        for n, heading in enumerate(headings, 1):
            runs = [atoms[cut.first : cut.end] for cut in row.cuts if cut.column == n]
            cell = cell_of(0, heading.text, runs, confidence(margins[n - 1]))
            cells.append(cell)
        yield row.first, _beside_doubts(cells)


def _beside_doubts(cells: Sequence[DraftCell]) -> list[DraftCell]:
    """Doubt the cells beside a doubtful one: they share what was lost between them."""
    doubted = [cell.doubtful for cell in cells]
    beside = [any(doubted[max(0, n - 1) : n + 2]) for n in range(len(cells))]
    return [
        replace(cell, confidence=min(cell.confidence, MERGED)) if doubt else cell
        for cell, doubt in zip(cells, beside, strict=True)
    ]
