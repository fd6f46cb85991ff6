"""The flow: trials from condition over route to outcome, each band as wide as its trials."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mesograph.pictures.outcome import OUTCOMES, Outcome
from mesograph.pictures.reports import NOTHING, load_reports, trials_of
from mesograph.pictures.streams import Stream, ordered, streams_of, trials_along
from mesograph.pictures.svg import (
    FAINT,
    INK,
    Caption,
    document,
    element,
    number,
    text,
    titled,
    words_width,
)
from mesograph.store import Store

LABELS = 300
"""The room for the names of outcomes."""
TOP = 74
NODE = 14
GAP = 15
TRIAL = 4.5
"""The height of one trial."""
OVER, TO = 270, 510
"""How far to the right of the conditions the nodes of routes and of outcomes stand."""

NUMBERED = 3
"""How many trials a band must have for its number to be legible on it."""

ORDER = {outcome: at for at, outcome in enumerate(OUTCOMES)}
_FILLS = {outcome.name: outcome.fill for outcome in OUTCOMES}


NOTES = (
    "In brackets the trials, each counted once; one with two routes or conditions is in two bands.",
    "An outcome is what reviews state, not an effect. Grey: nothing for or against; hollow: the",
    "table has no column to say it. Numbers at the right: trials of a band, where there is room.",
)


@dataclass(slots=True)
class Node:
    """A node with its place; bands are laid on from the top, on either side."""

    name: str
    trials: int
    top: float
    height: float
    before: float = field(init=False)
    after: float = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.after = self.top

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


def flow(store: Store, parameters: Mapping[str, str]) -> str:
    """Draw the flow of all trials, of those of a condition, or of a review.

    Raises `BadParameter` for what is not taken or means nothing.
    """
    reports = load_reports(store, parameters)
    streams = streams_of(reports)
    conditions = ordered({stream.condition for stream in streams}, streams, "condition")
    routes = ordered({stream.route for stream in streams}, streams, "route")
    outcomes = [o.name for o in OUTCOMES if any(s.outcome == o for s in streams)]
    left = _nodes(conditions, [(s.condition, s) for s in streams])
    middle = _nodes(routes, [(s.route, s) for s in streams])
    right = _nodes(outcomes, [(s.outcome.name, s) for s in streams])
    sides = (left, middle, right)
    height = max((node.bottom for side in sides for node in side.values()), default=TOP)
    start = 22 + max((words_width(_label(node), 12) for node in left.values()), default=80)
    content = [
        *(_heads(start) if reports else (text(16, TOP, NOTHING, 13),)),
        *_bands(streams, left, middle, right, start),
        *_draw_nodes(left, start, "end"),
        *_draw_nodes(middle, start + OVER, "start"),
        *_draw_nodes(right, start + TO, "start"),
        *_notes(height + 34),
    ]
    width = start + TO + LABELS
    caption = Caption(
        "flow",
        f"Flow of {len(trials_of(reports))} trials from condition over route to outcome",
        _description(streams),
    )
    return document(caption, width, height + 92, content)


def _nodes(names: Sequence[str], streams: Sequence[tuple[str, Stream]]) -> Mapping[str, Node]:
    nodes: dict[str, Node] = {}
    top: float = TOP
    for name in names:
        own = [stream for at, stream in streams if at == name]
        height = TRIAL * sum(len(stream.trials) for stream in own)
        nodes[name] = Node(name, len(trials_along(own)), top, height)
        top += height + GAP
    return nodes


def _bands(
    streams: Sequence[Stream],
    left: Mapping[str, Node],
    middle: Mapping[str, Node],
    right: Mapping[str, Node],
    start: float,
) -> Iterable[str]:
    """Lay the bands on their nodes in order, and draw the hollow ones below the others."""
    drawn = [
        *_to_routes(streams, left, middle, start),
        *_to_outcomes(streams, middle, right, start),
    ]
    yield from (band for outcome, band in drawn if outcome.hollow)
    yield from (band for outcome, band in drawn if not outcome.hollow)


def _to_routes(
    streams: Sequence[Stream], left: Mapping[str, Node], middle: Mapping[str, Node], start: float
) -> Iterable[tuple[Outcome, str]]:
    conditions, routes = list(left), list(middle)

    def order(stream: Stream) -> tuple[int, int, int]:
        condition, route = conditions.index(stream.condition), routes.index(stream.route)
        return condition, route, ORDER[stream.outcome]

    for stream in sorted(streams, key=order):
        one, other = left[stream.condition], middle[stream.route]
        thick = TRIAL * len(stream.trials)
        where = f"{stream.condition}, {stream.route}"
        said = f"{where}: {_counted(len(stream.trials))}, {stream.outcome.name}"
        ends = (start + NODE, one.after, start + OVER, other.before)
        yield stream.outcome, _band(ends, thick, stream.outcome, said)
        one.after += thick
        other.before += thick


def _to_outcomes(
    streams: Sequence[Stream], middle: Mapping[str, Node], right: Mapping[str, Node], start: float
) -> Iterable[tuple[Outcome, str]]:
    for route, one in middle.items():
        for outcome in OUTCOMES:
            own = [s for s in streams if (s.route, s.outcome) == (route, outcome)]
            if not own:
                continue
            other = right[outcome.name]
            trials = len(trials_along(own))
            thick = TRIAL * sum(len(stream.trials) for stream in own)
            ends = (start + OVER + NODE, one.after, start + TO, other.before)
            said = f"{route}: {_counted(trials)}, {outcome.name}"
            count = text(
                start + TO - 6, other.before + thick / 2 + 3.5, str(trials), 10, text_anchor="end"
            )
            band = _band(ends, thick, outcome, said)
            yield outcome, band + (count if thick >= NUMBERED * TRIAL else "")
            one.after += thick
            other.before += thick


def _band(
    ends: tuple[float, float, float, float], thick: float, outcome: Outcome, said: str
) -> str:
    x, y, to_x, to_y = map(number, ends)
    below, to_below = number(ends[1] + thick), number(ends[3] + thick)
    middle = number((ends[0] + ends[2]) / 2)
    path = (
        f"M{x},{y} C{middle},{y} {middle},{to_y} {to_x},{to_y} V{to_below} "
        f"C{middle},{to_below} {middle},{below} {x},{below} Z"
    )
    line = element(
        "path",
        d=path,
        fill=outcome.fill,
        fill_opacity=0 if outcome.hollow else 0.62,
        stroke=FAINT if outcome.hollow else "none",
        stroke_width=0.7,
        stroke_dasharray=outcome.dash,
    )
    return titled(said, line)


def _draw_nodes(nodes: Mapping[str, Node], x: float, anchor: str) -> Iterable[str]:
    for node in nodes.values():
        fill = _FILLS.get(node.name, INK)
        yield element(
            "rect", x=x, y=node.top, width=NODE, height=node.height, fill=fill, stroke=INK
        )
        at = x - 6 if anchor == "end" else x + NODE + 6
        yield text(
            at,
            node.top + node.height / 2 + 4,
            _label(node),
            12,
            text_anchor=anchor,
            stroke="#ffffff",
            stroke_width=3,
            paint_order="stroke",
        )


def _label(node: Node) -> str:
    return f"{node.name} ({node.trials})"


def _heads(start: float) -> Iterable[str]:
    for x, words, anchor in (
        (start + NODE, "condition", "end"),
        (start + OVER, "route", "start"),
        (start + TO, "outcome, as reviews state it", "start"),
    ):
        yield text(x, TOP - 24, words, 13, font_weight="bold", text_anchor=anchor)


def _notes(top: float) -> Iterable[str]:
    for at, line in enumerate(NOTES):
        yield text(16, top + 17 * at, line, 11, fill=FAINT)


def _counted(trials: int) -> str:
    return f"{trials} trial{'' if trials == 1 else 's'}"


def _description(streams: Sequence[Stream]) -> str:
    told = sorted(f"{s.condition}, {s.route}, {s.outcome.name}: {len(s.trials)}" for s in streams)
    return (
        "Bands from conditions to routes and from routes to outcomes, as high as their number of "
        "trials. " + ". ".join(told) + "."
    )
