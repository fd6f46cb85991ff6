"""The ways to read the lines of a header: where it begins and ends, and how it is parted."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mesograph.capture.headers.headings import Header, distinct, heading_of, is_told
from mesograph.capture.headers.meanings import exact_meaning, meaning_of
from mesograph.capture.headers.parting import Style, beside, part, style_of
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.endings import is_title
from mesograph.capture.words.vocabulary import fold


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
    """Give the readings of a header that begin or end with other lines, each parted cheapest."""
    lines = [
        (header.first + a, header.first + b)
        for a, b in lines_of(atoms[header.first : header.end + _AHEAD])
    ]
    own = sum(first < header.end for first, _ in lines)
    begins = [first for first, _ in lines[:_STOREYS][:own]]
    ends = [lines[n - 1][1] for n in range(max(1, own - _FEWER), own + 1)]
    for a, b in lines[own : min(own + _MORE, len(lines) - 1)]:
        if not _goes_on(atoms[a:b], told):
            break
        ends.append(b)
    labels = _labels_in(atoms, header, told)
    spans = {(first, end) for first in begins for end in ends if first < end}
    spans |= {(first, header.end) for first in _above(atoms, header)}
    for first, last in sorted(spans):
        line = atoms[first:last]
        if len(line) <= _LONGEST:
            style = style_of(line, told)
            pieces, cost = part(line, told, style)
            moved = [(a + first, b + first) for a, b in pieces]
            cost += _ABOVE * max(0, first - header.first)
            cost += _BELOW * sum(at >= last for at in labels)
            yield from _reading(atoms, moved, cost, style, told)


def _goes_on(line: Sequence[Atom], told: Mapping[str, str]) -> bool:
    """Tell whether a line may go on with the header above it: it goes on, or has a label."""
    if line[0].text[:1].islower() or line[0].text[:1] in "([%":
        return True
    pieces, _ = part(line[:_LONGEST], told, style_of(line[:_LONGEST], told))
    return any(_is_label(line[a:b]) for a, b in pieces)


def _above(atoms: Sequence[Atom], header: Header) -> Iterator[int]:
    """Give where the lines right above a header begin, up to a title or a line of prose."""
    lines = list(lines_of(atoms[max(0, header.first - _AHEAD) : header.first]))
    start = max(0, header.first - _AHEAD)
    for a, b in reversed(lines[-_HIGHEST:]):
        line = atoms[start + a : start + b]
        if is_title(wording(line)) or len(line) > _LONGEST_LINE or _ends_prose(line):
            return
        yield start + a


def _ends_prose(line: Sequence[Atom]) -> bool:
    last = line[-1].text
    return last.endswith(".") and len(last) > _ABBREVIATED


_HIGHEST, _ABBREVIATED = 8, 5
"""Lines above the known headers that are tried for headers, and the signs of a short form."""


def _labels_in(atoms: Sequence[Atom], header: Header, told: Mapping[str, str]) -> list[int]:
    """Give where the headers begin that are labels."""
    line = atoms[header.first : min(header.end, header.first + _LONGEST)]
    pieces, _ = part(line, told, style_of(line, told))
    return [header.first + a for a, b in pieces if _is_label(line[a:b])]


def lines_of_headers(
    atoms: Sequence[Atom], header: Header, told: Mapping[str, str]
) -> Iterator[Reading]:
    """Give the readings of a header in which each line is one: first those that begin the table.

    The table begins below its title, or below prose; but lines there may stand over several columns
    each, and be no headers.
    """
    begin = min(_above(atoms, header), default=header.first)
    lines = [(begin + a, begin + b) for a, b in lines_of(atoms[begin : header.end + _AHEAD])]
    own = bisect_left(lines, (header.end, 0))
    style = Style(own_lines=True)
    for start in range(own // 2 + 1):
        for stop in range(max(start + 2, own - _AROUND), min(own + _AROUND, len(lines) - 1) + 1):
            pieces = lines[start:stop]
            if all(_may_head(atoms[a:b]) for a, b in pieces):
                cost = sum(_as_header(atoms[a:b], told) for a, b in pieces) + start * _LEFT_ABOVE
                cost += _LEFT * sum(_is_label(atoms[a:b]) for a, b in lines[stop:own])
                yield from _reading(atoms, pieces, cost, style, told)


_BELOW = 2.0
"""What a label costs that is left to the rows."""


def _is_label(line: Sequence[Atom]) -> bool:
    return exact_meaning(wording(line)) is not None


_LEFT_ABOVE, _LEFT = 1.0, 1.5
"""What a line costs that is left out above the headers, and a label that is left out below them."""
_LABEL, _MEANT, _UNKNOWN, _OF_NUMBERS = 0.3, 0.7, 1.5, 1.5
"""What a line costs as a header that is a label, that means what one does, and that nobody knows;
and one with numbers as in cells."""
_NUMBERED = re.compile(r"\d{2}|\d[,.]|^\d+$")


def _as_header(line: Sequence[Atom], told: Mapping[str, str]) -> float:
    """Give what it costs to take a whole line for a header."""
    text = wording(line)
    if fold(text) in told or _is_label(line):
        return _LABEL
    meaning = meaning_of(text)
    cost = _MEANT if meaning.role or meaning.other else _UNKNOWN
    return cost + _OF_NUMBERS * bool(_NUMBERED.search(text))


_AROUND, _LONGEST_LINE = 4, 8
"""Lines around the known headers that may be headers too, and the words that such a line has."""


def _may_head(line: Sequence[Atom]) -> bool:
    return len(line) <= _LONGEST_LINE and not is_title(wording(line))


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
