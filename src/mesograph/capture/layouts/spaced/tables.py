"""Tables whose columns are kept by blanks: found on a page, and read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mesograph.capture.headers.headings import Heading, heading_of
from mesograph.capture.layouts.draft_table import DraftCell
from mesograph.capture.layouts.spaced.breaks import (
    Sheet,
    is_continued,
    is_note,
    is_title,
    repeated,
    sheets_of,
)
from mesograph.capture.layouts.spaced.cells import cells_of
from mesograph.capture.layouts.spaced.columns import Columns
from mesograph.capture.layouts.spaced.doubts import Shown
from mesograph.capture.layouts.spaced.fitting import HEAD, PROSE, fitted, placed_in
from mesograph.capture.layouts.spaced.gutters import Weighed, find_gutters
from mesograph.capture.layouts.spaced.heads import (
    apart,
    header_lines,
    headings_of,
    is_header,
)
from mesograph.capture.layouts.spaced.lines import Line, lines_with_places, said
from mesograph.capture.layouts.spaced.placing import columns_of, crossed, place
from mesograph.capture.layouts.spaced.rows import find_rows
from mesograph.capture.layouts.spaced.side_by_side import doubleness, more_columns
from mesograph.capture.layouts.spaced.wrapped import Words, with_cells, words_of
from mesograph.capture.words.atoms import Atom

LEAST_COLUMNS = 3
_LONGEST_LINE = 1000
"""Characters of a line that may be of a table, at most."""
_TRIES = 60
"""Places of a page that are tried for a table, at most."""
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class SpacedTable:
    """A table whose columns are kept by blanks."""

    first_line: int
    headings: tuple[Heading, ...]
    read: Callable[[], tuple[int, tuple[DraftCell, ...]]]
    """Give how many rows it has, and their cells."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines of a table on each page."""

    start: int
    end: int
    sheets: tuple[Sheet, ...]
    columns: Columns
    headings: tuple[Heading, ...]
    seams: tuple[float, ...]
    """By column, the log odds that it is two."""


def find_spaced(text: str, atoms: Sequence[Atom], told: Mapping[str, str]) -> Iterator[SpacedTable]:
    """Find the tables of a text, in NFC, whose words are `atoms`."""
    lines = [line for line in lines_with_places(text, atoms) if line.end <= _LONGEST_LINE]
    words = words_of(lines)
    at, tries = 0, 0
    while at < len(lines) - 1 and tries < _TRIES:
        if not _may_head(lines, at, told):
            at += 1
            continue
        tries += 1
        found = _table_at(lines, at, told, words)
        if found is None:
            at += 1
            continue
        reader = partial(_read, lines, found, words)
        yield SpacedTable(lines[found.start].number, found.headings, reader)
        at = found.end


def _is_tabular(line: Line) -> bool:
    return len(line.chunks) >= LEAST_COLUMNS


def _may_head(lines: Sequence[Line], at: int, told: Mapping[str, str]) -> bool:
    """Tell whether a line, with those under it, may be a header by what its cells say."""
    if not _is_tabular(lines[at]) or is_title(lines[at]):
        return False
    ahead = [line for line in lines[at : at + _AHEAD] if _is_tabular(line)][:3]
    headings = [heading_of(said(chunk), told) for line in ahead for chunk in line.chunks]
    return len(ahead) > 1 and sum(bool(h.roles or h.other) for h in headings) >= _FEW_KNOWN


_FEW_KNOWN, _AHEAD = 2, 8
"""Headings that are known of a header, at least, and lines in which a row must follow it."""


