"""How much dearer the second-best reading of a row is, cell by cell."""

# ruff: noqa: FURB136, PLR1730 - here the time is spent, and min() takes half as much again

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mesograph.capture.lattice.lattice import NEVER, Lattice, ReadRow


@dataclass(frozen=True, slots=True)
class _Costs:
    """The cheapest way to a state, or from it to the row's end, by place and column."""

    done: list[list[float]]
    run: list[list[float]]
    """A run of the column that is open when the place is reached."""


def margins(lattice: Lattice, row: ReadRow) -> tuple[float, ...]:
    """Give, for each column from 1, how many nats the best other reading of its cell costs more.

    The row is held to its lines. A reading is another one of a cell where the cell begins or ends
    elsewhere, belongs to another column, or is empty.
    """
    ahead, back = _forward(lattice, row), _backward(lattice, row)
    best = min(back.done[0][0], NEVER)
    bounds = {at - row.first for cut in row.cuts for at in (cut.first, cut.end)}
    crossing = _crossing(lattice, row, bounds, ahead, back)
    by_column = {cut.column: cut for cut in row.cuts}
    found = []
    for column in range(1, lattice.columns + 1):
        cut = by_column.get(column)
        if cut is None:
            other = min(a[column] + b[column] for a, b in zip(ahead.done, back.done, strict=True))
        else:
            first, end = cut.first - row.first, cut.end - row.first
            ended = zip(ahead.done[end], back.done[end], strict=True)
            elsewhere = [a + b for c, (a, b) in enumerate(ended) if c not in (0, column)]
            other = min(crossing[first], crossing[end], *elsewhere, NEVER)
        found.append(max(0.0, other - best))
    return tuple(found)


def confidence(margin: float) -> float:
    """Give a margin in nats as a number from 0 to 1: how much likelier than the next reading.

    >>> confidence(0.0), round(confidence(2.0), 2)
    (0.0, 0.86)
    """
    return 1.0 - math.exp(-margin)


def _forward(lattice: Lattice, row: ReadRow) -> _Costs:
    size, width = row.end - row.first, lattice.columns + 1
    done = [[NEVER] * width for _ in range(size + 1)]
    run = [[NEVER] * width for _ in range(size + 1)]
    fill, empty = lattice.fill, lattice.empty
    done[0][0] = 0.0
    for at in range(size):
        place, here, before, after = row.first + at, done[at], run[at], run[at + 1]
        asks, opening = lattice.atoms[place], lattice.opening(place)
        closing, staying = lattice.close[place], lattice.stay[place]
        begin = [NEVER] * width
        best = here[0]
        for column in range(1, width):
            going = before[column]
            ended = going + closing
            if ended < here[column]:
                here[column] = ended
            else:
                ended = here[column]
            begin[column] = begun = best + fill[column]
            begun += opening[column]
            going += staying
            after[column] = (begun if begun < going else going) + asks[column]
            best += empty[column]
            if ended < best:
                best = ended
        for end, column, cost in lattice.stretches.get(place, ()):
            if end <= row.end:
                total = begin[column] + cost + lattice.close[end]
                reached = done[end - row.first]
                reached[column] = min(reached[column], total)
    closing = lattice.close[row.end]
    done[size] = [
        min(cost, ending + closing) for cost, ending in zip(done[size], run[size], strict=True)
    ]
    return _Costs(done, run)


def _backward(lattice: Lattice, row: ReadRow) -> _Costs:
    size, width = row.end - row.first, lattice.columns + 1
    done = [[NEVER] * width for _ in range(size + 1)]
    run = [[NEVER] * width for _ in range(size + 1)]
    fill, empty = lattice.fill, lattice.empty
    rest, closing = 0.0, lattice.close[row.end]
    for column in range(width - 1, 0, -1):
        done[size][column] = rest
        run[size][column] = closing + rest
        rest += empty[column]
    done[size][0] = rest
    for at in range(size - 1, -1, -1):
        place, here, going, after = row.first + at, done[at], run[at], run[at + 1]
        asks, opening = lattice.atoms[place], lattice.opening(place)
        closing, staying = lattice.close[place], lattice.stay[place]
        whole = [NEVER] * width
        for end, column, cost in lattice.stretches.get(place, ()):
            if end <= row.end:
                total = cost + lattice.close[end] + done[end - row.first][column]
                whole[column] = min(whole[column], total)
        rest = NEVER
        for column in range(width - 1, 0, -1):
            here[column] = rest
            asked, ahead = asks[column], after[column]
            ended, stayed = closing + rest, staying + asked + ahead
            going[column] = ended if ended < stayed else stayed
            begun = opening[column] + asked + ahead
            if whole[column] < begun:
                begun = whole[column]
            begun += fill[column]
            rest += empty[column]
            if begun < rest:
                rest = begun
        here[0] = rest
    return _Costs(done, run)


def _crossing(
    lattice: Lattice, row: ReadRow, bounds: Collection[int], ahead: _Costs, back: _Costs
) -> dict[int, float]:
    """For some places of a row: the cheapest reading that cuts no cell there."""
    found = dict.fromkeys(bounds, NEVER)
    size = row.end - row.first
    for at in bounds:
        place = row.first + at
        if 0 < at < size:
            staying, asks = lattice.stay[place], lattice.atoms[place]
            runs = zip(ahead.run[at], asks, back.run[at + 1], strict=True)
            found[at] = min(before + staying + asked + after for before, asked, after in runs)
    for first in range(size):
        for end, column, cost in lattice.stretches.get(row.first + first, ()):
            within = [at for at in range(first + 1, end - row.first) if at in found]
            if end <= row.end and within:
                total = _begin(lattice, ahead.done[first], column) + cost + lattice.close[end]
                total += back.done[end - row.first][column]
                for at in within:
                    found[at] = min(found[at], total)
    return found


def _begin(lattice: Lattice, here: Sequence[float], column: int) -> float:
    best = here[0]
    for before in range(1, column):
        best = min(best + lattice.empty[before], here[before])
    return best + lattice.fill[column]
