"""All ways to lay fields over columns in their order, and the likeliest of them.

The forward-backward algorithm: the weight of a piece is that of the ways that go through it.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

_NEVER = 1e9
_NAT_SHARE = 0.5
"""How much of a cost counts where ways are weighed: what tells of a cell is not independent."""


class Piece(NamedTuple):
    """Atoms of a row that fill a column; none leave it empty."""

    first: int
    end: int
    column: int


class Step(NamedTuple):
    """Fields and columns that are gone on by, the pieces that fill them, and the cost in nats."""

    fields: int
    columns: int
    pieces: tuple[Piece, ...]
    cost: float


Steps: TypeAlias = Callable[[int, int], Iterable[Step]]
"""The steps that may be taken from a field and a column."""


def likeliest(fields: int, columns: int, steps: Steps) -> list[tuple[Piece, float]]:
    """Give the cheapest way over all fields and columns, each piece with its share of the weight.

    >>> def steps(field: int, column: int) -> list[Step]:
    ...     filled = Step(1, 1, (Piece(field, field + 1, column),), abs(field - column) * 2.0)
    ...     return [filled, Step(0, 1, (Piece(0, 0, column),), 1.0)]
    >>> [(piece.end > 0, round(sure, 2)) for piece, sure in likeliest(1, 2, steps)]
    [(True, 0.73), (False, 0.73)]
    """
    found = {
        (field, column): [
            step
            for step in steps(field, column)
            if field + step.fields <= fields and column + step.columns <= columns
        ]
        for field in range(fields + 1)
        for column in range(columns + 1)
    }
    order = sorted(found)
    goal = (fields, columns)
    back = dict.fromkeys(found, _NEVER)
    best = dict.fromkeys(found, _NEVER)
    back[goal] = best[goal] = 0.0
    for at in reversed(order):
        for step in found[at]:
            to = _after(at, step)
            back[at] = _sum(back[at], _NAT_SHARE * step.cost + back[to])
            best[at] = min(best[at], step.cost + best[to])
    ahead = dict.fromkeys(found, _NEVER)
    ahead[0, 0] = 0.0
    weights: dict[Piece, float] = defaultdict(float)
    for at in order:
        for step in found[at]:
            to = _after(at, step)
            cost = ahead[at] + _NAT_SHARE * step.cost
            ahead[to] = _sum(ahead[to], cost)
            weight = math.exp(min(0.0, back[0, 0] - cost - back[to]))
            for piece in step.pieces:
                weights[piece] += weight
    return [(piece, weights[piece]) for piece in _walk(found, best, goal)]


def _after(at: tuple[int, int], step: Step) -> tuple[int, int]:
    return at[0] + step.fields, at[1] + step.columns


def _walk(
    found: dict[tuple[int, int], list[Step]],
    best: dict[tuple[int, int], float],
    goal: tuple[int, int],
) -> Iterable[Piece]:
    at = (0, 0)
    while at != goal:
        step = min(found[at], key=lambda step: step.cost + best[_after(at, step)])
        yield from step.pieces
        at = _after(at, step)


def _sum(one: float, other: float) -> float:
    """Give the cost of two ways together: the negative logarithm of the sum of their weights."""
    low, high = min(one, other), max(one, other)
    return low - math.log1p(math.exp(low - high))
