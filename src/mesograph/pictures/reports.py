"""Rows as a picture counts them: trials in sets, so that none is counted twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mesograph.cards.asking import Line, lines, several
from mesograph.cards.witness import Witness, witness_of
from mesograph.cards.wording import kind_of
from mesograph.questions.answers import answer
from mesograph.questions.headers import Query, find_query
from mesograph.store import Store

NOT_STATED = "not stated"
"""Where a row names no route; nothing stated is drawn too."""

NO_GROUP = "in no group"


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of a row about how something came out."""

    kind: str
    """`efficacy`, `biomarkers` or `safety`, as cards tell them apart."""
    valence: str
    """Empty where it is not judged, as for people who were not treated."""
    doubted: bool = False
    """The curator doubts its coding; a flag says why."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one row adds to a picture."""

    review: str
    row: str
    trials: frozenset[str]
    conditions: tuple[str, ...]
    groups: tuple[str, ...]
    routes: tuple[str, ...]
    outcome_column: bool
    """The review has a column for outcomes, so that one could be stated."""
    findings: tuple[Finding, ...]


@cache
def _query() -> Query:
    return find_query("picture", "pictures")


def load_reports(store: Store, parameters: Mapping[str, str]) -> tuple[Report, ...]:
    """Give the rows about a condition, or of a review, or all.

    Raises `BadParameter` for what is not taken or means nothing.
    """
    table = answer(store, _query(), parameters)
    found: dict[Witness, list[Finding]] = {}
    for line in lines(store, "row-findings", **parameters):
        stated = Finding(kind_of(line), line["valence"], line["doubted"] == "true")
        found.setdefault(witness_of(line), []).append(stated)
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return tuple(_report(row, found.get(witness_of(row), ())) for row in rows)


def _report(line: Line, findings: Iterable[Finding]) -> Report:
    return Report(
        review=line["review"],
        row=line["row"],
        trials=frozenset(line["trials"].split()),
        conditions=several(line["conditions"]),
        groups=several(line["groups"]) or (NO_GROUP,),
        routes=several(line["routes"]) or (NOT_STATED,),
        outcome_column=line["outcome_column"] == "true",
        findings=tuple(findings),
    )


def trials_of(reports: Iterable[Report]) -> frozenset[str]:
    """Give the trials of some rows, each once."""
    return frozenset().union(*(report.trials for report in reports))
