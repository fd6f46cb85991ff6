"""What a page break puts between the rows of a table: its header again, its title, a number."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

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
        elif fresh and _printed(fresh[-1], atoms).endswith(_printed(header, atoms)):
            words = header.end - header.first
            fresh[-1] = replace(header, first=fresh[-1].end - words, end=fresh[-1].end)
        elif fresh and (shared := _shared(fresh[-1], header, atoms, told)) is not None:
            fresh[-1] = shared
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


_MOST_SHARED = 0.6
"""The share of its words that a header is repeated with, at least."""


def _shared(
    header: Header, repeated: Header, atoms: Sequence[Atom], told: Mapping[str, str]
) -> Header | None:
    """Take the lines with which a header is repeated for all of it: a row came after them."""
    own, again = (_lines_of(atoms, one) for one in (header, repeated))
    end = header.first
    for (a, b), (c, d) in zip(own, again, strict=False):
        if fold(wording(atoms[a:b])) != fold(wording(atoms[c:d])):
            break
        end = b
    if end - header.first < _MOST_SHARED * (header.end - header.first):
        return None
    return header_of(atoms, (header.first, end), told)


def _lines_of(atoms: Sequence[Atom], header: Header) -> list[tuple[int, int]]:
    lines = lines_of(atoms[header.first : header.end])
    return [(header.first + a, header.first + b) for a, b in lines]


def _lines_after(header: Header, atoms: Sequence[Atom]) -> list[tuple[int, int]]:
    ahead = atoms[header.end : header.end + 100]
    found = [(header.end + a, header.end + b) for a, b in lines_of(ahead)]
    return found[:_MOST_LINES]


_BREAK = re.compile(
    r"(?:(?:supplementary\s+|online\s+)?table\s+\S+\s*[|:.]?\s*\(?(?:continued|cont\b)"
    r"|\(?continued\)?$|page\s+\d+|\d+\s+of\s+\d+)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_OF_JOURNAL = re.compile(
    r"https?://|\bwww\.|\bdoi\b|©|\bvolume\s+\d+|\bissue\s+\d+|\((?:19|20)\d\d\)\s*\d+\s*[:(]"
    r"|\bpage\s+\d+|\d+\s+of\s+\d+$",
    re.IGNORECASE,
)
"""What a running head or foot has: where the journal is found, its volume, the page."""
_AROUND, _BETWEEN, _SHORTEST = 4, 3, 3
"""Lines before a break that may be of the page, lines between the title of what is continued and
its headers, and words of a line that tells one page from another."""


def rows_below(atoms: Sequence[Atom], header: Header) -> tuple[Atom, ...]:
    r"""Give what stands below a header, without what page breaks put between the rows.

    That is the header again, whatever its lines; what says that a table is continued, and what
    stands from there to the header; and before them page numbers and running heads: lines that
    the page has outside the table too, but for their numbers.

    >>> from mesograph.capture.headers.headings import find_headers
    >>> from mesograph.capture.words.atoms import atoms_of
    >>> page = atoms_of(
    ...     "Cells today 1\nDisease Route Phase\nRA IV I\n12\nCells today 2\n"
    ...     "Table 1 continued\nDisease\nRoute Phase\nMS IT II"
    ... )
    >>> wording(rows_below(page, find_headers(page, {})[0]))
    'RA IV I MS IT II'
    """
    above = {_without_numbers(line) for line in _texts(atoms[: header.first])}
    body = atoms[header.end :]
    lines = list(lines_of(body))
    texts = [wording(body[a:b]) for a, b in lines]
    left_out = _of_breaks(texts, _printed(header, atoms))
    for at in sorted(left_out):
        left_out |= _before(at, texts, above)
    left_out |= {n for n, text in enumerate(texts) if _is_running(text, above)}
    return tuple(atom for n, (a, b) in enumerate(lines) if n not in left_out for atom in body[a:b])


def _of_breaks(texts: Sequence[str], header: str) -> set[int]:
    """Find the lines that are the header again, or say that the table goes on."""
    found: set[int] = set()
    folded = [fold(text) for text in texts]
    for at, text in enumerate(texts):
        if _BREAK.match(text):
            found.add(at)
            ahead = range(at + 1, min(at + 1 + _BETWEEN, len(texts)) + 1)
            begun = next((n for n in ahead if _again(folded, n, header)), at + 1)
            found.update(range(at, begun))
        found.update(range(at, at + _again(folded, at, header)))
    return found


def _again(folded: Sequence[str], at: int, header: str) -> int:
    """Count the lines from one on that are the header, however it is broken; 0 if they are not."""
    text = ""
    for end in range(at, len(folded)):
        text += folded[end]
        if not folded[end] or not header.startswith(text):
            return 0
        if text == header:
            return end + 1 - at
    return 0


def _before(at: int, texts: Sequence[str], above: Collection[str]) -> set[int]:
    """Find the page numbers and running heads right before a break."""
    found = set()
    for n in range(at - 1, max(-1, at - 1 - _AROUND), -1):
        of_page = _PAGE_NUMBER.fullmatch(texts[n]) or _OF_JOURNAL.search(texts[n])
        if not (of_page or _without_numbers(texts[n]) in above):
            break
        found.add(n)
    return found


def _is_running(text: str, above: Collection[str]) -> bool:
    return len(text.split()) >= _SHORTEST and _without_numbers(text) in above


def _texts(atoms: Sequence[Atom]) -> Iterator[str]:
    return (wording(atoms[a:b]) for a, b in lines_of(atoms))


def _without_numbers(text: str) -> str:
    return _DIGIT.sub("", fold(text))


_DIGIT = re.compile(r"\d")
