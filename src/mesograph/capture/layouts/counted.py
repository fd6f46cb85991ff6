"""One cell a line: after how many lines the next row begins, told by the lines themselves.

Cells of a column are alike, so the right count and the right beginning are those under which the
kinds of the lines are told in the fewest nats: the marginal likelihood of a Dirichlet-multinomial
for each column (Minka 2000), which weighs the gain of more columns against their number. No header
needs to be known for that.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import lgamma, log

from mesograph.capture.headers.headings import Heading
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.layouts.in_lines import share_read
from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.endings import is_cue, is_legend
from mesograph.capture.words.missing import reason_of
from mesograph.reading.identifier import read_identifiers

Line = tuple[int, int]
"""Atoms of a line, from first to end; none where an empty line stands for an empty cell."""

_MOST_LINES = 1200
"""Lines that a count is told by."""
_PROSE = 12
"""Words of a line of prose after a table, at least."""
_GAIN = 0.3
"""Nats that a line must be told in less, on the average, than without columns."""


def bodies(atoms: Sequence[Atom]) -> tuple[tuple[Line, ...], ...]:
    r"""Give the lines of a table, up to a note; then, if some are empty, with those as empty cells.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> bodies(atoms_of("RA\nIV\n\nMS\nIT\n2\nNotes: none"))
    (((0, 1), (1, 2), (2, 3), (3, 4), (4, 5)), ((0, 1), (1, 2), (2, 2), (2, 3), (3, 4), (4, 5)))
    """
    lines: list[Line] = []
    filled: list[Line] = []
    last = atoms[0].first_line - 1 if atoms else 0
    for a, b in lines_of(atoms):
        line = atoms[a:b]
        if is_cue(line) or is_legend(line):
            break
        filled += [(a, a)] * (line[0].first_line - last - 1)
        lines.append((a, b))
        filled.append((a, b))
        last = line[-1].last_line
    if len(lines) < len(filled) < _MANY_EMPTY * len(lines):
        return tuple(lines), tuple(filled)
    return (tuple(lines),)


_MANY_EMPTY = 1.5
"""How many lines there may be with the empty ones, at most, for each that is not."""


def kinds_of_lines(atoms: Sequence[Atom], lines: Sequence[Line]) -> tuple[str, ...]:
    """Give the kind of each line: a number, a phase, a name, prose."""
    return tuple(_kind_of(wording(atoms[a:b])) for a, b in lines[:_MOST_LINES])


def gain_of(kinds: Sequence[str], width: int) -> float:
    """Give the nats in which so many columns tell the kinds of lines less than one does.

    >>> kinds = ("identifier", "name", "number", "prose") * 6
    >>> max(range(2, 8), key=lambda width: gain_of(kinds, width))
    4
    """
    apart = sum(_nats(Counter(kinds[at::width])) for at in range(width))
    return _nats(Counter(kinds)) - apart


def whole_rows(atoms: Sequence[Atom], width: int) -> tuple[tuple[Line, ...], ...]:
    """Give the rows of so many lines each; none where the lines do not make whole rows.

    An empty line may be an empty cell, and lines of prose may follow the last row.
    """
    for lines in bodies(atoms):
        end = len(lines) - len(lines) % width
        if end and all(b - a >= _PROSE for a, b in lines[end:]):
            kinds = kinds_of_lines(atoms, lines[:end])
            gains = {near: gain_of(kinds, near) for near in _near(width)}
            told = gains[width] == max(gains.values()) >= _GAIN * len(kinds)
            if told and not _is_shifted(kinds, width):
                rows = (tuple(lines[at : at + width]) for at in range(0, end, width))
                return tuple(row for row in rows if any(a < b for a, b in row))
    return ()


def _is_shifted(kinds: Sequence[str], width: int) -> bool:
    """Tell whether rows would fit their columns better if a cell more or less stood before them."""
    columns = [Counter(kinds[at::width]) for at in range(width)]
    rows = len(kinds) // width
    likely = [
        {kind: log((times + _PRIOR) / (rows + _PRIOR)) for kind, times in column.items()}
        for column in columns
    ]
    never = log(_PRIOR / (rows + _PRIOR))

    def nats(first: int) -> float:
        row = kinds[max(0, first) : first + width]
        return sum(column.get(kind, never) for column, kind in zip(likely, row, strict=False))

    shifted = sum(
        any(nats(first + by) > nats(first) + _BETTER for by in (-2, -1, 1, 2))
        for first in range(0, rows * width, width)
    )
    return shifted > _FEW_SHIFTED * rows


_BETTER, _FEW_SHIFTED = 2.0, 0.08
"""Nats by which a row fits better elsewhere, and the share of such rows that chance makes."""


def _near(width: int) -> range:
    return range(max(1, width - _AROUND), width + _AROUND + 1)


_AROUND = 3
"""Counts above and below, which tell the lines less well than the right one."""


_READ = 0.85
"""The share of cells in strict columns that read as such, at least, where the count is right."""


def rows_under(atoms: Sequence[Atom], headings: Sequence[Heading]) -> tuple[tuple[Line, ...], ...]:
    """Give the rows that the lines make under some headings; none where they do not fit them."""
    rows = whole_rows(atoms, len(headings))
    return rows if rows and share_read(atoms, rows, headings) >= _READ else ()


_SURE = 0.97
"""The confidence in a cell that the count of lines gives."""


def read_counted(
    atoms: Sequence[Atom], headings: Sequence[Heading]
) -> tuple[int, tuple[DraftCell, ...]] | None:
    """Read the cells of lines that make whole rows, and how many rows there are; else None."""
    rows = rows_under(atoms, headings)
    if not rows:
        return None
    cells = (
        cell_of(number, heading.text, [atoms[a:b]] if a < b else [], _SURE)
        for number, row in enumerate(rows, 1)
        for heading, (a, b) in zip(headings, row, strict=True)
    )
    return len(rows), tuple(cells)


_PRIOR = 0.3
"""How often each kind was seen in a column, before any was."""


def _nats(counts: Counter[str]) -> float:
    """Give the nats that tell some kinds, if nothing is known of how frequent they are.

    A token for nothing is no evidence: any column may have one.
    """
    told = [times for kind, times in counts.items() if kind != _NOTHING]
    total, kinds = sum(told), len(_KINDS) + 2
    found = lgamma(kinds * _PRIOR + total) - lgamma(kinds * _PRIOR)
    found -= sum(lgamma(_PRIOR + times) - lgamma(_PRIOR) for times in told)
    return found + counts[_NOTHING] * log(kinds)


_NOTHING = "nothing"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"[~<>≤≥≈n=\s]*\d+(?:[.,]\d+)?[a-z*]?")),
    ("year", re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s)?(?:19|20)\d\d")),
    (
        "reference",
        re.compile(r"[\[(]\d+[\])]|.*\bet al\b.*|[A-Z][\w’'-]+.*\W(?:19|20)\d\d\W*\d*\W*"),
    ),
    (
        "phase",
        re.compile(
            r"(?:phase\s*)?(?:early\s*)?(?:[0-4]|I{1,3}|IV)[ab]?(?:/.{1,5})?", re.IGNORECASE
        ),
    ),
    (
        "dose",
        re.compile(r".*(?:[×xX*])\s?10.*|.*\b(?:[mb]illion|vg|mg|µg|mL)\b.*"),
    ),
    (
        "time",
        re.compile(r".*\d\s?-?(?:[dwmyhDWMYH]|mo|wk|yr|days?|weeks?|months?|years?)\b.{0,12}"),
    ),
    ("numbers", re.compile(r"[\d\s./()+:;,%±–vs-]*\d[\d\s./()+:;,%±–vs-]*")),
    ("short form", re.compile(r"[A-Z][\w+/-]*[A-Z0-9][\w+/-]*")),
    ("name", re.compile(r"[A-ZÀ-Ž][\w’'./-]+")),
    ("names", re.compile(r"(?:\S+\s){1,3}\S+")),
    ("words", re.compile(r"(?:\S+\s){4,8}\S+")),
)
"""The kinds of lines that are told apart, the first that fits; the rest are long, or lone words."""


def _kind_of(text: str) -> str:
    if not text or reason_of(text):
        return _NOTHING
    if len(text) < _LONG and read_identifiers(text):
        return "identifier"
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text[:_LONGEST])), "prose")


_LONG, _LONGEST = 60, 300
"""Signs of a line that may be the number of a trial, at most, and those that are looked at."""
