"""Where the rows of a table begin: the cheapest way to part all of its lines, by its habits.

A row is a segment of lines whose cost is the sum over its columns, so the best parting of the
whole table is found in one scan (a segment model; M. Ostendorf, V. Digalakis, O. Kimball, "From
HMM's to segment models", IEEE Trans. Speech Audio Process. 4, 1996).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mesograph.capture.layouts.spaced.evidence import Part, parts_of
from mesograph.capture.layouts.spaced.habits import (
    Habits,
    Stand,
    first_habits,
    learned,
    room_on,
    tie_new,
    tie_on,
)
from mesograph.capture.layouts.spaced.placing import Placed

_LONGEST = 40
"""Lines of a row, at most."""
_HOLE = 5.0
"""What several empty lines within a cell cost, where other columns go on."""
_NEW_PAGE = 1.5
"""What it costs that a row goes on over a page."""
_ASIDE = 4
"""Characters by which the first column may begin later on one page than on another."""
_PASSES = 4
_SAMPLE = 400
"""Lines from which the habits are learned."""
_LONE = 3.0
"""What it costs that a heading stands over no row that is filled."""
_HOPELESS = 50.0
"""How much dearer a segment is than the best so far, for longer ones not to be tried."""


@dataclass(frozen=True, slots=True)
class Row:
    """The lines of a row, as first and end, and how much dearer the best other parting is."""

    first: int
    end: int
    heading: bool
    """Whether it is a heading over rows, and none itself."""
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table as the search sees it: what each line costs, by column."""

    placed: Sequence[Placed]
    parts: Sequence[Mapping[int, Part]]
    habits: Habits
    new: Sequence[Mapping[int, float]]
    on: Sequence[Mapping[int, float]]
    opens: Sequence[float]
    """What each line costs as the first of a row, by the empty lines above it."""
    within: Sequence[float]
    left: int
    """Where lines begin, at the latest, that begin with the first column."""


def find_rows(placed: Sequence[Placed], width: int) -> tuple[Row, ...]:
    """Part the lines of a table into rows."""
    if not placed:
        return ()
    parts = parts_of(placed, width)
    sample = placed[:_SAMPLE]
    blanks = sum(line.line.blank > 0 for line in sample[1:])
    tried = [
        _trained(sample, parts, first_habits(width, stand, parted=parted))
        for stand in Stand
        for parted in ((True, False) if blanks else (False,))
        if stand is not Stand.ELSEWHERE
    ]
    return _margins(_sheet(placed, parts, min(tried, key=lambda one: one[0])[1]))


def _trained(
    placed: Sequence[Placed], parts: Sequence[Mapping[int, Part]], first: Habits
) -> tuple[float, Habits]:
    """Learn habits from the rows found by those before them; give the least cost and its habits."""
    kept, habits = (1e18, first), first
    for _ in range(_PASSES):
        forward, came, _ = _forward(_sheet(placed, parts, habits))
        if habits is not first and forward[-1] < kept[0]:
            kept = (forward[-1], habits)
        habits = learned(_traced(came), placed, parts, first)
    seldom = 0.0 if first.stand is Stand.TOP else _LONE
    return kept[0] + seldom, kept[1]


def _sheet(placed: Sequence[Placed], parts: Sequence[Mapping[int, Part]], habits: Habits) -> _Sheet:
    new, on = [], []
    for shown in parts[: len(placed)]:
        new.append({n: _new_cost(part, habits, n) for n, part in shown.items()})
        on.append({n: _on_cost(part, habits, n) for n, part in shown.items()})
    opens, within = [], []
    for at, line in enumerate(placed):
        if at == 0:
            opens.append(0.0)
            within.append(0.0)
        elif line.line.page != placed[at - 1].line.page:
            opens.append(0.0)
            within.append(_NEW_PAGE)
        else:
            blank = int(line.line.blank > 0)
            opens.append(habits.blank_before[blank])
            within.append(habits.blank_within[blank])
    left = min(line.line.start for line in placed) + _ASIDE
    return _Sheet(placed, parts, habits, new, on, opens, within, left)


def _new_cost(part: Part, habits: Habits, n: int) -> float:
    column = habits.columns[n]
    room = column.room[part.room] if part.room is not None else 0.0
    return column.begins[part.look] + room + tie_new(part)


def _on_cost(part: Part, habits: Habits, n: int) -> float:
    hole = 0.0
    if part.hole:
        hole = _HOLE if part.room is None else habits.hole
    return habits.columns[n].goes_on[part.look] + room_on(part.room) + tie_on(part) + hole


