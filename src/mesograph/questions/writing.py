"""Tables written out: for a terminal, a pipe, a spreadsheet, a program."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence

from mesograph.questions.answers import Table

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:[.][0-9]{1,15})?")
"""What is a number and not a code: no leading zeros, no more digits than a program keeps."""


def as_csv(table: Table) -> str:
    r"""Write RFC 4180: commas, CRLF, quotes where they must be.

    >>> as_csv(Table(("a", "b"), (("1", "x, y"),)))
    'a,b\r\n1,"x, y"\r\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return out.getvalue()


def as_tsv(table: Table) -> str:
    r"""Write tabs between cells; a tab or line break in a cell becomes a blank.

    >>> as_tsv(Table(("a", "b"), (("1", "x\ty"),)))
    'a\tb\n1\tx y\n'
    """
    lines = [table.columns, *table.rows]
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def as_json(table: Table) -> str:
    """Write a list of objects, null for nothing; a column of nothing but numbers as numbers.

    >>> print(as_json(Table(("a", "b", "c"), (("1", "", "007"),))), end="")
    [
      {"a": 1, "b": null, "c": "007"}
    ]
    """
    numeric = [
        all(_NUMBER.fullmatch(row[at]) for row in table.rows if row[at])
        for at in range(len(table.columns))
    ]
    objects = [
        {
            column: _value(text, number=number)
            for column, text, number in zip(table.columns, row, numeric, strict=True)
        }
        for row in table.rows
    ]
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in objects)
    return f"[\n{lines}\n]\n" if objects else "[]\n"


def _value(text: str, *, number: bool) -> str | int | float | None:
    if not text:
        return None
    if not number:
        return text
    return float(text) if "." in text else int(text)


GAP = "  "
NARROWEST = 10
"""A column is never cut to fewer signs."""


def as_table(table: Table) -> str:
    """Draw a table for a terminal, cut to its width.

    >>> print(as_table(Table(("row", "unit"), (("1", "cells"),))), end="")
    row  unit
    ---  -----
    1    cells
    (1 row)
    """
    lines = [table.columns, *table.rows]
    natural = [max(len(line[at]) for line in lines) for at in range(len(table.columns))]
    widths = _fitted(natural, shutil.get_terminal_size((120, 24)).columns)
    drawn = [_drawn(table.columns, widths), _drawn(["-" * width for width in widths], widths)]
    drawn += [_drawn(row, widths) for row in table.rows]
    count = len(table.rows)
    return "\n".join([*drawn, f"({count} row{'' if count == 1 else 's'})"]) + "\n"


def _fitted(natural: list[int], width: int) -> list[int]:
    """Cut the widest columns, one sign at a time, until a line fits or all are narrow."""
    widths = list(natural)
    spare = sum(widths) + len(GAP) * (len(widths) - 1) - width
    for _ in range(spare):
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _drawn(cells: "tuple[str, ...] | list[str]", widths: list[int]) -> str:
    cut = (
        cell if len(cell) <= width else cell[: width - 1] + "…"
        for cell, width in zip(cells, widths, strict=True)
    )
    padded = (cell.ljust(width) for cell, width in zip(cut, widths, strict=True))
    return GAP.join(padded).rstrip()


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Draw a Markdown table.

    >>> print(markdown_table(["a"], [["1|2"]]))
    | a |
    |---|
    | 1\|2 |
    """
    lines = [" | ".join(columns), "|".join("---" for _ in columns)]
    lines += [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join([f"| {lines[0]} |", f"|{lines[1]}|", *(f"| {line} |" for line in lines[2:])])


WRITERS: Mapping[str, Callable[[Table], str]] = {
    "table": as_table,
    "tsv": as_tsv,
    "csv": as_csv,
    "json": as_json,
}
"""The formats that `--format` takes."""
