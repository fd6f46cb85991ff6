"""`rows.tsv`: the fact cells of a table, as printed."""

from collections.abc import Mapping

from mesograph.model import Cell
from mesograph.review.declaration import Declaration
from mesograph.tables import Faults, Line, read_table, read_whole


def read_rows(text: bytes, declared: Declaration, faults: Faults) -> Mapping[Cell, str]:
    """Read the words of every fact cell, the empty ones too.

    Notes an unknown column, a row that stands twice or is missing, and a count other than declared.
    """
    headers = declared.headers("fact")
    texts: dict[Cell, str] = {}
    seen: dict[int, int] = {}
    for line in read_table(text, ("row", *headers), (), faults):
        row = row_of(line, declared, faults)
        if row in seen:
            found = f"row {row} stands already in line {seen[row]}"
            faults.add(line.number, "row", found, "number the rows as printed")
        seen[row] = line.number
        for header in headers:
            texts[Cell(declared.slug, row, header)] = line[header]
    missing = [row for row in range(1, declared.rows + 1) if row not in seen]
    if missing:
        found = (
            f"{len(seen)} rows where {declared.rows} are declared, row {missing[0]} is the first"
        )
        faults.add(0, "row", found + " that is missing", "transcribe it, or mend `rows`")
    return texts


def row_of(line: Line, declared: Declaration, faults: Faults) -> int:
    """Read the number of a row, or note that there is no such row."""
    row = read_whole(line, "row", faults, lowest=1)
    if row > declared.rows:
        found = f"there is no row {row}: {declared.rows} rows are declared"
        faults.add(line.number, "row", found, "mend the number, or `rows` in review.toml")
    return row


def cell_of(line: Line, declared: Declaration, faults: Faults) -> Cell:
    """Read which cell a line speaks of, or note that there is no such row or column."""
    if declared.column(line["column"]) is None:
        known = ", ".join(column.header for column in declared.columns)
        found = f"there is no column {line['column']!r}"
        faults.add(line.number, "column", found, f"name a printed column: {known}")
    return Cell(declared.slug, row_of(line, declared, faults), line["column"])
