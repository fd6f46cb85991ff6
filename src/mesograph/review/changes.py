"""What has changed in a document since a review's folder was made from it, told by cell."""

from collections.abc import Iterator, Sequence

from mesograph.errors import Fault
from mesograph.model import Cell
from mesograph.review.document import Document
from mesograph.review.folder import Review
from mesograph.review.whereabouts import Piece

SHOWN = 60
"""Characters of a document that a fault shows at most."""

ANOTHER = 0.1
"""With less than this share of the cells in it, a document is another one, and no new version."""


def tell_changes(review: Review, document: Document, pieces: Sequence[Piece]) -> Iterator[Fault]:
    """Say that a document has changed, and tell each cell that is gone or may have grown.

    Cells that have only moved, because of what changed before them, are counted.
    """
    gone = {piece.cell for piece in pieces if piece.shift is None}
    moved = {piece.cell for piece in pieces if piece.shift} - gone
    count = len({piece.cell for piece in pieces})
    if count - len(gone) < ANOTHER * count:
        found = (
            f"it is not the document of {review.slug}: {len(gone)} of {count} cells are not in it"
        )
        cure = f"put that one there, whose SHA-256 begins with {review.declared.document[:12]}"
        yield Fault(document.name, 0, "", found, cure)
        return
    found = (
        f"it is not as it was when the folder of {review.slug} was made: of {count} cells "
        f"{count - len(moved) - len(gone)} are in place, {len(moved)} elsewhere, {len(gone)} gone"
    )
    cure = (
        "put back the document as it was, or read it anew "
        f"(mesograph read {document.name} --as {review.slug} --out FOLDER) "
        "and take over cells.tsv and the sha256 in review.toml"
    )
    yield Fault(document.name, 0, "", found, cure)
    yield from _by_cell(review, document, pieces)


def _by_cell(review: Review, document: Document, pieces: Sequence[Piece]) -> Iterator[Fault]:
    """Go along the document: what stands where a cell is gone, and what lies between others."""
    before: Piece | None = None
    lost: list[Cell] = []
    told: set[Cell] = set()
    for piece in (*pieces, None):
        if piece is not None and piece.shift is None:
            lost += [] if piece.cell in told else [piece.cell]
            continue
        start = before.end if before else 0
        if lost:
            end = piece.start if piece else len(document.text)
            yield from (_gone(review, document, cell, start, end) for cell in dict.fromkeys(lost))
        elif piece is not None and piece.shift != (before.shift if before else 0):
            yield _between(document, before, piece)
        told.update(lost)
        before, lost = piece, []


def _gone(review: Review, document: Document, cell: Cell, start: int, end: int) -> Fault:
    """Tell a cell that is gone, with what stands between its neighbours now."""
    instead = document.text[start:end].strip()
    start += len(document.text[start:end]) - len(document.text[start:end].lstrip())
    there = f", there is {_shown(instead)} in {document.lines(start, end)}" if instead else ""
    resting = [str(claim.n) for claim in review.findings if claim.cell == cell]
    findings = f"; findings {', '.join(resting)} rest on it" if resting else ""
    found = f"{_called(cell)}: its words are gone{there}{findings}"
    anew = "transcribe it" if cell in review.texts else "code it"
    cure = f"{anew} as it is now, if that is right"
    return Fault(document.name, _line(document, start), cell.column, found, cure)


def _between(document: Document, before: Piece | None, after: Piece) -> Fault:
    """Tell that what lies between two cells is longer or shorter: the first may have grown."""
    by = (after.shift or 0) - ((before.shift or 0) if before else 0)
    signs = "character" if abs(by) == 1 else "characters"
    change = f"{abs(by)} {signs} {'more' if by > 0 else 'fewer'} before {_called(after.cell)}"
    if before is None:
        line = _line(document, after.start)
        return Fault(document.name, line, "", change, "see whether the table has changed")
    words = document.text[before.start : after.start].strip()
    found = f"{_called(before.cell)}: {change}, {_shown(words)}"
    line, cure = _line(document, before.start), "see whether the cell has changed"
    return Fault(document.name, line, before.cell.column, found, cure)


def _called(cell: Cell) -> str:
    return f"row {cell.row}, {cell.column}"


def _line(document: Document, offset: int) -> int:
    """Give the line that an editor shows; 0 where the document is no text."""
    return 0 if document.line_names else document.line_of(offset)


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…")
