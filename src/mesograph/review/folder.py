"""A review's folder, read whole and held against itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TypeVar

from mesograph.errors import BadInput, Fault
from mesograph.model import Cell, Claim
from mesograph.review.curation import Decision, read_curation
from mesograph.review.declaration import Declaration, read_declaration
from mesograph.review.findings import read_findings
from mesograph.review.places import Place, read_places
from mesograph.review.remarks import LegendEntry, Statement, read_legend, read_statements
from mesograph.review.rows import read_rows
from mesograph.tables import Faults

FILES = {
    "review.toml": True,
    "rows.tsv": True,
    "cells.tsv": False,
    "findings.tsv": False,
    "curation.tsv": False,
    "statements.tsv": False,
    "legend.tsv": False,
}
"""The files of a folder, and whether there must be one."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Review:
    """A review as its folder gives it."""

    declared: Declaration
    texts: Mapping[Cell, str]
    """The words of every fact cell, the empty ones too."""
    places: Mapping[Cell, tuple[Place, ...]]
    """Where every cell that is not empty lies in the document, in pieces."""
    findings: tuple[Claim, ...]
    decisions: tuple[Decision, ...]
    statements: tuple[Statement, ...]
    legend: tuple[LegendEntry, ...]

    @property
    def slug(self) -> str:
        """The name of the folder, and of the review in every IRI."""
        return self.declared.slug

    def cells(self) -> Iterator[Cell]:
        """Give every cell of the table, row by row, in printed order."""
        for row in range(1, self.declared.rows + 1):
            for column in self.declared.columns:
                yield Cell(self.slug, row, column.header)


def load_review(folder: Traversable, name: str) -> Review:
    """Read a review's folder; `name` is what errors call it.

    Raises `BadInput` with the faults of all its files together.
    """
    entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    texts = {entry.name: entry.read_bytes() for entry in entries if entry.is_file()}
    faults = {file: Faults(f"{name}/{file}") for file in (*FILES, *texts)}
    for file in sorted(texts.keys() - FILES.keys()):
        faults[file].add(0, "", "no such file belongs here", "take it out")
    for file in (file for file, needed in FILES.items() if needed and file not in texts):
        faults[file].add(0, "", "the file is missing", "add it")
    if "review.toml" not in texts:
        raise BadInput(_all(faults))
    declared = _declaration(texts["review.toml"], faults)
    if declared.slug != folder.name:
        found = f"slug {declared.slug!r} is not the folder's name"
        faults["review.toml"].add(0, "slug", found, f"call it {folder.name}")

    def of(file: str, read: Callable[[bytes, Faults], T], nothing: T) -> T:
        return read(texts[file], faults[file]) if file in texts else nothing

    review = Review(
        declared,
        of("rows.tsv", lambda text, found: read_rows(text, declared, found), {}),
        of("cells.tsv", lambda text, found: read_places(text, declared, found), {}),
        of("findings.tsv", lambda text, found: read_findings(text, declared, found), ()),
        of("curation.tsv", lambda text, found: read_curation(text, declared, found), ()),
        of("statements.tsv", read_statements, ()),
        of("legend.tsv", read_legend, ()),
    )
    _hold_together(review, faults)
    if wrong := _all(faults):
        raise BadInput(wrong)
    return review


def _declaration(text: bytes, faults: Mapping[str, Faults]) -> Declaration:
    try:
        return read_declaration(text, faults["review.toml"])
    except BadInput:
        raise BadInput(_all(faults)) from None


def _all(faults: Mapping[str, Faults]) -> list[Fault]:
    return [fault for of_file in faults.values() for fault in of_file.found]


def _hold_together(review: Review, faults: Mapping[str, Faults]) -> None:
    """Note what no single file can know: findings outside their cell or where none can be."""
    declared = review.declared
    for claim in review.findings:
        column = declared.column(claim.cell.column)
        if column is not None and "hasFinding" not in column.roles:
            found = f"finding {claim.n} of row {claim.cell.row} stands in {column.header!r}"
            faults["findings.tsv"].add(0, "column", found, "name a column of outcomes")
        if claim.cell not in review.places:
            found = f"finding {claim.n} of row {claim.cell.row}: cells.tsv has no such cell"
            faults["findings.tsv"].add(0, "column", found, "locate the cell")
