"""What a page break puts between the rows of a table: its header again, its title, a number."""

import re
from collections.abc import Mapping, Sequence

from mesograph.capture.headers.headings import Header, header_of
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.vocabulary import fold


def first_of_each(
    headers: Sequence[Header], atoms: Sequence[Atom], told: Mapping[str, str]
) -> list[Header]:
    """Leave out the headers that a page break repeats, with or without lines before them.

    Lines that follow the header each time are of it too.
    """
    fresh: list[Header] = []
    for header in headers:
        if fresh and _printed(header, atoms).endswith(_printed(fresh[-1], atoms)):
            fresh[-1] = _grown(fresh[-1], header, atoms, told)
        else:
            fresh.append(header)
    return fresh


def _printed(header: Header, atoms: Sequence[Atom]) -> str:
    return fold(wording(atoms[header.first : header.end]))


_MOST_LINES = 3
"""Lines that a header grows by at most."""


def _grown(
    header: Header, repeated: Header, atoms: Sequence[Atom], told: Mapping[str, str]
) -> Header:
    """Take into a header the lines that follow it and its repetition alike."""
    first = _lines_after(header, atoms)
    again = _lines_after(repeated, atoms)
    end = header.end
    for (a, b), (c, d) in zip(first, again, strict=False):
        if fold(wording(atoms[a:b])) != fold(wording(atoms[c:d])):
            break
        end = b
    return header_of(atoms, (header.first, end), told) or header


def _lines_after(header: Header, atoms: Sequence[Atom]) -> list[tuple[int, int]]:
    ahead = atoms[header.end : header.end + 100]
    found = [(header.end + a, header.end + b) for a, b in lines_of(ahead)]
    return found[:_MOST_LINES]


_BREAK = re.compile(
    r"(?:table\s+\S+\s*\(?(?:continued|cont)|page\s+\d+|\d+\s+of\s+\d+)", re.IGNORECASE
)


def without_repeats(body: Sequence[Atom], header: Sequence[Atom]) -> tuple[Atom, ...]:
    """Leave out the headers, titles and numbers that a page break puts between rows."""
    printed = [fold(wording(header[a:b])) for a, b in lines_of(header)]
    kept: list[Atom] = []
    lines = list(lines_of(body))
    at = 0
    while at < len(lines):
        texts = [fold(wording(body[a:b])) for a, b in lines[at : at + len(printed)]]
        if printed and texts == printed:
            at += len(printed)
            continue
        first, end = lines[at]
        if not _BREAK.match(wording(body[first : min(end, first + 6)])):
            kept += body[first:end]
        at += 1
    return tuple(kept)
