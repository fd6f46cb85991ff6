"""Rows as a picture counts them: trials in sets, so that none is counted twice."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mesograph.questions.answers import answer
from mesograph.questions.headers import Query, find_query
from mesograph.store import Store

NOT_STATED = "not stated"
"""Where a row names no route; nothing stated is drawn too."""

NO_GROUP = "in no group"
NOTHING = "No row of any review is about it: nothing reported is no negative result."
"""What is written where there is nothing to draw."""

JUDGED = ("favourable", "unfavourable", "neutral", "unclear")


@dataclass(frozen=True, slots=True)
class Report:
    """What one row adds to a picture."""

    trials: frozenset[str]
    conditions: tuple[str, ...]
    groups: tuple[str, ...]
    routes: tuple[str, ...]
    outcome_column: bool
    """The review has a column for outcomes, so that one could be stated."""
    valences: Counter[str]
    findings: int
    """How many there are, judged or not."""


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
        trials=frozenset(line["trials"].split()),
        conditions=_several(line["conditions"]),
        groups=_several(line["groups"]) or (NO_GROUP,),
        routes=_several(line["routes"]) or (NOT_STATED,),
        outcome_column=line["outcome_column"] == "true",
        valences=Counter({valence: int(line[valence] or 0) for valence in JUDGED}),
        findings=int(line["findings"] or 0),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def trials_of(reports: Iterable[Report]) -> frozenset[str]:
    """Give the trials of some rows, each once."""
    return frozenset().union(*(report.trials for report in reports))


def by_trials(named: Mapping[str, Iterable[Report]], last: Iterable[str]) -> list[str]:
    """Order names by the number of their trials, most first; some names stand last."""
    last = tuple(last)
    return sorted(named, key=lambda name: (name in last, -len(trials_of(named[name])), name))
