"""Prose cells of a draft to findings, with their places in the words of the document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mesograph.capture.drafts import DraftCell
from mesograph.model import Finding, Span
from mesograph.prose.read import read_findings


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


def read_findings_of(cells: Iterable[tuple[DraftCell, str]]) -> tuple[DraftFinding, ...]:
    """Read the findings of cells, each given with its canonical text."""
    return tuple(_read(cells))


def _read(cells: Iterable[tuple[DraftCell, str]]) -> Iterator[DraftFinding]:
    numbers: dict[int, int] = {}
    for cell, printed in cells:
        places = _places(cell.text, printed)
        for found in read_findings(cell.text):
            numbers[cell.row] = numbers.get(cell.row, 0) + 1
            span = Span(places[found.span.start], places[found.span.end - 1] + 1)
            yield DraftFinding(
                cell.row, numbers[cell.row], cell.column, span, found.finding, found.confidence
            )


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
