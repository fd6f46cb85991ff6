"""Tab-separated files of ours, read strictly: every fault of a file in one pass.

What spreadsheets do to a file that they save is undone, where it is unmistakable.
"""

import codecs
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mesograph.errors import BadInput, Fault, did_you_mean, nearest


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, by column."""

    number: int
    """As an editor counts it; the header is line 1."""
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(slots=True)
class Faults:
    """Collects what is wrong in one file."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, line: int, column: str, found: str, cure: str) -> None:
        """Note one fault."""
        self.found.append(Fault(self.file, line, column, found, cure))

    def stop(self) -> None:
        """Raise `BadInput` if anything was noted."""
        if self.found:
            raise BadInput(self.found)


def decode(text: bytes, faults: Faults) -> str:
    """Read bytes as UTF-8, or the UTF-16 of a spreadsheet; note where they are neither."""
    wide = text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return text.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        found = f"byte {text[error.start]:#04x} is not {'UTF-16' if wide else 'UTF-8'}"
        faults.add(line, "", found, "save it as UTF-8")
        return ""


def _fields(content: str) -> list[list[str]]:
    r"""Cut lines into cells; take off the quotes that a spreadsheet puts around those with commas.

    Where one such cell has none, no spreadsheet was at work, and quotes are what is printed.

    >>> _fields('a\t"b, ""c"" d"\r\n'), _fields('a, b\t"c, d"')
    ([['a', 'b, "c" d'], ['']], [['a, b', '"c, d"']])
    """
    lines = [line.rstrip("\r").split("\t") for line in content.split("\n")]
    with_commas = [cell for line in lines for cell in line if "," in cell]
    if not with_commas or not all(map(_is_quoted, with_commas)):
        return lines
    return [
        [cell[1:-1].replace('""', '"') if _is_quoted(cell) else cell for cell in line]
        for line in lines
    ]


def _is_quoted(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] == '"'


def read_table(
    text: bytes, needed: Sequence[str], optional: Iterable[str], faults: Faults
) -> tuple[Line, ...]:
    r"""Read a table whose header must hold `needed` and may hold `optional`.

    >>> faults = Faults("x.tsv")
    >>> [line["b"] for line in read_table(b"a\tb\n1\t2\n", ["a", "b"], [], faults)]
    ['2']
    >>> _ = read_table(b"a\trowe\n", ["a", "row"], [], faults)
    >>> print(*faults.found, sep="\n")
    x.tsv:1 [row]: the column is missing; add it to the header
    x.tsv:1 [rowe]: there is no such column, did you mean row?; take it out or rename it
    """
    content = decode(text, faults)
    if not content.strip():
        if not faults.found:
            faults.add(1, "", "the file is empty", f"begin with the header {' '.join(needed)}")
        return ()
    header, *lines = _fields(content)
    _check_header(header, needed, (*needed, *optional), faults)
    rows: list[Line] = []
    for number, cells in enumerate(lines, 2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            found = f"{len(cells)} cells where the header has {len(header)}"
            faults.add(number, "", found, "put one tab between cells, none within")
        padded = [*cells, *[""] * len(header)][: len(header)]
        filled = dict(zip(header, (cell.strip() for cell in padded), strict=True))
        rows.append(Line(number, {**dict.fromkeys([*needed, *optional], ""), **filled}))
    return tuple(rows)


def _check_header(
    header: Sequence[str], needed: Sequence[str], known: Sequence[str], faults: Faults
) -> None:
    for column in needed:
        if column not in header:
            faults.add(1, column, "the column is missing", "add it to the header")
    for column in header:
        if column not in known:
            hint = did_you_mean(nearest(column, known)[:1])
            faults.add(1, column, f"there is no such column{hint}", "take it out or rename it")
        elif header.count(column) > 1:
            faults.add(1, column, "the column stands twice", "keep one")


def read_whole(line: Line, column: str, faults: Faults, *, lowest: int = 0) -> int:
    """Read a whole number of at least `lowest`, or note the fault and give `lowest`."""
    text = line[column]
    if text.isascii() and text.isdigit() and int(text) >= lowest:
        return int(text)
    faults.add(line.number, column, f"{text!r} is not a whole number from {lowest}", "mend it")
    return lowest
