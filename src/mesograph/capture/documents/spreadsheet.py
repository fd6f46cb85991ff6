"""XLSX workbooks, by openpyxl: values, never formulas; within bounds of size."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from mesograph.capture.documents.laid_out import Field, Grid
from mesograph.errors import BadInput, Fault

_DAMAGE = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, NotImplementedError),
    *(AssertionError, RuntimeError),
)
"""What openpyxl, and what it builds on, raise on damaged workbooks."""

LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 100_000, 200


def is_workbook(content: bytes) -> bool:
    """Tell whether bytes are a packed archive, as a workbook is."""
    return content.startswith(b"PK\x03\x04")


def read_workbook(content: bytes, name: str) -> tuple[Grid, ...]:
    """Read every sheet of a workbook as a grid.

    Raises `BadInput` for an archive that is none, that would unpack to more than
    `LARGEST_UNPACKED` bytes, or has a sheet of more rows or columns than a table has.
    """
    _check(content, name)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except _DAMAGE as error:
        raise _bad(name, f"no workbook can be read in it ({error})") from error
    try:
        return tuple(
            Grid(str(sheet.title), tuple(_rows(_values(sheet, name)))) for sheet in book.worksheets
        )
    except _DAMAGE as error:
        raise _bad(name, f"a sheet of it cannot be read ({error})") from error
    finally:
        book.close()


def _values(sheet: Worksheet, name: str) -> Iterator[Sequence[object]]:
    """Give the rows of a sheet; raises `BadInput` where a value lies beyond the bounds."""
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
    for number, row in enumerate(rows):
        beyond = row if number == MOST_ROWS else row[MOST_COLUMNS:]
        if any(value is not None for value in beyond):
            found = (
                f"sheet {sheet.title!r} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns"
            )
            raise BadInput([Fault(name, 0, "", found, "cut out the table")])
        yield row[:MOST_COLUMNS]


def _check(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise _bad(name, f"the archive is damaged ({error})") from error
    if unpacked > LARGEST_UNPACKED:
        raise _bad(name, f"it unpacks to {unpacked // 1024 // 1024} MB")


def _bad(name: str, found: str) -> BadInput:
    return BadInput([Fault(name, 0, "", found, "save the table as CSV")])


def _rows(rows: Iterator[Sequence[object]]) -> Iterator[tuple[Field, ...]]:
    filled = [texts for row in rows if any(texts := [_text(value) for value in row])]
    width = max((n for texts in filled for n, text in enumerate(texts, 1) if text), default=0)
    for number, texts in enumerate(filled):
        padded = [*texts, *[""] * width][:width]
        yield tuple(Field(number * width + n, text) for n, text in enumerate(padded))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
