"""Made-up tables, printed in each of the layouts that documents reach a curator in."""

import io
import random
from collections.abc import Callable, Mapping
from html import escape

from openpyxl import Workbook

from tests.capture.made_up_tables import MadeUp

PROSE = (
    "Mesenchymal cells have been studied for many years. Here we list what was registered.\n"
    "We searched two registers and read every record twice.\n"
)
AFTER = (
    "Abbreviations: IV: intravenous, BM: bone marrow, UC: umbilical cord, AD: adipose, "
    "NA: not available, NR: not reported.\n"
)


def blanks(table: MadeUp) -> bytes:
    """One line a row, cells parted by blanks, two long cells wrapped, a legend below."""
    lines = [PROSE, table.title, "", " ".join(table.headers)]
    for n, row in enumerate(table.rows):
        words = " ".join(cell for cell in row if cell).split()
        if n % 5 == 3:
            words.insert(len(words) * 3 // 4, "\n")
        lines.append(" ".join(words).replace(" \n ", "\n"))
    return "\n".join([*lines, "", AFTER]).encode()


def run_together(table: MadeUp) -> bytes:
    """One header a line, then one line a row with nothing between the cells."""
    rows = ["".join(row) for row in table.rows]
    return "\n".join([table.title, *table.headers, *rows]).encode()


def pdf_text(table: MadeUp) -> bytes:
    """Cells over several short lines, hyphens at their ends, a page break with the header again."""
    chance = random.Random(7)  # noqa: S311 - a page, not a secret
    header = _wrapped(" ".join(table.headers), 45, chance)
    lines = [PROSE, table.title, *header]
    for n, row in enumerate(table.rows):
        if n == len(table.rows) // 2:
            lines += ["\f" + table.title.split(".")[0][:8] + " (continued)", *header]
        lines += _wrapped(" ".join(cell for cell in row if cell), 48, chance)
        if chance.random() < 0.6:
            lines.append("")
    return "\n".join([*lines, "", "Figure 2: Flow of the search.", PROSE]).encode()


def _wrapped(text: str, width: int, chance: random.Random) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) < width:
            line = f"{line} {word}".strip()
        elif len(word) > 9 and word.isalpha() and chance.random() < 0.8:
            cut = len(word) // 2
            lines.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        else:
            lines.append(f"{line} ")
            line = word
    return [*lines, line]


