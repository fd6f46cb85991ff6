"""CSV and TSV."""

import csv
import io

from mesograph.capture.documents.laid_out import Field, Grid

SIGNS = ",\t;"
HEAD = 60, 100_000
"""Lines, and characters at most, that the sign is told by."""


def delimiter_of(text: str) -> str:
    r"""Give the sign that parts most lines alike; empty where none does.

    >>> delimiter_of("a,b,c\n1,2,3\n"), delimiter_of("a\tb\n1\t2"), delimiter_of("plain words")
    (',', '\t', '')
    """
    lines, characters = HEAD
    head = "\n".join(text[:characters].split("\n")[:lines])
    best, alike = "", 0.0
    for sign in SIGNS:
        widths = [len(row) for row in _rows(head, sign) if row]
        if not widths:
            continue
        usual = max(set(widths), key=widths.count)
        share = widths.count(usual) / len(widths)
        if usual > 1 and share > max(alike, 0.6):
            best, alike = sign, share
    return best


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
