"""What flows: trials gathered by condition, route and outcome."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mesograph.pictures.outcome import Outcome, outcome_of
from mesograph.pictures.reports import NOT_STATED, Report, by_trials

CONDITIONS = 14
ROUTES = 9
"""How many conditions and routes have a node of their own; the rest share one."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The trials of one condition, by one route, with one outcome."""

    condition: str
    route: str
    outcome: Outcome
    trials: frozenset[str]


def streams_of(reports: Iterable[Report]) -> tuple[Stream, ...]:
    """Gather trials by condition, route and outcome, small ones under a common name."""
    reports = tuple(reports)
    crossing: dict[tuple[str, str, str], list[Report]] = {}
    for report in reports:
        for condition in report.conditions:
            for route in report.routes:
                for trial in report.trials:
                    crossing.setdefault((condition, route, trial), []).append(report)
    conditions = _common(reports, "conditions", CONDITIONS)
    routes = _common(reports, "routes", ROUTES)
    streams: dict[tuple[str, str, Outcome], set[str]] = {}
    for (condition, route, trial), rows in crossing.items():
        key = (conditions[condition], routes[route], outcome_of(rows))
        streams.setdefault(key, set()).add(trial)
    return tuple(Stream(*key, frozenset(trials)) for key, trials in streams.items())


def _common(reports: Iterable[Report], kind: str, most: int) -> Mapping[str, str]:
    """Give each name the one it is drawn under: its own, or that of the rest."""
    named: dict[str, list[Report]] = {}
    for report in reports:
        for name in report.conditions if kind == "conditions" else report.routes:
            named.setdefault(name, []).append(report)
    names = by_trials(named, ())
    rest = [name for name in names[most:] if name != NOT_STATED]
    # One alone may as well have its own name.
    if len(rest) == 1:
        return {name: name for name in names}
    return {name: f"{len(rest)} other {kind}" if name in rest else name for name in names}


def ordered(names: Iterable[str], streams: Sequence[Stream], kind: str) -> list[str]:
    """Order nodes by their trials, the common one and what is not stated last."""
    sizes = {
        name: len(trials_along(s for s in streams if name in (s.condition, s.route)))
        for name in names
    }
    last = [name for name in sizes if name == NOT_STATED or f" other {kind}s" in name]
    return sorted(sizes, key=lambda name: (name in last, name == NOT_STATED, -sizes[name], name))


def trials_along(streams: Iterable[Stream]) -> frozenset[str]:
    """Give the trials of some streams, each once."""
    return frozenset().union(*(stream.trials for stream in streams))
