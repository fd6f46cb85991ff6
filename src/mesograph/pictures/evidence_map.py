"""The evidence map: which conditions were given cells by which route, and with what result."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mesograph.pictures.reports import (
    NO_GROUP,
    NOT_STATED,
    NOTHING,
    Report,
    by_trials,
    load_reports,
    trials_of,
)
from mesograph.pictures.svg import (
    FAINT,
    FAINTEST,
    INK,
    PAPER,
    RULE,
    Caption,
    document,
    element,
    number,
    text,
    titled,
    words_width,
)
from mesograph.store import Store

COLUMN = 78
ROW = 80
HEAD = 148
LEGEND = 216
LEGEND_WIDTH = 860
LARGEST = 22
"""The radius of the circle with the most trials; areas are as the numbers of trials."""
SMALLEST = 3

SHADES = (
    (1.00, "#08306b", PAPER, "all of them"),
    (0.75, "#2171b5", PAPER, "three quarters or more"),
    (0.50, "#9ecae1", INK, "half or more"),
    (0.00, "#fdd0a2", INK, "less than half"),
)
"""From which share of favourable findings on: fill, ink on it, and how it is called. Dark to light
is told without colour; blue and orange are told apart by people who are blind to red or green."""


NOTES = (
    "A trial counts once in a circle, whatever the number of rows; with two routes it is in two.",
    "Under a circle, findings: + favourable, − unfavourable, = no difference, ? unclear.",
    "They are statements of reviews, not effects; their number does not make a treatment work.",
)
GROUPS_OVERLAP = "A condition is in every group that it belongs to, so that rows can share trials."


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn where a condition and a route cross."""

    trials: int
    valences: Counter[str]
    state: str
    """`found`, `unjudged`, `silent` or `mute`: what its rows say of outcomes."""

    @property
    def share(self) -> float | None:
        """The favourable among the favourable, unfavourable and neutral; None without any."""
        judged = sum(self.valences[name] for name in ("favourable", "unfavourable", "neutral"))
        return self.valences["favourable"] / judged if judged else None


