"""The words of a line, put into columns: the likeliest way, by where cells begin and are filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mesograph.capture.layouts.spaced.columns import (
    Cells,
    Columns,
    Usage,
    at_gutters,
    begun,
    usage_of,
)
from mesograph.capture.layouts.spaced.lines import Line, Word
from mesograph.capture.layouts.spaced.looks import look_of

_BEYOND = 0.4
"""What each character costs that a word stands beyond its column."""
_PARTED, _JOINED = 1.2, 3.0
"""What it costs to part two words that one blank stands between, and to join two over more."""
_WITHIN = 1.8
"""What it costs that a word within a cell begins at one character: one in six does."""
_ASIDE = 4.5
"""What it costs to begin where no cell does."""
_LOOK = 0.7
"""What the looks of words count for: they hang together with each other."""
_SURE = 1e9
"""How much dearer another reading is, where there is none."""
_FULL = 0.5
"""The share of columns that a line fills that may be the first of a row, at least."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in columns."""

    line: Line
    cells: Cells
    margins: Mapping[int, float] = field(default_factory=dict)
    """By column, how much dearer it is to put a word of it elsewhere, or another one into it."""
    across: bool = False
    """Whether it is one piece that stands across gutters."""


def columns_of(lines: Sequence[Line], gutters: Sequence[int]) -> Columns:
    """Tell where the cells of each column begin, and how often lines fill it."""
    columns = Columns(tuple(gutters), ())
    every: list[Cells] = [at_gutters(line, columns) for line in lines]
    columns = begun(columns, every)
    for _ in range(_PASSES):
        every = [place(line, columns).cells for line in lines]
        full = [cells for cells in every if len(cells) >= _FULL * len(columns)]
        thin = [cells for cells in every if len(cells) < _FULL * len(columns)]
        columns = begun(columns, every)
        columns = replace(
            columns, full=usage_of(full, len(columns)), thin=usage_of(thin, len(columns))
        )
    return columns


_PASSES = 2


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
    usage = (columns.full if many else columns.thin) or usage_of((), len(columns))
    own = [[_word_cost(word, columns, n) for n in range(len(columns))] for word in line.words]
    new = [_begin_costs(word, columns, usage) for word in line.words]
    gaps = [b.start - a.end > 1 for a, b in zip(line.words, line.words[1:], strict=False)]
    there, came = _forth(own, new, gaps, usage)
    back = _back(own, new, gaps, usage)
    costs = [[a + b for a, b in zip(*both, strict=True)] for both in zip(there, back, strict=True)]
    path = [min(range(len(columns)), key=lambda n: costs[-1][n])]
    for links in reversed(came):
        path.append(links[path[-1]])
    cells: dict[int, tuple[Word, ...]] = {}
    margins: dict[int, float] = {}
    for word, n, row in zip(line.words, reversed(path), costs, strict=True):
        cells[n] = (*cells.get(n, ()), word)
        others = {k: one - row[n] for k, one in enumerate(row) if k != n}
        for k, dearer in {**others, n: min(others.values(), default=_SURE)}.items():
            margins[k] = min(dearer, margins.get(k, _SURE))
    return Placed(line, cells, margins, len(line.chunks) == 1)


def _begin_costs(word: Word, columns: Columns, usage: Usage) -> list[float]:
    """Give what it costs that a cell of each column begins with a word."""
    look = look_of((word,))
    return [
        columns.starts[n].get(word.start, _ASIDE)
        - _WITHIN
        + _LOOK * columns.looks[n][look]
        + usage.filled[n]
        for n in range(len(columns))
    ]


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
