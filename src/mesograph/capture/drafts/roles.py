"""What the columns of a draft speak of, by what their cells hold."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mesograph.capture.headers.headings import Heading
from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.model import Cell, Claim
from mesograph.reading.printed import Printed
from mesograph.reading.product import read_name
from mesograph.reading.readers import READERS
from mesograph.review.declaration import Column

PROSE_ROLES = frozenset({"hasFinding"})
LONG = 60
"""The mean length of the cells of an unknown column from which they are taken for prose."""

_GUESTS: Mapping[str, tuple[str, ...]] = {
    "route": ("administrationMode", "dose", "schedule", "product", "productName", "coIntervention"),
    "dose": ("schedule", "route", "administrationMode"),
    "schedule": ("dose", "route", "administrationMode"),
    "product": ("productName", "coIntervention"),
    "productName": ("product",),
    "condition": (),
}
"""Roles that a column may speak of beside its own."""
FIRM = 0.5
"""The share of cells from which a guest is what the column stands for."""


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """A column as drafted: the roles it stands for, those it sometimes speaks of, its kind."""

    heading: Heading
    firm: tuple[str, ...]
    guests: tuple[str, ...]
    kind: str


def columns_of(table: DraftTable) -> tuple[DraftColumn, ...]:
    """Say what each column of a table speaks of."""
    own = {role for heading in table.headings for role in heading.roles}
    return tuple(_column(table, heading, own) for heading in table.headings)


def _column(table: DraftTable, heading: Heading, own: set[str]) -> DraftColumn:
    texts = [cell.text for cell in table.cells if cell.column == heading.text and cell.text]
    if PROSE_ROLES & set(heading.roles):
        return DraftColumn(heading, (*heading.roles, "resultsStatus"), (), "prose")
    if not heading.roles:
        length = sum(map(len, texts)) / max(1, len(texts))
        return DraftColumn(heading, (), (), "prose" if length > LONG else "fact")
    shares = dict(_guests(heading, texts, own))
    firm = [role for role, share in shares.items() if share >= FIRM and role in _MAY_BE_FIRM]
    if heading.roles[0] == "productName":
        firm.append("product")
    guests = [role for role, share in shares.items() if share > 0 and role not in firm]
    return DraftColumn(heading, (*heading.roles, *firm), tuple(guests), "fact")


_MAY_BE_FIRM = frozenset({"dose", "schedule", "route"})


def _guests(heading: Heading, texts: Sequence[str], own: set[str]) -> Iterator[tuple[str, float]]:
    """Give, for each role that may be a guest, the share of cells that a reader reads it in."""
    wanted = dict.fromkeys(g for role in heading.roles for g in _GUESTS.get(role, ()))
    counts = Counter(texts)
    for guest in wanted:
        if guest in own and guest in _MAY_BE_FIRM:
            continue
        read = sum(n for text, n in counts.items() if _speaks_of(text, guest, heading))
        yield guest, read / max(1, len(texts))


def _speaks_of(text: str, role: str, heading: Heading) -> bool:
    column = Column(heading.text, (*heading.roles, role), (), "fact", heading.unit)
    printed = Printed(Cell("draft", 1, heading.text), column, text)
    if role == "productName":
        return any(True for _ in read_name(printed, [match.span for match in _known(printed)]))
    return any(isinstance(said, Claim) for said in READERS[role](printed))


def _known(printed: Printed) -> Iterator[Claim]:
    for role in printed.column.roles:
        if role in READERS:
            yield from (said for said in READERS[role](printed) if isinstance(said, Claim))