def _table_at(
    lines: Sequence[Line], start: int, told: Mapping[str, str], words: Words
) -> _Found | None:
    """Find the table whose header begins at a line; None where there is none."""
    lines = lines[: _next_title(lines, start)]
    rough = [line for line in lines[start : start + 2 * _SAMPLE] if _is_tabular(line)]
    gutters = find_gutters(
        [Weighed(line, _weight(n, len(rough))) for n, line in enumerate(rough)]
    ).at
    if len(gutters) + 1 < LEAST_COLUMNS:
        return None
    columns = columns_of(rough, gutters)
    start = _upwards(lines, start, columns)
    again, count = repeated(lines, start)
    if not count:
        ahead = lines[start : start + 9]
        count = header_lines(ahead, columns, told, words)
    if not count or not is_header(headings_of(lines[start : start + count], columns, told, words)):
        return None
    sheets, last = _bounded(sheets_of(lines, start, count, again), columns)
    if not sheets:
        return None
    sheets = [
        replace(one, header=tuple(apart(line, told) for line in one.header)) for one in sheets
    ]
    sheets, columns = more_columns(sheets, fitted(sheets, columns), told, words)
    headings = headings_of(sheets[0].header, columns, told, words)
    end = next(n for n, line in enumerate(lines) if line is last) + 1
    seams = doubleness(sheets[0], columns, told, words)
    return _Found(start, end, tuple(sheets), columns, headings, seams)


def _weight(at: int, count: int) -> float:
    """Give what a line counts for: the first ones, of the header, for a part of all rows."""
    return 1.0 + HEAD * count if at < _HEADS else 1.0


_HEADS = 2
"""Lines of a header, before it is known how many it has."""


def _next_title(lines: Sequence[Line], start: int) -> int:
    """Give where the next table is named, after the one whose header begins at a line."""
    for at in range(start + 1, len(lines)):
        if is_title(lines[at]) and not is_continued(lines[at]) and lines[at].words[1:]:
            above = next((line for line in reversed(lines[:start]) if is_title(line)), None)
            if above is None or _number(above) != _number(lines[at]):
                return at
    return len(lines)


def _number(title: Line) -> str:
    return "".join(word.atom.text for word in title.words[:2]).strip(".:|").casefold()


def _upwards(lines: Sequence[Line], start: int, columns: Columns) -> int:
    """Take into the header the lines right above that stand in its columns or over them."""
    left = columns.begins[0] - _OUTDENT
    while (
        start
        and not lines[start].blank
        and not is_title(lines[start - 1])
        and lines[start - 1].start >= left
        and (len(lines[start - 1].chunks) > 1 or lines[start - 1].start > columns.extent(0)[1] - 1)
        and crossed(lines[start - 1], columns) < 3
    ):
        start -= 1
    return start


_OUTDENT = 2
"""Characters that a line may begin before its column does."""


def _bounded(sheets: Sequence[Sheet], columns: Columns) -> tuple[list[Sheet], Line | None]:
    """Leave out what follows the table; give the last line of it too."""
    kept: list[Sheet] = []
    last: Line | None = None
    over = False
    for sheet in sheets:
        if over and not sheet.header:
            continue
        end = _end(sheet.body, columns)
        over = end < len(sheet.body)
        body = sheet.body[:end]
        if body:
            kept.append(Sheet(sheet.header, body))
            last = body[-1]
        if not body and not sheet.header:
            over = True
    return kept, last


def _end(body: Sequence[Line], columns: Columns) -> int:
    """Find where a table ends on a page: at a note, a title, or prose that crosses its gutters."""
    for at, line in enumerate(body):
        if is_title(line) or is_note(line):
            return at
        following = body[at + 1] if at + 1 < len(body) else None
        if crossed(line, columns) < PROSE or len(line.chunks) > 2:
            continue
        if following is None or len(place(following, columns).cells) < _FILLED * len(columns):
            return at
    return len(body)


_FILLED = 0.4
"""The share of columns that the line under a heading over rows fills."""


def _read(lines: Sequence[Line], found: _Found, words: Words) -> tuple[int, tuple[DraftCell, ...]]:
    placed = [line for sheet in found.sheets for line in placed_in(sheet, found.columns)]
    rows = find_rows(placed, len(found.columns))
    words = with_cells(words, lines, [line.cells for line in placed])
    kept = [row for row in rows if not row.heading]
    return cells_of(Shown(kept, placed, found.headings, found.seams, words))
