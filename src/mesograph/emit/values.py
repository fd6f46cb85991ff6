"""The values of claims: what each kind becomes in the graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from mesograph.emit.shape import pattern, some
from mesograph.model import (
    Arm,
    Claim,
    Dose,
    Finding,
    FollowUp,
    Identifier,
    Missing,
    Number,
    Product,
    Schedule,
    Term,
    Text,
)
from mesograph.names import term, thing
from mesograph.pattern import Holes

YEARS = frozenset({"startYear"})
"""Roles whose number is a year."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a value fills in the patterns of claim and edge, and the lines that describe it."""

    holes: Mapping[str, Holes]
    lines: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the number of its claim, and the graph it is written to."""

    claim: Claim
    n: int
    graph: str

    def iri(self, kind: str) -> str:
        """Mint the IRI of a node that belongs to the claim."""
        return thing(kind, self.claim.cell.review, self.claim.cell.row, self.n)


def write_value(place: Place, repairs: Mapping[str, str]) -> Written:  # noqa: C901, PLR0911 - one case a kind of value
    """Write a claim's value; `repairs` gives what a damaged registration most probably was."""
    value = place.claim.value
    match value:
        case Term(iri):
            return Written({"value": iri})
        case Text(words):
            return Written({"text": words})
        case Number(number):
            return Written({"year" if place.claim.role in YEARS else "number": number})
        case Missing(reason):
            return Written({"missing": term("missing", reason)})
        case Dose():
            return _dose(value, place)
        case Schedule():
            return _schedule(value, place)
        case Arm():
            return _arm(value, place)
        case Identifier():
            return _identifier(value, place, repairs)
        case FollowUp(months):
            return _node(place, "follow-up", "follow_up", months=months)
        case Product():
            return _product(value, place)
        case Finding():
            return _finding(value, place)
        case _:
            assert_never(value)


def _node(place: Place, kind: str, hole: str, /, **holes: Holes) -> Written:
    iri = place.iri(kind)
    lines = pattern(kind).write(place.graph, **{hole: iri}, **holes)
    return Written({"value": iri}, lines)


def _dose(dose: Dose, place: Place) -> Written:
    return _node(
        place,
        "dose",
        "dose",
        low=dose.low,
        high=dose.high,
        unit=term("unit", dose.unit),
        structure=term("structure", dose.structure.replace(" ", "-")),
        per=term("basis", dose.per) if dose.per else None,
        route=some(dose.route),
    )


def _schedule(schedule: Schedule, place: Place) -> Written:
    basis = term("schedule-basis", schedule.basis.replace(" ", "-"))
    bounds = {"least": schedule.least, "most": schedule.most}
    return _node(place, "schedule", "schedule", basis=basis, **bounds)


def _arm(arm: Arm, place: Place) -> Written:
    return _node(
        place,
        "arm",
        "arm",
        role=term("arm-role", arm.role),
        label=some(arm.label),
        people=arm.people,
        co_intervention=some(arm.co_intervention),
    )


def _identifier(identifier: Identifier, place: Place, repairs: Mapping[str, str]) -> Written:
    sound = identifier.status == "well-formed"
    return _node(
        place,
        "identifier",
        "identifier",
        printed=identifier.printed,
        code=identifier.code,
        registry=term("registry", identifier.registry),
        status=term("identifier-status", identifier.status),
        trial=thing("trial", identifier.code) if sound else None,
        repair=repairs.get(identifier.code),
    )


def _product(product: Product, place: Place) -> Written:
    return _node(
        place,
        "product",
        "product",
        tissue=some(product.tissue),
        donor=some(product.donor),
        kind=product.kinds,
        payload=product.payloads,
        carrier=product.carriers,
        name=product.names,
    )


def _finding(finding: Finding, place: Place) -> Written:
    return _node(
        place,
        "finding",
        "finding",
        measure=finding.measure,
        direction=finding.direction,
        hedged=finding.hedged,
        comparator=some(finding.comparator),
        group=some(finding.group),
        timepoint=some(finding.timepoint),
        figure=finding.value,
        unit=some(finding.unit),
        count=finding.count,
        denominator=finding.denominator,
        significance=some(finding.significance),
        associated_with=some(finding.associated_with),
    )
