"""Cards written out: as text that a person reads, and as JSON."""

import json
import re
import textwrap
from collections.abc import Iterable, Sequence

from mesograph.cards.card import Block, Card

GAP = "  "
NARROWEST = 8
"""No column is squeezed below this many characters; a line may then be too long, never unread."""

LONGEST_WORD = 24
"""A longer word, as of an address, is broken where it must."""

LONGEST_LINK = 80
"""A longer link is no use on paper, and fills a terminal."""

_LINK = re.compile(r"(?P<path> https?://[^\s?]* \?? ) \S*", re.VERBOSE)


def as_text(card: Card, width: int) -> str:
    """Lay a card out for a terminal of a width, in characters; cells are wrapped, never cut.

    Of a very long link only its beginning is shown; `as_json` gives it whole.
    """
    lines = [card.title, f"  <{card.iri}>"]
    for told in card.about:
        lines += textwrap.wrap(
            _with_short_links(told),
            width,
            initial_indent=GAP,
            subsequent_indent=GAP * 2,
            break_long_words=False,
            break_on_hyphens=False,
        )
    for block in card.blocks:
        lines += ["", block.title, *_block(block, width)]
    return "\n".join(lines) + "\n"


def as_json(card: Card) -> str:
    """Write a card for a program: its blocks as lists of rows under named columns."""
    content = {
        "title": card.title,
        "iri": card.iri,
        "about": card.about,
        "blocks": [
            {
                "title": block.title,
                "columns": block.columns,
                "rows": block.rows,
                "notes": block.notes,
            }
            for block in card.blocks
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _with_short_links(told: str) -> str:
    """Cut long links after their path, and say where they stand whole.

    >>> _with_short_links("ChiCTR · https://example.org/search?" + "a=&" * 40)
    'ChiCTR · https://example.org/search?… (--json gives it whole)'
    """
    return _LINK.sub(
        lambda link: (
            link[0]
            if len(link[0]) <= LONGEST_LINK
            else f"{link['path'][:LONGEST_LINK]}… (--json gives it whole)"
        ),
        told,
    )


def _block(block: Block, width: int) -> Iterable[str]:
    if not block.rows:
        yield f"{GAP}{block.empty}"
        return
    widths = fit([block.columns, *block.rows], width - len(GAP))
    if any(block.columns):
        yield from _line(block.columns, widths)
        pairs = zip(block.columns, widths, strict=True)
        yield from _line(["-" * width if column else "" for column, width in pairs], widths)
    for row in block.rows:
        yield from _line(row, widths)
    for note in block.notes:
        yield from textwrap.wrap(note, width, initial_indent=GAP, subsequent_indent=GAP)


def fit(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give each column what it needs, taking from the widest until all fit.

    No column becomes narrower than its longest word, unless that word is very long.

    >>> fit([["a" * 5, "b " * 20, "c " * 30]], 60)
    [5, 26, 25]
    """
    columns = [[row[at] for row in rows] for at in range(len(rows[0]))]
    widths = [max(map(len, column)) for column in columns]
    words = [[len(word) for cell in column for word in cell.split()] for column in columns]
    least = [min(max(of, default=0), LONGEST_WORD) for of in words]
    room = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > room:
        spare = [
            (width, at) for at, width in enumerate(widths) if width > max(least[at], NARROWEST)
        ]
        if not spare:
            break
        widths[max(spare)[1]] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    wrapped = [
        textwrap.wrap(cell, max(width, 1), break_on_hyphens=False) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for at in range(max(map(len, wrapped))):
        parts = (
            (cell[at] if at < len(cell) else "").ljust(width)
            for cell, width in zip(wrapped, widths, strict=True)
        )
        yield (GAP + GAP.join(parts)).rstrip()