STATES = {
    "found": "",
    "unjudged": "outcomes without a verdict",
    "silent": "no outcome stated yet",
    "mute": "no column for outcomes",
}
"""How a spot without a share is called; its circle is hollow, and its line tells which."""
_UNDER_NOTHING = {"unjudged": "not judged", "silent": "none yet", "mute": "no column"}
_DASHES = {"unjudged": "none", "silent": "4 2", "mute": "1.5 2"}


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows and columns of a map, most trials first, each with the reports in it."""

    rows: Mapping[str, Sequence[Report]]
    columns: Mapping[str, Sequence[Report]]
    left: float
    """Where the columns begin, right of the names of the rows."""

    @property
    def bottom(self) -> float:
        """Where the rows end."""
        return HEAD + ROW * len(self.rows)

    @property
    def width(self) -> float:
        """The width of all, with room for the slanted names of the columns."""
        ends = (
            self.place(across, 0)[0] + 0.8 * words_width(_label(route, reports), 12)
            for across, (route, reports) in enumerate(self.columns.items())
        )
        return max(*ends, self.left + COLUMN * len(self.columns), LEGEND_WIDTH)

    def place(self, across: int, down: int) -> tuple[float, float]:
        """Give the middle of the circle of a column and a row."""
        return self.left + COLUMN * (across + 0.5), HEAD + ROW * down + 27

    def spots(self) -> Iterable[tuple[int, int, str, Spot]]:
        """Give what is drawn: column, row, the two names, and the spot."""
        for down, (name, reports) in enumerate(self.rows.items()):
            for across, route in enumerate(self.columns):
                spot = _spot(reports, route)
                if spot.trials:
                    yield across, down, f"{name}, {route}", spot


def evidence_map(store: Store, parameters: Mapping[str, str]) -> str:
    """Draw the map, by group of conditions, or by condition within the one that is given.

    Raises `BadParameter` for what is not taken or means nothing.
    """
    reports = load_reports(store, parameters)
    within = "condition" in parameters
    grid = _grid(reports, within=within)
    spots = tuple(grid.spots())
    largest = max((spot.trials for *_, spot in spots), default=1)
    content = [
        *(_frame(grid) if reports else (text(16, HEAD - 12, NOTHING, 13),)),
        *(
            _draw(spot, where, grid.place(across, down), largest)
            for across, down, where, spot in spots
        ),
        *_legend(grid.bottom + 26, largest, within=within),
    ]
    kind = "condition" if within else "group of conditions"
    caption = Caption(
        "evidence-map",
        f"Evidence map: {len(trials_of(reports))} trials by {kind} and route",
        _description(spots),
    )
    return document(caption, grid.width, grid.bottom + LEGEND, content)


def _grid(reports: Sequence[Report], *, within: bool) -> Grid:
    rows: dict[str, list[Report]] = {}
    columns: dict[str, list[Report]] = {}
    for report in reports:
        for name in report.conditions if within else report.groups:
            rows.setdefault(name, []).append(report)
        for route in report.routes:
            columns.setdefault(route, []).append(report)
    names = {name: rows[name] for name in by_trials(rows, (NO_GROUP,))}
    routes = {route: columns[route] for route in by_trials(columns, (NOT_STATED,))}
    longest = max((words_width(_label(name, rows[name]), 12) for name in names), default=0)
    return Grid(names, routes, longest + 26)


def _label(name: str, reports: Iterable[Report]) -> str:
    return f"{name} ({len(trials_of(reports))})"


def _spot(reports: Iterable[Report], route: str) -> Spot:
    here = [report for report in reports if route in report.routes]
    valences = sum((report.valences for report in here), Counter[str]())
    if any(valences[name] for name in ("favourable", "unfavourable", "neutral")):
        state = "found"
    elif any(report.findings for report in here):
        state = "unjudged"
    else:
        state = "silent" if any(report.outcome_column for report in here) else "mute"
    return Spot(len(trials_of(here)), valences, state)


def _frame(grid: Grid) -> Iterable[str]:
    for across, (route, reports) in enumerate(grid.columns.items()):
        x, _ = grid.place(across, 0)
        turned = f"rotate(-38 {number(x - 4)} {number(HEAD - 12)})"
        yield text(x - 4, HEAD - 12, _label(route, reports), 12, transform=turned)
        yield element("line", x1=x, y1=HEAD - 6, x2=x, y2=grid.bottom, stroke=FAINTEST)
    for down, (name, reports) in enumerate(grid.rows.items()):
        y = HEAD + ROW * down
        yield _rule(y, grid.width)
        yield text(grid.left - 10, y + 31, _label(name, reports), 12, text_anchor="end")
    yield _rule(grid.bottom, grid.width)


def _rule(y: float, width: float) -> str:
    return element("line", x1=8, y1=y, x2=width - 8, y2=y, stroke=RULE)


def _draw(spot: Spot, where: str, place: tuple[float, float], largest: int) -> str:
    x, y = place
    radius = _radius(spot.trials, largest)
    fill, ink = _shade(spot)
    dash = _DASHES.get(spot.state, "none")
    circle = element("circle", cx=x, cy=y, r=radius, fill=fill, stroke=INK, stroke_dasharray=dash)
    inside = radius >= 6 * len(str(spot.trials)) + 1
    count = text(
        x if inside else x + radius + 4,
        y + 4,
        str(spot.trials),
        12,
        fill=ink if inside else INK,
        font_weight="bold",
        text_anchor="middle" if inside else "start",
    )
    lines = [
        text(x, y + LARGEST + 12 + 12 * at, line, 10.5, fill=FAINT, text_anchor="middle")
        for at, line in enumerate(_under(spot))
    ]
    return titled(_said(spot, where), circle, count, *lines)


def _radius(trials: int, largest: int) -> float:
    return max(SMALLEST, LARGEST * math.sqrt(trials / largest))


def _shade(spot: Spot) -> tuple[str, str]:
    if spot.share is None:
        return PAPER, INK
    return next((fill, ink) for least, fill, ink, _ in SHADES if spot.share >= least)


def _under(spot: Spot) -> tuple[str, ...]:
    """Give the numbers of findings, the verdicts first."""
    signs = (("+", "favourable"), ("−", "unfavourable"), ("=", "neutral"), ("?", "unclear"))
    told = [f"{sign}{spot.valences[name]}" for sign, name in signs if spot.valences[name]]
    if not told:
        return (_UNDER_NOTHING[spot.state],)
    return (" ".join(told[:2]), " ".join(told[2:])) if len(told) > 2 else (" ".join(told),)


def _said(spot: Spot, where: str) -> str:
    counts = ", ".join(f"{count} {name}" for name, count in spot.valences.items() if count)
    trials = f"{spot.trials} trial{'' if spot.trials == 1 else 's'}"
    return f"{where}: {trials}; {counts or STATES[spot.state]}"


def _legend(top: float, largest: int, *, within: bool) -> Iterable[str]:
    yield text(16, top, "Favourable among findings with a verdict (+ − =)", 12, font_weight="bold")
    shades = [(fill, "none", called) for _, fill, _, called in SHADES]
    hollow = [(PAPER, _DASHES[state], STATES[state]) for state in _DASHES]
    for at, (fill, dash, called) in enumerate([*shades, *hollow]):
        x, y = 26 + 212 * (at % 4), top + 22 + 24 * (at // 4)
        yield element("circle", cx=x, cy=y, r=9, fill=fill, stroke=INK, stroke_dasharray=dash)
        yield text(x + 16, y + 4, called, 12)
    sizes = sorted({1, max(1, largest // 4), largest})
    y = top + 86
    yield text(16, y + 4, "Trials", 12, font_weight="bold")
    for at, size in enumerate(sizes):
        radius = _radius(size, largest)
        x = 96 + 70 * at
        yield element("circle", cx=x, cy=y, r=radius, fill=PAPER, stroke=INK)
        yield text(x + radius + 5, y + 4, str(size), 12)
    for at, line in enumerate(NOTES if within else (*NOTES, GROUPS_OVERLAP)):
        yield text(16, top + 126 + 16 * at, line, 11, fill=FAINT)


def _description(spots: Iterable[tuple[int, int, str, Spot]]) -> str:
    told = ". ".join(_said(spot, where) for _, _, where, spot in spots)
    return (
        "A table of circles: a row for each condition or group, a column for each route; the "
        "area of a circle is the number of trials, its shade the share of favourable findings. "
        f"{told}."
    )
