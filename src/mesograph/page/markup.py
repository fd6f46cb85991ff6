"""HTML written out: elements, escaped, and tables that can be read on a phone."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

VOID = ("meta", "br", "hr")
"""Elements that have no end."""


def tag(name: str, /, *content: str, **attributes: str) -> str:
    """Write an element; `class_` is written `class`, and `aria_label` `aria-label`.

    >>> tag("p", words("a < b"), class_="note")
    '<p class="note">a &lt; b</p>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    end = "" if name in VOID else f"{''.join(content)}</{name}>"
    return f"<{name}{written}>{end}"


def words(text: str) -> str:
    """Make a text fit to stand in an element."""
    return escape(text, quote=False)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], about: str, kinds: Mapping[str, str]
) -> str:
    """Draw a table; on a phone each row becomes a block, its cells labelled by their columns.

    `kinds` gives classes of columns: `number`, `slug` (never broken), `name` (needs no label).
    """
    head = "".join(
        tag("th", words(column), scope="col", **_class(kinds.get(column, ""))) for column in columns
    )
    body = "\n".join(tag("tr", *_cells(columns, row, kinds)) for row in rows)
    drawn = tag(
        "table",
        tag("caption", words(about)),
        tag("thead", tag("tr", head)),
        "\n",
        tag("tbody", body),
    )
    return scrolling(drawn, about)


def _cells(columns: Sequence[str], row: Sequence[str], kinds: Mapping[str, str]) -> Iterable[str]:
    for column, cell in zip(columns, row, strict=True):
        yield tag("td", words(cell), data_of=column, **_class(kinds.get(column, "")))


def scrolling(content: str, about: str) -> str:
    """Let something wide scroll within the page, by finger and by key."""
    return tag("div", content, class_="wide", role="region", aria_label=about, tabindex="0")


def _class(kind: str) -> dict[str, str]:
    return {"class_": kind} if kind else {}
