"""CSV and TSV."""

import csv
import io

from mesograph.capture.laid_out import Field, Grid

SIGNS = ",\t;"
LONGEST_FIELD = 1_000_000


def delimiter_of(text: str) -> str:
    r"""Give the sign that parts most lines alike; empty where none does.

    >>> delimiter_of("a,b,c\n1,2,3\n"), delimiter_of("a\tb\n1\t2"), delimiter_of("plain words")
    (',', '\t', '')
    """
    head = "\n".join(text.split("\n")[:60])
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
    csv.field_size_limit(LONGEST_FIELD)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error:
        # A field that never ends: the quotes are no quotes.
        lines = io.StringIO(text, newline="")
        return list(csv.reader(lines, delimiter=sign, quoting=csv.QUOTE_NONE))


def read_separated(text: str, sign: str) -> Grid:
    """Read a separated file as one grid."""
    rows = [row for row in _rows(text, sign) if any(cell.strip() for cell in row)]
    key = 0
    fields = []
    for row in rows:
        fields.append(tuple(Field(key + n, cell) for n, cell in enumerate(row)))
        key += len(row)
    return Grid("", tuple(fields))
