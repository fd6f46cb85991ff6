"""The flow: trials from condition over route to how people fared, and on to safety."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from mesograph.pictures.absence import picture_of_absence
from mesograph.pictures.asked import read_asked
from mesograph.pictures.bands import NODE, Node, bands_between, drawn, height_of_a_trial, nodes_at
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
from mesograph.pictures.reports import load_reports, trials_of
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
LABEL = 250
"""The most room for the name of a condition; a longer one has two lines."""
LINE = 16
"""From one line of a label to the next."""
TO_ROUTE, TO_OUTCOME, TO_SAFETY = 240, 530, 880
"""How far to the right of the conditions the other nodes stand."""
LAST = 300
"""The room for the names of the last nodes."""

NOTES = (
    "In brackets and on bands: trials, each counted once; a band without a number is one trial.",
    FARED,
    f"{APART} Bands end where no outcome is stated.",
    NO_EFFECT,
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
    width = columns[0][next(iter(conditions))].x + TO_SAFETY + NODE + LAST
    notes = [
        line
        for note in (*NOTES, *_several(conditions, routes), *doubts(reports))
        for line in folded(note, SMALL, width - 2 * MARGIN)
    ]
    content = [
        *_heads(columns),
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
    labels = {name: _broken(f"{name} ({conditions.trials(name)})") for name in conditions}
    longest = max(words_width(line, PLAIN) for lines in labels.values() for line in lines)
    start = MARGIN + longest + 8
    stated = [stream for stream in streams if not stream.outcome.hollow]
    fared = [o.name for o in OUTCOMES if any(s.outcome == o for s in streams)]
    harmed = [w.name for w in SAFETIES if any(s.safety == w for s in stated)]
    sides: tuple[tuple[float, Mapping[str, float], Sequence[tuple[str, Stream]]], ...] = (
        (
            0,
            {name: LINE * len(lines) for name, lines in labels.items()},
            [(s.condition, s) for s in streams],
        ),
        (TO_ROUTE, dict.fromkeys(routes, LINE), [(s.route, s) for s in streams]),
        (TO_OUTCOME, dict.fromkeys(fared, LINE), [(s.outcome.name, s) for s in streams]),
        (TO_SAFETY, dict.fromkeys(harmed, LINE), [(s.safety.name, s) for s in stated]),
    )
    each = height_of_a_trial(streams)
    first, second, third, fourth = (
        nodes_at((start + over, TOP), names, through, each) for over, names, through in sides
    )
    return first, second, third, fourth


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


def _heads(columns: Columns) -> Iterator[str]:
    heads = ("condition", "route", "how people fared", "safety")
    for column, words in zip(columns, heads, strict=True):
        for node in list(column.values())[:1]:
            first = column is columns[0]
            x = node.x + NODE if first else node.x
            anchor = "end" if first else "start"
            yield text(x, TOP - 12, words, PLAIN, font_weight="bold", text_anchor=anchor)


def _labels(columns: Columns) -> Iterator[str]:
    for column in columns:
        first = column is columns[0]
        for node in column.values():
            fill = _FILLS.get(node.name, INK)
            yield element(
                "rect", x=node.x, y=node.top, width=NODE, height=node.height, fill=fill, stroke=INK
            )
            yield from _written(node, first=first)


def _written(node: Node, *, first: bool) -> Iterator[str]:
    """Write the name of a node: left of it in the first column, right of it in the others."""
    mark = _MARKS.get(node.name, "")
    lines = _broken(_label(node)) if first else (_label(node),)
    x = node.x - 6 if first else node.x + NODE + 6
    y = node.middle + 4.6 - LINE / 2 * (len(lines) - 1)
    yield safety_mark(mark, x + MARK, y)
    indent = MARK + 5 if mark else 0
    for at, line in enumerate(lines):
        anchor = "end" if first else "start"
        yield from haloed(x + indent, y + LINE * at, line, PLAIN, text_anchor=anchor)


def _label(node: Node) -> str:
    return f"{node.name} ({node.trials})"


def _broken(name: str) -> Sequence[str]:
    return folded(name, PLAIN, LABEL)


def _several(conditions: Places, routes: Places) -> Iterator[str]:
    for places, kind in ((routes, "routes"), (conditions, "conditions")):
        if places.shared:
            yield in_several(len(places.shared), kind)


def _description(streams: Iterable[Stream]) -> str:
    told = sorted(
        f"{s.condition}, {s.route}, {s.outcome.name}, {s.safety.name}: {len(s.trials)}"
        for s in streams
    )
    return (
        "Bands from conditions to routes, from routes to how people fared, and from there to what "
        "is said of safety, as high as their number of trials. " + ". ".join(told) + "."
    )
