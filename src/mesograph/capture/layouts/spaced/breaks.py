"""What a page break puts between rows: a running head, a number, the header again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mesograph.capture.layouts.spaced.lines import Line, folded
from mesograph.capture.words.endings import is_cue, is_legend

TITLE = re.compile(r"(?:supplementary\s+|online\s+|additional\s+)?tab(?:le|\.)\s", re.IGNORECASE)
_CONTINUED = re.compile(r"cont(?:inued|['’]?d|\.)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d+\s*(?:(?:of|/)\s*\d+)?\s*[-–—]?", re.IGNORECASE)
_HEADER_LINES = 8
"""Lines of a header, at most."""
_FURNITURE = 6
"""Lines at most that a page break puts between rows, before or after it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a table on one page, and those of its header there."""

    header: tuple[Line, ...]
    body: tuple[Line, ...]


def is_title(line: Line) -> bool:
    """Tell whether a line names a table."""
    return bool(TITLE.match(line.text))


def is_continued(line: Line) -> bool:
    """Tell whether a line says that a table goes on."""
    return bool(is_title(line) or line.text.startswith("(")) and bool(
        _CONTINUED.search(line.text[:60])
    )


def is_note(line: Line) -> bool:
    """Tell whether a line is a note or a legend."""
    atoms = [word.atom for word in line.words]
    return is_cue(atoms) or (len(line.chunks) == 1 and is_legend(atoms))


def repeated(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    """Find where the header that begins at a line is printed again, and how many lines it has."""
    first = folded(lines[start])
    found = [
        at
        for at in range(start + 2, len(lines))
        if lines[at].text[:1] == lines[start].text[:1] and folded(lines[at]) == first
    ]
    if not found:
        return [], 0
    length = min(_HEADER_LINES, found[0] - start, *(len(lines) - at for at in found))
    for n in range(1, length):
        wanted = folded(lines[start + n])
        if any(folded(lines[at + n]) != wanted for at in found):
            return found, n
    return found, length


def sheets_of(lines: Sequence[Line], start: int, header: int, again: Sequence[int]) -> list[Sheet]:
    """Part the lines of a table at its page breaks, and leave out what these put between rows."""
    heads = [start, *again]
    found = []
    running = running_lines(lines)
    for head, following in zip(heads, [*again, len(lines)], strict=True):
        body = lines[head + header : following]
        if following < len(lines):
            body = _before_header(body, lines[following], running)
        pages = list(_by_page(body))
        found.append(Sheet(tuple(lines[head : head + header]), tuple(pages[0]) if pages else ()))
        found += [Sheet((), tuple(page)) for page in pages[1:]]
    return found


def _before_header(body: Sequence[Line], header: Line, running: frozenset[str]) -> Sequence[Line]:
    """Leave out what stands between the last row of a page and the header of the next."""
    above = [line for line in body if line.page != header.page]
    if above:
        return above[: len(above) - _feet(above)]
    end = len(body)
    title = [n for n in range(max(0, end - _FURNITURE), end) if is_title(body[n])]
    if title:
        end = title[0]
    while end and len(body) - end < _FURNITURE and _is_furniture(body[end - 1], running):
        end -= 1
    return body[:end]


def _is_furniture(line: Line, running: frozenset[str]) -> bool:
    """Tell whether a line may be a running head, a page number or a foot of a page."""
    if is_continued(line) or _NUMBER.fullmatch(line.text) or is_note(line):
        return True
    if len(line.chunks) <= _FEW and unnumbered(line) in running:
        return True
    return len(line.chunks) <= _FEW and line.blank > 1


_FEW = 2
"""Pieces of a running head or a foot, at most."""


def running_lines(lines: Sequence[Line]) -> frozenset[str]:
    """Give the long lines of few pieces that a page has several times, but for their numbers."""
    counts = Counter(
        unnumbered(line)
        for line in lines
        if len(line.chunks) <= _FEW and len(line.text) >= _LEAST_RUNNING
    )
    return frozenset(text for text, count in counts.items() if count > 1)


_LEAST_RUNNING = 20
"""Characters of a running head, at least, that is known by its coming again."""
_DIGITS = re.compile(r"\d+")


def unnumbered(line: Line) -> str:
    """Give the words of a line without their numbers."""
    return _DIGITS.sub("", folded(line))


def _feet(body: Sequence[Line]) -> int:
    """Count the lines at the foot of a page that are not of its rows.

    They stand apart from the rows, and have few pieces.
    """
    count = 0
    for n, line in enumerate(reversed(body[-_FURNITURE:]), 1):
        if len(line.chunks) > _FEW:
            break
        if line.blank > 0:
            count = n
    return count


def _by_page(body: Sequence[Line]) -> list[list[Line]]:
    """Part lines at form feeds; the feet and the heads of pages go."""
    pages: list[list[Line]] = []
    for line in body:
        if not pages or pages[-1][-1].page != line.page:
            pages.append([])
        pages[-1].append(line)
    for n, page in enumerate(pages):
        if n + 1 < len(pages):
            page[len(page) - _feet(page) :] = []
        if n:
            page[: _heads(page)] = []
    return [page for page in pages if page] or [[]]


def _heads(page: Sequence[Line]) -> int:
    """Count the lines at the top of a page that are not of its rows."""
    count = 0
    for at, line in enumerate(page[:_FURNITURE]):
        if len(line.chunks) > _FEW:
            break
        apart = at + 1 < len(page) and page[at + 1].blank > 0
        if is_continued(line) or _NUMBER.fullmatch(line.text) or apart:
            count = at + 1
    return count
