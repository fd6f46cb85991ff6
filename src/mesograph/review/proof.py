"""The proof that a document says, where the folder says, what the folder holds."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mesograph.canonical import bare, canonical, digest
from mesograph.errors import Fault
from mesograph.model import Cell
from mesograph.review.changes import tell_changes
from mesograph.review.document import Document
from mesograph.review.folder import Review
from mesograph.review.whereabouts import Piece, find_pieces, words_at


def prove(review: Review, document: Document) -> tuple[Fault, ...]:
    """Hold every cell and every finding against the document; give what does not fit.

    Where the document is not the one that the folder was made from, what has changed in it is told
    by cell; else what is wrong in the folder is.
    """
    pieces = find_pieces(review, document.text)
    by_cell: dict[Cell, list[Piece]] = {}
    for piece in pieces:
        by_cell.setdefault(piece.cell, []).append(piece)
    as_it_was = review.declared.document in ("", digest(document.text))
    where = _misplaced(review, document, by_cell)
    told = (
        *(where if as_it_was else tell_changes(review, document, pieces)),
        *_mistranscribed(review, document, by_cell),
        *_beyond(review),
    )
    # Cells that share a stretch are told once each has the words that it should.
    return told or tuple(_shared(review, document))


def text_of(review: Review, document: Document, cell: Cell) -> str:
    """Give a cell's canonical text from the document: its pieces, one blank between them."""
    places = review.places.get(cell, ())
    return words_at(document.text, places, (0,) * len(places))


def _beyond(review: Review) -> Iterator[Fault]:
    """Tell findings that end beyond their cells."""
    for claim in review.findings:
        if claim.span.end > _length(review, claim.cell):
            found = f"finding {claim.n} of row {claim.cell.row} ends beyond its cell"
            yield Fault(f"{review.slug}/findings.tsv", 0, "end", found, "mend start and end")


def _length(review: Review, cell: Cell) -> int:
    """Give how long a cell's canonical text is, by its places."""
    places = review.places.get(cell, ())
    return sum(place.end - place.start for place in places) + max(len(places) - 1, 0)


def _misplaced(
    review: Review, document: Document, by_cell: Mapping[Cell, Sequence[Piece]]
) -> Iterator[Fault]:
    """Tell places that are wrong in the folder: its document has not changed."""
    where = f"{review.slug}/cells.tsv"
    for cell in review.cells():
        pieces = by_cell.get(cell, ())
        what = _called(cell)
        if not pieces and review.texts.get(cell):
            start = min(
                (p.start for c in by_cell if c.row == cell.row for p in by_cell[c]), default=0
            )
            there = place_of(document, review.texts[cell], start)
            cure = f"write it into cells.tsv: {there}" if there else "locate the cell"
            yield Fault(where, 0, cell.column, f"{what}: no place is given", cure)
        elif any(piece.shift is None for piece in pieces):
            words = text_of(review, document, cell)
            found = f"{what}: the document has {words[:40]!r} there"
            cure = "mend the offsets, or digest the cell anew"
            yield Fault(where, 0, cell.column, found, cure)
        for piece in (piece for piece in pieces if piece.shift is not None):
            yield from _mislaid(where, document, piece)


def _mislaid(where: str, document: Document, piece: Piece) -> Iterator[Fault]:
    """Tell a place whose offsets or lines are not those of its words."""
    cell, place = piece.cell, piece.place
    what = _called(cell)
    lines = (document.line_of(piece.start), document.line_of(piece.end - 1))
    if piece.shift:
        found = f"{what}: it stands at characters {piece.start} to {piece.end}"
        cure = f"mend start and end, which are {place.start} and {place.end}"
        yield Fault(where, 0, "start", found, cure)
    elif lines != (place.first_line, place.last_line):
        found = f"{what}: it stands in {document.lines(piece.start, piece.end)}"
        cure = f"write {lines[0]} and {lines[1]} as first_line and last_line"
        yield Fault(where, 0, "first_line", found, cure)


def _mistranscribed(
    review: Review, document: Document, by_cell: Mapping[Cell, Sequence[Piece]]
) -> Iterator[Fault]:
    """Tell cells that were not copied word for word."""
    for cell, pieces in by_cell.items():
        shifts = [piece.shift for piece in pieces if piece.shift is not None]
        if cell not in review.texts or len(shifts) < len(pieces):
            continue
        words = words_at(document.text, [piece.place for piece in pieces], shifts)
        printed = review.texts[cell]
        if bare(words) == bare(printed):
            continue
        found = f"{_called(cell)}: transcribed as {printed!r}, printed as {words!r}"
        cure = "transcribe it as printed"
        if not printed:
            cure += ", or take its line out of cells.tsv"
        elif there := place_of(document, printed, pieces[0].start):
            cure += f", or mend its place in cells.tsv: {there}"
        yield Fault(f"{review.slug}/rows.tsv", 0, cell.column, found, cure)


def _shared(review: Review, document: Document) -> Iterator[Fault]:
    """Tell cells that share a stretch; a cell that spans others on a page of fields may."""
    placed = sorted(
        ((place, cell) for cell, places in review.places.items() for place in places),
        key=lambda one: (one[0].start, one[0].end, one[1]),
    )
    for (first, left), (second, right) in pairwise(placed):
        if second.start >= first.end or (document.line_names and first == second):
            continue
        rest = document.text[first.end : second.end].lstrip()
        start = second.end - len(rest)
        found = (
            f"{_called(left)} and {_called(right)} share characters {second.start} to {first.end}"
        )
        cure = f"mend one, as: {_called(right)} from start {start}, sha256 {digest(rest)}"
        if left.column != right.column and any(c.cell == right for c in review.findings):
            cure += f", and take {start - second.start} from start and end of its findings"
        yield Fault(f"{review.slug}/cells.tsv", 0, right.column, found, cure)


def place_of(document: Document, words: str, near: int) -> str:
    """Say where words stand in a document, nearest to an offset, as a line of cells.tsv has it.

    Nothing where they stand nowhere.
    """
    text, words = document.text, canonical(words)
    after, before = text.find(words, near), text.rfind(words, 0, near + len(words))
    starts = [start for start in (after, before) if start >= 0]
    if not starts:
        return ""
    start = min(starts, key=lambda start: abs(start - near))
    end = start + len(words)
    lines = f"first_line {document.line_of(start)}, last_line {document.line_of(end - 1)}"
    return f"{lines}, start {start}, end {end}, sha256 {digest(words)}"


def _called(cell: Cell) -> str:
    return f"row {cell.row}, {cell.column}"