def spaced(table: MadeUp) -> bytes:
    """Columns kept by blanks, cells wrapped within them."""
    widths = [
        max(
            12,
            len(header) + 1,
            *(len(c) // 2 + 6 for c in column),
            *(len(word) for c in column for word in c.split()),
        )
        for header, column in zip(table.headers, zip(*table.rows, strict=True), strict=True)
    ]
    lines = [table.title, ""]
    for row in (table.headers, *table.rows):
        cells = [_filled(cell, width) for cell, width in zip(row, widths, strict=True)]
        for k in range(max(map(len, cells))):
            parts = [
                (cell[k] if k < len(cell) else "").ljust(width + 3)
                for cell, width in zip(cells, widths, strict=True)
            ]
            lines.append("".join(parts).rstrip())
    return "\n".join([*lines, "", AFTER]).encode()


def _filled(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def pipes(table: MadeUp) -> bytes:
    """Markdown; one row broken in two, one cell lost with its fence, two cells collapsed."""
    lines = [table.title, "", "| " + " | ".join(table.headers) + " |"]
    lines.append("|" + "---|" * len(table.headers))
    for n, row in enumerate(table.rows):
        fields = list(row)
        if n == 3:
            half = len(fields) // 2
            lines.append("| " + " | ".join(fields[:half]))
            lines.append("| " + " | ".join(fields[half:]) + " |")
            continue
        if n == 5:
            fields[3:5] = [f"{fields[3]} {fields[4]}"]
        lines.append("| " + " | ".join(fields) + " |")
    return "\n".join([*lines, "", AFTER]).encode()


def one_cell_a_line(table: MadeUp) -> bytes:
    """Every header and every cell on a line of its own; an empty cell leaves no line."""
    cells = [cell for row in table.rows for cell in row if cell]
    return "\n".join([table.title, *table.headers, *cells]).encode()


def stacked(table: MadeUp) -> bytes:
    """Each header, then the cells of its column."""
    lines = [table.title]
    for n, header in enumerate(table.headers):
        lines += [header, *(row[n] or "-" for row in table.rows)]
    return "\n".join(lines).encode()


def html(table: MadeUp) -> bytes:
    """A page with a script, spans, exponents as such, and marks of footnotes."""
    head = "".join(f"<th>{escape(header)}</th>" for header in table.headers)
    body = []
    spanned = _spans(table)
    for n, row in enumerate(table.rows):
        cells = []
        for k, cell in enumerate(row):
            if (n, k) in spanned:
                if spanned[n, k] == 0:
                    continue
                cells.append(f'<td rowspan="{spanned[n, k]}">{_marked(cell)}</td>')
            else:
                cells.append(f"<td>{_marked(cell)}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    return (
        "<!DOCTYPE html><html><head><script>var x = '<table><tr><td>NCT00000000</td></tr>';"
        "</script></head><body><table><tr><td>menu</td><td>search</td></tr></table>"
        f"<table><caption>{escape(table.title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table><p>{PROSE}</p></body></html>"
    ).encode()


def _spans(table: MadeUp) -> dict[tuple[int, int], int]:
    """Let equal cells under each other in the second column be one."""
    found: dict[tuple[int, int], int] = {}
    for n in range(len(table.rows) - 1):
        if table.rows[n][1] == table.rows[n + 1][1] and (n, 1) not in found:
            found[n, 1], found[n + 1, 1] = 2, 0
    return found


def _marked(cell: str) -> str:
    text = escape(cell)
    for exponent in ("5", "6", "7", "8"):
        text = text.replace(f"× 10{exponent}", f"× 10<sup>{exponent}</sup>")
    return text


def jats(table: MadeUp) -> bytes:
    """An article with a table-wrap and an entity that would blow up."""
    head = "".join(f"<th>{escape(header)}</th>" for header in table.headers)
    rows = "".join(
        "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        f"<article><body><table-wrap id='t'><label>Table 3</label><caption><p>{escape(table.title)}"
        f"</p></caption><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        "<table-wrap-foot><fn><p>&b;</p></fn></table-wrap-foot></table-wrap></body></article>"
    ).encode()


def csv(table: MadeUp) -> bytes:
    """Commas, with quotes where a cell has one."""

    def field(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if "," in cell or '"' in cell else cell

    lines = [",".join(map(field, row)) for row in (table.headers, *table.rows)]
    return "\r\n".join(lines).encode("utf-8-sig")


def tsv(table: MadeUp) -> bytes:
    """Tabs, in UTF-16."""
    lines = ["\t".join(row) for row in (table.headers, *table.rows)]
    return "\n".join(lines).encode("utf-16")


def xlsx(table: MadeUp) -> bytes:
    """A workbook with a title above the header and years as numbers."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([table.title])
    sheet.append(list(table.headers))
    for row in table.rows:
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LAYOUTS: Mapping[str, tuple[Callable[[MadeUp], bytes], str]] = {
    "blanks": (blanks, "txt"),
    "run together": (run_together, "txt"),
    "text of a PDF": (pdf_text, "txt"),
    "columns by blanks": (spaced, "txt"),
    "pipes": (pipes, "md"),
    "one cell a line": (one_cell_a_line, "txt"),
    "stacked": (stacked, "txt"),
    "HTML": (html, "html"),
    "JATS": (jats, "xml"),
    "CSV": (csv, "csv"),
    "TSV": (tsv, "tsv"),
    "XLSX": (xlsx, "xlsx"),
}
"""How each layout is printed, and what its files end with."""
