"""How the rows of a page begin, where many of its lines begin in one way or are counted."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from mesograph.capture.words.atoms import Atom, lines_of

ALIKE, COUNTED = 4.0, 12.0
"""What it costs a cell to go on, and prose to be, in a line that begins as most do, and in one
that begins with the next number."""
_FEWEST = 4
_PIECES = re.compile(
    r"(?P<id>[A-Za-z-]*\d{6,}\S*)|(?P<digits>\d+)|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s]|_)"
)


@lru_cache(maxsize=2**16)
def shape_of(text: str) -> str:
    """Give the shape of a word: what it is made of, and no more.

    >>> shape_of("NCT01234567"), shape_of("Santamaria,"), shape_of("(12)"), shape_of("of")
    ('#', 'Aa,', '(9)', 'a')
    """
    return "".join(_piece(match) for match in _PIECES.finditer(text))


def _piece(match: re.Match[str]) -> str:
    if match["id"]:
        return "#"
    if match["digits"]:
        return "9"
    if word := match["word"]:
        if word.islower():
            return "a"
        return "A" if word.isupper() else "Aa"
    return match["sign"]


def beginnings(atoms: Sequence[Atom]) -> Mapping[int, float]:
    r"""Give what a line costs that is no row's first, by its first atom.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> page = "Lee, 2019 Knee\nCao, 2020 Hip\nfracture\nKim, 2021 Knee\nWu, 2022 Hip"
    >>> sorted(beginnings(atoms_of(page)))
    [0, 3, 7, 10]
    """
    lines = list(lines_of(atoms))
    found = _told_by_shapes(atoms, lines)
    counted = _counted(atoms, lines)
    if len(counted) >= _FEWEST:
        found |= dict.fromkeys(counted, COUNTED)
    return found


def _told_by_shapes(atoms: Sequence[Atom], lines: Sequence[tuple[int, int]]) -> dict[int, float]:
    """Weigh how lines begin against how words stand elsewhere: a row's first is of few shapes."""
    shapes = [shape_of(atom.text) for atom in atoms]
    told: dict[int, float] = {}
    for width in (1, 2):
        at_lines = Counter(tuple(shapes[a : a + width]) for a, b in lines if b - a >= width)
        within = Counter(
            tuple(shapes[at : at + width]) for a, b in lines for at in range(a + 1, b - width + 1)
        )
        for first, end in lines:
            shape = tuple(shapes[first : first + width])
            times = at_lines[shape]
            if end - first < width or times < _OFTEN:
                continue
            share = (times + 0.5) / (len(lines) + 1.0)
            usual = (within[shape] + 0.5) / (within.total() + 1.0)
            weight = _WEIGHT * math.log(share / usual) * times / (times + _OFTEN)
            told[first] = max(told.get(first, 0.0), min(ALIKE, weight))
    return {first: cost for first, cost in told.items() if cost > 0.0}


_OFTEN, _WEIGHT = 3, 1.2


def _counted(atoms: Sequence[Atom], lines: Sequence[tuple[int, int]]) -> list[int]:
    """Give the lines that begin with numbers that follow each other: 1, 2, 3 or [12], [13]."""
    ends: dict[int, list[int]] = {}
    best: list[int] = []
    for first, _ in lines:
        text = atoms[first].text.strip("[]().")
        if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
            chain = [*ends.get(int(text) - 1, []), first]
            ends[int(text)] = chain
            best = max(best, chain, key=len)
    return best


_DIGITS = 4
