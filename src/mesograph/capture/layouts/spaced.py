"""Columns kept by blanks, as in the text of a page that keeps its layout: cut at fixed places."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.headers.headings import Heading, distinct, heading_of
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.words.atoms import Atom, Gap, atoms_of, lines_of, mended, wording
from mesograph.capture.words.endings import is_cue, is_legend

ONE_LINE, SEVERAL = 0.98, 0.97
"""The confidence in a cell of one line, and in one that was put together from several."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words between wide gaps, and where in the line they stand."""

    column: int
    end: int
    atoms: tuple[Atom, ...]


def _chunks(text: str, atoms: Sequence[Atom]) -> Iterator[list[_Chunk]]:
    """Give the chunks of each line that is not empty."""
    lines = text.split("\n")
    for first, end in lines_of(atoms):
        line = lines[atoms[first].first_line - 1]
        at = 0
        chunks: list[list[tuple[int, Atom]]] = []
        for atom in atoms[first:end]:
            found = line.index(atom.text, at)
            if not chunks or atom.gap is Gap.WIDE:
                chunks.append([])
            chunks[-1].append((found, atom))
            at = found + len(atom.text)
        yield [
            _Chunk(words[0][0], words[-1][0] + len(words[-1][1].text), tuple(a for _, a in words))
            for words in chunks
        ]


def is_spaced(atoms: Sequence[Atom], header: tuple[int, int]) -> bool:
    """Tell whether the header and the lines under it are kept apart by wide gaps."""
    first, end = header
    in_header = sum(atom.gap is Gap.WIDE for atom in atoms[first:end])
    lines = list(lines_of(atoms[end : end + 400]))[:40]
    body = atoms[end : end + 400]
    wide = sum(any(atom.gap is Gap.WIDE for atom in body[a:b]) for a, b in lines)
    return in_header >= 2 and wide >= 0.5 * max(1, len(lines))


def read_spaced(
    text: str, header: tuple[int, int], end: int, told: Mapping[str, str]
) -> tuple[tuple[Heading, ...], int, tuple[DraftCell, ...]]:
    """Read the table whose header the atoms `header` are: headings, how many rows, cells.

    `text` must be in NFC; `end` is the atom where the table ends at the latest.
    """
    atoms = atoms_of(text)
    head = [chunk for line in _chunks(text, atoms[header[0] : header[1]]) for chunk in line]
    body = [line for line in _chunks(text, atoms[header[1] : end]) if line]
    body = list(_of_table(body))
    edges = _edges(head, body)
    printed = _in_columns(head, edges)
    headings = distinct(
        [heading_of(wording(mended(_flat(printed.get(n, [])))), told) for n in range(len(edges))]
    )
    rows = _rows(body, edges)
    cells = [cell for n, row in enumerate(rows, 1) for cell in _cells(n, row, headings)]
    return tuple(headings), len(rows), tuple(cells)


def _of_table(lines: Sequence[list[_Chunk]]) -> Iterator[list[_Chunk]]:
    """Give the lines up to a note or a legend."""
    for line in lines:
        atoms = _flat(line)
        if is_cue(atoms) or (len(line) == 1 and is_legend(atoms)):
            return
        yield line


def _flat(chunks: Sequence[_Chunk]) -> list[Atom]:
    """Give the atoms of chunks, each chunk on a line of its own."""
    return [
        replace(atom, gap=Gap.LINE) if n and chunk_at else atom
        for chunk_at, chunk in enumerate(chunks)
        for n, atom in ((not k, atom) for k, atom in enumerate(chunk.atoms))
    ]


def _edges(head: Sequence[_Chunk], body: Sequence[Sequence[_Chunk]]) -> list[int]:
    """Find where columns begin: where chunks of the header do, or many lines of the body."""
    starts = Counter(chunk.column for line in body for chunk in line)
    often = max(2, 0.3 * len(body))
    edges: list[int] = []
    for column in sorted({chunk.column for chunk in head}):
        if not edges or column - edges[-1] > 2:
            edges.append(column)
    for column, count in sorted(starts.items()):
        if count >= often and all(abs(column - edge) > 2 for edge in edges):
            edges.append(column)
    return sorted(edges)


def _in_columns(chunks: Sequence[_Chunk], edges: Sequence[int]) -> dict[int, list[_Chunk]]:
    found: dict[int, list[_Chunk]] = {}
    for chunk in chunks:
        column = max((n for n, edge in enumerate(edges) if edge <= chunk.column + 2), default=0)
        found.setdefault(column, []).append(chunk)
    return found


Row = dict[int, list[_Chunk]]


def _rows(body: Sequence[Sequence[_Chunk]], edges: Sequence[int]) -> list[Row]:
    """Put lines together into rows.

    The cells of a row begin side by side, so its first line is its fullest: a row begins where the
    column has a cell whose lines are the fullest, or where the line is as full as they are.
    """
    lines = [_in_columns(line, edges) for line in body]
    anchor = _anchor(lines, len(edges))
    rows: list[Row] = []
    before: Row = {}
    for line, printed in zip(lines, body, strict=True):
        parted = printed[0].atoms[0].gap is Gap.PARAGRAPH
        full = len(line) > (_PARTED if parted else _FULL) * len(edges)
        if not rows or anchor in line or (full and len(line.keys() - before.keys()) >= _FRESH):
            rows.append({})
        for column, chunks in line.items():
            rows[-1].setdefault(column, []).extend(chunks)
        before = line
    return rows


_FULL, _PARTED, _FRESH = 0.7, 0.6, 2
"""The share of columns in a line from which it may begin a row, the same after an empty line, and
how many of them the line before must lack."""


def _anchor(lines: Sequence[Row], width: int) -> int:
    """Find the column whose lines are the fullest: its cells take one line, the row's first."""
    filled = [[len(line) for line in lines if n in line] for n in range(width)]
    means = [sum(counts) / len(counts) if len(counts) > 1 else 0.0 for counts in filled]
    fullest = [n for n in range(width) if means[n] >= max(means) - _AS_FULL]
    return max(fullest, key=lambda n: (len(filled[n]), -n))


_AS_FULL = 0.3
"""How many cells fewer the lines of a column have, at most, for it to be as full as the fullest."""


def _cells(number: int, row: Row, headings: Sequence[Heading]) -> Iterator[DraftCell]:
    for n, heading in enumerate(headings):
        chunks = row.get(n, [])
        sure = ONE_LINE if len(chunks) < 2 else SEVERAL
        atoms = mended(_flat(chunks))
        cell = cell_of(number, heading.text, [atoms], sure)
        yield cell if len(chunks) < 2 else _in_pieces(cell, chunks)


def _in_pieces(cell: DraftCell, chunks: Sequence[_Chunk]) -> DraftCell:
    """Give the cell with a place for each line of it."""
    pieces = tuple(cell_of(0, "", [chunk.atoms], 1.0).pieces[0] for chunk in chunks)
    return DraftCell(cell.row, cell.column, cell.text, pieces, cell.confidence)
