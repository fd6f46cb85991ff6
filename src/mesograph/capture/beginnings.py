"""How the rows of a page begin, where most of its lines begin in one way or are counted."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mesograph.capture.page import Atom, lines_of

ALIKE, COUNTED = 4.0, 6.0
"""What it costs a cell to go on, and prose to be, in a line that begins as most do, and in one
that begins with the next number."""
_MOST = 0.6
"""The share of lines that begin in one way, at least, for that to be how rows begin."""
_FEWEST = 4
_PIECES = re.compile(
    r"(?P<id>[A-Za-z-]*\d{6,}\S*)|(?P<digits>\d+)|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s]|_)"
)


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

    >>> from mesograph.capture.page import atoms_of
    >>> page = "Lee, 2019 Knee\nCao, 2020 Hip\nfracture\nKim, 2021 Knee\nWu, 2022 Hip"
    >>> sorted(beginnings(atoms_of(page)))
    [0, 3, 7, 10]
    """
    lines = list(lines_of(atoms))
    shapes = {
        first: " ".join(shape_of(atom.text) for atom in atoms[first : min(end, first + 2)])
        for first, end in lines
    }
    found: dict[int, float] = {}
    for shape, times in Counter(shapes.values()).most_common(1):
        if times >= max(_FEWEST, _MOST * len(lines)) and not _is_plain(shape):
            found |= {first: ALIKE for first, of_line in shapes.items() if of_line == shape}
    counted = list(_counted(atoms, lines))
    if len(counted) >= _FEWEST:
        found |= dict.fromkeys(counted, COUNTED)
    return found


def _is_plain(shape: str) -> bool:
    """Tell a shape that a wrapped line may have as well: of words without a sign."""
    return set(shape) <= set("Aa ")


def _counted(atoms: Sequence[Atom], lines: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Give the lines that begin with 1, 2, 3 and so on."""
    expected = 1
    for first, _ in lines:
        if atoms[first].text.rstrip(".)") == str(expected):
            yield first
            expected += 1
