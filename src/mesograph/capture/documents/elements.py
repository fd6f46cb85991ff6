"""The words of an element in markup: exponents kept, marks of footnotes left out."""

import re
from collections.abc import Iterator

from lxml import etree

_SILENT = {"script", "style", "noscript", "template", "fn", "table-wrap-foot", "tfoot"}
_BREAKS = {"br", "p", "div", "li", "break"}
_EXPONENT = re.compile(r"(?:^|[^\d.])10\s*$")
_LENGTH = re.compile(r"(?:^|[\s/\d(])[µcdkm]?m\s*$")
"""A unit of length, which may be squared or cubed."""
_MARK = re.compile(r"[\da-z*†‡§¶#](?:[\s,]+[\da-z*†‡§¶#])*", re.IGNORECASE)


def tag_of(element: etree._Element) -> str:
    """Give the name of an element, without its namespace; none for comments and instructions."""
    # They have a function for a tag.
    return str(element.tag).rpartition("}")[2].casefold() if not callable(element.tag) else ""


def words_of(cell: etree._Element) -> str:
    """Give the words of a cell.

    >>> from lxml.html import fragment_fromstring
    >>> words_of(fragment_fromstring("<td>2 × 10<sup>6</sup> cells<sup>a</sup><br>IV</td>"))
    '2 × 10^6 cells IV'
    >>> words_of(fragment_fromstring("<td>25 mg/m<sup>2</sup></td>"))
    '25 mg/m2'
    """
    return " ".join("".join(_words(cell, [])).split())


def marks_of(cell: etree._Element) -> tuple[str, ...]:
    """Give the marks of footnotes that are left out of a cell's words.

    >>> from lxml.html import fragment_fromstring
    >>> marks_of(fragment_fromstring("<td>2 × 10<sup>6</sup> cells<sup>a</sup></td>"))
    ('a',)
    """
    left_out: list[str] = []
    # The words are made for the sake of what is left out of them.
    _ = "".join(_words(cell, left_out))
    return tuple(left_out)


def _words(element: etree._Element, left_out: list[str]) -> Iterator[str]:
    """Give the words of an element in pieces; add to `left_out` the marks among them."""
    if tag_of(element) in _SILENT:
        return
    said = element.text or ""
    yield said
    for child in element:
        tag = tag_of(child)
        words = ""
        if tag == "sup":
            words = _raised("".join(_words(child, left_out)).strip(), said, left_out)
        elif tag and tag != "table":
            words = "".join(_words(child, left_out)) + " " * (tag in _BREAKS)
        words += child.tail or ""
        yield words
        said += words


def _raised(text: str, before: str, left_out: list[str]) -> str:
    if text.isdigit() and _EXPONENT.search(before):
        return f"^{text}"
    if text in ("2", "3") and _LENGTH.search(before):
        return text
    if _MARK.fullmatch(text):
        left_out.append(text)
        return ""
    return text
