"""The words of a line, put into columns: the likeliest way, by where cells begin and are filled."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.layouts.spaced.lines import Line, Word
from mesograph.capture.layouts.spaced.looks import Look, look_of

_BEYOND = 0.4
"""What each character costs that a word stands beyond its column."""
_PARTED, _JOINED = 1.2, 3.0
"""What it costs to part two words that one blank stands between, and to join two over more."""
_WITHIN = 1.8
"""What it costs that a word within a cell begins at one character: one in six does."""
_LOOK = 0.7
"""What the looks of words count for: they hang together with each other."""
_CLOSE = 2.5
"""How much dearer another reading is, at most, for a line to be doubtful."""
_FULL = 0.5
"""The share of columns that a line fills that may be the first of a row, at least."""


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


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in columns."""

    line: Line
    cells: Cells
    doubtful: frozenset[int] = frozenset()
    """Columns whose words may be of the column beside."""
    across: bool = False
    """Whether it is one piece that stands across gutters."""


def columns_of(lines: Sequence[Line], gutters: Sequence[int]) -> Columns:
    """Tell where the cells of each column begin, and how often lines fill it."""
    columns = Columns(tuple(gutters), ())
    every: list[Cells] = [_at_gutters(line, columns) for line in lines]
    columns = _begun(columns, every)
    for _ in range(_PASSES):
        every = [place(line, columns).cells for line in lines]
        full = [cells for cells in every if len(cells) >= _FULL * len(columns)]
        thin = [cells for cells in every if len(cells) < _FULL * len(columns)]
        columns = _begun(columns, every)
        usage = _usage(full, len(columns)), _usage(thin, len(columns))
        columns = replace(columns, full=usage[0], thin=usage[1])
    return columns


_PASSES = 2


def _at_gutters(line: Line, columns: Columns) -> Cells:
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


def _begun(columns: Columns, lines: Sequence[Cells]) -> Columns:
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
_ASIDE = 4.5
"""What it costs to begin where no cell does."""


def _usage(lines: Sequence[Cells], width: int) -> Usage:
    counts = Counter(n for cells in lines for n in cells)
    share = [(counts[n] + 0.5) / (len(lines) + 1.0) for n in range(width)]
    before = [0.0]
    for one in share:
        before.append(before[-1] - math.log(1.0 - one))
    return Usage(tuple(-math.log(one) for one in share), tuple(before))


def place(line: Line, columns: Columns) -> Placed:
    """Put the words of a line into columns."""
    inside = _inside(line, columns)
    if inside is not None and not any(_may_part(words, n, columns) for n, words in inside.items()):
        return Placed(line, inside)
    return _solved(line, columns, 0 if inside is None else len(inside))


def _inside(line: Line, columns: Columns) -> Cells | None:
    """Give the column of each chunk; None where one stands in two, or two in one."""
    found: dict[int, tuple[Word, ...]] = {}
    column = 0
    for chunk in line.chunks:
        while column < len(columns) - 1 and columns.gutters[column] <= chunk[0].start:
            column += 1
        if chunk[-1].end > columns.extent(column)[1] or column in found:
            return None
        found[column] = chunk
    return found


def _may_part(words: Sequence[Word], n: int, columns: Columns) -> bool:
    """Tell whether a word of a cell stands where cells of the next column begin."""
    return n + 1 < len(columns) and any(word.start in columns.starts[n + 1] for word in words[1:])


def crossed(line: Line, columns: Columns) -> int:
    """Count the gutters that the chunk of a line crosses that crosses most."""
    return max(
        sum(chunk[0].start < x - 1 and x + 1 < chunk[-1].end for x in columns.gutters)
        for chunk in line.chunks
    )


def _solved(line: Line, columns: Columns, parts: int) -> Placed:
    """Find the cheapest columns for the words of a line, from left to right (Viterbi).

    How much dearer it is to put a word elsewhere tells what is doubtful.
    """
    many = max(parts, len(line.chunks)) >= _FULL * len(columns)
    usage = (columns.full if many else columns.thin) or _usage((), len(columns))
    looks = [look_of((word,)) for word in line.words]
    own = [[_word_cost(word, columns, n) for n in range(len(columns))] for word in line.words]
    new = [
        [
            columns.starts[n].get(word.start, _ASIDE)
            - _WITHIN
            + _LOOK * columns.looks[n][look]
            + usage.filled[n]
            for n in range(len(columns))
        ]
        for word, look in zip(line.words, looks, strict=True)
    ]
    gaps = [b.start - a.end > 1 for a, b in zip(line.words, line.words[1:], strict=False)]
    there, came = _forth(own, new, gaps, usage)
    back = _back(own, new, gaps, usage)
    last = min(range(len(columns)), key=lambda n: there[-1][n] + back[-1][n])
    path = [last]
    for links in reversed(came):
        path.append(links[path[-1]])
    path.reverse()
    best = there[-1][last] + back[-1][last]
    cells: dict[int, tuple[Word, ...]] = {}
    doubtful: set[int] = set()
    for at, (word, n) in enumerate(zip(line.words, path, strict=True)):
        cells[n] = (*cells.get(n, ()), word)
        doubtful |= {
            k
            for other in range(len(columns))
            if other != n and there[at][other] + back[at][other] - best < _CLOSE
            for k in (n, other)
        }
    return Placed(line, cells, frozenset(doubtful), len(line.chunks) == 1)


Table = list[list[float]]


def _forth(
    own: Table, new: Table, gaps: Sequence[bool], usage: Usage
) -> tuple[Table, list[list[int]]]:
    """Give the least cost of the words up to each, that one in each column, and the one before."""
    width = len(own[0])
    there = [[usage.before[n] + new[0][n] + own[0][n] for n in range(width)]]
    came: list[list[int]] = []
    for at in range(1, len(own)):
        part, join = (0.0, _JOINED) if gaps[at - 1] else (_PARTED, 0.0)
        before, row, links = there[-1], [], []
        low, low_at = 1e9, 0
        for n in range(width):
            go = low + usage.before[n] + part + new[at][n]
            stay = before[n] + join
            row.append(min(go, stay) + own[at][n])
            links.append(n if stay <= go else low_at)
            if before[n] - usage.before[n + 1] < low:
                low, low_at = before[n] - usage.before[n + 1], n
        there.append(row)
        came.append(links)
    return there, came


def _back(own: Table, new: Table, gaps: Sequence[bool], usage: Usage) -> Table:
    """Give the least cost of the words after each, that one in each column."""
    width = len(own[0])
    rows = [[usage.before[width] - usage.before[n + 1] for n in range(width)]]
    for at in range(len(own) - 1, 0, -1):
        part, join = (0.0, _JOINED) if gaps[at - 1] else (_PARTED, 0.0)
        after, row = rows[-1], [0.0] * width
        low = 1e9
        for n in range(width - 1, -1, -1):
            row[n] = min(low - usage.before[n + 1] + part, after[n] + own[at][n] + join)
            low = min(low, usage.before[n] + new[at][n] + own[at][n] + after[n])
        rows.append(row)
    return rows[::-1]


def _word_cost(word: Word, columns: Columns, n: int) -> float:
    left, right = columns.extent(n)
    return _BEYOND * (max(0, left - word.start) + max(0, word.end - right))
