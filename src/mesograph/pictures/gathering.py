"""Names with a place of their own in a picture, most trials first; the others share one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mesograph.pictures.reports import NO_GROUP, NOT_STATED, Report, trials_of

LAST = (NO_GROUP, NOT_STATED)
"""What always stands after the others."""


@dataclass(frozen=True, slots=True)
class Places:
    """The rows or columns of a picture in their order, each with the rows of tables in it."""

    reports: Mapping[str, Sequence[Report]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.reports)

    def trials(self, place: str) -> int:
        """Count the trials of a place, each once."""
        return len(trials_of(self.reports[place]))

    @property
    def shared(self) -> frozenset[str]:
        """The trials that stand in more than one place."""
        stands = Counter(trial for rows in self.reports.values() for trial in trials_of(rows))
        return frozenset(trial for trial, places in stands.items() if places > 1)


def gather(
    reports: Iterable[Report], names_of: Callable[[Report], Iterable[str]], most: int, kind: str
) -> Places:
    """Give places to the names with most trials, to the rest, and to what is not said."""
    named: dict[str, list[Report]] = {}
    for report in reports:
        for name in names_of(report):
            named.setdefault(name, []).append(report)
    ranked = sorted(named, key=lambda name: (-len(trials_of(named[name])), name))
    said = [name for name in ranked if name not in LAST]
    # One alone may as well have its own name.
    own = said if len(said) == most + 1 else said[:most]
    rest = said[len(own) :]
    places: dict[str, Sequence[Report]] = {name: named[name] for name in own}
    if rest:
        shared = dict.fromkeys(report for name in rest for report in named[name])
        places[f"{len(rest)} other {kind}"] = tuple(shared)
    return Places(places | {name: named[name] for name in LAST if name in named})
