"""Tables of fields: whole rows taken as they stand, broken ones put together."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.headers.headings import Heading
from mesograph.capture.layouts.draft_table import DOUBTFUL, DraftCell, DraftTable, cell_of
from mesograph.capture.layouts.fields import FieldLine, is_filled, runs_of
from mesograph.capture.layouts.header_rows import find_header_rows
from mesograph.capture.layouts.joining import JoinedRow, goes_on, joined_rows
from mesograph.capture.layouts.placing import placed_rows
from mesograph.capture.words.atoms import Atom
from mesograph.capture.words.endings import is_cue, is_legend
from mesograph.capture.words.vocabulary import fold

WHOLE, MERGED = 0.97, 0.7
"""The confidence in a field of a whole row, and in one put together from two lines."""
_OWN = frozenset({"identifier"})
"""Roles whose cells no other row shares."""
_SURE = 1.0
"""By how much the next best way to part lines into rows costs more, where that is sure."""


@dataclass(frozen=True, slots=True)
class FencedTable:
    """A table of fields: its headings, and its lines without them."""

    headings: tuple[Heading, ...]
    lines: tuple[FieldLine, ...]
    remarks: tuple[str, ...] = ()


def find_tables(
    lines: Sequence[FieldLine], told: Mapping[str, str], heads: int = 0
) -> Iterator[FencedTable]:
    """Find the tables of lines of fields: each begins with its headers.

    A container may say that the first lines, so many of them, are headers.
    """
    headers = find_header_rows(lines, told, heads)
    printed = [[_folded(line) for line in lines[h.first : h.end]] for h in headers]
    fresh = [n for n in range(len(headers)) if n == 0 or printed[n][-1] != printed[n - 1][-1]]
    for n, following in zip(fresh, [*fresh[1:], None], strict=False):
        end = len(lines) if following is None else headers[following].first
        body = [line for line in lines[headers[n].end : end] if _folded(line) not in printed[n]]
        heading = lines[headers[n].first : headers[n].end]
        idle = _idle(heading, body, len(headers[n].headings))
        headings = tuple(h for k, h in enumerate(headers[n].headings) if k not in idle)
        kept = [_without(line, idle, len(headers[n].headings)) for line in body]
        yield FencedTable(headings, _to_the_end(kept), headers[n].remarks)


def _idle(heading: Sequence[FieldLine], body: Sequence[FieldLine], width: int) -> frozenset[int]:
    """Find the columns that say nothing in any line: signs at the ends of lines, or blanks."""
    whole = [line for line in body if len(line.fields) == width]
    used = {
        k for line in (*heading, *whole) for k, field in enumerate(line.fields) if is_filled(field)
    }
    return frozenset(range(width)) - used


def _without(line: FieldLine, idle: Collection[int], width: int) -> FieldLine:
    if not idle or len(line.fields) != width:
        return line
    return replace(line, fields=tuple(f for k, f in enumerate(line.fields) if k not in idle))


def _folded(line: FieldLine) -> str:
    return fold(" ".join(line.texts))


def _to_the_end(lines: Sequence[FieldLine]) -> tuple[FieldLine, ...]:
    """Leave out the words of a page that follow the last line of a table."""
    end = len(lines)
    while end > 0 and len(lines[end - 1].fields) == 1 and not lines[end - 1].kept:
        end -= 1
    # Lines that follow without an empty one between may go on with the last row.
    while end < len(lines) and not lines[end].apart and not _is_note(lines[end]):
        end += 1
    return tuple(lines[:end])


def _is_note(line: FieldLine) -> bool:
    return line.lone and (is_cue(line.atoms) or is_legend(line.atoms))


def read_fenced(table: FencedTable, layout: str, name: str) -> DraftTable:
    """Read the rows of a table of fields."""
    headings = table.headings
    joined = joined_rows([line for line in table.lines if line.filled], len(headings))
    parted, aside = _parted(joined, len(headings))
    rows = list(_cells(parted, headings))
    if layout != "pipes" and not _OWN & set(headings[0].roles):
        # Only where places are those of a grid may two cells have the same.
        rows = list(_filled_down(rows))
    numbered = (replace(cell, row=n) for n, row in enumerate(rows, 1) for cell in row)
    remarks = (*table.remarks, *_told_of(aside, len(rows)))
    return DraftTable(layout, name, headings, len(rows), tuple(numbered), remarks)


def _parted(
    joined: Sequence[JoinedRow], width: int
) -> tuple[list[list[JoinedRow]], list[tuple[int, str]]]:
    """Part the rows, each with the lines that go on with its cells, from what stands aside.

    Of that, give how many rows stand above it, and its text.
    """
    rows: list[list[JoinedRow]] = []
    aside: list[tuple[int, str]] = []
    for row in joined:
        if row.lone and _stands_aside(row.line, width):
            aside.append((len(rows), " ".join(dict.fromkeys(filter(None, row.line.texts)))))
        elif rows and len(row.line.fields) == width and _goes_on(row):
            rows[-1].append(row)
        else:
            rows.append([row])
    return rows, aside


def _cells(
    rows: Sequence[Sequence[JoinedRow]], headings: Sequence[Heading]
) -> Iterator[list[DraftCell]]:
    """Give the cells of rows: taken as they stand where there is one field a column."""
    width = len(headings)
    broken = [row.line for row, *_ in rows if len(row.line.fields) != width]
    whole = [row.line for row, *_ in rows if len(row.line.fields) == width]
    placed = iter(placed_rows(broken, whole, headings))
    for row, *further in rows:
        if len(row.line.fields) == width:
            cells = _taken(row, headings)
        else:
            most = MERGED if row.margin < _SURE else 1.0
            cells = [replace(c, confidence=min(c.confidence, most)) for c in next(placed)]
        for line in further:
            cells = _merged(cells, line.line, headings)
        yield cells


def _filled_down(
    rows: Sequence[Sequence[DraftCell]],
) -> Iterator[list[DraftCell]]:
    """Let a first cell stand for the rows below it that have none: it is printed once a group."""
    above: DraftCell | None = None
    for row in rows:
        if above and not row[0].text:
            first = replace(above, confidence=MERGED, doubts=("taken from the row above",))
            yield [first, *row[1:]]
        else:
            above = row[0] if row[0].text else None
            yield list(row)


def with_marks(table: DraftTable, left_out: Mapping[int, tuple[str, ...]]) -> DraftTable:
    """Doubt the cells whose marks of footnotes were left out, by the places where they begin."""
    cells = []
    for cell in table.cells:
        marks = left_out.get(cell.pieces[0].start, ()) if cell.pieces else ()
        told = (f"marks of footnotes are left out: {', '.join(marks)}",) if marks else ()
        cells.append(replace(cell, doubts=(*cell.doubts, *told)))
    return replace(table, cells=tuple(cells))


def _stands_aside(line: FieldLine, width: int) -> bool:
    """Tell a line over all columns: a title within the table, or a note below it."""
    if width < _WIDE or not is_filled(line.fields[0]):
        return False
    return line.filled > 1 or len(line.fields) != width or not goes_on(line)


_WIDE, _LONGEST_REMARK = 3, 80


def _told_of(aside: Sequence[tuple[int, str]], rows: int) -> Iterator[str]:
    """Say what stood over the rows and is no row."""
    for n, (at, text) in enumerate(aside):
        end = next((after for after, _ in aside[n + 1 :] if after > at), rows)
        short = text if len(text) <= _LONGEST_REMARK else f"{text[:_LONGEST_REMARK]}…"
        if at < end:
            span = f"row {end}" if at + 1 == end else f"rows {at + 1} to {end}"
            yield f"{short!r} stands over {span}, and is no row: see whether a column lacks it"
        else:
            yield f"{short!r} stands below the last row, and was taken for a note"


def _goes_on(row: JoinedRow) -> bool:
    """Tell a line that only goes on with cells of the row before."""
    line = row.line
    if line.kept and line.filled == len(line.fields):
        return False
    empty_first = not is_filled(line.fields[0])
    return (empty_first and line.filled <= 0.5 * len(line.fields)) or (row.lone and goes_on(line))


def _taken(row: JoinedRow, headings: Sequence[Heading]) -> list[DraftCell]:
    return [
        _cell(heading, field, MERGED if n in row.guessed or row.margin < _SURE else WHOLE)
        for n, (heading, field) in enumerate(zip(headings, row.line.fields, strict=True))
    ]


def _cell(heading: Heading, field: Sequence[Atom], confidence: float) -> DraftCell:
    cell = cell_of(0, heading.text, runs_of(field), confidence)
    # What stands between its pieces is a sign, and no cell.
    return replace(cell, doubts=()) if confidence >= DOUBTFUL else cell


def _merged(
    row: Sequence[DraftCell], line: FieldLine, headings: Sequence[Heading]
) -> list[DraftCell]:
    merged = []
    for before, heading, field in zip(row, headings, line.fields, strict=True):
        taken = _cell(heading, field, MERGED)
        if taken.text:
            text = f"{before.text} {taken.text}".strip()
            pieces = (*before.pieces, *taken.pieces)
            merged.append(replace(before, text=text, pieces=pieces, confidence=MERGED))
        else:
            merged.append(before)
    return merged
