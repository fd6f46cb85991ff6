"""The columns of a table, fitted to the lines of each page: they stand elsewhere on each."""

from collections.abc import Iterator, Sequence

from mesograph.capture.layouts.spaced.breaks import Sheet
from mesograph.capture.layouts.spaced.columns import Columns
from mesograph.capture.layouts.spaced.gutters import Weighed, against, find_gutters, price
from mesograph.capture.layouts.spaced.heads import groups_and_own
from mesograph.capture.layouts.spaced.placing import Placed, columns_of, crossed, place

PROSE = 2
"""Gutters that prose crosses, at least."""
HEAD = 0.05
"""For how many rows a line of the header counts, for each line of the table."""


def fitted(sheets: Sequence[Sheet], rough: Columns) -> Columns:
    """Find as many columns as suit all pages best, each by itself: they stand elsewhere on each."""
    lines = _weighed(sheets, rough)
    every = find_gutters(lines)
    pages = [_weighed([one], rough) for one in sheets if one.header]
    counts = {len(every.at), *(len(find_gutters(page).at) for page in pages)}

    def cost(count: int) -> tuple[float, int]:
        found = [find_gutters(page, count) for page in pages]
        return sum(one.against for one in found) + count * price(lines), count

    best = min(counts, key=cost)
    gutters = every if best == len(every.at) else find_gutters(lines, best)
    return columns_of([one.line for one in lines], gutters.at)


def columns_at(sheets: Sequence[Sheet], columns: Columns, gutters: Sequence[int]) -> Columns:
    """Give the columns of sheets that have such gutters."""
    return columns_of([one.line for one in _weighed(sheets, columns)], gutters)


def _weighed(sheets: Sequence[Sheet], columns: Columns) -> list[Weighed]:
    """Give the lines of sheets by which gutters are found, and what each counts for."""
    body = [line for sheet in sheets for line in sheet.body if crossed(line, columns) < PROSE]
    heads = [line for sheet in sheets for line in groups_and_own(sheet.header, columns)[1]]
    weight = 1.0 + HEAD * len(body)
    return [*(Weighed(line, weight, head=True) for line in heads), *map(Weighed, body)]


def placed_in(sheet: Sheet, columns: Columns) -> Iterator[Placed]:
    """Put the lines of a page into columns, which stand elsewhere on each page."""
    lines = _weighed([sheet], columns)
    shifted = [tuple(x + by for x in columns.gutters) for by in range(-_SHIFT, _SHIFT + 1)]
    cost, _, gutters = min(
        (against(lines, moved) + abs(by - _SHIFT) * _A_SHIFT, by, moved)
        for by, moved in enumerate(shifted)
    )
    own = find_gutters(lines, len(columns.gutters))
    seldom = 0.0 if sheet.header else _OWN * len(lines)
    if len(own.at) == len(columns.gutters) and own.against + seldom < cost:
        gutters = own.at
    own_columns = columns_of([one.line for one in lines], gutters)
    yield from (place(line, own_columns) for line in sheet.body)


_SHIFT, _A_SHIFT = 5, 0.1
"""Characters by which columns may stand elsewhere on another page, and what each costs."""
_OWN = 0.3
"""How much better, for each line, gutters of its own must be for a page without a header."""
