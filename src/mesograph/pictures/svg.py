"""SVG written out: elements, numbers at their shortest, words that any converter can draw."""

import re
from collections.abc import Iterable, Sequence
from html import escape

FONT = "DejaVu Sans, Segoe UI, Roboto, Helvetica, Arial, sans-serif"
INK = "#1a1a1a"
FAINT = "#4d4d4d"
"""Grey text that still has a contrast of 8.5 to 1 on white."""
RULE = "#c8c8c8"
FAINTEST = "#ececec"
PAPER = "#ffffff"

SMALL, PLAIN, LARGE = 12, 13, 19
"""The sizes of words: none is smaller than the first, so that a slide can be read."""


BOLD = 1.14
"""How much wider bold words are."""

WIDTHS = (
    ("ijl", 0.28),
    (" fIrt.,;:'()|-", 0.4),
    ("mMW", 0.98),
    ("wABCDGHKNOQRUVX", 0.8),
)
"""How wide letters are, as shares of their size; all others are 0.64."""


BREAKS = re.compile(r"\ (?!\()", re.VERBOSE)
"""The blanks at which a line may end."""


def number(value: float) -> str:
    """Write a length with at most two decimal places, so that all machines write it alike.

    >>> number(3.0), number(2.345), number(-0.001)
    ('3', '2.35', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, *content: str, **attributes: str | float) -> str:
    """Write an element; `class_` and `stroke_width` are written `class` and `stroke-width`.

    >>> element("circle", r=2.5, stroke_width=1)
    '<circle r="2.5" stroke-width="1"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    inner = "".join(content)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return escape(value, quote=True) if isinstance(value, str) else number(value)


def text(x: float, y: float, words: str, size: float = SMALL, **attributes: str | float) -> str:
    """Write words at a place, in ink unless another fill is given."""
    return element(
        "text", escape(words, quote=False), x=x, y=y, font_size=size, **{"fill": INK, **attributes}
    )


def haloed(
    x: float, y: float, words: str, size: float = SMALL, **attributes: str | float
) -> tuple[str, str]:
    """Write words over something drawn: their halo, to be drawn first, and they themselves.

    Two elements: `paint-order` is not known to many converters, which then draw the halo last.
    """
    halo: dict[str, str | float] = {
        "fill": PAPER,
        "stroke": PAPER,
        "stroke_width": 4,
        "stroke_linejoin": "round",
    }
    return (
        text(x, y, words, size, **attributes, **halo, aria_hidden="true"),
        text(x, y, words, size, **attributes),
    )


def lines_of_text(
    x: float, y: float, lines: Iterable[str], size: float = SMALL, **attributes: str | float
) -> Iterable[str]:
    """Write lines one below the other, 1.4 times their size apart."""
    for at, line in enumerate(lines):
        yield text(x, y + 1.4 * size * at, line, size, **attributes)


def titled(about: str, *content: str, **attributes: str | float) -> str:
    """Group elements under a title, which a pointer shows and a reader for the blind says."""
    return element("g", element("title", escape(about, quote=False)), *content, **attributes)


def words_width(words: str, size: float) -> float:
    """Guess how wide words are set, in the units of the picture, as DejaVu Sans sets them.

    Other fonts are narrower, so that what has room here has room everywhere.

    >>> words_width("mill", 10) < words_width("mamm", 10)
    True
    """
    return size * sum(
        next((width for letters, width in WIDTHS if letter in letters), 0.64) for letter in words
    )


def folded(words: str, size: float, width: float) -> Sequence[str]:
    """Break words into lines that are not wider than a width, as far as can be guessed.

    A number in brackets stays with the word before it.

    >>> folded("graft versus host disease (19)", 10, 90)
    ('graft versus', 'host', 'disease (19)')
    """
    lines = [""]
    for word in BREAKS.split(words):
        longer = f"{lines[-1]} {word}".strip()
        if words_width(longer, size) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
