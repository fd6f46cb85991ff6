"""The evidence map: which conditions were given cells by which route, and what is reported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, cos, radians, sin, sqrt

from mesograph.pictures.absence import picture_of_absence
from mesograph.pictures.asked import Asked, read_asked
from mesograph.pictures.frame import (
    MARGIN,
    Caption,
    capital,
    document,
    doubts,
    in_several,
    source_of,
)
from mesograph.pictures.gathering import Places, gather
from mesograph.pictures.legend import NOTES, legend
from mesograph.pictures.outcome import verdicts
from mesograph.pictures.reports import load_reports, trials_of
from mesograph.pictures.squares import PER_CELL, PITCH, Size, Spot, cell_height, drawn_cell, said
from mesograph.pictures.svg import (
    PLAIN,
    RULE,
    element,
    folded,
    lines_of_text,
    number,
    text,
    words_width,
)
from mesograph.store import Store

NAME = "evidence-map"
SLANT = 34
"""By how many degrees the names of routes rise."""
LABEL = 250
"""The most room for the name of a condition; a longer one has two lines."""
LINE = 16
CELL = 100
"""The least width of a column, which the words below its squares need."""
LEAST = 760
"""The least width, which the legend needs."""
PAD = 9
"""The room above and below what stands in a row."""

Spots = Mapping[tuple[str, str], Spot]
"""What is drawn where a condition (or group) and a route cross."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where rows and columns lie."""

    top: float
    """Where the rows begin, below the slanted names of the routes."""
    lefts: Mapping[str, float]
    """Of each column."""
    sizes: Mapping[str, Size]
    """Of the squares in each column."""
    tops: Mapping[str, float]
    """Of each row."""
    bottom: float
    width: float


def evidence_map(store: Store, parameters: Mapping[str, str]) -> str:
    """Draw the map of all trials, of those of a condition, or of a review.

    Raises `BadParameter` for what is not taken or means nothing.
    """
    asked = read_asked(NAME, parameters, "by")
    reports = load_reports(store, asked.rows_about)
    if not reports:
        return picture_of_absence(store, asked, NAME)
    rows = gather(reports, asked.names, asked.rows, f"{asked.by}s")
    columns = gather(reports, lambda report: report.routes, asked.routes, "routes")
    spots = _spots(rows, columns)
    grid = _grid(rows, columns, spots)
    end, below = legend(
        grid.bottom + 34,
        grid.width,
        [*_notes(asked, rows, columns, grid), *doubts(reports, " (corner cut)")],
    )
    content = [
        *_frame(grid, rows, columns),
        *(
            drawn_cell(
                spot,
                f"{row}, {column}",
                (grid.lefts[column], grid.tops[row] + PAD),
                grid.sizes[column],
            )
            for (row, column), spot in spots.items()
        ),
        *below,
    ]
    caption = Caption(
        NAME,
        f"{capital(asked.label) or 'All conditions'}: trials by {asked.by} and route",
        f"{len(trials_of(reports))} trials in {len(reports)} rows, as reviews state them",
        _description(spots),
        source_of(store, asked, reports),
    )
    return document(caption, grid.width, end, content)


def _spots(rows: Places, columns: Places) -> Spots:
    elsewhere = columns.shared
    spots: dict[tuple[str, str], Spot] = {}
    for column in columns:
        there = set(columns.reports[column])
        for row in rows:
            here = [report for report in rows.reports[row] if report in there]
            if here:
                spots[row, column] = Spot(verdicts(here), elsewhere)
    return spots


def _grid(rows: Places, columns: Places, spots: Spots) -> Grid:
    labels = {row: _broken(row, rows) for row in rows}
    longest = max(words_width(line, PLAIN) for lines in labels.values() for line in lines)
    left = MARGIN + longest + 16
    sizes = {column: _size(column, spots) for column in columns}
    wide = [max(CELL, PITCH * size.across + 14) for size in sizes.values()]
    high = [
        2 * PAD
        + max(
            LINE * len(labels[row]),
            *(
                cell_height(spot, sizes[column])
                for (at, column), spot in spots.items()
                if at == row
            ),
        )
        for row in rows
    ]
    names = {column: words_width(_label(column, columns), PLAIN) for column in columns}
    top = 24 + sin(radians(SLANT)) * max(names.values())
    lefts = dict(zip(columns, accumulate(wide, initial=left), strict=False))
    tops = dict(zip(rows, accumulate(high, initial=top), strict=False))
    # The slanted names of the last columns reach further than their squares.
    reach = (lefts[column] + 20 + cos(radians(SLANT)) * names[column] for column in columns)
    width = max(left + sum(wide), LEAST, *reach) + MARGIN
    return Grid(top, lefts, sizes, tops, top + sum(high), width)


def _size(column: str, spots: Spots) -> Size:
    """Give wider cells to a column with many trials in one, nearly as wide as high."""
    largest = max(len(spot.verdicts) for (_, at), spot in spots.items() if at == column)
    each = ceil(max(len(spot.verdicts) for spot in spots.values()) / PER_CELL)
    return Size(min(8, max(5, ceil(sqrt(1.5 * largest / each)))), each)


def _label(name: str, places: Places) -> str:
    return f"{name} ({places.trials(name)})"


def _broken(name: str, places: Places) -> Sequence[str]:
    return folded(_label(name, places), PLAIN, LABEL)


def _frame(grid: Grid, rows: Places, columns: Places) -> Iterator[str]:
    for column, x in grid.lefts.items():
        y = grid.top - 10
        turned = f"rotate({-SLANT} {number(x + 8)} {number(y)})"
        yield text(x + 8, y, _label(column, columns), PLAIN, transform=turned)
    for row, y in grid.tops.items():
        yield _rule(y, grid)
        yield from lines_of_text(MARGIN, y + PAD + 11, _broken(row, rows), PLAIN)
    yield _rule(grid.bottom, grid)


def _rule(y: float, grid: Grid) -> str:
    return element("line", x1=MARGIN, y1=y, x2=grid.width - MARGIN, y2=y, stroke=RULE)


def _notes(asked: Asked, rows: Places, columns: Places, grid: Grid) -> Iterator[str]:
    yield from NOTES
    each = max(size.each for size in grid.sizes.values())
    if each > 1:
        yield f"A square stands for {each} trials at most, since there are so many."
    if columns.shared:
        yield in_several(len(columns.shared), "routes", " (underlined)")
    if asked.by == "group":
        yield "Groups overlap: a condition is in every group that it belongs to."
    elif rows.shared:
        yield in_several(len(rows.shared), "conditions")


def _description(spots: Spots) -> str:
    told = ". ".join(said(spot, ", ".join(where)) for where, spot in sorted(spots.items()))
    return (
        "A table: a row for each condition or group, a column for each route, a square for each "
        f"trial, with the sign of how people fared; below them what is said of safety. {told}."
    )
