"""The ways to read the lines of a header: where it begins and ends, and how it is parted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mesograph.capture.headers.headings import Header, distinct, heading_of, is_told
from mesograph.capture.headers.parting import Style, beside, part, style_of
from mesograph.capture.words.atoms import Atom, lines_of, wording


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the lines of a header, and what it costs."""

    header: Header
    cost: float
    pieces: tuple[tuple[int, int], ...]
    """The headers, as atoms of the page, first and end."""
    style: Style


_STOREYS = 3
"""Lines at which a header may begin: the first may stand over several columns each."""
_FEWER, _MORE = 2, 2
"""Lines that a header may have fewer, and more, than those that were taken for it."""
_ABOVE = 0.7
"""What each word of a line above the header costs."""
_DEAREST = 3.0
"""What a header costs at most, on the average."""
_FARTHEST = 0.7
"""What a reading of a header may cost more than the one that it differs from in one place."""


def stretches_of(
    atoms: Sequence[Atom], header: Header, told: Mapping[str, str]
) -> Iterator[Reading]:
    """Give the readings of a header that begin and end with other lines, each parted cheapest."""
    lines = list(lines_of(atoms[header.first : header.end + _AHEAD]))
    own = sum(first < header.end - header.first for first, _ in lines)
    for start in range(min(_STOREYS, own)):
        for stop in range(max(start + 1, own - _FEWER), min(own + _MORE, len(lines) - 1) + 1):
            first, last = header.first + lines[start][0], header.first + lines[stop - 1][1]
            line = atoms[first:last]
            if len(line) <= _LONGEST:
                style = style_of(line, told)
                pieces, cost = part(line, told, style)
                moved = [(a + first, b + first) for a, b in pieces]
                yield from _reading(
                    atoms, moved, cost + _ABOVE * (first - header.first), style, told
                )


_AHEAD, _LONGEST = 100, 200
"""Words that are looked at below a header, and that it has at most."""


def beside_it(
    atoms: Sequence[Atom], reading: Reading, told: Mapping[str, str]
) -> Iterator[Reading]:
    """Give the readings of a header that part it otherwise in one place."""
    for pieces, more in beside(atoms, reading.pieces, told, reading.style):
        if more <= _FARTHEST:
            yield from _reading(atoms, pieces, reading.cost + more, reading.style, told)


def _reading(
    atoms: Sequence[Atom],
    pieces: Sequence[tuple[int, int]],
    cost: float,
    style: Style,
    told: Mapping[str, str],
) -> Iterator[Reading]:
    """Give the reading, if it is one of a header."""
    headings = [heading_of(wording(atoms[a:b]), told) for a, b in pieces]
    if cost <= _DEAREST * len(pieces) and is_told(headings):
        header = Header(tuple(distinct(headings)), pieces[0][0], pieces[-1][1])
        yield Reading(header, cost, tuple(pieces), style)
