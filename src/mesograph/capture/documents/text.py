"""A document as text: as it came, or its tables laid out as a page. Places are counted in it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.canonical import canonical
from mesograph.capture.documents import markup, separated, spreadsheet
from mesograph.capture.documents.decoding import Decoded, decode
from mesograph.capture.documents.laid_out import Grid, written
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

MOST_TEXT = 4_000_000
"""Characters of text that are read at most; the tables of a review have a tenth of it."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a document, and the grids that it was laid out from, if it was."""

    text: str
    layout: str = ""
    """What the grids came in; empty where the text is as it came."""
    grids: tuple[Grid, ...] = ()
    line_names: tuple[str, ...] = ()
    """What each line is in the document that a person sees; empty where it is a line there too."""
    remarks: tuple[str, ...] = ()


def text_of(content: bytes, name: str) -> PageText:
    r"""Give the text of a document; which of its tables is meant does not change it.

    Raises `BadInput` for a container that cannot be read. One that spans, packs or holds more than
    a review's tables may is one, and so is a file of no text at all.

    >>> text_of(b"Disease,Route\nStroke,IV\n", "x.csv").line_names
    ('row 1', 'row 2')
    """
    for head, (kind, cure) in _FOREIGN.items():
        if content.startswith(head):
            raise BadInput([Fault(name, 0, "", f"it is {kind}", cure)])
    if spreadsheet.is_workbook(content):
        return _laid_out(spreadsheet.read_workbook(content, name), "spreadsheet", name)
    decoded = decode(content)
    remarks = _remarks(decoded)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    if markup.is_markup(text[:2000]):
        grids, damage = markup.read_markup(text, name)
        return _laid_out(grids, "markup", name, (*remarks, *damage))
    text = unicodedata.normalize("NFC", _bounded(text, name))
    if name.casefold().endswith((".csv", ".tsv")) or separated.delimiter_of(text) == "\t":
        sign = separated.delimiter_of(text)
        if sign:
            grid = separated.read_separated(text, sign)
            return _laid_out((grid,), "separated", name, remarks)
    return PageText(text, remarks=remarks)


def _remarks(decoded: Decoded) -> tuple[str, ...]:
    if not decoded.guessed:
        return ()
    return (f"the encoding is not said and was taken for {decoded.encoding}",)


def _laid_out(
    grids: tuple[Grid, ...], layout: str, name: str, remarks: tuple[str, ...] = ()
) -> PageText:
    return PageText(
        _bounded(written(grids), name), layout, grids, tuple(_line_names(grids, layout)), remarks
    )


def _bounded(text: str, name: str) -> str:
    """Give a text back; raises `BadInput` where it is longer than any review's tables."""
    if len(text) > MOST_TEXT:
        found = f"it has {len(text):,} characters of text; at most {MOST_TEXT:,} are read"
        raise BadInput([Fault(name, 0, "", found, "cut out the page with the table")])
    return text


def _line_names(grids: Sequence[Grid], layout: str) -> Iterator[str]:
    """Name the lines of the page by table and row; rows are counted as they are laid out."""
    for number, grid in enumerate(grids, 1):
        name = canonical(grid.name)
        table = f"sheet {name!r}" if layout == "spreadsheet" else f"table {number}"
        if name:
            yield f"the name of {table}"
        for row in range(1, len(grid.rows) + 1):
            yield f"row {row}" if layout == "separated" else f"{table}, row {row}"
