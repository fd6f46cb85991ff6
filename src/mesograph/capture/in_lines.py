"""One cell a line: which lines are headers, where the ontology knows only some of them."""

from collections.abc import Mapping, Sequence

from mesograph.capture.headings import Header, Heading, distinct, heading_of
from mesograph.capture.missing import reason_of
from mesograph.capture.page import Atom, lines_of, wording
from mesograph.capture.recognisers import kind_of
from mesograph.capture.stream import stream_of
from mesograph.capture.stretches import stretches

STRANGERS = 2
"""Headers that nobody knows, at most, before the first that is known and after the last."""
_LONGEST_HEADER = 6
_STRICT = frozenset({"identifier", "phase", "startYear", "reference", "arm", "country", "route"})
_SAMPLE = 25
"""Rows that a guess at the headers is tried on."""


def is_in_lines(atoms: Sequence[Atom], header: Header) -> bool:
    """Tell whether each header, and each cell, has a line of its own."""
    head = list(lines_of(atoms[header.first : header.end]))
    body = [end - first for first, end in lines_of(atoms[header.end : header.end + 2000])]
    short = sum(words <= 8 for words in body) >= 0.6 * len(body)
    return (
        len(head) >= 0.8 * len(header.headings)
        and len(body) >= 1.5 * len(header.headings)
        and short
    )


def with_strangers(
    atoms: Sequence[Atom], header: Header, told: Mapping[str, str]
) -> Header:
    """Take the lines around the known headers for headers too, where the cells then fall in line.

    >>> from mesograph.capture.headings import find_headers
    >>> from mesograph.capture.page import atoms_of
    >>> page = atoms_of("Disease\\nRoute\\nPhase\\nSponsor\\n" + "RA\\nIV\\nI\\nAcme\\n" * 4)
    >>> (found,) = find_headers(page, {})
    >>> [heading.text for heading in with_strangers(page, found, {}).headings]
    ['Disease', 'Route', 'Phase', 'Sponsor']
    """
    lines = [(a, b) for a, b in lines_of(atoms)]
    starts = {a: n for n, (a, _) in enumerate(lines)}
    first = starts[header.first]
    last = first + len(list(lines_of(atoms[header.first : header.end])))
    best, found = -1.0, header
    for before in range(STRANGERS + 1):
        for after in range(STRANGERS + 1):
            tried = _tried(atoms, lines, header, (first, before, last, after), told)
            if tried is None:
                continue
            score = _in_line(atoms[tried.end :], tried.headings) - 0.02 * (before + after)
            if score > best:
                best, found = score, tried
    return found


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
    if any(b - a > _LONGEST_HEADER for a, b in strangers):
        return None
    names = [heading_of(wording(atoms[a:b]), told) for a, b in strangers]
    headings: list[Heading] = [*names[:before], *header.headings, *names[before:]]
    start = lines[first - before][0]
    end = lines[last + after][0]
    return Header(tuple(distinct(headings)), start, end)


def _in_line(body: Sequence[Atom], headings: Sequence[Heading]) -> float:
    """Say how many cells read as what their column holds, were each line the next cell."""
    lines = list(lines_of(body))[: _SAMPLE * len(headings)]
    strict = {
        n: heading.roles
        for n, heading in enumerate(headings)
        if _STRICT & {kind_of(role) for role in heading.roles}
    }
    tried = [n for n in range(len(lines)) if n % len(headings) in strict]
    if not tried:
        return 0.0
    read = sum(
        _is_cell(body[slice(*lines[n])], strict[n % len(headings)]) for n in tried
    )
    return read / len(tried)


def _is_cell(atoms: Sequence[Atom], roles: tuple[str, ...]) -> bool:
    if reason_of(wording(atoms)):
        return True
    found = stretches(stream_of(atoms), [roles]).get(0, ())
    return any(stretch.end == len(atoms) for stretch in found)
