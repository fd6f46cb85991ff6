"""The flow: trials from condition over route to how people fared, and on to safety."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from mesograph.pictures.absence import picture_of_absence
from mesograph.pictures.asked import read_asked
from mesograph.pictures.bands import (
    NODE,
    Node,
    bands_between,
    drawn,
    height_of_a_trial,
    nodes_at,
    without_number,
)
from mesograph.pictures.frame import (
    MARGIN,
    Caption,
    capital,
    document,
    doubts,
    in_several,
    source_of,
)
from mesograph.pictures.gathering import Places, gather
from mesograph.pictures.marks import MARK, safety_mark
from mesograph.pictures.outcome import APART, FARED, NO_EFFECT, OUTCOMES, SAFETIES
from mesograph.pictures.reports import Report, load_reports, trials_of
from mesograph.pictures.streams import Stream, streams_of
from mesograph.pictures.svg import (
    FAINT,
    INK,
    PLAIN,
    SMALL,
    element,
    folded,
    haloed,
    lines_of_text,
    text,
    words_width,
)
from mesograph.store import Store

NAME = "flow"
TOP = 34
"""Where the nodes begin, below the names of the columns."""
LINE = 16
"""From one line of a label to the next."""


@dataclass(frozen=True, slots=True)
class Side:
    """One column of nodes."""

    head: str
    over: float
    """How far right of the first it stands."""
    label: float
    """The most room for a label; a longer one has several lines."""

    def lines(self, name: str, trials: int) -> Sequence[str]:
        """Give the lines of a label."""
        return folded(f"{name} ({trials})", PLAIN, self.label)


SIDES = (
    Side("condition", 0, 200),
    Side("route", 200, 200),
    Side("how people fared", 430, 260),
    Side("safety", 730, 165),
)

_FILLS = {outcome.name: outcome.fill for outcome in OUTCOMES}
_MARKS = {safety.name: safety.mark for safety in SAFETIES}

Columns = tuple[Mapping[str, Node], Mapping[str, Node], Mapping[str, Node], Mapping[str, Node]]


def flow(store: Store, parameters: Mapping[str, str]) -> str:
    """Draw the flow of all trials, of those of a condition, or of a review.

    Raises `BadParameter` for what is not taken or means nothing.
    """
    asked = read_asked(NAME, parameters)
    reports = load_reports(store, asked.rows_about)
    if not reports:
        return picture_of_absence(store, asked, NAME)
    conditions = gather(reports, asked.names, asked.rows, "conditions")
    routes = gather(reports, lambda report: report.routes, asked.routes, "routes")
    streams = streams_of(conditions, routes)
    columns = _columns(streams, conditions, routes)
    bottom = max(node.bottom for column in columns for node in column.values())
    width = columns[0][next(iter(conditions))].x + SIDES[-1].over + SIDES[-1].label + 50
    notes = [
        line
        for note in _notes(streams, conditions, routes, reports)
        for line in folded(note, SMALL, width - 2 * MARGIN)
    ]
    content = [
        *_bands(streams, columns),
        *_labels(columns),
        *lines_of_text(MARGIN, bottom + 36, notes, fill=FAINT),
    ]
    caption = Caption(
        NAME,
        f"{capital(asked.label) or 'All conditions'}: trials by route and outcome",
        f"{len(trials_of(reports))} trials in {len(reports)} rows, as reviews state them",
        _description(streams),
        source_of(store, asked, reports),
    )
    return document(caption, width, bottom + 40 + 1.4 * SMALL * len(notes), content)


def _columns(streams: Sequence[Stream], conditions: Places, routes: Places) -> Columns:
    stated = [stream for stream in streams if not stream.outcome.hollow]
    through: tuple[tuple[Iterable[str], Sequence[tuple[str, Stream]]], ...] = (
        (conditions, [(s.condition, s) for s in streams]),
        (routes, [(s.route, s) for s in streams]),
        ((outcome.name for outcome in OUTCOMES), [(s.outcome.name, s) for s in streams]),
        ((safety.name for safety in SAFETIES), [(s.safety.name, s) for s in stated]),
    )
    widest = (words_width(line, PLAIN) for n in conditions for line in SIDES[0].lines(n, 100))
    start = MARGIN + max(widest) + 8
    each = height_of_a_trial(streams)
    first, second, third, fourth = (
        _nodes(side, names, pairs, (start, each))
        for side, (names, pairs) in zip(SIDES, through, strict=True)
    )
    return first, second, third, fourth


def _nodes(
    side: Side,
    names: Iterable[str],
    pairs: Sequence[tuple[str, Stream]],
    scale: tuple[float, float],
) -> Mapping[str, Node]:
    start, each = scale
    used = {name for name, _ in pairs}
    heights = {n: LINE * len(side.lines(n, 100)) for n in names if n in used}
    return nodes_at((start + side.over, TOP), heights, pairs, each)


def _bands(streams: Sequence[Stream], columns: Columns) -> Iterator[str]:
    conditions, routes, outcomes, safeties = columns
    stated = [stream for stream in streams if not stream.outcome.hollow]
    to_route = bands_between(conditions, routes, [(s.condition, s.route, s) for s in streams])
    to_outcome = bands_between(routes, outcomes, [(s.route, s.outcome.name, s) for s in streams])
    to_safety = bands_between(
        outcomes, safeties, [(s.outcome.name, s.safety.name, s) for s in stated]
    )
    layers = [
        *drawn(to_route, numbered="left"),
        *drawn(to_outcome, numbered="right"),
        *drawn(to_safety, numbered="right"),
    ]
    yield from (band for _, band in sorted(layers, key=itemgetter(0)))


def _labels(columns: Columns) -> Iterator[str]:
    """Draw the nodes with their names: left of them in the first column, else right of them."""
    for side, column in zip(SIDES, columns, strict=True):
        anchor = "start" if side.over else "end"
        for node in list(column.values())[:1]:
            x = node.x if side.over else node.x + NODE
            yield text(x, TOP - 12, side.head, PLAIN, font_weight="bold", text_anchor=anchor)
        for node in column.values():
            box = {"x": node.x, "y": node.top, "width": NODE, "height": node.height}
            yield element("rect", **box, fill=_FILLS.get(node.name, INK), stroke=INK)
            yield from _written(node, side, anchor)


def _written(node: Node, side: Side, anchor: str) -> Iterator[str]:
    mark = _MARKS.get(node.name, "")
    lines = side.lines(node.name, node.trials)
    x = node.x + NODE + 6 if side.over else node.x - 6
    y = node.middle + 4.6 - LINE / 2 * (len(lines) - 1)
    yield safety_mark(mark, x + MARK, y)
    indent = MARK + 5 if mark else 0
    for at, line in enumerate(lines):
        yield from haloed(x + indent, y + LINE * at, line, PLAIN, text_anchor=anchor)


def _notes(
    streams: Sequence[Stream], conditions: Places, routes: Places, reports: Sequence[Report]
) -> Iterator[str]:
    lowest = without_number(height_of_a_trial(streams))
    yield f"In brackets and on bands: trials, each once; a band without a number is {lowest}."
    yield FARED
    yield f"{APART} Bands end where no outcome is stated."
    yield NO_EFFECT
    for places, kind in ((routes, "routes"), (conditions, "conditions")):
        if places.shared:
            yield in_several(len(places.shared), kind)
    yield from doubts(reports)


def _description(streams: Iterable[Stream]) -> str:
    told = sorted(
        f"{s.condition}, {s.route}, {s.outcome.name}, {s.safety.name}: {len(s.trials)}"
        for s in streams
    )
    return (
        "Bands from conditions to routes, from routes to how people fared, and from there to what "
        "is said of safety, as high as their number of trials. " + ". ".join(told) + "."
    )
