"""What the cells of a column look like, by the shapes of their words.

Columns whose words no grammar knows still look alike from row to row: "AAV5", "AAV8"; "5/6",
"10/10"; names with capitals. The shapes are learned from the cells as read, each by its margin.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from mesograph.capture.lattice.lattice import Lattice, ReadRow
from mesograph.capture.words.atoms import Atom
from mesograph.capture.words.beginnings import shape_of

_PRIOR = 3.0
"""Words of the whole table that a column is held to have seen beside its own."""
_WEIGHT_FIRST, _WEIGHT_INNER = 0.3, 0.3
_BRIEF = 4.0
"""Words beside the first that a column's cells have at most, on the average, to look alike."""
_FAMILIAR, _MOSTLY = 0.3, 0.5
"""What a word costs a column at most that knows it, and the share of such from which the column
is a known one."""
_DEAREST = 2.5
"""Nats that a shape costs a column at most, before it is weighed."""
_SURE = 3.0
"""The margin from which a cell counts in full."""


WORDS = 16_384
"""How many words are kept with their shapes."""
_Weights: TypeAlias = defaultdict[str, float]
"""How often each shape was seen, each time by how sure the cell is."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What each shape costs each column, to begin a cell with and to go on with."""

    first: Mapping[str, tuple[float, ...]]
    inner: Mapping[str, tuple[float, ...]]


@lru_cache(maxsize=WORDS)
def look_of(text: str) -> str:
    """Give the shape of a word, its brackets and stops left out.

    >>> look_of("(AAV5)"), look_of("10/10,"), look_of("autologous"), look_of("×")
    ('A9', '9/9', 'a', '×')
    """
    bare = text.strip("()[].,;:")
    return shape_of(bare or text)[:6]


def looks_of(
    lattice: Lattice,
    atoms: Sequence[Atom],
    rows: Sequence[ReadRow],
    margins_of: Sequence[Sequence[float]],
) -> Looks:
    """Learn the looks of columns whose words nobody knows from rows as read."""
    width = lattice.columns + 1
    known, words = [0] * width, [0] * width
    first: list[_Weights] = [defaultdict(float) for _ in range(width)]
    inner: list[_Weights] = [defaultdict(float) for _ in range(width)]
    for row, sure in zip(rows, margins_of, strict=True):
        for cut in row.cuts:
            weight = min(1.0, sure[cut.column - 1] / _SURE)
            shapes = [look_of(atom.text) for atom in atoms[cut.first : cut.end]]
            first[cut.column][shapes[0]] += weight
            for shape in shapes[1:]:
                inner[cut.column][shape] += weight
            asked = (lattice.atoms[at][cut.column] for at in range(cut.first, cut.end))
            known[cut.column] += sum(cost <= _FAMILIAR for cost in asked)
            words[cut.column] += len(shapes)
    for n, (begun, further) in enumerate(zip(first, inner, strict=True)):
        prose = sum(further.values()) > _BRIEF * sum(begun.values())
        if prose or known[n] > _MOSTLY * words[n]:
            # Prose looks like anything, and known words speak for themselves.
            begun.clear()
            further.clear()
    return Looks(_costs(first, _WEIGHT_FIRST), _costs(inner, _WEIGHT_INNER))


def _costs(seen: Sequence[_Weights], weight: float) -> Mapping[str, tuple[float, ...]]:
    """Give what each shape costs each column more than the column that has it most."""
    whole: _Weights = defaultdict(float)
    for counts in seen:
        for shape, times in counts.items():
            whole[shape] += times
    sizes = [sum(counts.values()) for counts in seen]
    total = sum(sizes)
    found: dict[str, tuple[float, ...]] = {}
    for shape, times in whole.items():
        usual = times / total if total else 0.0
        shares = [
            (counts[shape] + _PRIOR * usual) / (size + _PRIOR)
            for counts, size in zip(seen, sizes, strict=True)
        ]
        most = max(shares, default=0.0)
        found[shape] = tuple(
            weight * min(_DEAREST, math.log(most / share)) if share > 0.0 else 0.0
            for share in shares
        )
    paid = sum(
        cost * counts[shape]
        for shape, costs in found.items()
        for cost, counts in zip(costs, seen, strict=True)
    )
    mean = paid / total if total else 0.0
    return {shape: tuple(cost - mean for cost in costs) for shape, costs in found.items()}


def inner_costs(looks: Sequence[Looks], text: str, width: int) -> list[float]:
    """Give by column what a word costs a cell that goes on with it."""
    shape = look_of(text)
    costs = [0.0] * width
    for look in looks:
        more = look.inner.get(shape, (0.0,) * width)
        costs = [a + b for a, b in zip(costs, more, strict=True)]
    return costs


def first_costs(looks: Sequence[Looks], text: str, width: int) -> list[float]:
    """Give by column what a word costs more to begin a cell with than to go on with.

    The last reading tells how cells begin; what going on costs by all of them is taken off.
    """
    first = looks[0].first.get(look_of(text), (0.0,) * width)
    return [a - b for a, b in zip(first, inner_costs(looks, text, width), strict=True)]
