"""CSV as RFC 4180 has it; on request, what a spreadsheet would run is made harmless."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

_FORMULA = re.compile(r"[=+\-@\t\r']")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def harmless(cell: str) -> str:
    """Put `'` before what a spreadsheet would run, and before a cell that has one already.

    >>> harmless("=1+1"), harmless("-5"), harmless("plain")
    ("'=1+1", '-5', 'plain')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def as_meant(cell: str) -> str:
    """Take back what `harmless` put before a cell.

    >>> as_meant("'=1+1")
    '=1+1'
    """
    return cell.removeprefix("'")


def row_writer(file: IO[str], *, safe: bool) -> Callable[[Iterable[str]], object]:
    """Give what writes a row of text, its line ended by CRLF."""
    write: Callable[[Iterable[str]], object] = csv.writer(file, lineterminator="\r\n").writerow
    return (lambda row: write(map(harmless, row))) if safe else write


def read_cells(path: Path, *, safe: bool) -> Iterator[list[str]]:
    """Read rows as they were meant."""
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield [as_meant(cell) for cell in row] if safe else row
