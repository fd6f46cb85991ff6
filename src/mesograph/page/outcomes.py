"""What came out, as a table: trials by condition and route, as the pictures count them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from mesograph.page.markup import table, tag, words
from mesograph.pictures.frame import doubts, in_several
from mesograph.pictures.gathering import gather
from mesograph.pictures.outcome import APART, FARED, NO_EFFECT, OUTCOMES, SAFETIES, verdicts
from mesograph.pictures.reports import Report, trials_of

STATED = tuple(outcome.name for outcome in OUTCOMES if not outcome.hollow)
MARKED = tuple(safety.name for safety in SAFETIES if safety.mark)
ELSEWHERE = "by other routes too"
COLUMNS = ("condition", "route", "trials", ELSEWHERE, "report", *STATED, *MARKED, "reviews")
ABOUT = "Trials by condition and route; a trial counts once in a line, whatever its rows."
ALL = 10_000
"""More conditions and routes than there are: here each has its own line."""


def outcome_table(reports: Sequence[Report]) -> str:
    """Draw the table of all conditions and routes, with what must be known to read it."""
    conditions = gather(reports, lambda report: report.conditions, ALL, "conditions")
    routes = gather(reports, lambda report: report.routes, ALL, "routes")
    rows = [
        (condition, route, *_counts(here, routes.shared))
        for condition, route in product(sorted(conditions), routes)
        if (here := [row for row in conditions.reports[condition] if route in row.routes])
    ]
    shared = routes.shared
    notes = (
        FARED,
        APART,
        *([in_several(len(shared), "routes")] if shared else []),
        *doubts(reports),
        NO_EFFECT,
    )
    kinds = {
        "condition": "name",
        "reviews": "slug",
        **dict.fromkeys(("trials", ELSEWHERE, "report", *STATED, *MARKED), "number"),
    }
    return tag("p", words(" ".join(notes)), class_="note") + table(COLUMNS, rows, ABOUT, kinds)


def _counts(here: Iterable[Report], shared: frozenset[str]) -> Iterable[str]:
    here = tuple(here)
    told = verdicts(here)
    fared = Counter(verdict.outcome.name for verdict in told.values())
    harmed = Counter(verdict.safety.name for verdict in told.values())
    yield str(len(told))
    yield _or_nothing(len(shared & trials_of(here)))
    reporting = sum(verdict.reported for verdict in told.values())
    yield str(reporting) if any(row.outcome_column for row in here) else "no column"
    yield from (_or_nothing(fared[name]) for name in STATED)
    yield from (_or_nothing(harmed[name]) for name in MARKED)
    yield "\n".join(sorted({row.review for row in here}))


def _or_nothing(count: int) -> str:
    """Leave a cell empty rather than fill the table with noughts."""
    return str(count) if count else ""
