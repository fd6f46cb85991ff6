"""Prose cells of a draft to findings, with their places in the words of the document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mesograph.capture.layouts.draft_table import DraftCell
from mesograph.model import Finding, Span
from mesograph.prose.read import read_prose

DOUBTED = 0.4
"""A finding that is less sure makes its cell doubtful."""


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A finding as read, numbered within its row."""

    row: int
    n: int
    column: str
    span: Span
    """In the cell's canonical text, as it stands in the document."""
    finding: Finding
    confidence: float


@dataclass(frozen=True, slots=True)
class UnreadStretch:
    """A stretch of a cell that was not read into a finding, or hardly, and why."""

    row: int
    column: str
    span: Span
    """In the cell's canonical text, as it stands in the document."""
    reason: str


@dataclass(frozen=True, slots=True)
class ReadProse:
    """What the prose cells of a draft were read to say, and where they were not read."""

    findings: tuple[DraftFinding, ...]
    unread: tuple[UnreadStretch, ...]


def read_prose_of(cells: Iterable[tuple[DraftCell, str]]) -> ReadProse:
    """Read the prose of cells, each given with its canonical text."""
    said = list(_read(cells))
    return ReadProse(
        tuple(one for one in said if isinstance(one, DraftFinding)),
        tuple(one for one in said if isinstance(one, UnreadStretch)),
    )


def _read(cells: Iterable[tuple[DraftCell, str]]) -> Iterator[DraftFinding | UnreadStretch]:
    numbers: dict[int, int] = {}
    for cell, printed in cells:
        places = _places(cell.text, printed)
        reading = read_prose(cell.text)
        for found in reading.findings:
            numbers[cell.row] = numbers.get(cell.row, 0) + 1
            span = Span(places[found.span.start], places[found.span.end - 1] + 1)
            yield DraftFinding(
                cell.row, numbers[cell.row], cell.column, span, found.finding, found.confidence
            )
            if found.confidence < DOUBTED:
                yield UnreadStretch(cell.row, cell.column, span, "unsure")
        for left in reading.unread:
            span = Span(places[left.span.start], places[left.span.end - 1] + 1)
            yield UnreadStretch(cell.row, cell.column, span, left.reason)


def _places(mended: str, printed: str) -> list[int]:
    """Give where each sign of a mended text stands in the printed one, hyphens and all.

    >>> _places("tumour", "tu- mour")
    [0, 1, 4, 5, 6, 7]
    """
    places: list[int] = []
    at = 0
    for sign in mended:
        while at < len(printed) - 1 and printed[at] != sign:
            at += 1
        places.append(at)
        at += 1
    return [min(place, len(printed) - 1) for place in places]


def finding_line(draft: DraftFinding) -> Sequence[str]:
    """Give a finding as a line of `findings.tsv`."""
    said = draft.finding
    return (
        *(str(draft.row), str(draft.n), draft.column),
        *(str(draft.span.start), str(draft.span.end)),
        *(_name(said.measure), _name(said.direction), _name(said.comparator)),
        *(said.group, said.timepoint, _text(said.value), said.unit),
        *(_text(said.count), _text(said.denominator), _name(said.significance)),
        "yes" if said.hedged else "",
        _name(said.associated_with),
        f"? read with confidence {draft.confidence:.2f}" if draft.confidence < _SURE else "",
    )


_SURE = 0.7


def _name(iri: str) -> str:
    return iri.rpartition("/")[2]


def _text(number: object) -> str:
    return "" if number is None else f"{number}"
