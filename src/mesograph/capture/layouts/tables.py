"""Every table of a document: found, its layout told, and read when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.documents.laid_out import Sheet, lay_out
from mesograph.capture.documents.text import text_of
from mesograph.capture.headers.headings import Header, Heading, find_headers
from mesograph.capture.headers.page_breaks import first_of_each, rows_below
from mesograph.capture.lattice.lattice import NEVER
from mesograph.capture.layouts import fenced, in_lines, stacked
from mesograph.capture.layouts.counted import read_counted
from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.capture.layouts.fields import laid_out_lines
from mesograph.capture.layouts.fitting import Fit, fitting
from mesograph.capture.layouts.pipes import fenced_lines, is_fenced
from mesograph.capture.layouts.running import read_running
from mesograph.capture.layouts.spaced.tables import SpacedTable, find_spaced
from mesograph.capture.words import run_together, spacing
from mesograph.capture.words.atoms import Atom, atoms_of, lines_of, mended, wording
from mesograph.capture.words.endings import is_title
from mesograph.errors import BadInput, Fault, UnknownName

GLUED = 1.0
"""How often a line must join words that no language joins, for its cells to be run together."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table that was found and is not read yet."""

    name: str
    layout: str
    headings: tuple[Heading, ...]
    read: Callable[[], DraftTable]

    @property
    def roles(self) -> int:
        """How many of its headers are known."""
        return sum(bool(heading.roles) for heading in self.headings)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a document, in which places are counted, and its tables."""

    text: str
    tables: tuple[FoundTable, ...]
    remarks: tuple[str, ...] = ()


def page_of(content: bytes, name: str, told: Mapping[str, str]) -> Page:
    """Find the tables of a document; `told` gives roles of headers, by their folded text.

    Raises `BadInput` as `text_of` does.
    """
    page = text_of(content, name)
    if not page.layout:
        return Page(page.text, tuple(_in_text(page.text, told)), page.remarks)
    found = [
        table for sheet in lay_out(page.grids) for table in _of_sheet(sheet, page.layout, told)
    ]
    return Page(page.text, tuple(found), page.remarks)


def _of_sheet(sheet: Sheet, layout: str, told: Mapping[str, str]) -> Iterator[FoundTable]:
    # What copying broke is broken in text only: a row of markup or of a workbook is one.
    lines = laid_out_lines(sheet.atoms, kept=layout != "separated")
    for table in fenced.find_tables(lines, told, sheet.heads):
        read = _fenced_reader(table, layout, sheet.name, sheet.left_out)
        yield FoundTable(sheet.name, layout, table.headings, read)


def _of_fences(raw: Sequence[Atom], told: Mapping[str, str]) -> Iterator[FoundTable]:
    name = _title(raw, len(raw))
    for table in fenced.find_tables(fenced_lines(raw), told):
        yield FoundTable(name, "pipes", table.headings, _fenced_reader(table, "pipes", name, {}))


def _fenced_reader(
    table: fenced.FencedTable, layout: str, name: str, left_out: Mapping[int, tuple[str, ...]]
) -> Callable[[], DraftTable]:
    return lambda: fenced.with_marks(fenced.read_fenced(table, layout, name), left_out)


def _in_text(text: str, told: Mapping[str, str]) -> Iterator[FoundTable]:
    raw = atoms_of(text)
    if is_fenced(raw):
        found = list(_of_fences(raw, told))
        if found:
            yield from found
            return
    apart = list(find_spaced(text, raw, told))
    if apart:
        yield from (_spaced(raw, table) for table in apart)
        return
    if stacked.is_stacked(raw, told):
        yield _stacked(raw, told)
        return
    page = _Text(text, raw, mended(raw))
    headers = first_of_each(find_headers(page.atoms, told), page.atoms, told)
    if not headers:
        # The headers may be run together, as their cells are.
        parted = run_together.cut(raw)
        page = _Text(text, parted, parted)
        headers = first_of_each(find_headers(parted, told), parted, told)
    for header, following in zip(headers, [*headers[1:], None], strict=False):
        end = following.first if following else len(page.atoms)
        yield _running(page, header, end, told)


@dataclass(frozen=True, slots=True)
class _Text:
    """A page of text, its words as its lines hold them, and with words mended that lines part."""

    text: str
    raw: tuple[Atom, ...]
    atoms: tuple[Atom, ...]


def _stacked(raw: Sequence[Atom], told: Mapping[str, str]) -> FoundTable:
    headings, rows, cells = stacked.read_stacked(raw, told)
    name = _title(raw, len(raw))
    table = DraftTable("stacked", name, headings, rows, cells)
    return FoundTable(name, "stacked", headings, lambda: table)


def _spaced(raw: Sequence[Atom], found: SpacedTable) -> FoundTable:
    before = next(n for n, atom in enumerate(raw) if atom.first_line == found.first_line)
    name = _title(raw, before)

    def read() -> DraftTable:
        rows, cells = found.read()
        return DraftTable("spaced", name, found.headings, rows, cells)

    return FoundTable(name, "spaced", found.headings, read)


def _running(page: _Text, header: Header, end: int, told: Mapping[str, str]) -> FoundTable:
    """Tell the layout of a table whose cells no sign parts."""
    raw, atoms = page.raw, page.atoms
    name = _title(atoms, header.first)
    places = _raw_places(raw, atoms, header, end)
    body = rows_below(atoms[:end], header)
    lines = [wording(body[a:b]) for a, b in list(lines_of(body))[:200]]
    if run_together.glued_rate(lines) >= GLUED:
        # Its rows are not wrapped: what ends a line is no hyphen.
        header = replace(header, first=places[0], end=places[1])
        fit = Fit(header, 0.0, NEVER)
        if in_lines.has_lines(raw, header):
            fit = replace(fit, header=in_lines.with_neighbours(raw[: places[2]], header, told))
        else:
            fit = fitting(raw[: places[2]], header, told, *_MANNERS["run together"])
        body = run_together.cut(rows_below(raw[: places[2]], fit.header))
        return _table(name, "run together", fit, body)
    fits = {
        layout: fitting(atoms[:end], header, told, *_MANNERS[layout])
        for layout in ("blanks", "one cell a line")
        if layout == "blanks" or _has_lines(atoms, header)
    }
    layout = min(fits, key=lambda layout: fits[layout].cost)
    return _table(name, layout, fits[layout], rows_below(atoms[:end], fits[layout].header))


_FEW_LINES = 2
"""Lines of a header from which each cell may have a line of its own."""


def _has_lines(atoms: Sequence[Atom], header: Header) -> bool:
    return len(list(lines_of(atoms[header.first : header.end]))) >= _FEW_LINES


_MANNERS: Mapping[str, tuple[spacing.Spacing, spacing.Glue | None]] = {
    "run together": (spacing.RUN_TOGETHER, run_together.glue),
    "one cell a line": (spacing.LINES, None),
    "blanks": (spacing.BLANKS, None),
}
"""The costs of gaps in each layout that the lattice solves."""


_CLOSE = 7.0
"""Nats within which another number of headers is as likely: each of its cells may be another's."""
_OTHER_COLUMNS = "the headers may be of more columns, or fewer: compare them with the document"


