"""Rows to reports: what the cells of a row claim together, and the flags that arise."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mesograph.canonical import digest
from mesograph.model import Cell, Claim, Flag, Missing, Span, Term, Text, Together
from mesograph.names import term, thing
from mesograph.reading.printed import Printed, Said
from mesograph.reading.readers import READERS, missing_reason, read_cell
from mesograph.review.curation import Decision
from mesograph.review.declaration import Column, Declaration
from mesograph.review.folder import Review
from mesograph.rows.settling import settle
from mesograph.vocabulary.terms import ontology

IN_WORDS = frozenset({"coIntervention", "productName", "qualifier"})
"""Roles whose decided value is kept as it stands."""
NOWHERE = Span(0, 0)
"""The place of a claim about a cell as a whole whose words are not at hand."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one row says."""

    review: str
    row: int
    said: tuple[Said, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the columns."""
        return tuple(item for item in self.said if isinstance(item, Claim))

    def numbered(self) -> Iterator[tuple[int, Claim]]:
        """Give each claim with its number within its role: that of its file, or the next free."""
        given = {(claim.role, claim.n) for claim in self.claims}
        counted: Counter[str] = Counter()
        for claim in self.claims:
            while not claim.n and (claim.role, counted[claim.role] + 1) in given:
                counted[claim.role] += 1
            counted[claim.role] += 1
            yield claim.n or counted[claim.role], claim

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags, in the order of the columns."""
        return tuple(item for item in self.said if isinstance(item, Flag))

    @property
    def together(self) -> tuple[Together, ...]:
        """How the several values of a role are meant, for each cell that has several."""
        return tuple(item for item in self.said if isinstance(item, Together))


def read_reports(review: Review) -> Iterator[Report]:
    """Read every row of a review."""
    for row in range(1, review.declared.rows + 1):
        said = [
            item
            for column in review.declared.columns
            for item in _read_column(review, Cell(review.slug, row, column.header), column)
        ]
        said += lone_tokens(review, row)
        yield Report(review.slug, row, settle(said))


def lone_tokens(review: Review, row: int) -> Iterator[Flag]:
    """Flag a token for what is missing beside an empty cell: either column could own it.

    Only where the table came from a text that has lost its columns, so that an empty cell leaves
    no trace.
    """
    if not review.places:
        return
    cells = [Cell(review.slug, row, header) for header in review.declared.headers("fact")]
    for cell, others in zip(cells, _neighbours(cells), strict=True):
        text = review.texts[cell]
        empty = [other.column for other in others if not review.texts[other]]
        if not review.declared.column_of(cell).firm:
            continue
        if text and empty and missing_reason(text, review.declared):
            role = (review.declared.column_of(cell)).firm[0]
            message = f"{text!r} stands once; {' and '.join(empty)} could own it too"
            yield Flag("column-ambiguous", cell, role, message)


def _neighbours(cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    for at in range(len(cells)):
        yield [*cells[max(0, at - 1) : at], *cells[at + 1 : at + 2]]


def _read_column(review: Review, cell: Cell, column: Column) -> list[Said]:
    """Read one cell, and put what a person decided in the place of what was read."""
    if column.kind == "fact":
        printed = Printed(cell, column, review.texts[cell])
        said = list(read_cell(printed, review.declared))
    else:
        printed = Printed(cell, column, "")
        said = list(read_prose(review, cell, column))
    for decision in (decision for decision in review.decisions if decision.cell == cell):
        said = [item for item in said if not _overruled(item, decision)]
        if decision.verb == "leave-open":
            said.append(printed.flag("left-open", decision.role, decision.reason))
        else:
            said += _read_as(printed, decision)
    return said


def read_prose(review: Review, cell: Cell, column: Column) -> Iterator[Said]:
    """Tell a prose cell's status, and give its findings; its words are not at hand."""
    if "hasFinding" not in column.roles:
        return
    found = [claim for claim in review.findings if claim.cell == cell]
    places = review.places.get(cell, ())
    if found:
        status, reason, rule = "reported", "", "findings-present"
    else:
        status, reason = status_of(places[0].sha256 if places else "", review.declared)
        rule = "results-token" if status else "missing-token"
    if status:
        yield Claim(cell, "resultsStatus", Term(term("results", status)), NOWHERE, rule)
    else:
        yield Claim(cell, "resultsStatus", Missing(reason), NOWHERE, rule)
    if not found:
        yield Claim(cell, "hasFinding", Missing(reason), NOWHERE, rule)
    for claim in found:
        yield claim
        if claim.note.startswith("?"):
            message = f"finding {claim.n}: {claim.note.removeprefix('?').strip()}"
            node = thing("finding", cell.review, cell.row, claim.n)
            yield Flag("coding-doubtful", cell, "hasFinding", message, node=node)


def status_of(sha256: str, declared: Declaration) -> tuple[str, str]:
    """Recognise, by its digest, a cell that holds nothing but a word for missing results.

    Gives a name in the scheme of results statuses, or nothing, and the reason why there is no
    finding, a name in the scheme of missing reasons.
    """
    for concept in ontology().scheme("results").values():
        if sha256 in {digest(label) for label in concept.labels}:
            return concept.name, "not-yet-published"
    for token, reason in declared.missing.items():
        if digest(token) == sha256:
            return ("not-yet-published" if reason == "not-yet-published" else ""), reason
    return "", "not-reported"


def _overruled(item: Said, decision: Decision) -> bool:
    """Tell whether a reading gives way; a decision never overrules another decision."""
    if not isinstance(item, Claim) or item.rule == "curation" or item.role != decision.role:
        return False
    # A decision about a stretch stands beside what was read elsewhere in the cell.
    return decision.span in (NOWHERE, item.span) or isinstance(item.value, Missing)


def _read_as(printed: Printed, decision: Decision) -> Iterator[Said]:
    """Read the decided value by the reader of its role, as if the cell said it."""
    column = replace(printed.column, roles=(decision.role,), firm=())
    as_if = Printed(printed.cell, column, decision.value)
    read = False
    for item in _of_role(as_if, decision.role):
        if isinstance(item, Claim) and item.role == decision.role:
            read = True
            yield replace(item, span=decision.span, rule="curation")
    if not read:
        message = f"the decision {decision.value!r} means nothing as {decision.role}"
        yield printed.flag("unread", decision.role, message)


def _of_role(as_if: Printed, role: str) -> Iterable[Said]:
    if role in READERS and role not in IN_WORDS:
        return READERS[role](as_if)
    for scheme in ontology().find("role", role).values("looksIn"):
        return as_if.terms(role, scheme.rsplit("/", 1)[-1], "curation")
    return (as_if.claim(role, Text(as_if.text), as_if.whole, "curation"),)
