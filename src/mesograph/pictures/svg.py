"""SVG written out: elements, numbers at their shortest, a title and a description."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

FONT = "DejaVu Sans, Segoe UI, Roboto, Helvetica, Arial, sans-serif"
INK = "#1a1a1a"
FAINT = "#5a5a5a"
"""Grey text that still has a contrast of 6.9 to 1 on white."""
RULE = "#d0d0d0"
FAINTEST = "#eeeeee"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture is, in a line, and what it shows, in words and numbers."""

    name: str
    """Makes the ids of a picture its own where several stand on one page."""
    title: str
    about: str


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


def text(x: float, y: float, words: str, size: float = 12, **attributes: str | float) -> str:
    """Write words at a place, in ink unless another fill is given."""
    return element(
        "text", escape(words, quote=False), x=x, y=y, font_size=size, **{"fill": INK, **attributes}
    )


def titled(about: str, *content: str, **attributes: str | float) -> str:
    """Group elements under a title, which a pointer shows and a reader for the blind says."""
    return element("g", element("title", escape(about, quote=False)), *content, **attributes)


def document(caption: Caption, width: float, height: float, content: Iterable[str]) -> str:
    """Write a picture with its caption, which a reader for the blind says."""
    title, about = f"{caption.name}-title", f"{caption.name}-about"
    size = f'width="{number(width)}" height="{number(height)}"'
    box = f'viewBox="0 0 {number(width)} {number(height)}" {size}'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" '
        f'aria-labelledby="{title} {about}" font-family="{FONT}">'
    )
    lines = [
        head,
        element("title", escape(caption.title, quote=False), id=title),
        element("desc", escape(caption.about, quote=False), id=about),
        element("rect", width=width, height=height, fill=PAPER),
        *content,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def words_width(words: str, size: float) -> float:
    """Guess how wide words are set, in the units of the picture: 0.58 of the size a character."""
    return len(words) * size * 0.58
