"""XML read back piece by piece, none of it kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import Element, ParseError, iterparse

Piece: TypeAlias = Element


def pieces(path: Path, *wanted: str) -> Iterator[Piece]:
    """Give the elements of some names, each whole, in order; raises `ValueError` for bad XML."""
    names = frozenset(wanted)
    above: list[Piece] = []
    try:
        for event, element in iterparse(path, ("start", "end")):  # noqa: S314 - we read what we wrote
            if event == "start":
                above.append(element)
                continue
            above.pop()
            if bare(element) in names:
                yield element
                # It would stay a child of what stands above it.
                above[-1].remove(element)
    except ParseError as error:
        raise ValueError(f"{path.name}: {error}") from error


def bare(element: Piece) -> str:
    """Give the name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1]
