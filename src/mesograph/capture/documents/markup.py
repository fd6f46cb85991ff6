"""Tables of HTML pages and JATS articles, with their spans, by lxml. Nothing in them is run."""

import re
from collections.abc import Iterator

from lxml import etree, html

from mesograph.capture.documents.elements import marks_of, tag_of, words_of
from mesograph.capture.documents.laid_out import Field, Grid
from mesograph.errors import BadInput, Fault

WIDEST = 200
"""Columns and rows that one cell may span at most; more is an error of the page, or a trap."""
LARGEST_GRID = 2_000_000
"""Fields of a document at most, spans counted out."""

_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
"""It names the encoding of the bytes that the text came from."""
_DECLARATIONS = re.compile(r"\s*<!DOCTYPE[^\[>]*\[", re.IGNORECASE)


def is_markup(head: str) -> bool:
    """Tell whether a text is a page or an article in markup, by its beginning."""
    return bool(
        re.match(
            r"\s*<(?:!DOCTYPE|\?xml|html|table|article|body|div|head|!--)", head, re.IGNORECASE
        )
    )


def read_markup(text: str, name: str) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Read every table of a page, inner ones apart from the outer; say what is damaged in it.

    Entities are not expanded, nothing is fetched, scripts are text that is left out. Raises
    `BadInput` where there is no markup in it, or spans would fill the memory.
    """
    plain = _without_declarations(_PROLOGUE.sub("", text, count=1))
    root, remarks = _root(plain.encode(), name)
    grids = []
    size = 0
    for table in _tables(root):
        rows, heads = _rows(table)
        size += sum(map(len, rows))
        if size > LARGEST_GRID:
            found = "its tables have more cells than any review"
            raise BadInput([Fault(name, 0, "", found, "cut out the table")])
        grids.append(Grid(_name(table), rows, heads))
    return tuple(grids), remarks


def _without_declarations(text: str) -> str:
    """Leave out what a document type declares within a page: entities, which are not expanded.

    A bomb of them would end the reading where it is named; one that is not declared is left out.

    >>> _without_declarations('<!DOCTYPE article [<!ENTITY a "b">]><article>&a;</article>')
    '<!DOCTYPE article ><article>&a;</article>'
    """
    opened = _DECLARATIONS.match(text[:2000])
    closed = text.find("]>", opened.end()) if opened else -1
    return text if opened is None or closed < 0 else text[: opened.end() - 1] + text[closed + 1 :]


def _root(content: bytes, name: str) -> tuple[etree._Element, tuple[str, ...]]:
    head = content[:2000].lower()
    if b"<article" in head and b"<html" not in head:
        article, remarks = _xml(content)
        if article is not None:
            return article, remarks
    page = _html(content)
    if page is None:
        raise BadInput([Fault(name, 0, "", "no markup can be read in it", "save the page again")])
    return page, ()


def _xml(content: bytes) -> tuple[etree._Element | None, tuple[str, ...]]:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    try:
        article = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, ()
    first = next(iter(parser.error_log), None)
    if first is None:
        return article, ()
    return article, (
        f"the XML is damaged ({first.message}): see whether words or rows are lacking",
    )


def _html(content: bytes) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        return html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _tables(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if tag_of(element) == "table")


def _rows(table: etree._Element) -> tuple[tuple[tuple[Field, ...], ...], int]:
    """Lay the cells of a table out in a grid: a cell that spans stands in each place it spans.

    Say how many of its first rows are headers.
    """
    rows: list[tuple[Field, ...]] = []
    pending: dict[int, tuple[Field, int]] = {}
    key = 0
    heads = 0
    for element in _own(table, "tr"):
        heads += heads == len(rows) and _is_head(element)
        row: list[Field] = []
        cells = list(_own_cells(element))
        while cells or len(row) in pending:
            if len(row) in pending:
                field, left = pending.pop(len(row))
                if left > 1:
                    pending[len(row)] = (field, left - 1)
                row.append(field)
                continue
            cell = cells.pop(0)
            field = Field(key, words_of(cell), marks_of(cell))
            key += 1
            down = _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if down > 1:
                    pending[len(row)] = (field, down - 1)
                row.append(field)
        rows.append(tuple(row))
    return tuple(rows), heads


def _is_head(row: etree._Element) -> bool:
    cells = [tag_of(cell) for cell in _own_cells(row)]
    parent = row.getparent()
    in_head = parent is not None and tag_of(parent) == "thead"
    return in_head or (bool(cells) and set(cells) == {"th"})


def _own(table: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Give the rows of a table that are not those of a table within it."""
    for element in table.iter():
        if tag_of(element) == tag:
            holders = (h for h in element.iterancestors() if tag_of(h) in ("table", "tfoot"))
            if next(holders, None) is table:
                yield element


def _own_cells(row: etree._Element) -> Iterator[etree._Element]:
    return (child for child in row if tag_of(child) in ("td", "th"))


def _span(cell: etree._Element, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    return max(1, min(int(text), WIDEST)) if text.isascii() and text.isdigit() else 1


def _name(table: etree._Element) -> str:
    """Give what the page calls a table: its caption, or the label and caption around it."""
    for element in table:
        if tag_of(element) == "caption":
            return words_of(element)
    holder = table.getparent()
    if holder is None or tag_of(holder) not in ("table-wrap", "figure", "alternatives"):
        return ""
    if tag_of(holder) == "alternatives":
        holder = holder.getparent()
    parts = (
        ()
        if holder is None
        else (e for e in holder if tag_of(e) in ("label", "caption", "figcaption"))
    )
    return " ".join(words_of(part) for part in parts)
