"""Where the columns of a table stand, how their cells look, and how often lines fill them."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.layouts.spaced.lines import Line, Word
from mesograph.capture.layouts.spaced.looks import Look, look_of


@dataclass(frozen=True, slots=True)
class Usage:
    """What it costs, by column, to be filled and to be left empty in a line."""

    filled: tuple[float, ...]
    before: tuple[float, ...]
    """What it costs to leave all columns before one empty."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table stand, and how they are used."""

    gutters: tuple[int, ...]
    begins: tuple[float, ...]
    """Where most of their cells begin."""
    starts: tuple[Mapping[int, float], ...] = ()
    """What it costs that a cell begins at a character, for those at which some do."""
    looks: tuple[Mapping[Look, float], ...] = ()
    """What it costs that a cell begins with such a look, against a word within one."""
    full: Usage | None = None
    thin: Usage | None = None
    """How columns are used in lines that fill many of them, and in lines that fill few."""

    def __len__(self) -> int:
        return len(self.gutters) + 1

    def extent(self, column: int) -> tuple[int, int]:
        """Give the characters of a column, end exclusive."""
        left = self.gutters[column - 1] if column else 0
        right = self.gutters[column] if column < len(self.gutters) else 10**6
        return left, right


Cells = Mapping[int, tuple[Word, ...]]
"""The words of one line by the column that they are in."""


def at_gutters(line: Line, columns: Columns) -> Cells:
    """Put the words of a line into columns as gutters part them that cut no word."""
    found: dict[int, tuple[Word, ...]] = {}
    for chunk in line.chunks:
        first = 0
        for k in range(1, len(chunk) + 1):
            if k == len(chunk) or any(
                chunk[k - 1].end <= x <= chunk[k].start for x in columns.gutters
            ):
                column = bisect_right(columns.gutters, chunk[first].start)
                found.setdefault(column, chunk[first:k])
                first = k
    return found


def begun(columns: Columns, lines: Sequence[Cells]) -> Columns:
    """Tell where the cells of each column begin."""
    starts: list[Counter[int]] = [Counter() for _ in range(len(columns))]
    for cells in lines:
        for column, words in cells.items():
            starts[column][words[0].start] += 1
    begins = [
        float(sorted(found.elements())[found.total() // 2]) if found else columns.extent(n)[0]
        for n, found in enumerate(starts)
    ]
    looks = [
        _look_costs(Counter(look_of(cells[n][:1]) for cells in lines if n in cells))
        for n in range(len(columns))
    ]
    starts_of = tuple(map(_start_costs, starts))
    return replace(columns, begins=tuple(begins), starts=starts_of, looks=tuple(looks))


def _look_costs(seen: Counter[Look]) -> Mapping[Look, float]:
    """Give what it costs to begin with each look, against a word within a cell."""
    total = seen.total() + _USUAL
    return {
        look: -math.log((seen[look] + _USUAL * share) / total / share)
        for look, share in _WORDS.items()
    }


_USUAL = 4.0
_WORDS: Mapping[Look, float] = {
    Look.SMALL: 0.5,
    Look.CAPITAL: 0.2,
    Look.NUMBER: 0.15,
    Look.YEAR: 0.02,
    Look.CODE: 0.02,
    Look.BRACKET: 0.05,
    Look.NOTHING: 0.02,
    Look.SIGN: 0.04,
}
"""How often words within a cell look so."""


def _start_costs(seen: Counter[int]) -> Mapping[int, float]:
    """Give what it costs to begin at a character, by those near it at which cells begin."""
    total = seen.total() + 2.0
    chances: dict[int, float] = {}
    for x, count in seen.items():
        for by, share in _KERNEL:
            chances[x + by] = chances.get(x + by, 0.02) + count * share
    return {x: -math.log(chance / total) for x, chance in chances.items()}


_KERNEL = ((0, 0.6), (-1, 0.1), (1, 0.07), (-2, 0.08), (2, 0.03), (-3, 0.07), (-4, 0.05))
"""How the places where cells begin are blurred: one that follows a narrow cell is pushed to the
right, and one that follows a dense one is drawn to the left."""


def usage_of(lines: Sequence[Cells], width: int) -> Usage:
    """Learn how often lines fill each column."""
    counts = Counter(n for cells in lines for n in cells)
    share = [(counts[n] + 0.5) / (len(lines) + 1.0) for n in range(width)]
    before = [0.0]
    for one in share:
        before.append(before[-1] - math.log(1.0 - one))
    return Usage(tuple(-math.log(one) for one in share), tuple(before))
