"""CSV and TSV."""

import csv
import io
from collections import Counter

from mesograph.capture.documents.laid_out import Field, Grid

SIGNS = ",\t;"
HEAD = 60, 100_000
"""Lines, and characters at most, that the sign is told by."""


_OF_LINES, _OF_TABBED = 0.6, 0.4
"""The share of lines that are parted alike, at least: of all, and of those that have tabs."""
_TABS, _ALIKE = 2, 3
"""Tabs in a line, and lines with as many, at least, where most lines have none."""


def delimiter_of(text: str) -> str:
    r"""Give the sign that parts most lines alike; empty where none does.

    >>> delimiter_of("a,b,c\n1,2,3\n"), delimiter_of("a\tb\n1\t2"), delimiter_of("plain words")
    (',', '\t', '')
    """
    lines, characters = HEAD
    head = "\n".join(text[:characters].split("\n")[:lines])
    best, alike = "", _OF_LINES
    for sign in SIGNS:
        widths = Counter(len(row) for row in _rows(head, sign) if row)
        usual, times = max(widths.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
        if usual > 1 and times > alike * widths.total():
            best, alike = sign, times / widths.total()
    return best or ("\t" if _is_tabbed(text[:characters]) else "")


def _is_tabbed(text: str) -> bool:
    """Tell whether most lines that have tabs have as many: prose around them has none."""
    tabs = Counter(line.count("\t") for line in text.split("\n") if "\t" in line)
    usual, times = max(tabs.items(), key=lambda item: item[1], default=(0, 0))
    return usual >= _TABS and times >= max(_ALIKE, _OF_TABBED * tabs.total())


def _rows(text: str, sign: str) -> list[list[str]]:
    r"""Cut a text into fields; where a quote is never closed, quotes are signs like others.

    >>> _rows('a,"b, c"', ","), _rows('a,"b\nc,d', ",")
    ([['a', 'b, c']], [['a', '"b'], ['c', 'd']])
    """
    # The limit is the whole process's, and a document is bounded already.
    csv.field_size_limit(len(text) + 1)
    lines = io.StringIO(text, newline="")
    if _never_closed(text, sign):
        return list(csv.reader(lines, delimiter=sign, quoting=csv.QUOTE_NONE))
    return list(csv.reader(lines, delimiter=sign))


def _never_closed(text: str, sign: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            pass
    except csv.Error as error:
        return str(error) == "unexpected end of data"
    return False


def read_separated(text: str, sign: str) -> Grid:
    """Read a separated file as one grid."""
    rows = [row for row in _rows(text, sign) if any(cell.strip() for cell in row)]
    key = 0
    fields = []
    for row in rows:
        fields.append(tuple(Field(key + n, cell) for n, cell in enumerate(row)))
        key += len(row)
    return Grid("", tuple(fields))
