"""What the squares and marks of an evidence map mean."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from mesograph.pictures.frame import MARGIN
from mesograph.pictures.marks import MARK, safety_mark
from mesograph.pictures.outcome import APART, FARED, NO_EFFECT, OUTCOMES, SAFETIES, Safety
from mesograph.pictures.squares import SQUARE, square
from mesograph.pictures.svg import FAINT, PLAIN, SMALL, folded, lines_of_text, text, words_width

NOTES = (
    FARED,
    f"“3 of 7 report”: some outcome is stated for three. {APART}",
    f"A trial counts once in a cell, whatever the number of rows. {NO_EFFECT}",
)
STEP = 22
"""From one line of keys to the next."""

_GOOD = OUTCOMES[0]

Shape = Callable[[float, float], Iterable[str]]
"""What draws the shape of a key, with its left upper corner at a place."""


def legend(top: float, width: float, notes: Iterable[str]) -> tuple[float, Sequence[str]]:
    """Draw the legend from a height on; give where it ends, and its elements."""
    squares: list[tuple[str, Shape]] = [
        *((outcome.name, partial(square, outcome)) for outcome in OUTCOMES),
        ("underlined: under another route too", partial(square, _GOOD, underlined=True)),
        (
            "corner cut: would be otherwise without doubted codings",
            partial(square, _GOOD, cut=True),
        ),
    ]
    marks: list[tuple[str, Shape]] = [
        *((safety.name, partial(_mark, safety)) for safety in SAFETIES if safety.mark),
        ("no mark: nothing said of safety", _nothing),
    ]
    drawn: list[str] = []
    for head, keys in (
        ("One square a trial: how people fared", squares),
        ("Safety: trials of a cell", marks),
    ):
        drawn.append(text(MARGIN, top, head, PLAIN, font_weight="bold"))
        top, own = _keys(top + 10, width, keys)
        drawn += own
    lines = [line for note in notes for line in folded(note, SMALL, width - 2 * MARGIN)]
    drawn += lines_of_text(MARGIN, top, lines, fill=FAINT)
    return top + 1.4 * SMALL * len(lines), drawn


def _keys(
    top: float, width: float, keys: Iterable[tuple[str, Shape]]
) -> tuple[float, Sequence[str]]:
    x, y = float(MARGIN), top
    drawn: list[str] = []
    for words, shape in keys:
        wide = SQUARE + 6 + words_width(words, PLAIN) + 12
        if x + wide > width - MARGIN:
            x, y = MARGIN, y + STEP
        drawn += [*shape(x, y), text(x + SQUARE + 6, y + 12, words, PLAIN)]
        x += wide
    return y + STEP + 22, drawn


def _mark(safety: Safety, x: float, y: float) -> Iterator[str]:
    yield safety_mark(safety.mark, x + MARK + 2, y + 12)


def _nothing(x: float, y: float) -> Iterable[str]:  # noqa: ARG001 - a shape takes its place
    return ()
