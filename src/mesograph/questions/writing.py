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
    """Draw a table for a terminal: cells are cut to its width, heads run over several lines.

    >>> print(as_table(Table(("row", "unit"), (("1", "cells"),))), end="")
    row  unit
    ---  -----
    1    cells
    (1 row)
    """
    cells = [
        max((len(row[at]) for row in table.rows), default=0) for at in range(len(table.columns))
    ]
    widths = _fitted(table.columns, cells, shutil.get_terminal_size((120, 24)).columns)
    drawn = [_drawn(line, widths) for line in _heads(table.columns, widths)]
    drawn.append(_drawn(["-" * width for width in widths], widths))
    drawn += [_drawn(row, widths) for row in table.rows]
    count = len(table.rows)
    return "\n".join([*drawn, f"({count} row{'' if count == 1 else 's'})"]) + "\n"


def _fitted(columns: Sequence[str], cells: Sequence[int], width: int) -> list[int]:
    """Narrow columns until a line fits: heads by running over lines, then cells by being cut.

    >>> _fitted(("rows_with_outcome_column", "reviews"), (1, 20), 36)
    [14, 20]
    >>> _fitted(("rows_with_outcome_column", "reviews"), (1, 20), 24)
    [8, 14]
    """
    widths = [max(pair) for pair in zip(map(len, columns), cells, strict=True)]
    in_two = [max(_narrowest(head, 2), cell) for head, cell in zip(columns, cells, strict=True)]
    in_pieces = [_narrowest(head, len(head)) for head in columns]
    in_more = [max(pair) for pair in zip(in_pieces, cells, strict=True)]
    cut = [max(head, min(cell, NARROWEST)) for head, cell in zip(in_pieces, cells, strict=True)]
    for least in (in_two, in_more, cut):
        _narrow(widths, least, width)
    return widths


def _narrow(widths: list[int], least: Sequence[int], width: int) -> None:
    """Take from the widest column that can spare a sign, until a line fits or none can."""
    over = sum(widths) + len(GAP) * (len(widths) - 1) - width
    for _ in range(over):
        spare = [at for at, wide in enumerate(widths) if wide > least[at]]
        if not spare:
            return
        widths[max(spare, key=widths.__getitem__)] -= 1


def _narrowest(head: str, lines: int) -> int:
    """Give the least width at which a head, parted after underscores, takes so many lines."""
    pieces = max(map(len, _pieces(head)))
    fitting = (width for width in range(pieces, len(head)) if len(_parted(head, width)) <= lines)
    return next(fitting, len(head))


def _pieces(head: str) -> list[str]:
    return re.findall(r"[^_]*_|[^_]+", head) or [head]


def _parted(head: str, width: int) -> list[str]:
    """Part a head after underscores, as many of its pieces in a line as it holds.

    >>> _parted("rows_with_outcome_column", 14), _parted("rows", 14)
    (['rows_with_', 'outcome_column'], ['rows'])
    """
    lines = [""]
    for piece in _pieces(head):
        if lines[-1] and len(lines[-1]) + len(piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def _heads(columns: Sequence[str], widths: Sequence[int]) -> list[tuple[str, ...]]:
    """Give the lines that the heads take, each head set on the last of them."""
    parted = [_parted(head, width) for head, width in zip(columns, widths, strict=True)]
    deep = max(map(len, parted), default=1)
    padded = [[""] * (deep - len(head)) + head for head in parted]
    return list(zip(*padded, strict=True))


def _drawn(cells: Sequence[str], widths: Sequence[int]) -> str:
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
