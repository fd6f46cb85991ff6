"""One cell a line: which lines are headers, where the ontology knows only some of them."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from mesograph.capture.headers.headings import Header, Heading, distinct, heading_of
from mesograph.capture.lattice.stretches import stretches
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.missing import reason_of
from mesograph.capture.words.recognisers import kind_of
from mesograph.capture.words.stream import stream_of

_STRANGERS = 6
"""Headers that nobody knows, at most, before the first that is known, and after the last."""
_FEW, _FEW_SIGNS = 8, 48
"""Words and signs of a line that may be a header, at most, where rows are long lines."""
_NO_HEADER = re.compile(r"^(?:supplementary\s+)?table\b|\d{3}|:$|\w{5,}\.$", re.IGNORECASE)
_STRICT = frozenset({"identifier", "phase", "startYear", "reference", "arm", "country", "route"})
_SAMPLE = 25
"""Rows that a guess at the headers is tried on."""


def has_lines(atoms: Sequence[Atom], header: Header) -> bool:
    """Tell whether each header has a line of its own."""
    head = list(lines_of(atoms[header.first : header.end]))
    return len(head) >= 0.8 * len(header.headings)


def with_neighbours(atoms: Sequence[Atom], header: Header, told: Mapping[str, str]) -> Header:
    r"""Take each line of the known headers, and each short one around, for a header.

    >>> from mesograph.capture.headers.headings import find_headers
    >>> from mesograph.capture.words.atoms import atoms_of
    >>> page = atoms_of("Table 1 Trials of cells\nSponsor\nDisease\nRoute\nPhase\n" + "a " * 20)
    >>> (found,) = find_headers(page, {})
    >>> [heading.text for heading in with_neighbours(page, found, {}).headings]
    ['Sponsor', 'Disease', 'Route', 'Phase']
    """
    lines = list(lines_of(atoms))
    first = bisect_left(lines, (header.first, 0))
    last = bisect_left(lines, (header.end, 0))
    before, after = _short(atoms, lines[:first][::-1])[::-1], _short(atoms, lines[last:])
    headings = [
        heading_of(wording(atoms[a:b]), told) for a, b in (*before, *lines[first:last], *after)
    ]
    start = before[0][0] if before else header.first
    end = after[-1][1] if after else header.end
    return Header(tuple(distinct(headings)), start, end)


def _short(atoms: Sequence[Atom], lines: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Give the short lines next to the header, up to a long one or a title; none if too many."""
    found = []
    for a, b in lines[: _STRANGERS + 1]:
        text = wording(atoms[a:b])
        if b - a > _FEW or len(text) > _FEW_SIGNS or _NO_HEADER.search(text):
            break
        found.append((a, b))
    return found if len(found) <= _STRANGERS else []


def share_read(
    atoms: Sequence[Atom], rows: Sequence[Sequence[tuple[int, int]]], headings: Sequence[Heading]
) -> float:
    """Say how many cells read as what their columns hold, of those whose columns are strict.

    Where no column is strict, none do.
    """
    strict = {
        n: heading.roles
        for n, heading in enumerate(headings)
        if _STRICT & {kind_of(role) for role in heading.roles}
    }
    cells = [(row[n], roles) for row in rows[:_SAMPLE] for n, roles in strict.items()]
    told = [_is_cell(atoms[a:b], roles) for (a, b), roles in cells if a < b]
    return sum(told) / len(told) if told else 0.0


def _is_cell(atoms: Sequence[Atom], roles: tuple[str, ...]) -> bool:
    if reason_of(wording(atoms)):
        return True
    found = stretches(stream_of(atoms), [roles]).get(0, ())
    return any(stretch.end == len(atoms) for stretch in found)
