"""What speaks for the place where one cell ends and the next begins, beside what it costs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mesograph.capture.lattice.lattice import Cut, Lattice, ReadRow
from mesograph.capture.words.atoms import Atom, Gap, wording
from mesograph.capture.words.recognisers import KNOWN
from mesograph.capture.words.vocabulary import fold

_CAPITAL = re.compile(r"[A-ZΑ-Ω][^\W\d_A-Z]")
_SMALL_END = re.compile(r"[^\W\d_A-Z]{3}[.,;)]*$")
_REPEATED = 2
"""Cells of one wording in one column that speak for each other."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What the rest of the page holds: whole cells by column, and words."""

    cells: Counter[tuple[int, str]]
    words: Counter[str]


def witnesses_of(atoms: Sequence[Atom], rows: Sequence[ReadRow]) -> Witnesses:
    """Count the cells and the words of the rows as read."""
    cells = Counter(
        (cut.column, fold(wording(atoms[cut.first : cut.end]))) for row in rows for cut in row.cuts
    )
    return Witnesses(cells, Counter(fold(atom.text) for atom in atoms))


def unsupported(
    lattice: Lattice, atoms: Sequence[Atom], row: ReadRow, seen: Witnesses
) -> frozenset[int]:
    """Find the columns whose cell ends or begins where nothing says that a cell does.

    A sign, a line or a wide gap says so; so does a grammar or a label that reads one side whole,
    a cell that the column holds elsewhere, words that both columns know, or the one capital letter
    at which the two could be parted.
    """
    found: set[int] = set()
    for left, right in pairwise(row.cuts):
        if not _is_supported(lattice, atoms, left, right, seen):
            found |= {left.column, right.column}
    return frozenset(found)


def _is_supported(
    lattice: Lattice, atoms: Sequence[Atom], left: Cut, right: Cut, seen: Witnesses
) -> bool:
    gap = atoms[right.first].gap
    if gap not in (Gap.GLUED, Gap.BLANK):
        return True
    for cut in (left, right):
        text = fold(wording(atoms[cut.first : cut.end]))
        if len(text) > 1 and seen.cells[cut.column, text] >= _REPEATED:
            return True
    if gap is Gap.GLUED and _within_number(atoms, right.first):
        return False
    if _is_whole(lattice, left) or _is_whole(lattice, right):
        return True
    ends_known = lattice.atoms[left.end - 1][left.column] <= KNOWN
    begins_known = lattice.atoms[right.first][right.column] <= KNOWN
    if ends_known and begins_known:
        return True
    return _is_only_turn(atoms, left, right)


def _within_number(atoms: Sequence[Atom], at: int) -> bool:
    return atoms[at - 1].text[-1:].isdigit() and atoms[at].text[:1].isdigit()


def _is_whole(lattice: Lattice, cut: Cut) -> bool:
    """Tell whether a grammar or a label reads the cell, and nothing but it."""
    known = lattice.stretches.get(cut.first, ())
    return any(s.end == cut.end and s.column == cut.column for s in known)


def _is_only_turn(atoms: Sequence[Atom], left: Cut, right: Cut) -> bool:
    """Tell whether the two cells could be parted at one capital letter only."""
    turns = list(_turns(atoms, left.first, right.end))
    return turns == [right.first]


def _turns(atoms: Sequence[Atom], first: int, end: int) -> Iterator[int]:
    """Give the atoms that begin with a capital after one that ends in small letters."""
    for at in range(first + 1, end):
        if _CAPITAL.match(atoms[at].text) and _SMALL_END.search(atoms[at - 1].text):
            yield at
