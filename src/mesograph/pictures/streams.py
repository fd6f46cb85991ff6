"""What flows: trials gathered by condition, route, how people fared, and what is said of safety."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from mesograph.pictures.gathering import Places
from mesograph.pictures.outcome import PLACES, SAFETIES, Outcome, Safety, verdicts


@dataclass(frozen=True, slots=True)
class Stream:
    """The trials of one condition, by one route, of which rows state the same."""

    condition: str
    route: str
    outcome: Outcome
    safety: Safety
    trials: frozenset[str]


def streams_of(conditions: Places, routes: Places) -> tuple[Stream, ...]:
    """Gather the trials of rows that stand under a condition and a route, in the order of both."""
    return tuple(_streams(conditions, routes))


def _streams(conditions: Places, routes: Places) -> Iterator[Stream]:
    for condition, route in product(conditions, routes):
        there = set(routes.reports[route])
        here = [report for report in conditions.reports[condition] if report in there]
        alike: dict[tuple[Outcome, Safety], set[str]] = {}
        for trial, verdict in verdicts(here).items():
            alike.setdefault((verdict.outcome, verdict.safety), set()).add(trial)
        for outcome, safety in sorted(alike, key=_place):
            yield Stream(condition, route, outcome, safety, frozenset(alike[outcome, safety]))


def _place(told: tuple[Outcome, Safety]) -> tuple[int, int]:
    outcome, safety = told
    return PLACES[outcome], SAFETIES.index(safety)


def trials_along(streams: Iterable[Stream]) -> frozenset[str]:
    """Give the trials of some streams, each once."""
    return frozenset().union(*(stream.trials for stream in streams))
