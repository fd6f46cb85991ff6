"""Where the pieces of cells stand in a document, though it may have changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from mesograph.canonical import digest
from mesograph.model import Cell
from mesograph.review.folder import Review
from mesograph.review.places import Place

TELLING = 12
"""Characters of fact cells in a row that must stand in a document once to say where they are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a cell, and how much further on than its place it stands, in characters."""

    cell: Cell
    place: Place
    shift: int | None
    """None where the words of the cell are nowhere to be found."""

    @property
    def start(self) -> int:
        """Where it begins in the document as it is, or would if nothing had moved."""
        return self.place.start + (self.shift or 0)

    @property
    def end(self) -> int:
        """Where it ends in the document as it is, or would if nothing had moved."""
        return self.place.end + (self.shift or 0)


def find_pieces(review: Review, text: str) -> tuple[Piece, ...]:
    """Find every piece of a cell in a document's canonical text, in the order of their places.

    A cell is found where its digest is. Tried are its own places, and those as much further on as
    the cell before it stands, as the stretches of fact cells around it that the text has once, and
    as the end.
    """
    placed = sorted(review.places.items(), key=lambda one: (one[1][0].start, one[0]))
    if all(_stands(text, places, (0,) * len(places)) for _, places in placed):
        found = {cell: (0,) * len(places) for cell, places in placed}
    else:
        found = dict(_found(placed, text, _anchors(placed, review.texts, text)))
    pieces = [
        Piece(cell, place, found[cell][n] if cell in found else None)
        for cell, places in placed
        for n, place in enumerate(places)
    ]
    return tuple(sorted(pieces, key=lambda piece: (piece.place.start, piece.cell)))


def words_at(text: str, places: Sequence[Place], shifts: Sequence[int]) -> str:
    """Give the words at some places, each further on by its shift, one blank between them."""
    moved = zip(places, shifts, strict=True)
    return " ".join(text[max(p.start + by, 0) : max(p.end + by, 0)] for p, by in moved)


def _stands(text: str, places: Sequence[Place], shifts: Sequence[int]) -> bool:
    return digest(words_at(text, places, shifts)) == places[0].sha256


_Placed = Sequence[tuple[Cell, tuple[Place, ...]]]


def _found(
    placed: _Placed, text: str, anchors: Mapping[int, int]
) -> Iterator[tuple[Cell, tuple[int, ...]]]:
    last = 0
    # A table that ends its document moves with the end.
    at_end = len(text) - max(place.end for _, places in placed for place in places)
    for cell, places in placed:
        nearby = [shift for place in places for shift in _around(anchors, place.start)]
        ways = _ways(tuple(dict.fromkeys([last, *nearby, 0, at_end])), len(places))
        shifts = next((way for way in ways if _stands(text, places, way)), None)
        if shifts is not None:
            last = shifts[-1]
            yield cell, shifts


def _ways(shifts: Sequence[int], pieces: int) -> Iterator[tuple[int, ...]]:
    """Give the ways in which pieces may have moved: all alike, or the later ones otherwise.

    >>> list(_ways((0, 4), 2))
    [(0, 0), (4, 4), (0, 4), (4, 0)]
    """
    yield from ((shift,) * pieces for shift in shifts)
    for first, then in permutations(shifts, 2):
        yield from ((first,) * n + (then,) * (pieces - n) for n in range(1, pieces))


def _anchors(placed: _Placed, texts: Mapping[Cell, str], text: str) -> Mapping[int, int]:
    """Give by the start of a place how far stretches have moved that stood and stand just once."""
    single = [(p[0], texts[cell]) for cell, p in placed if len(p) == 1 and texts.get(cell)]
    transcribed = " ".join(words for _, words in single)
    anchors = {}
    for n, (first, words) in enumerate(single):
        stretch, end = words, first.end
        for place, more in single[n + 1 :]:
            if len(stretch) >= TELLING or place.start != end + 1:
                break
            stretch, end = f"{stretch} {more}", place.end
        if len(stretch) >= TELLING and _once(stretch, text) and _once(stretch, transcribed):
            anchors[first.start] = text.find(stretch) - first.start
    return anchors


def _once(stretch: str, text: str) -> bool:
    at = text.find(stretch)
    return at >= 0 and text.find(stretch, at + 1) < 0


def _around(anchors: Mapping[int, int], start: int) -> tuple[int, ...]:
    """Give how far the nearest anchors have moved, the one at a place or after it first."""
    after = min((at for at in anchors if at >= start), default=None)
    before = max((at for at in anchors if at < start), default=None)
    return tuple(anchors[at] for at in (after, before) if at is not None)
