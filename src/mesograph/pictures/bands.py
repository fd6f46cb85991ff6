"""Nodes and the bands between them, each as high as its trials."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from mesograph.pictures.outcome import Outcome
from mesograph.pictures.streams import Stream, trials_along
from mesograph.pictures.svg import FAINT, PAPER, SMALL, element, haloed, number, titled

NODE = 14
"""The width of a node."""
GAP = 14
USUAL, MOST = 5, 12
"""The height of one trial, and where there are few the most."""
LEAST_OF_ALL, MOST_OF_ALL = 360, 1600
"""The height of all trials, within which that of one is chosen."""

NUMBERED = 10
"""From which height on a band has room for its number."""


@dataclass(slots=True)
class Node:
    """A node with its place; bands are laid on from the top, on either side."""

    name: str
    trials: int
    x: float
    top: float
    height: float
    each: float
    """The height of one trial, the same at all nodes of a picture."""
    before: float = field(init=False)
    after: float = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.after = self.top

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return self.top + self.height / 2


def height_of_a_trial(streams: Iterable[Stream]) -> float:
    """Give how high a trial is drawn: higher where there are few, lower where there are many."""
    trials = sum(len(stream.trials) for stream in streams)
    return min(MOST, max(LEAST_OF_ALL / trials, min(USUAL, MOST_OF_ALL / trials)))


def without_number(each: float) -> str:
    """Say how many trials a band has that is too low for its number.

    >>> without_number(5), without_number(0.5)
    ('one trial', 'fewer than 20 trials')
    """
    fewest = ceil(NUMBERED / each)
    return "one trial" if fewest <= 2 else f"fewer than {fewest} trials"


def nodes_at(
    place: tuple[float, float],
    names: Mapping[str, float],
    streams: Sequence[tuple[str, Stream]],
    each: float,
) -> Mapping[str, Node]:
    """Place nodes one below the other, each as high as the streams through it.

    `names` gives the height of each label, for which there is room at least.
    """
    x, top = place
    nodes: dict[str, Node] = {}
    for name, least in names.items():
        own = [stream for at, stream in streams if at == name]
        height = each * sum(len(stream.trials) for stream in own)
        room = max(height, least)
        nodes[name] = Node(name, len(trials_along(own)), x, top + (room - height) / 2, height, each)
        top += room + GAP
    return nodes


@dataclass(frozen=True, slots=True)
class Band:
    """What runs between two nodes with one outcome."""

    left: Node
    right: Node
    outcome: Outcome
    streams: tuple[Stream, ...]

    @property
    def thick(self) -> float:
        """Its height: a trial in two of its streams takes room twice, as at its nodes."""
        return self.left.each * sum(len(stream.trials) for stream in self.streams)


def bands_between(
    left: Mapping[str, Node],
    right: Mapping[str, Node],
    streams: Iterable[tuple[str, str, Stream]],
) -> tuple[Band, ...]:
    """Gather streams into bands, in the order of both sides."""
    alike: dict[tuple[str, str, Outcome], list[Stream]] = {}
    for one, other, stream in streams:
        alike.setdefault((one, other, stream.outcome), []).append(stream)
    found = {key: tuple(own) for key, own in alike.items()}
    starts, ends = list(left), list(right)
    placed = sorted(found, key=lambda key: (starts.index(key[0]), ends.index(key[1])))
    return tuple(Band(left[key[0]], right[key[1]], key[2], found[key]) for key in placed)


def drawn(bands: Iterable[Band], *, numbered: str) -> Iterator[tuple[int, str]]:
    """Draw bands with the layer of each: outlines below fills, numbers on top.

    A number stands at the `left` end, for all that runs between two nodes, or at the `right`.
    """
    bundles: dict[tuple[str, str], list[tuple[Band, float]]] = {}
    for band in bands:
        ends = (band.left.x + NODE, band.left.after, band.right.x, band.right.before)
        yield (0 if band.outcome.hollow else 1), _drawn(band, ends)
        y = band.left.after if numbered == "left" else band.right.before
        bundles.setdefault((band.left.name, band.right.name), []).append((band, y))
        band.left.after += band.thick
        band.right.before += band.thick
    for bundle in bundles.values():
        # All halos below all numbers, so that none hides its neighbour.
        yield from enumerate(_number(bundle, numbered), start=2)


def _number(bundle: Sequence[tuple[Band, float]], numbered: str) -> Iterator[str]:
    thick = sum(band.thick for band, _ in bundle)
    if thick < NUMBERED:
        return
    band, y = bundle[0]
    trials = trials_along(stream for each, _ in bundle for stream in each.streams)
    x = band.left.x + NODE + 6 if numbered == "left" else band.right.x - 6
    anchor = "start" if numbered == "left" else "end"
    yield from haloed(x, y + thick / 2 + 4.3, str(len(trials)), SMALL, text_anchor=anchor)


def _drawn(band: Band, ends: tuple[float, float, float, float]) -> str:
    x, y, to_x, to_y = map(number, ends)
    below, to_below = number(ends[1] + band.thick), number(ends[3] + band.thick)
    middle = number((ends[0] + ends[2]) / 2)
    path = (
        f"M{x},{y} C{middle},{y} {middle},{to_y} {to_x},{to_y} V{to_below} "
        f"C{middle},{to_below} {middle},{below} {x},{below} Z"
    )
    hollow = band.outcome.hollow
    line = element(
        "path",
        d=path,
        fill="none" if hollow else band.outcome.fill,
        stroke=FAINT if hollow else PAPER,
        stroke_width=0.7,
        stroke_dasharray=band.outcome.dash,
    )
    trials = len(trials_along(band.streams))
    between = dict.fromkeys((band.left.name, band.right.name, band.outcome.name))
    return titled(f"{', '.join(between)}: {trials} trial{'' if trials == 1 else 's'}", line)
