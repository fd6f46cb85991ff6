"""What a review is held to say: cells, claims, values, flags."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One column of one row of a review's table: the unit of provenance."""

    review: str
    row: int
    column: str


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One entry of the legend of a review's table."""

    review: str
    n: int


@dataclass(frozen=True, slots=True, order=True)
class Elsewhere:
    """Where there is no cell: a row as a whole, a review, or what belongs to no review."""

    review: str
    """Empty for the ontology, and for trials, which belong to no single review."""
    row: int
    """0 where no row is meant."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a cell's canonical text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of one of the schemes, by its IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words that are kept as printed, since no scheme is meant to hold them."""

    words: str


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number: people, a year."""

    number: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a cell gives no value: a concept of the scheme of missing reasons."""

    reason: str


@dataclass(frozen=True, slots=True)
class Dose:
    """One level, or one range, of what is given at a time."""

    low: Decimal
    high: Decimal
    unit: str
    """A name in the scheme of units."""
    per: str = ""
    """A name in the scheme of dose bases; empty where the row names none."""
    structure: str = "single"
    route: str = ""
    """The IRI of the route that the row ties it to; empty where it ties it to none."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How many administrations: at least, at most, and how that is known."""

    least: int | None
    most: int | None
    """None where the row sets no such bound."""
    basis: str


@dataclass(frozen=True, slots=True)
class Arm:
    """A group of people in a trial, as the cell counts it."""

    role: str
    """A name in the scheme of arm roles: treated, control, unclear."""
    label: str
    people: int | None
    """None where the printed number cannot be decided."""
    co_intervention: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A registration number as printed, and what its pattern says of it."""

    printed: str
    code: str
    registry: str
    """A name in the scheme of registries."""
    status: str
    """A name in the scheme of identifier statuses: well-formed, malformed, unrecognised."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How long after treatment people were followed."""

    months: Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """What is given, put together from all cells of a row that speak of it."""

    tissue: str
    """An IRI; empty where the row names none. So too `donor`."""
    donor: str
    kinds: tuple[str, ...]
    payloads: tuple[str, ...]
    carriers: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about one outcome measure, coded."""

    measure: str
    direction: str
    comparator: str
    group: str
    timepoint: str
    value: Decimal | None
    """None where no figure is printed; so too `count` and `denominator`."""
    unit: str
    count: int | None
    denominator: int | None
    significance: str
    hedged: bool
    associated_with: str


Value: TypeAlias = (
    Term
    | Text
    | Number
    | Missing
    | Dose
    | Schedule
    | Arm
    | Identifier
    | FollowUp
    | Product
    | Finding
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a cell is held to say, and how it was read."""

    cell: Cell
    role: str
    value: Value
    span: Span
    rule: str
    """The reader, or `curation`, that read it; a concept of the scheme of rules."""
    n: int = 0
    """The number a file gives it; 0 lets the build count."""
    note: str = ""
    """What a curator noted of it, in words of our own."""


@dataclass(frozen=True, slots=True)
class Together:
    """How several values of one role in one cell are meant."""

    cell: Cell
    role: str
    how: str
    """A name in the scheme of combinations: all, alternatives, unclear."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Trouble with what a review says, tied to a cell, to an entry of a legend, or to a node."""

    code: str
    where: Cell | Entry | Elsewhere
    role: str
    message: str
    repair: str = ""
    severity: str = ""
    """An IRI; empty lets the code say."""
    node: str = ""
    """The IRI of the node that a shape found wanting or a curator doubts; else empty."""
    shape: str = ""
    """The IRI of that shape; empty for flags of readers."""