def _segments(sheet: _Sheet, end: int, best: Sequence[float]) -> list[tuple[int, float]]:
    """Give the cost of each segment of lines that ends before `end`, the shortest first.

    `best` are the costs of all that stands before; hopeless segments are left out.
    """
    low = 1e18
    columns = sheet.habits.columns
    first_of: dict[int, int] = {}
    last_of: dict[int, int] = {}
    cost = sum(column.empty for column in columns)
    found = []
    for at in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        for n, fresh in sheet.new[at].items():
            column = columns[n]
            if n in first_of:
                below = first_of[n]
                cost += sheet.on[below][n] - sheet.new[below][n] + column.more
            else:
                last_of[n] = at
                cost += column.filled + column.no_more - column.empty
            first_of[n] = at
            cost += fresh
        if at + 1 < end:
            cost += sheet.within[at + 1]
        if best[at] + cost > low + _HOPELESS:
            break
        total = cost + sheet.opens[at]
        for n, top in first_of.items():
            above, below = top - at, end - 1 - last_of[n]
            if above or below:
                total += columns[n].standing(above, below)
        low = min(low, best[at] + total)
        found.append((at, total))
    return found


def _heading_cost(sheet: _Sheet, at: int) -> float | None:
    """Give what it costs that a line is a heading over rows; None where it cannot be."""
    placed = sheet.placed[at]
    if len(placed.line.chunks) > 1 or not (placed.across or placed.line.start <= sheet.left):
        return None
    following = len(sheet.parts[at + 1]) if at + 1 < len(sheet.placed) else 0
    lone = _LONE if following < _FILLED * len(sheet.habits.columns) else 0.0
    small = 0.0 if placed.line.text[0].isupper() else _SMALL
    return sheet.habits.heading + sheet.opens[at] + lone + _LINE + small


_LINE, _SMALL = 2.0, 2.0
"""What the line of a heading costs, which is of no column; and that it begins with no capital."""
_FILLED = 0.4
"""The share of columns that the line under a heading fills, at least."""


def _forward(
    sheet: _Sheet,
) -> tuple[list[float], list[tuple[int, bool]], list[tuple[int, int, float]]]:
    """Give the least cost up to each line, the segment that ends there, and every segment."""
    every: list[tuple[int, int, float]] = []
    count = len(sheet.placed)
    best = [0.0] + [1e18] * count
    came: list[tuple[int, bool]] = [(0, False)] * (count + 1)
    for end in range(1, count + 1):
        for at, cost in _segments(sheet, end, best):
            every.append((at, end, cost))
            if best[at] + cost < best[end]:
                best[end], came[end] = best[at] + cost, (at, False)
        heading = _heading_cost(sheet, end - 1)
        if heading is None:
            continue
        every.append((end - 1, end, heading))
        if best[end - 1] + heading < best[end]:
            best[end], came[end] = best[end - 1] + heading, (end - 1, True)
    return best, came, every


def _traced(came: Sequence[tuple[int, bool]]) -> list[tuple[int, int, bool]]:
    found = []
    end = len(came) - 1
    while end:
        first, heading = came[end]
        found.append((first, end, heading))
        end = first
    return found[::-1]


def _margins(sheet: _Sheet) -> tuple[Row, ...]:
    """Find the rows, and how much dearer it is to begin, to end or to part each otherwise."""
    count = len(sheet.placed)
    forward, came, every = _forward(sheet)
    backward = [1e18] * count + [0.0]
    for at, end, cost in reversed(every):
        backward[at] = min(backward[at], cost + backward[end])
    rows = _traced(came)
    return _with_margins(rows, every, forward, backward)


def _with_margins(
    rows: Sequence[tuple[int, int, bool]],
    every: Sequence[tuple[int, int, float]],
    forward: Sequence[float],
    backward: Sequence[float],
) -> tuple[Row, ...]:
    count = len(forward) - 1
    begins = {first for first, _, _ in rows}
    joined = [1e18] * (count + 1)
    for at, end, cost in every:
        through = forward[at] + cost + backward[end]
        for inner in range(at + 1, end):
            joined[inner] = min(joined[inner], through)
    best = forward[-1]
    margin = [
        (joined[t] if t in begins else forward[t] + backward[t]) - best for t in range(count + 1)
    ]
    margin[0] = margin[count] = 1e18
    return tuple(
        Row(first, end, heading, min(margin[first : end + 1])) for first, end, heading in rows
    )
