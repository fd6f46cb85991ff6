"""The words of a line, put into columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mesograph.capture.layouts.spaced.lines import Line, Word

_BEYOND = 0.7
"""What each character costs that a word stands beyond its column."""
_ASIDE, _FURTHEST = 0.25, 1.5
"""What each character costs that a cell begins aside of where those of its column do, and the
most of it."""
_PARTED, _JOINED = 2.5, 3.0
"""What it costs to part two words that one blank stands between, and to join two over more."""
_CLOSE = 1.5
"""How much dearer another reading is, at most, for a line to be doubtful."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table stand."""

    gutters: tuple[int, ...]
    begins: tuple[float, ...]
    """Where most of their cells begin."""

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
    """Tell where the cells of each column begin."""
    bare = Columns(tuple(gutters), ())
    starts: list[list[int]] = [[] for _ in range(len(bare))]
    for line in lines:
        for column, chunk in _inside(line, bare) or ():
            starts[column].append(chunk[0].start)
    begins = [
        float(sorted(found)[len(found) // 2]) if found else bare.extent(n)[0]
        for n, found in enumerate(starts)
    ]
    return Columns(bare.gutters, tuple(begins))


def place(line: Line, columns: Columns) -> Placed:
    """Put the words of a line into columns."""
    inside = _inside(line, columns)
    if inside is not None and len({column for column, _ in inside}) == len(inside):
        return Placed(line, dict(inside))
    return _solved(line, columns)


def _inside(line: Line, columns: Columns) -> list[tuple[int, tuple[Word, ...]]] | None:
    """Give the column of each chunk; None where one stands in two."""
    found = []
    column = 0
    for chunk in line.chunks:
        while column < len(columns) - 1 and columns.gutters[column] <= chunk[0].start:
            column += 1
        if chunk[-1].end > columns.extent(column)[1]:
            return None
        found.append((column, chunk))
    return found


def crossed(line: Line, columns: Columns) -> int:
    """Count the gutters that the chunk of a line crosses that crosses most."""
    return max(
        sum(chunk[0].start < x - 1 and x + 1 < chunk[-1].end for x in columns.gutters)
        for chunk in line.chunks
    )


def _solved(line: Line, columns: Columns) -> Placed:
    """Find the cheapest columns for words that stand in two, from left to right (Viterbi)."""
    words = line.words
    costs = [[_word_cost(word, columns, n) for n in range(len(columns))] for word in words]
    best = [costs[0][n] + _begin_cost(words[0], columns, n) for n in range(len(columns))]
    came: list[list[int]] = []
    for at in range(1, len(words)):
        wide = words[at].start - words[at - 1].end > 1
        part, join = (0.0, _JOINED) if wide else (_PARTED, 0.0)
        fresh, back = [], []
        low, low_at = 1e9, 0
        for n in range(len(columns)):
            stay = best[n] + join
            go = low + part + _begin_cost(words[at], columns, n)
            fresh.append(min(stay, go) + costs[at][n])
            back.append(n if stay <= go else low_at)
            if best[n] < low:
                low, low_at = best[n], n
        best = fresh
        came.append(back)
    return _traced(line, best, came, columns)


def _word_cost(word: Word, columns: Columns, n: int) -> float:
    left, right = columns.extent(n)
    return _BEYOND * (max(0, left - word.start) + max(0, word.end - right))


def _begin_cost(word: Word, columns: Columns, n: int) -> float:
    return min(_FURTHEST, _ASIDE * abs(word.start - columns.begins[n]))


def _traced(
    line: Line, best: Sequence[float], came: Sequence[Sequence[int]], columns: Columns
) -> Placed:
    column = min(range(len(best)), key=lambda n: best[n])
    path = [column]
    for back in reversed(came):
        column = back[column]
        path.append(column)
    path.reverse()
    cells: dict[int, tuple[Word, ...]] = {}
    for word, n in zip(line.words, path, strict=True):
        cells[n] = (*cells.get(n, ()), word)
    return Placed(line, cells, _doubtful(cells, columns), len(line.chunks) == 1)


def _doubtful(cells: Cells, columns: Columns) -> frozenset[int]:
    """Give the columns that hold words nearer to another, or parted from one by a blank."""
    found: set[int] = set()
    for n, words in cells.items():
        left, right = columns.extent(n)
        if words[0].start < left - 2:
            found |= {n, n - 1}
        if words[-1].end > right + 2:
            found |= {n, n + 1}
        after = cells.get(n + 1)
        if after and after[0].start - words[-1].end < 2:
            aside = abs(after[0].start - columns.begins[n + 1])
            found |= {n, n + 1} if aside > 1 else set()
    return frozenset(found)
