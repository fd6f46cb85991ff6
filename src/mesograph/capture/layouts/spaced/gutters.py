"""The gutters of a table: the places that most of its lines leave blank between columns.

What a set of gutters costs is what its lines do against it: a wide gap that no gutter parts, a
cell that one cuts. Both add up column by column, so that the cheapest set is found by dynamic
programming over the characters of a line, as tables are found among lines in J. Hu, R. Kashi,
D. Lopresti, G. Wilfong, "Medium-independent table detection", SPIE 3967 (2000).
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mesograph.capture.layouts.spaced.lines import Line

_CUT, _CUT_AT_BLANK = 2.0, 0.7
"""What a gutter costs for each cell that it cuts, within a word and at a blank."""
_GUTTER, _GUTTER_A_LINE = 1.0, 0.02
"""What a gutter costs, and more for each line of the table: a column that hardly any line has is
none."""
_SAMPLE = 160
"""Lines that are looked at."""
_MOST = 40
"""Gutters at most."""
_NARROW, _WIDE = 0.6, 1.0
"""What a gap of two blanks and a wider one cost that no gutter parts."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Where gutters may be, and what each cuts."""

    at: tuple[int, ...]
    cuts: tuple[float, ...]


def find_gutters(
    lines: Sequence[Line], weights: Sequence[float], count: int | None = None
) -> tuple[int, ...]:
    """Find the characters at which columns begin, but the first; `count` of them where it is given.

    There may be fewer than `count` where the lines have no more gaps.
    """
    step = max(1, len(lines) // _SAMPLE)
    lines, weights = lines[::step], weights[::step]
    places = _places(lines, weights)
    apart = _gaps(lines, weights, places.at)
    each = _GUTTER + _GUTTER_A_LINE * sum(weights)
    if count is None:
        return _cheapest(places, apart, each)
    return _cheapest_of(places, apart, count)


def _places(lines: Sequence[Line], weights: Sequence[float]) -> _Places:
    """Give the places next to which gutters cut no less, the last and the first of each stretch."""
    width = max((line.end for line in lines), default=0) + 1
    cuts = [0.0] * (width + 2)
    for line, weight in zip(lines, weights, strict=True):
        for chunk in line.chunks:
            for n, word in enumerate(chunk):
                for x in range(word.start + 1, word.end):
                    cuts[x] += _CUT * weight
                if n:
                    cuts[word.start] += _CUT_AT_BLANK * weight
                    cuts[word.start - 1] += _CUT * weight
    kept = [
        x
        for x in range(1, width)
        if cuts[x] <= min(cuts[x - 1], cuts[x + 1]) and not cuts[x - 1] == cuts[x] == cuts[x + 1]
    ]
    return _Places(tuple(kept), tuple(cuts[x] for x in kept))


def _gaps(
    lines: Sequence[Line], weights: Sequence[float], at: Sequence[int]
) -> list[tuple[int, int, float]]:
    """Give each wide gap by the first place that parts it and the first beyond it, and its cost."""
    found = []
    for line, weight in zip(lines, weights, strict=True):
        for left, right in line.gaps:
            cost = _NARROW if right - left == 2 else _WIDE
            found.append((bisect_left(at, left), bisect_left(at, right + 1), cost * weight))
    return found


def _unparted(gaps: Sequence[tuple[int, int, float]], count: int) -> list[list[float]]:
    """Give, for places i and j next to each other, what the gaps between them cost.

    Places are counted from one; nought is the beginning of the line, and the last its end.
    """
    table = [[0.0] * (count + 2) for _ in range(count + 2)]
    for first, beyond, cost in gaps:
        # Neither the place before (i <= first) nor the one after (j > beyond) parts the gap.
        table[first][beyond + 1] += cost
    for i in range(count, -1, -1):
        row, above = table[i], table[i + 1]
        run = 0.0
        for j in range(count + 2):
            run += row[j]
            row[j] = run + above[j]
    return table


def _cheapest(
    places: _Places, gaps: Sequence[tuple[int, int, float]], each: float
) -> tuple[int, ...]:
    count = len(places.at)
    unparted = _unparted(gaps, count)
    best = [0.0] * (count + 2)
    came = [0] * (count + 2)
    for j in range(1, count + 2):
        own = each + places.cuts[j - 1] if j <= count else 0.0
        best[j], came[j] = min((best[i] + unparted[i][j], i) for i in range(j))
        best[j] += own
    return _path(places, lambda j, _: came[j])


def _cheapest_of(
    places: _Places, gaps: Sequence[tuple[int, int, float]], wanted: int
) -> tuple[int, ...]:
    count = len(places.at)
    wanted = min(wanted, count, _MOST)
    unparted = _unparted(gaps, count)
    best = [[1e9] * (count + 2) for _ in range(wanted + 2)]
    came = [[0] * (count + 2) for _ in range(wanted + 2)]
    best[0][0] = 0.0
    for k in range(1, wanted + 2):
        ends = [count + 1] if k == wanted + 1 else range(1, count + 1)
        for j in ends:
            own = places.cuts[j - 1] if j <= count else 0.0
            cost, before = min((best[k - 1][i] + unparted[i][j], i) for i in range(j))
            best[k][j], came[k][j] = cost + own, before
    return _path(places, lambda j, k: came[k][j], wanted + 1)


def _path(places: _Places, before: Callable[[int, int], int], k: int = 0) -> tuple[int, ...]:
    found: list[int] = []
    j = before(len(places.at) + 1, k)
    while j:
        found.append(places.at[j - 1])
        k -= 1
        j = before(j, k)
    return tuple(reversed(found))
