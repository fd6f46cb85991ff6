"""Damage to claims, as a faulty reader would do it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mesograph.model import (
    Arm,
    Cell,
    Claim,
    Dose,
    FollowUp,
    Identifier,
    Missing,
    Product,
    Schedule,
    Span,
    Term,
    Text,
    Value,
)
from mesograph.names import term
from mesograph.rows.reports import Report
from tests.mutants.damage import Kind


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one review."""

    slug: str
    reports: tuple[Report, ...]


Spot = tuple[int, int]


def spots(fits: Callable[[Claim], bool]) -> Callable[[Read], Sequence[Spot]]:
    """Give the claims that fit, by row and number within it."""
    return lambda read: [
        (report.row, n)
        for report in read.reports
        for n, item in enumerate(report.said)
        if isinstance(item, Claim) and fits(item)
    ]


def changed(change: Callable[[Claim], Claim]) -> Callable[[Read, object], Read]:
    def damage(read: Read, place: object) -> Read:
        assert isinstance(place, tuple)
        row, n = place
        said = list(read.reports[row - 1].said)
        claim = said[n]
        assert isinstance(claim, Claim)
        said[n] = change(claim)
        report = replace(read.reports[row - 1], said=tuple(said))
        return replace(read, reports=(*read.reports[: row - 1], report, *read.reports[row:]))

    return damage


def of(name: str, kind: type, change: Callable[..., Value], *roles: str) -> Kind[Read]:
    """Damage the values of a kind, of some roles only where they are named."""

    def fits(claim: Claim) -> bool:
        return isinstance(claim.value, kind) and (not roles or claim.role in roles)

    return Kind(
        f"claims: {name}", spots(fits), changed(lambda c: replace(c, value=change(c.value)))
    )


def all_of(name: str, fits: Callable[[Claim], bool], **new: object) -> Kind[Read]:
    return Kind(f"claims: {name}", spots(fits), changed(lambda claim: replace(claim, **new)))  # type: ignore[arg-type] # fields of Claim


def times(dose: Dose, factor: int) -> Dose:
    return replace(dose, low=dose.low * factor, high=dose.high * factor)


CLAIM_KINDS: tuple[Kind[Read], ...] = (
    of(
        "a condition becomes a tissue",
        Term,
        lambda _: Term(term("tissue", "umbilical-cord")),
        "condition",
    ),
    of(
        "a tissue becomes a condition",
        Term,
        lambda _: Term(term("condition", "ulcerative-colitis")),
        "tissue",
    ),
    of("a route becomes a mode", Term, lambda _: Term(term("mode", "infusion")), "route"),
    of("a phase becomes a country", Term, lambda _: Term(term("country", "spain")), "phase"),
    of(
        "a product comes from a condition",
        Product,
        lambda p: replace(p, tissue=term("condition", "cancer")),
    ),
    of("a dose is a hundred times as high", Dose, lambda d: times(d, 100)),
    of("a dose is a million times as high", Dose, lambda d: times(d, 10**6)),
    of(
        "a dose has lost its exponent", Dose, lambda _: Dose(Decimal(2), Decimal(2), "cells-per-kg")
    ),
    of("a dose is none", Dose, lambda d: replace(d, low=Decimal(0), high=Decimal(0))),
    of("the bounds of a dose are crossed", Dose, lambda d: replace(d, low=d.high * 2)),
    of("a dose is counted in months", Dose, lambda d: replace(d, unit="month")),
    of(
        "a single dose has two levels",
        Dose,
        lambda d: replace(d, high=d.high * 2, structure="single"),
    ),
    of("an arm has ten more people", Arm, lambda a: replace(a, people=(a.people or 0) + 10), "arm"),
    of(
        "an arm changes its role",
        Arm,
        lambda a: replace(a, role="control" if a.role == "treated" else "treated"),
        "arm",
    ),
    of("an arm has fewer people than none", Arm, lambda a: replace(a, people=-1)),
    of(
        "a registration loses a digit",
        Identifier,
        lambda i: replace(i, code=i.code[:-1], printed=i.printed[:-1]),
    ),
    of(
        "a registration has another digit",
        Identifier,
        lambda i: replace(
            i,
            code=f"{i.code[:-1]}{(int(i.code[-1]) + 1) % 10}"
            if i.code[-1].isdigit()
            else i.code[:-2],
        ),
    ),
    of(
        "a registration is given to another registry",
        Identifier,
        lambda i: replace(i, registry="drks"),
    ),
    of("a registration is called malformed", Identifier, lambda i: replace(i, status="malformed")),
    of(
        "a schedule has more at least than at most",
        Schedule,
        lambda s: replace(s, least=(s.most or 1) + 1, most=s.most or 1),
    ),
    of("a schedule is none", Schedule, lambda s: replace(s, least=0, most=0)),
    of(
        "an exact schedule has two bounds",
        Schedule,
        lambda s: Schedule(s.least or 1, (s.least or 1) + 1, "exact"),
    ),
    of("a follow-up is before the treatment", FollowUp, lambda f: FollowUp(-f.months)),
    of("a follow-up counts days as months", FollowUp, lambda f: FollowUp(f.months * 30)),
    of("a missing reason becomes its token", Missing, lambda _: Text("N.A.")),
    of("a name becomes a token for what is missing", Text, lambda _: Text("Unknown")),
    all_of("words end after their cell", lambda c: c.span.end > 0, span=Span(0, 9999)),
    all_of("words end before they begin", lambda c: c.span.end > 1, span=Span(1, 1)),
    all_of(
        "the cell is one of another row",
        lambda c: c.cell.row > 1,
        cell=Cell("sttt-2025", 1, "Dose"),
    ),
    all_of("the cell is none of the table", lambda _: True, cell=Cell("sttt-2025", 1, "Colour")),
    all_of(
        "a route is claimed in the role of a tissue",
        lambda c: c.role == "route" and isinstance(c.value, Term),
        role="tissue",
    ),
)
