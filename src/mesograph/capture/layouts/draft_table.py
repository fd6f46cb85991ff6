"""What was read of a table: its headings, and every cell with its place and its doubts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mesograph.capture.headers.headings import Heading
from mesograph.capture.words.atoms import Atom, wording

DOUBTFUL = 0.965
"""A confidence below this is flagged."""


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of the document, in lines and in code points of its canonical text."""

    first_line: int
    last_line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell as drafted; one that the row leaves empty too."""

    row: int
    column: str
    text: str
    pieces: tuple[Piece, ...]
    confidence: float
    doubts: tuple[str, ...] = ()
    """What a curator should look at, in words."""

    @property
    def doubtful(self) -> bool:
        """Whether a curator should look at it."""
        return bool(self.doubts) or self.confidence < DOUBTFUL


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table as drafted."""

    layout: str
    name: str
    """What the document calls it, where that was found."""
    headings: tuple[Heading, ...]
    rows: int
    cells: tuple[DraftCell, ...]
    remarks: tuple[str, ...] = ()
    """What is doubtful of the table as a whole."""


def piece_of(atoms: Sequence[Atom]) -> Piece:
    """Give the place of consecutive atoms."""
    lines = [atom.first_line for atom in atoms] + [atom.last_line for atom in atoms]
    return Piece(min(lines), max(lines), atoms[0].start, atoms[-1].end)


def cell_of(row: int, column: str, runs: Iterable[Sequence[Atom]], confidence: float) -> DraftCell:
    """Make a cell of runs of atoms; none make an empty one."""
    filled = [run for run in runs if any(atom.text for atom in run)]
    text = " ".join(filter(None, map(wording, filled)))
    places = tuple(piece_of([atom for atom in run if atom.text]) for run in filled)
    doubts = ("put together from pieces that stand apart",) if len(filled) > 1 else ()
    return DraftCell(row, column, text, places, round(confidence, 3), doubts)
