"""The gutters of a table: the places that most of its lines leave blank between columns.

What a set of gutters costs is what its lines do against it: a wide gap that no gutter parts, a
cell that one cuts. Both add up column by column, so that the cheapest set is found by dynamic
programming over the characters of a line, as tables are found among lines in J. Hu, R. Kashi,
D. Lopresti, G. Wilfong, "Medium-independent table detection", SPIE 3967 (2000).
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mesograph.capture.layouts.spaced.lines import Line, Word

_CUT, _HEAD_AT_BLANK = 2.0, 1.5
"""What a gutter costs for each cell that it cuts within a word, and for a header cut at a blank."""
_SPILL, _SPILT = 0.6, 4
"""What it costs to cut a cell that only spills over, and by how many characters cells may: letters
are of unequal widths, and what follows is pushed on."""
_AT_BLANK, _AT_BLANKS, _ALSO_WIDE = 0.4, 6.0, 0.2
"""What a gutter gains by each single blank that it falls on, and by all of them at most, where
cells also begin after wider gaps, and how often they must, or a header does: "Phase I" has always
one blank."""
_ODD = 0.5
"""What it costs to fall on a blank where nothing else begins."""
_GUTTER, _GUTTER_A_LINE = 1.0, 0.02
"""What a gutter costs, and more for each line of the table."""
_HEADLESS, _HEADLESS_A_LINE = 6.0, 0.2
"""What a column costs that no header stands over, and more for each line."""
_SAMPLE = 160
"""Lines that are looked at."""
_MOST = 40
"""Gutters at most."""
_NARROW, _WIDE = 0.6, 1.0
"""What a gap of two blanks and a wider one cost that no gutter parts."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A line and what it counts for; a header counts for many."""

    line: Line
    weight: float = 1.0
    head: bool = False


@dataclass(frozen=True, slots=True)
class _Places:
    """Where gutters may be, what each cuts, and where headers stand."""

    at: tuple[int, ...]
    cuts: tuple[float, ...]
    heads: tuple[float, ...]
    headless: float

    def without_head(self, i: int, j: int) -> float:
        """Give what it costs that no header stands between two places, counted from one."""
        if not self.heads:
            return 0.0
        left = self.at[i - 1] if i else -1
        right = self.at[j - 1] if j <= len(self.at) else 10**6
        first = bisect_left(self.heads, left)
        stands = first < len(self.heads) and self.heads[first] < right
        return 0.0 if stands else self.headless


@dataclass(frozen=True, slots=True)
class Gutters:
    """The characters at which columns begin, but the first, and what speaks against them."""

    at: tuple[int, ...]
    against: float


def find_gutters(lines: Sequence[Weighed], count: int | None = None) -> Gutters:
    """Find the cheapest gutters, or the cheapest `count` of them.

    There may be fewer than `count` where the lines have no more gaps.
    """
    sample = _sample(lines)
    places = _places(sample)
    apart = _gaps(sample, places.at)
    if count is None:
        return _cheapest(places, apart, price(sample))
    return _cheapest_of(places, apart, count)


def price(lines: Sequence[Weighed]) -> float:
    """Give what each gutter of lines costs: a column that hardly any line has is none."""
    return _GUTTER + _GUTTER_A_LINE * sum(one.weight for one in _sample(lines))


def against(lines: Sequence[Weighed], gutters: Sequence[int]) -> float:
    """Give what speaks against gutters in lines."""
    sample = _sample(lines)
    width = max((one.line.end for one in sample), default=0) + 1
    cuts = _cuts(sample, width)
    unparted = sum(cost for first, beyond, cost in _gaps(sample, gutters) if first == beyond)
    return unparted + sum(cuts[x] for x in gutters if 0 < x < width)


