"""A layout for the whole graph, however large: a review is a disc of rows, a row a flower.

Each node's place follows from what it is, not from the other nodes, so that it is found without
holding the graph, is the same every time, and stays where it was when a review is added after it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from mesograph.exports.lookup import OF_REVIEW, REVIEW, SLUG
from mesograph.exports.source import Source

ROW_SPACING = 260.0
PETAL = 95.0
_GOLDEN = pi * (3 - sqrt(5))
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Flowers:
    """Where the discs stand, and how wide all of them are."""

    centres: Mapping[str, Point]
    radius: float

    def row(self, review: str, row: int) -> Point:
        """Give the place of a row: along a spiral, as seeds stand in a sunflower."""
        x, y = self.centres[review]
        distance, angle = ROW_SPACING * sqrt(row), row * _GOLDEN
        return x + distance * cos(angle), y + distance * sin(angle)

    def petal(self, review: str, row: int, iri: str) -> Point:
        """Give the place of what belongs to a row: around it."""
        x, y = self.row(review, row)
        one, two = fractions(iri)
        distance, angle = PETAL * (0.35 + 0.65 * sqrt(one)), 2 * pi * two
        return x + distance * cos(angle), y + distance * sin(angle)

    def rim(self, kind: str, iri: str) -> Point:
        """Give the place of what belongs to no row: around all, its kind together."""
        where, _ = fractions(kind)
        one, two = fractions(iri)
        distance = self.radius * (1.15 + 0.5 * one)
        angle = 2 * pi * (where + 0.05 * two)
        return distance * cos(angle), distance * sin(angle)


def fractions(text: str) -> Point:
    """Give two numbers from 0 to 1 that follow from a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4]) / 2**32, int.from_bytes(digest[4:8]) / 2**32


def flowers(source: Source) -> Flowers:
    """Place a disc for each review, by name, side by side."""
    sizes: dict[str, float] = {}
    for review in source.members(REVIEW):
        rows = source.lookup.count(OF_REVIEW, review)
        for slug in source.lookup.objects(review, SLUG):
            sizes[slug] = ROW_SPACING * sqrt(rows + 1) + PETAL
    width = 2 * sum(sizes.values())
    left, centres = -width / 2, {}
    for slug in sorted(sizes):
        centres[slug] = (left + sizes[slug], 0.0)
        left += 2 * sizes[slug]
    return Flowers(centres, max(width / 2, ROW_SPACING))
