"""Records of KGX as lines: of JSON, and of a table whose cells are joined by `|`."""

import json
from typing import TypeAlias

from mesograph.exports.pipes import joined

Record: TypeAlias = dict[str, str | list[str]]

_NOTHING: list[str] = []
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def json_line(record: Record) -> str:
    """Write a line of JSON."""
    return _ENCODE(record) + "\n"


def table_line(record: Record, columns: tuple[str, ...]) -> str:
    """Write a line of the table."""
    cells = [record.get(column, _NOTHING) for column in columns]
    line = "\t".join([cell if isinstance(cell, str) else "|".join(cell) for cell in cells]) + "\n"
    if _is_plain(line, cells):
        return line
    return "\t".join(joined([cell] if isinstance(cell, str) else cell) for cell in cells) + "\n"


def _is_plain(line: str, cells: list[str | list[str]]) -> bool:
    """Whether no value of a line needs an escape; told fast, for most do not."""
    return (
        "\\" not in line
        and line.count("\t") == len(cells) - 1
        and line.count("\n") == 1
        and "\r" not in line
        and line.count("|") == sum(len(c) - 1 for c in cells if c and not isinstance(c, str))
        and "" not in cells
        and not any("" in cell for cell in cells if not isinstance(cell, str))
    )