def _table(name: str, layout: str, fit: Fit, body: Sequence[Atom]) -> FoundTable:
    headings = fit.header.headings

    def read() -> DraftTable:
        counted = read_counted(body, headings) if layout == "one cell a line" else None
        if counted is not None:
            return DraftTable(layout, name, headings, *counted)
        rows, cells, remarks = read_running(body, headings, *_MANNERS[layout])
        if fit.margin < _CLOSE:
            remarks = (*remarks, _OTHER_COLUMNS)
            cells = tuple(replace(c, doubts=(*c.doubts, _OTHER_COLUMNS)) for c in cells)
        return DraftTable(layout, name, headings, rows, cells, remarks)

    return FoundTable(name, layout, headings, read)


def _raw_places(
    raw: Sequence[Atom], atoms: Sequence[Atom], header: Header, end: int
) -> tuple[int, int, int]:
    """Give header and end among the atoms before words were mended."""
    by_start = {atom.start: n for n, atom in enumerate(raw)}
    first = by_start[atoms[header.first].start]
    begin = by_start[atoms[header.end].start] if header.end < len(atoms) else len(raw)
    return first, begin, by_start[atoms[end].start] if end < len(atoms) else len(raw)


def _title(atoms: Sequence[Atom], before: int) -> str:
    """Find the line above a header that names its table."""
    found = ""
    for first, end in lines_of(atoms[:before]):
        text = wording(atoms[first : min(end, first + 30)])
        if is_title(text):
            found = text
    return found


def choose(page: Page, wanted: str | None, name: str) -> FoundTable:
    """Choose a table: by number, by a part of its name, or the one with most known headers.

    Raises `BadInput` where there is none, `UnknownName` where none is called so.
    """
    if not page.tables:
        found = "no table was found: no line has three headers that are known"
        raise BadInput([Fault(name, 0, "", found, "name headers with --column HEADER=ROLE")])
    if wanted is None:
        return max(page.tables, key=lambda table: table.roles)
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted) <= len(page.tables):
        return page.tables[int(wanted) - 1]
    for table in page.tables:
        if wanted.casefold() in table.name.casefold() and not wanted.isdigit():
            return table
    names = [f"{n} ({table.name or table.layout})" for n, table in enumerate(page.tables, 1)]
    raise UnknownName("table", wanted, names)
