"""A document as text: as it came, or its tables laid out as a page. Places are counted in it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.capture import markup, separated, spreadsheet
from mesograph.capture.document import Decoded, decode
from mesograph.capture.laid_out import Grid, Sheet, lay_out
from mesograph.errors import BadInput, Fault

_FOREIGN = {
    b"%PDF": ("a PDF file", "save its text, or the page of the publisher"),
    b"\xd0\xcf\x11\xe0": ("a file of an old Word or Excel", "save it as XLSX or as text"),
    b"{\\rtf": ("a rich text file", "save it as text"),
    b"\x89PNG": ("a picture", "give the text of the table"),
    b"\xff\xd8\xff": ("a picture", "give the text of the table"),
    b"\x1f\x8b": ("a packed file", "unpack it"),
}
"""What is no text and is often tried, by how it begins: what it is, and what to do instead."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a document, and the grids that it was laid out from, if it was."""

    text: str
    layout: str = ""
    """What the grids came in; empty where the text is as it came."""
    sheets: tuple[Sheet, ...] = ()
    line_names: tuple[str, ...] = ()
    """What each line is in the document that a person sees; empty where it is a line there too."""
    remarks: tuple[str, ...] = ()


def text_of(content: bytes, name: str) -> PageText:
    r"""Give the text of a document; which of its tables is meant does not change it.

    Raises `BadInput` for a container that cannot be read. A table that spans or packs more than
    a review's table may is one, and so is a file of no text at all.

    >>> text_of(b"Disease,Route\nStroke,IV\n", "x.csv").line_names
    ('row 1', 'row 2')
    """
    for head, (kind, cure) in _FOREIGN.items():
        if content.startswith(head):
            raise BadInput([Fault(name, 0, "", f"it is {kind}", cure)])
    if spreadsheet.is_workbook(content):
        return _laid_out(spreadsheet.read_workbook(content, name), "spreadsheet")
    decoded = decode(content)
    remarks = _remarks(decoded)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    if markup.is_markup(text[:2000]):
        return _laid_out(markup.read_markup(text, name), "markup", remarks)
    text = unicodedata.normalize("NFC", text)
    if name.casefold().endswith((".csv", ".tsv")) or separated.delimiter_of(text) == "\t":
        sign = separated.delimiter_of(text)
        if sign:
            return _laid_out((separated.read_separated(text, sign),), "separated", remarks)
    return PageText(text, remarks=remarks)


def _remarks(decoded: Decoded) -> tuple[str, ...]:
    if not decoded.guessed:
        return ()
    return (f"the encoding is not said and was taken for {decoded.encoding}",)


def _laid_out(grids: Sequence[Grid], layout: str, remarks: tuple[str, ...] = ()) -> PageText:
    text, sheets = lay_out(grids)
    names = tuple(_line_names(grids, [sheet.name for sheet in sheets], layout))
    return PageText(text, layout, sheets, names, remarks)


def _line_names(grids: Sequence[Grid], names: Sequence[str], layout: str) -> Iterator[str]:
    """Name the lines of the page by table and row; rows are counted as they are laid out."""
    for number, (grid, name) in enumerate(zip(grids, names, strict=True), 1):
        table = f"sheet {name!r}" if layout == "spreadsheet" else f"table {number}"
        if name:
            yield f"the name of {table}"
        alone = layout == "separated"
        for row in range(1, len(grid.rows) + 1):
            yield f"row {row}" if alone else f"{table}, row {row}"
