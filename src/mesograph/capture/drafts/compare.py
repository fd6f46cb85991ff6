"""A draft held against a curated folder: what differs, and how much of it is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mesograph.canonical import digest
from mesograph.capture.drafts.draft import Draft
from mesograph.model import Cell, Finding
from mesograph.prose.score import Scores, score
from mesograph.review.folder import Review


@dataclass(frozen=True, slots=True)
class Compared:
    """One cell, as drafted and as curated; prose by its digest."""

    cell: Cell
    """The row and column of the curated folder."""
    drafted: str
    curated: str
    doubtful: bool

    @property
    def right(self) -> bool:
        """Whether the draft says what the curator kept."""
        return self.drafted == self.curated


def compare(draft: Draft, review: Review) -> tuple[Compared, ...]:
    """Compare every cell of a curated folder with the draft; a row that was not drafted is wrong.

    Columns are matched by header, else by role.
    """
    return tuple(_compared(draft, review))


def of_same_table(draft: Draft, review: Review) -> bool:
    """Tell whether a folder was made from the same table of the same document.

    A document may hold several; their cells have no place in common.
    """
    if review.declared.document != digest(draft.document):
        return False
    places = {place.start for pieces in review.places.values() for place in pieces}
    return not places or any(p.start in places for c in draft.table.cells for p in c.pieces)


def _compared(draft: Draft, review: Review) -> Iterator[Compared]:
    rows = _rows(draft, review)
    headers = _headers(draft, review)
    cells = {(cell.row, cell.column): cell for cell in draft.table.cells}
    prose = set(review.declared.headers("prose"))
    for cell in review.cells():
        drafted = cells.get((rows.get(cell.row, 0), headers.get(cell.column, "")))
        if cell.column in prose:
            places = review.places.get(cell, ())
            curated = places[0].sha256 if places else ""
            text = digest(draft.text_of(drafted)) if drafted is not None and drafted.text else ""
        else:
            curated = review.texts[cell]
            text = drafted.text if drafted is not None else ""
        yield Compared(cell, text, curated, drafted is None or drafted.doubtful)


def _rows(draft: Draft, review: Review) -> Mapping[int, int]:
    """Give the drafted row of each curated one: the same number, unless there are more or less."""
    count = review.declared.rows
    if draft.table.rows == count:
        return {row: row for row in range(1, count + 1)}
    headers = _headers(draft, review)
    facts = review.declared.headers("fact")
    curated = [
        tuple(review.texts[Cell(review.slug, row, header)] for header in facts)
        for row in range(1, count + 1)
    ]
    cells = {(cell.row, cell.column): cell.text for cell in draft.table.cells}
    drafted = [
        tuple(cells.get((row, headers.get(header, "")), "") for header in facts)
        for row in range(1, draft.table.rows + 1)
    ]
    return dict(_aligned(curated, drafted))


def _aligned(
    curated: Sequence[tuple[str, ...]], drafted: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """Align rows that are alike; between them, one by one in order."""
    matcher = SequenceMatcher(None, curated, drafted, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            for a, b in zip(range(left, left_end), range(right, right_end), strict=False):
                yield a + 1, b + 1


def _headers(draft: Draft, review: Review) -> Mapping[str, str]:
    """Give the drafted header of each curated column."""
    printed = {column.heading.text for column in draft.columns}
    found = {}
    for column in review.declared.columns:
        by_role = [c.heading.text for c in draft.columns if set(c.firm) & set(column.firm)]
        if column.header in printed:
            found[column.header] = column.header
        elif by_role:
            found[column.header] = by_role[0]
    return found


@dataclass(frozen=True, slots=True)
class ColumnScore:
    """How much of a column is right, and how well its doubts are placed."""

    column: str
    cells: int
    right: int
    wrong_flagged: int
    right_flagged: int


def scores(compared: Sequence[Compared]) -> tuple[ColumnScore, ...]:
    """Score each column, in printed order."""
    columns = dict.fromkeys(one.cell.column for one in compared)
    return tuple(
        _score([one for one in compared if one.cell.column == column], column) for column in columns
    )


def _score(cells: Sequence[Compared], column: str) -> ColumnScore:
    right = [one for one in cells if one.right]
    wrong = [one for one in cells if not one.right]
    return ColumnScore(
        column,
        len(cells),
        len(right),
        sum(one.doubtful for one in wrong),
        sum(one.doubtful for one in right),
    )


def finding_scores(draft: Draft, review: Review) -> Scores:
    """Score the findings of a draft against the coded ones."""
    headers = {drafted: curated for curated, drafted in _headers(draft, review).items()}
    rows = {drafted: curated for curated, drafted in _rows(draft, review).items()}
    read: dict[Cell, list[Finding]] = {}
    for found in draft.findings:
        cell = Cell(review.slug, rows.get(found.row, 0), headers.get(found.column, found.column))
        read.setdefault(cell, []).append(found.finding)
    curated: dict[Cell, list[Finding]] = {}
    for claim in review.findings:
        if isinstance(claim.value, Finding):
            curated.setdefault(claim.cell, []).append(claim.value)
    return score(
        {cell: tuple(found) for cell, found in read.items()},
        {cell: tuple(found) for cell, found in curated.items()},
    )
