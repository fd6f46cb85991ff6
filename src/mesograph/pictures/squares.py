"""A cell of the evidence map: a square for each trial, with the sign of how people fared."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mesograph.pictures.marks import MARK, safety_mark
from mesograph.pictures.outcome import ABSENT, EVENTS, OUTCOMES, PLACES, Outcome, Verdict
from mesograph.pictures.svg import INK, SMALL, element, number, text, titled, words_width

SQUARE = 15
CUT = 6
"""How much of a corner is cut off."""
PITCH = 17
"""From one square to the next."""
LINE = 19
"""From one line of squares to the next: below each there is room for a stroke."""
TOLD = 15
"""From one line of words to the next."""
PER_CELL = 120
"""The most squares in a cell; where there are more trials, a square stands for several."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn where a condition and a route cross."""

    verdicts: Mapping[str, Verdict]
    """Of each trial."""
    elsewhere: frozenset[str]
    """Those of its trials that stand under another route too."""

    @property
    def reporting(self) -> int:
        """How many of its trials report any outcome."""
        return sum(verdict.reported for verdict in self.verdicts.values())

    @property
    def outcomes(self) -> Mapping[Outcome, tuple[str, ...]]:
        """Its trials by how people fared, in order."""
        found: dict[Outcome, list[str]] = {}
        for trial, verdict in self.verdicts.items():
            found.setdefault(verdict.outcome, []).append(trial)
        return {o: tuple(sorted(found[o])) for o in sorted(found, key=lambda o: PLACES[o])}

    @property
    def told(self) -> str:
        """How many of its trials report, in words that fit below the squares."""
        if all(outcome is OUTCOMES[-1] for outcome in self.outcomes):
            return "no column"
        return f"{self.reporting} of {len(self.verdicts)} report"


@dataclass(frozen=True, slots=True)
class Size:
    """How the squares of a cell are laid out."""

    across: int
    """How many stand side by side."""
    each: int
    """How many trials a square stands for."""

    def lines(self, spot: Spot) -> int:
        """Count the lines of squares of a spot."""
        squares = sum(-(-len(trials) // self.each) for trials in spot.outcomes.values())
        return -(-squares // self.across)


def cell_height(spot: Spot, size: Size) -> float:
    """Give the height of a cell: its squares, and the words below them."""
    marked = any(verdict.safety in (EVENTS, ABSENT) for verdict in spot.verdicts.values())
    return LINE * size.lines(spot) + TOLD * (2 if marked else 1)


def drawn_cell(spot: Spot, where: str, place: tuple[float, float], size: Size) -> str:
    """Draw a cell with its left upper corner at a place."""
    x, y = place
    below = y + LINE * size.lines(spot) + 10
    return titled(
        said(spot, where),
        *_squares(spot, place, size),
        text(x, below, spot.told, SMALL),
        *_marks(spot, x, below + TOLD),
    )


def _squares(spot: Spot, place: tuple[float, float], size: Size) -> Iterator[str]:
    at = 0
    for outcome, trials in spot.outcomes.items():
        for first in range(0, len(trials), size.each):
            own = trials[first : first + size.each]
            x = place[0] + PITCH * (at % size.across)
            y = place[1] + LINE * (at // size.across)
            called = f"{own[0]}: {spot.verdicts[own[0]].words}"
            if len(own) > 1:
                called = f"{len(own)} trials: {outcome.name}"
            drawn = square(
                outcome,
                x,
                y,
                underlined=any(trial in spot.elsewhere for trial in own),
                cut=any(spot.verdicts[trial].doubtful for trial in own),
            )
            yield titled(called, *drawn)
            at += 1


def square(
    outcome: Outcome, x: float, y: float, *, underlined: bool = False, cut: bool = False
) -> Iterator[str]:
    """Draw the square of an outcome, with a stroke below it or its right upper corner cut off."""
    left, right, top, bottom = map(number, (x, x + SQUARE, y, y + SQUARE))
    corner = f"H{number(x + SQUARE - CUT)} L{right},{number(y + CUT)}" if cut else f"H{right}"
    yield element(
        "path",
        d=f"M{left},{top} {corner} V{bottom} H{left} Z",
        fill=outcome.fill,
        stroke=INK,
        stroke_width=0.9,
        stroke_dasharray=outcome.dash,
    )
    if outcome.sign:
        style = {"fill": outcome.ink, "font_weight": "bold", "text_anchor": "middle"}
        yield text(x + SQUARE / 2, y + 11.8, outcome.sign, SMALL, **style)
    if underlined:
        yield element("rect", x=x, y=y + SQUARE + 1.2, width=SQUARE, height=2, fill=INK)


def _marks(spot: Spot, x: float, y: float) -> Iterator[str]:
    counted = Counter(verdict.safety for verdict in spot.verdicts.values())
    for state in (EVENTS, ABSENT):
        if counted[state]:
            yield safety_mark(state.mark, x + MARK, y)
            yield text(x + MARK + 4, y, str(counted[state]), SMALL)
            x += MARK + 14 + words_width(str(counted[state]), SMALL)


def said(spot: Spot, where: str) -> str:
    """Say in words what a cell shows."""
    trials = len(spot.verdicts)
    outcomes = (f"{len(own)} {outcome.name}" for outcome, own in spot.outcomes.items())
    states = Counter(verdict.safety.name for verdict in spot.verdicts.values())
    safety = (f"{count} {name}" for name, count in sorted(states.items()))
    counted = f"{trials} trial{'' if trials == 1 else 's'}"
    return f"{where}: {counted}; {', '.join(outcomes)}; {', '.join(safety)}"
