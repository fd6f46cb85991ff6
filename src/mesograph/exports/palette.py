"""Colours of kinds of things, told apart by people who see red and green alike."""

import hashlib
from colorsys import hls_to_rgb

from mesograph.exports.gexf import Colour

KNOWN: dict[str, Colour] = {
    "condition": (213, 94, 0),
    "route": (0, 114, 178),
    "tissue": (204, 121, 167),
    "trial": (86, 180, 233),
    "review": (230, 159, 0),
    "report": (0, 158, 115),
    "favourable": (0, 158, 115),
    "unfavourable": (213, 94, 0),
    "neutral": (120, 120, 120),
    "unclear": (190, 190, 190),
    "claim": (170, 190, 200),
    "cell": (205, 205, 205),
    "place": (225, 225, 225),
    "finding": (240, 190, 80),
}
"""The palette of Okabe and Ito, and greys for what is only provenance."""


def colour_of(kind: str) -> Colour:
    """Give the colour of a kind of thing: one of the palette, else one drawn from its name."""
    known = KNOWN.get(kind.lower())
    if known is not None:
        return known
    hue = hashlib.sha256(kind.encode()).digest()[0] / 256
    red, green, blue = (round(255 * part) for part in hls_to_rgb(hue, 0.62, 0.45))
    return red, green, blue
