"""`cells.tsv`: where every cell lies in the document."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.model import Cell
from mesograph.review.declaration import Declaration
from mesograph.review.rows import cell_of
from mesograph.tables import Faults, read_table, read_whole

COLUMNS = ("row", "column", "first_line", "last_line", "start", "end", "sha256")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the document that a cell, or a piece of one, takes up."""

    first_line: int
    last_line: int
    start: int
    """Offsets in the document's canonical text, in code points, end exclusive."""
    end: int
    sha256: str
    """Of the whole cell's canonical text, the same for each of its pieces."""


def read_places(
    text: bytes, declared: Declaration, faults: Faults
) -> Mapping[Cell, tuple[Place, ...]]:
    """Read the places of cells, pieces in reading order."""
    places: dict[Cell, list[Place]] = defaultdict(list)
    for line in read_table(text, COLUMNS, (), faults):
        first, last, start, end = (read_whole(line, c, faults) for c in COLUMNS[2:6])
        place = Place(first, last, start, end, line["sha256"])
        if place.start >= place.end or place.first_line > place.last_line:
            faults.add(line.number, "end", "the place ends before it begins", "mend the offsets")
        cell = cell_of(line, declared, faults)
        if any(known.sha256 != place.sha256 for known in places[cell]):
            faults.add(line.number, "sha256", "pieces of one cell differ in it", "digest the cell")
        places[cell].append(place)
    return {cell: tuple(pieces) for cell, pieces in places.items()}
