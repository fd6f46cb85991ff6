"""Small shapes that mean the same in all pictures, drawn and not set as letters."""

from mesograph.pictures.svg import INK, PAPER, element, number

MARK = 10
"""The width of a mark."""


def safety_mark(kind: str, x: float, y: float) -> str:
    """Draw the mark of a state of safety left of `x`, on the line of words at `y`; none for none.

    Full and pointed for unwanted events, round and empty for none: told apart in any print.
    """
    if kind == "triangle":
        left, top, bottom = x - MARK, y - MARK + 0.5, y
        path = (
            f"M{number(left)},{number(bottom)} H{number(x)} L{number(x - MARK / 2)},{number(top)} Z"
        )
        return element("path", d=path, fill=INK)
    if kind == "ring":
        return element(
            "circle",
            cx=x - MARK / 2,
            cy=y - MARK / 2 + 0.5,
            r=4,
            fill=PAPER,
            stroke=INK,
            stroke_width=1.6,
        )
    return ""
