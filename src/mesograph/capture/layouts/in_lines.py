"""One cell a line: which lines are headers, where the ontology knows only some of them."""

import re
from collections.abc import Mapping, Sequence

from mesograph.capture.headers.headings import Header, Heading, distinct, heading_of
from mesograph.capture.lattice.stretches import stretches
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.missing import reason_of
from mesograph.capture.words.recognisers import kind_of
from mesograph.capture.words.stream import stream_of

STRANGERS, _TRIED = 2, 4
"""Headers that nobody knows, at most, before the first that is known and after the last: where rows
are long lines, and where the cells tell whether they fall in line."""
_LONGEST_HEADER = 6
_BELOW_TITLE, _OF_NUMBERS = 0.1, 0.1
"""What speaks for a first header right below a title, and against one with numbers as in cells."""
_STRANGER, _WHOLE_ROWS = 0.04, 0.05
"""What each header that nobody knows costs, and what lines that make whole rows gain."""
_NUMBERED = re.compile(r"\d{2}|\d[,.]|^\d+$")
_STRICT = frozenset({"identifier", "phase", "startYear", "reference", "arm", "country", "route"})
_SAMPLE = 25
"""Rows that a guess at the headers is tried on."""


def is_in_lines(atoms: Sequence[Atom], header: Header) -> bool:
    """Tell whether each header, and each cell, has a line of its own."""
    body = [end - first for first, end in lines_of(atoms[header.end : header.end + 2000])]
    short = sum(words <= 8 for words in body) >= 0.6 * len(body)
    return has_lines(atoms, header) and len(body) >= 1.5 * len(header.headings) and short


def has_lines(atoms: Sequence[Atom], header: Header) -> bool:
    """Tell whether each header has a line of its own."""
    head = list(lines_of(atoms[header.first : header.end]))
    return len(head) >= 0.8 * len(header.headings)


def with_neighbours(atoms: Sequence[Atom], header: Header, told: Mapping[str, str]) -> Header:
    r"""Take the short lines around the known headers for headers too, where the rows are long.

    >>> from mesograph.capture.headers.headings import find_headers
    >>> from mesograph.capture.words.atoms import atoms_of
    >>> page = atoms_of("Table 1 Trials of cells\nSponsor\nDisease\nRoute\nPhase\n" + "a " * 20)
    >>> (found,) = find_headers(page, {})
    >>> [heading.text for heading in with_neighbours(page, found, {}).headings]
    ['Sponsor', 'Disease', 'Route', 'Phase']
    """
    lines = list(lines_of(atoms))
    starts = {a: n for n, (a, _) in enumerate(lines)}
    first = starts[header.first]
    last = first + len(list(lines_of(atoms[header.first : header.end])))
    before = _short(atoms, list(reversed(lines[:first])))
    after = _short(atoms, lines[last:])
    # A lone short line far below a title would be its end.
    return _tried(atoms, lines, header, (first, before, last, after), told) or header


def _short(atoms: Sequence[Atom], lines: Sequence[tuple[int, int]]) -> int:
    """Count the short lines next to the header, up to a long one or a title."""
    count = 0
    for a, b in lines[: STRANGERS + 1]:
        text = wording(atoms[a:b])
        if b - a > _FEW or len(text) > _FEW_SIGNS or _NO_HEADER.search(text):
            break
        count += 1
    return count if count <= STRANGERS else 0


_FEW, _FEW_SIGNS = 6, 32
_TITLE = re.compile(r"(?:supplementary\s+|online\s+)?table\b", re.IGNORECASE)
_NO_HEADER = re.compile(r"^(?:supplementary\s+)?table\b|\d{3}|:$|\w{5,}\.$", re.IGNORECASE)


def _tried(
    atoms: Sequence[Atom],
    lines: Sequence[tuple[int, int]],
    header: Header,
    around: tuple[int, int, int, int],
    told: Mapping[str, str],
) -> Header | None:
    first, before, last, after = around
    if first - before < 0 or last + after >= len(lines):
        return None
    strangers = [*lines[first - before : first], *lines[last : last + after]]
    if any(b - a > _LONGEST_HEADER or _TITLE.match(wording(atoms[a:b])) for a, b in strangers):
        return None
    names = [heading_of(wording(atoms[a:b]), told) for a, b in strangers]
    headings: list[Heading] = [*names[:before], *header.headings, *names[before:]]
    start = lines[first - before][0]
    end = lines[last + after][0]
    return Header(tuple(distinct(headings)), start, end)


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
