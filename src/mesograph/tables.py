"""Tab-separated files of ours, read strictly: every fault of a file in one pass."""

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
    """Read bytes as UTF-8, or note where they are not."""
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        faults.add(line, "", f"byte {text[error.start]:#04x} is not UTF-8", "save it as UTF-8")
        return ""


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
    lines = content.split("\n")
    header = lines[0].rstrip("\r").split("\t")
    _check_header(header, needed, (*needed, *optional), faults)
    rows: list[Line] = []
    for number, line in enumerate(lines[1:], 2):
        if not line.rstrip("\r"):
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(header):
            found = f"{len(cells)} cells where the header has {len(header)}"
            faults.add(number, "", found, "put one tab between cells, none within")
            cells = [*cells[: len(header)], *[""] * (len(header) - len(cells))]
        filled = dict(zip(header, (cell.strip() for cell in cells), strict=True))
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
