"""The habits of a table: how often columns are filled, how their cells begin and go on.

They are learned from the table itself: rows that are found by some habits give better ones, as
hidden Markov models are trained along their best path (B. H. Juang, L. R. Rabiner, "The segmental
K-means algorithm", IEEE Trans. ASSP 38, 1990).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar

from mesograph.capture.layouts.spaced.evidence import Part, Room, Tie
from mesograph.capture.layouts.spaced.looks import Look
from mesograph.capture.layouts.spaced.placing import Placed

Kind = TypeVar("Kind", bound=IntEnum)


class Stand(IntEnum):
    """Where a cell of few lines stands beside one of more."""

    TOP = 0
    MIDDLE = 1
    BOTTOM = 2
    ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class Column:
    """What is usual in one column, as costs: the negative logarithm of how likely it is."""

    filled: float
    empty: float
    more: float
    """To go on in one more line."""
    no_more: float
    begins: Mapping[Look, float]
    goes_on: Mapping[Look, float]
    room: Mapping[Room, float]
    """What room there is where a new cell begins."""
    stands: Mapping[Stand, float]

    def standing(self, above: int, below: int) -> float:
        """Give what it costs to have so many lines of the row above and below."""
        return min(self.stands[stand] for stand in stands_of(above, below))


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in a table."""

    columns: tuple[Column, ...]
    blank_before: tuple[float, float]
    """For a row to have no empty line above it, and to have one."""
    blank_within: tuple[float, float]
    stand: Stand
    """Where cells of few lines usually stand."""
    hole: float
    """What an empty line within a cell costs: where cells of two lines stand in the middle of
    those of three, the lines of one fall between those of the other."""
    heading: float
    """For a line to be a heading over rows."""


_ROOM_ON: Mapping[Room, float] = {
    Room.NONE: 0.15,
    Room.SCANT: 1.6,
    Room.SOME: 2.8,
    Room.AMPLE: 4.2,
}
"""A cell goes on where the next word would have had no room; letters are of unequal widths."""
_TIE_ON: Mapping[Tie, float] = {Tie.FREE: 0.7, Tie.HANGING: 1.5, Tie.OPEN: 1.6}
_TIE_NEW: Mapping[Tie, float] = {Tie.FREE: 0.02, Tie.HANGING: 4.0, Tie.OPEN: 5.0}
_BEGINS: Mapping[Look, float] = {
    Look.SMALL: 0.10,
    Look.CAPITAL: 0.50,
    Look.NUMBER: 0.20,
    Look.YEAR: 0.03,
    Look.CODE: 0.08,
    Look.BRACKET: 0.01,
    Look.NOTHING: 0.05,
    Look.SIGN: 0.03,
}
_GOES_ON: Mapping[Look, float] = {
    Look.SMALL: 0.45,
    Look.CAPITAL: 0.20,
    Look.NUMBER: 0.14,
    Look.YEAR: 0.03,
    Look.CODE: 0.03,
    Look.BRACKET: 0.11,
    Look.NOTHING: 0.01,
    Look.SIGN: 0.03,
}
_NEW_ROOM: Mapping[Room, float] = {
    Room.NONE: 0.35,
    Room.SCANT: 0.15,
    Room.SOME: 0.15,
    Room.AMPLE: 0.35,
}
_STANDS: Mapping[Stand, Mapping[Stand, float]] = {
    usual: {stand: 0.94 if stand is usual else 0.02 for stand in Stand} for usual in Stand
}
_HOLES: Mapping[Stand, float] = {Stand.TOP: 5.0, Stand.MIDDLE: 0.5, Stand.BOTTOM: 5.0}
_WEIGHT = 4.0
"""How many cells what is usual everywhere counts for, against those of the table."""


def cost(chance: float) -> float:
    """Give the cost of what has this chance."""
    return -math.log(max(chance, 1e-6))


def first_habits(width: int, stand: Stand, *, parted: bool) -> Habits:
    """Give what is usual in tables before one is seen; whether empty lines part rows."""
    column = Column(
        cost(0.9),
        cost(0.1),
        cost(0.4),
        cost(0.6),
        _costs(_BEGINS),
        _costs(_GOES_ON),
        _costs(_NEW_ROOM),
        _costs(_STANDS[stand]),
    )
    before = (0.1, 0.9) if parted else (0.7, 0.3)
    within = (0.95, 0.05) if parted else (0.8, 0.2)
    return Habits(
        (column,) * width,
        (cost(before[0]), cost(before[1])),
        (cost(within[0]), cost(within[1])),
        stand,
        _HOLES[stand],
        cost(0.005),
    )


