"""What the roles of columns ask for cells: whether one is rather to the taste of a column beside.

Each role prices words by its recogniser, as it does where nothing parts cells (`lattice.prices`).
"""

from collections.abc import Sequence
from dataclasses import replace

from mesograph.capture.lattice import columns
from mesograph.capture.lattice.lattice import Lattice
from mesograph.capture.lattice.prices import Kind, lattice_of, seen_of
from mesograph.capture.layouts.spaced.lines import Word
from mesograph.capture.layouts.spaced.wrapped import Words, joined
from mesograph.capture.words.atoms import Atom, Gap
from mesograph.capture.words.spacing import PIPES

kinds_of = columns.kinds_of
_LEAST, _MOST = -2.0, 3.0
"""Nats a word by which a column may ask less, and more, for a cell than one beside it."""


def foreign_of(
    row: Sequence[Sequence[Sequence[Word]]], kinds: Sequence[Kind], words: Words
) -> list[float]:
    """Give by column how many nats a word more its role asks for its cell than one beside it."""
    atoms: list[Atom] = []
    bounds = []
    for runs in row:
        first = len(atoms)
        if runs:
            start, *others = joined(runs, words)
            atoms.append(replace(start, gap=Gap.FENCE if first else Gap.LINE))
            atoms += (replace(atom, gap=Gap.BLANK) if atom.opens_line else atom for atom in others)
        bounds.append((first, len(atoms)))
    if not atoms:
        return [0.0] * len(kinds)
    lattice = lattice_of(seen_of(atoms, PIPES, None), kinds)
    return [_foreign(lattice, bounds[n], n, len(kinds)) for n in range(len(kinds))]


def _foreign(lattice: Lattice, bounds: tuple[int, int], n: int, width: int) -> float:
    if bounds[0] == bounds[1]:
        return 0.0
    beside = min(_asked(lattice, *bounds, k) for k in (n - 1, n + 1) if 0 <= k < width)
    return max(_LEAST, min(_MOST, _asked(lattice, *bounds, n) - beside))


def _asked(lattice: Lattice, first: int, end: int, column: int) -> float:
    """Give what a column's role asks for a word of a cell on the average, or for the cell."""
    whole = [s.cost for s in lattice.stretches.get(first, ()) if s[:2] == (end, column + 1)]
    words = [lattice.atoms[at][column + 1] for at in range(first, end)]
    return min([sum(words) / len(words), *whole])
