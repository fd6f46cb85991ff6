"""What came out, as a table: trials by condition and route, as the pictures count them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from mesograph.page.markup import table, tag, words
from mesograph.pictures.frame import doubts, in_several
from mesograph.pictures.gathering import gather
from mesograph.pictures.outcome import APART, FARED, NO_EFFECT, OUTCOMES, SAFETIES, verdicts
from mesograph.pictures.reports import Report, trials_of

COLUMNS = ("condition", "route", "trials", "how people fared", "safety", "reviews")
ABOUT = "Trials by condition and route; a trial counts once in a line, whatever its rows."
EACH = 10_000
"""More conditions and routes than there are: here each has its own line."""


def outcome_table(reports: Sequence[Report]) -> str:
    """Draw the table of all conditions and routes, with what must be known to read it."""
    conditions = gather(reports, lambda report: report.conditions, EACH, "conditions")
    routes = gather(reports, lambda report: report.routes, EACH, "routes")
    shared = routes.shared
    rows = [
        (condition, route, *_told(here, shared))
        for condition, route in product(sorted(conditions, key=str.casefold), routes)
        if (here := [row for row in conditions.reports[condition] if route in row.routes])
    ]
    several = [in_several(len(shared), "routes")] if shared else []
    kinds = {"condition": "name", "reviews": "slug"}
    notes = " ".join((FARED, APART, *several, *doubts(reports), NO_EFFECT))
    return tag("p", words(notes), class_="note") + table(COLUMNS, rows, ABOUT, kinds)


def _told(here: Sequence[Report], shared: frozenset[str]) -> Iterable[str]:
    told = verdicts(here)
    twice = len(shared & trials_of(here))
    yield f"{len(told)}{f' ({twice} by another route too)' if twice else ''}"
    fared = Counter(verdict.outcome for verdict in told.values())
    yield _listed((outcome.name, fared[outcome]) for outcome in OUTCOMES if fared[outcome])
    harmed = Counter(verdict.safety for verdict in told.values() if verdict.reported)
    yield _listed((safety.name, harmed[safety]) for safety in SAFETIES if harmed[safety])
    yield "\n".join(sorted({row.review for row in here}))


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{count} {name}" for name, count in counts)