def _costs(chances: Mapping[Kind, float]) -> Mapping[Kind, float]:
    return {kind: cost(chance) for kind, chance in chances.items()}


def room_on(room: Room | None) -> float:
    """Give what it costs that a cell goes on where there is such room."""
    return _ROOM_ON[room] if room is not None else 0.0


def tie_on(part: Part) -> float:
    """Give what it costs that a cell goes on with such a tie."""
    return _TIE_ON[part.tie] if part.room is not None else 0.0


def tie_new(part: Part) -> float:
    """Give what it costs that a cell begins for all such a tie."""
    return _TIE_NEW[part.tie] if part.room is not None else 0.0


def learned(
    segments: Sequence[tuple[int, int, bool]],
    placed: Sequence[Placed],
    parts: Sequence[Mapping[int, Part]],
    first: Habits,
) -> Habits:
    """Learn the habits of a table from the rows and headings found, as first line, end and which.

    `first` are the habits of tables before one is seen.
    """
    rows = [(a, b) for a, b, heading in segments if not heading]
    headings = len(segments) - len(rows)
    blanks = [_is_blank(placed, at) for at in range(len(placed))]
    before = [blanks[a] for a, _ in rows[1:] if blanks[a] is not None]
    within = [blanks[t] for a, b in rows for t in range(a + 1, b) if blanks[t] is not None]
    return Habits(
        tuple(_column(rows, parts, n, first.stand) for n in range(len(first.columns))),
        _two(before, first.blank_before),
        _two(within, first.blank_within),
        first.stand,
        first.hole,
        cost((headings + 0.1) / (headings + len(rows) + 5.0)),
    )


def _two(seen: Sequence[bool | None], usual: tuple[float, float]) -> tuple[float, float]:
    share = (sum(map(bool, seen)) + _WEIGHT * math.exp(-usual[1])) / (len(seen) + _WEIGHT)
    share = min(max(share, 0.01), 0.99)
    return cost(1.0 - share), cost(share)


def _is_blank(placed: Sequence[Placed], at: int) -> bool | None:
    """Tell whether a line follows an empty one; None where a page begins."""
    if at == 0 or placed[at].line.page != placed[at - 1].line.page:
        return None
    return placed[at].line.blank > 0


def _column(
    rows: Sequence[tuple[int, int]], parts: Sequence[Mapping[int, Part]], n: int, stand: Stand
) -> Column:
    begins: Counter[Look] = Counter()
    goes_on: Counter[Look] = Counter()
    room: Counter[Room] = Counter()
    stands: Counter[Stand] = Counter()
    filled = more = 0
    for first, end in rows:
        own = [t for t in range(first, end) if n in parts[t]]
        if not own:
            continue
        filled += 1
        more += len(own) - 1
        begins[parts[own[0]][n].look] += 1
        goes_on.update(parts[t][n].look for t in own[1:])
        above = parts[own[0]][n].room
        if above is not None and own[0] == first:
            room[above] += 1
        where = stands_of(own[0] - first, end - 1 - own[-1])
        if len(where) == 1:
            stands[where[0]] += 1
    share = (filled + 0.5) / (len(rows) + 1.0)
    again = (more + 0.8) / (filled + more + 2.0)
    return Column(
        cost(share),
        cost(1.0 - share),
        cost(again),
        cost(1.0 - again),
        _counted(begins, _BEGINS),
        _counted(goes_on, _GOES_ON),
        _counted(room, _NEW_ROOM),
        _counted(stands, _STANDS[stand]),
    )


def _counted(seen: Counter[Kind], usual: Mapping[Kind, float]) -> Mapping[Kind, float]:
    total = sum(seen.values()) + _WEIGHT
    return {kind: cost((seen[kind] + _WEIGHT * share) / total) for kind, share in usual.items()}


@lru_cache(maxsize=4096)
def stands_of(above: int, below: int) -> tuple[Stand, ...]:
    """Give where a cell may be said to stand, by the lines of its row above and below it."""
    if above == 0 and below == 0:
        return ()
    found = []
    if above == 0:
        found.append(Stand.TOP)
    if abs(above - below) <= 1:
        found.append(Stand.MIDDLE)
    if below == 0:
        found.append(Stand.BOTTOM)
    return tuple(found) or (Stand.ELSEWHERE,)
