"""The proof that a document says, where the folder says, what the folder holds."""

from collections.abc import Iterator

from mesograph.canonical import bare, digest
from mesograph.errors import Fault
from mesograph.model import Cell
from mesograph.review.document import Document
from mesograph.review.folder import Review


def prove(review: Review, document: Document) -> Iterator[Fault]:
    """Hold every cell and every finding against the document; give what does not fit."""
    if review.declared.document and digest(document.text) != review.declared.document:
        found = f"{document.name} is not the document that the folder was made from"
        cure = "compare the two texts; the faults by cell say where they part"
        yield Fault(f"{review.slug}/review.toml", 0, "document", found, cure)
    for cell in review.cells():
        yield from _prove_cell(review, document, cell)
    for claim in review.findings:
        words = text_of(review, document, claim.cell)
        if claim.span.end > len(words):
            found = f"finding {claim.n} of row {claim.cell.row} ends beyond its cell"
            yield Fault(f"{review.slug}/findings.tsv", 0, "end", found, "mend start and end")


def text_of(review: Review, document: Document, cell: Cell) -> str:
    """Give a cell's canonical text from the document: its pieces, one blank between them."""
    return " ".join(document.text[p.start : p.end] for p in review.places.get(cell, ()))


def _prove_cell(review: Review, document: Document, cell: Cell) -> Iterator[Fault]:
    places = review.places.get(cell, ())
    where = f"{review.slug}/cells.tsv"
    what = f"row {cell.row}, {cell.column}"
    words = text_of(review, document, cell)
    printed = review.texts.get(cell, "")
    if printed and not places:
        yield Fault(where, 0, cell.column, f"{what}: no place is given", "locate the cell")
    if places and digest(words) != places[0].sha256:
        cure = "mend the offsets, or digest the cell anew"
        yield Fault(where, 0, cell.column, f"{what}: the document has {words[:40]!r} there", cure)
    elif places and cell in review.texts and bare(words) != bare(printed):
        found = f"{what}: transcribed as {printed!r}, printed as {words!r}"
        yield Fault(f"{review.slug}/rows.tsv", 0, cell.column, found, "transcribe it as printed")
    for place in places:
        lines = document.lines[place.start : place.end]
        if lines and (lines[0], lines[-1]) != (place.first_line, place.last_line):
            found = f"{what}: it stands in lines {lines[0]} to {lines[-1]}"
            yield Fault(where, 0, "first_line", found, "mend first_line and last_line")
