"""Rows as a picture counts them: trials in sets, so that none is counted twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mesograph.questions.answers import answer
from mesograph.questions.headers import Query, find_query
from mesograph.store import Store

NOT_STATED = "not stated"
"""Where a row names no route; nothing stated is drawn too."""

NO_GROUP = "in no group"


@dataclass(frozen=True, slots=True)
class Findings:
    """How many findings a row states, and of what kind."""

    all: int = 0
    on_people: int = 0
    """About how people fared: efficacy, survival, quality of life, imaging; judged or not."""
    favourable: int = 0
    """Of those about how people fared, as the two below."""
    unfavourable: int = 0
    neutral: int = 0
    on_safety: int = 0
    """About harm, whether it occurred or not."""
    unwanted: int = 0
    """Of those about harm, the ones that state an unwanted event."""


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
    findings: Findings


@cache
def _query() -> Query:
    return find_query("picture", "pictures")


def load_reports(store: Store, parameters: Mapping[str, str]) -> tuple[Report, ...]:
    """Give the rows about a condition, or of a review, or all.

    Raises `BadParameter` for what is not taken or means nothing.
    """
    table = answer(store, _query(), parameters)
    return tuple(_report(dict(zip(table.columns, row, strict=True))) for row in table.rows)


def _report(line: Mapping[str, str]) -> Report:
    return Report(
        review=line["review"],
        row=line["row"],
        trials=frozenset(line["trials"].split()),
        conditions=_several(line["conditions"]),
        groups=_several(line["groups"]) or (NO_GROUP,),
        routes=_several(line["routes"]) or (NOT_STATED,),
        outcome_column=line["outcome_column"] == "true",
        findings=_findings(line),
    )


def _findings(line: Mapping[str, str]) -> Findings:
    def counted(name: str) -> int:
        return int(line[name] or 0)

    return Findings(
        all=counted("findings"),
        on_people=counted("on_people"),
        favourable=counted("favourable"),
        unfavourable=counted("unfavourable"),
        neutral=counted("neutral"),
        on_safety=counted("on_safety"),
        unwanted=counted("unwanted"),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def trials_of(reports: Iterable[Report]) -> frozenset[str]:
    """Give the trials of some rows, each once."""
    return frozenset().union(*(report.trials for report in reports))