def _sample(lines: Sequence[Weighed]) -> list[Weighed]:
    body = [one for one in lines if not one.head]
    heads = [one for one in lines if one.head]
    return [*heads[:_SAMPLE], *body[:: max(1, len(body) // _SAMPLE)]]


def _places(lines: Sequence[Weighed]) -> _Places:
    """Give the places next to which gutters cut no less, the last and the first of each stretch."""
    width = max((one.line.end for one in lines), default=0) + 1
    left = min((one.line.start for one in lines), default=0)
    cuts = _cuts(lines, width)
    kept = [
        x
        for x in range(left + 1, width)
        if cuts[x] <= min(cuts[x - 1], cuts[x + 1]) and not cuts[x - 1] == cuts[x] == cuts[x + 1]
    ]
    heads = sorted(
        (word.start + word.end) / 2 for one in lines if one.head for word in one.line.words
    )
    headless = _HEADLESS + _HEADLESS_A_LINE * len(lines)
    return _Places(tuple(kept), tuple(cuts[x] for x in kept), tuple(heads), headless)


def _cuts(lines: Sequence[Weighed], width: int) -> list[float]:
    """Give what a gutter costs before each character, by what it cuts."""
    cuts = [0.0] * (width + 2)
    blanks = [0] * (width + 2)
    for one in lines:
        for n, chunk in enumerate(one.line.chunks):
            spilt = width if n + 1 == len(one.line.chunks) else _spilt(chunk)
            for k, word in enumerate(chunk):
                for x in range(word.start + 1, word.end):
                    cuts[x] += (_SPILL if x >= spilt else _CUT) * one.weight
                if k:
                    cuts[word.start - 1] += _CUT * one.weight
                    cuts[word.start] += _HEAD_AT_BLANK * one.weight * one.head
                    blanks[word.start] += not one.head
    begun = _begun(lines, width)
    return [
        cut - min(_AT_BLANK * blank, _AT_BLANKS)
        if seen >= _ALSO_WIDE * blank
        else cut + blank * _ODD
        for cut, blank, seen in zip(cuts, blanks, begun, strict=True)
    ]


def _begun(lines: Sequence[Weighed], width: int) -> list[int]:
    """Count the cells that begin at each character after a wide gap; a header's are of all rows."""
    begun = [0] * (width + 2)
    for one in lines:
        for left, right in one.line.gaps:
            if not one.head:
                begun[right] += 1
                continue
            for x in range(max(left, right - _SPILT), min(right + 2, width)):
                begun[x] += len(lines)
    return begun


def _spilt(chunk: Sequence[Word]) -> int:
    """Give the first place at which a cell may be said to spill over a gutter."""
    start, end = chunk[0].start, chunk[-1].end
    return max(end - _SPILT + 1, start + (end - start) // 2 + 1)


def _gaps(lines: Sequence[Weighed], at: Sequence[int]) -> list[tuple[int, int, float]]:
    """Give each wide gap by the first place that parts it and the first beyond it, and its cost."""
    found = []
    for one in lines:
        for chunk, (left, right) in zip(one.line.chunks, one.line.gaps, strict=False):
            cost = _WIDE if right - left > 2 else _NARROW
            near = _spilt(chunk)
            found.append((bisect_left(at, near), bisect_left(at, right + 1), cost * one.weight))
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


def _cheapest(places: _Places, gaps: Sequence[tuple[int, int, float]], each: float) -> Gutters:
    count = len(places.at)
    unparted = _unparted(gaps, count)
    best = [0.0] * (count + 2)
    came = [0] * (count + 2)
    for j in range(1, count + 2):
        own = each + places.cuts[j - 1] if j <= count else 0.0
        best[j], before = min(
            (best[i] + unparted[i][j] + places.without_head(i, j), i) for i in range(j)
        )
        best[j] += own
        came[j] = before
    at = _path(places, lambda j, _: came[j])
    return Gutters(at, best[-1] - each * len(at))


def _cheapest_of(places: _Places, gaps: Sequence[tuple[int, int, float]], wanted: int) -> Gutters:
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
            cost, before = min(
                (best[k - 1][i] + unparted[i][j] + places.without_head(i, j), i) for i in range(j)
            )
            best[k][j], came[k][j] = cost + own, before
    at = _path(places, lambda j, k: came[k][j], wanted + 1)
    return Gutters(at, best[-1][-1])


def _path(places: _Places, before: Callable[[int, int], int], k: int = 0) -> tuple[int, ...]:
    found: list[int] = []
    j = before(len(places.at) + 1, k)
    while j:
        found.append(places.at[j - 1])
        k -= 1
        j = before(j, k)
    return tuple(reversed(found))
