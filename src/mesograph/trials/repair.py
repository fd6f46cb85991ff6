"""Damaged registrations: the candidate that agrees with its row, if there is one.

A candidate is a registered code one edit away. It counts only when the registry's record agrees
with the row in condition and in one more of phase, route, product and people: two facts, since a
condition alone fits many trials.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mesograph.model import Arm, Claim, Identifier, Number, Term
from mesograph.reading.phase import read_phase
from mesograph.rows.reports import Report
from mesograph.trials.registry import Record, candidates
from mesograph.vocabulary.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Repair:
    """A candidate for a damaged code, and in what it agrees with the row."""

    code: str
    candidate: str
    snapshot: str
    agrees_in: tuple[str, ...]


def find_repairs(report: Report, records: Iterable[Record]) -> tuple[Repair, ...]:
    """Find candidates for the damaged codes of a row; a code with two is left alone."""
    records = tuple(records)
    found = []
    for claim in report.claims:
        identifier = claim.value
        if not isinstance(identifier, Identifier) or identifier.status != "malformed":
            continue
        agreeing = [
            Repair(identifier.code, record.code, record.snapshot, agreed)
            for record in candidates(identifier.code, records)
            if len(agreed := agreement(report.claims, record)) > 1 and agreed[0] == "condition"
        ]
        found += agreeing if len(agreeing) == 1 else []
    return tuple(found)


def agreement(claims: Iterable[Claim], record: Record) -> tuple[str, ...]:
    """Say in what a record agrees with a row: condition first, where it does."""
    claims = tuple(claims)
    said = {
        "condition": bool(_named("condition", record.conditions) & _terms(claims, "condition")),
        "phase": _phase_of(record) in _terms(claims, "phase"),
        "route": bool(_named("route", record.interventions) & _terms(claims, "route")),
        "product": bool(_named("tissue", record.interventions) & _terms(claims, "tissue")),
        "people": record.enrolled is not None and record.enrolled in _people(claims),
    }
    return tuple(aspect for aspect, agrees in said.items() if agrees)


def _named(scheme: str, text: str) -> set[str]:
    return {match.concept.iri for match in lexicon(scheme).scan(text)}


def _terms(claims: Iterable[Claim], role: str) -> set[str]:
    return {c.value.iri for c in claims if c.role == role and isinstance(c.value, Term)}


def _phase_of(record: Record) -> str:
    phases = [phase.removeprefix("Phase ") for phase in record.phases.split("; ")]
    concept = read_phase("/".join(phases))
    return concept.iri if concept else ""


def _people(claims: Iterable[Claim]) -> set[int]:
    counted = {c.value.people for c in claims if isinstance(c.value, Arm) and c.value.people}
    totals = {c.value.number for c in claims if c.role == "total" and isinstance(c.value, Number)}
    return counted | totals


def as_mapping(repairs: Iterable[Repair]) -> Mapping[str, str]:
    """Give the candidate of each damaged code."""
    return {repair.code: repair.candidate for repair in repairs}
