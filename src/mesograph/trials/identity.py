"""Which trial a row is about: by its registrations, and by what a person decided of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from mesograph.errors import did_you_mean, nearest
from mesograph.model import Identifier
from mesograph.names import thing
from mesograph.rows.reports import Report
from mesograph.tables import Faults, read_table
from mesograph.vocabulary.terms import ontology

COLUMNS = ("a", "b", "relation", "reason", "date")
ONE_TRIAL = ("same", "cross-registered")
"""Relations that make two registrations one trial."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a person decided of two trials, each a registration code or `slug/row`."""

    a: str
    b: str
    relation: str
    """A name in the scheme of identity relations."""
    reason: str
    date: str


@dataclass(frozen=True, slots=True)
class Trials:
    """The trials that a row is about."""

    codes: tuple[str, ...]
    """Well-formed registrations; empty where the row has none."""
    iris: tuple[str, ...]
    only: bool
    """The row is about one trial, be it under two registrations."""


def read_links(text: bytes, faults: Faults) -> tuple[Link, ...]:
    """Read `identity.tsv`."""
    relations = ontology().scheme("relation")
    links = []
    for line in read_table(text, COLUMNS, (), faults):
        if line["relation"] not in relations:
            hint = did_you_mean(nearest(line["relation"], relations))
            found = f"no relation is {line['relation']!r}{hint}"
            faults.add(line.number, "relation", found, "see ontology/identity-relations.ttl")
        if not line["reason"]:
            faults.add(line.number, "reason", "a decision without a reason", "say why")
        links.append(Link(*(line[column] for column in COLUMNS)))
    return tuple(links)


def trials_of(report: Report, links: tuple[Link, ...]) -> Trials:
    """Tell which trials a row is about, and whether it is but one."""
    found = (claim.value for claim in report.claims if claim.role == "identifier")
    codes = tuple(
        dict.fromkeys(
            identifier.code
            for identifier in found
            if isinstance(identifier, Identifier) and identifier.status == "well-formed"
        )
    )
    if not codes:
        return Trials((), (thing("trial", report.review, report.row),), only=True)
    relations = relations_of(links)
    only = all(relations.get(frozenset(pair)) in ONE_TRIAL for pair in pairwise(codes))
    return Trials(codes, tuple(thing("trial", code) for code in codes), only)


def relations_of(links: tuple[Link, ...]) -> Mapping[frozenset[str], str]:
    """Give the relation of each pair that was decided, either way round."""
    return {frozenset((link.a, link.b)): link.relation for link in links}
