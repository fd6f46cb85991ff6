"""What the gaps between atoms cost in each layout: to end a cell at them, or to go on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from mesograph.capture.words.atoms import Atom, Gap


@dataclass(frozen=True, slots=True)
class Spacing:
    """Costs by gap, in the order of `Gap`: glued, blank, wide, line, paragraph, fence."""

    close: tuple[float, ...]
    stay: tuple[float, ...]
    facts: float = 0.3
    """What each kind of fact in a line adds to the cost of a cell that goes on in it."""
    capitals: bool = False
    """Whether a capital letter tells that a cell begins, and a small one that it goes on."""
    capital: float = 0.4
    """What a word with a capital costs a cell that goes on with it."""
    beginnings: bool = True
    """Whether how a line begins tells that a row does."""
    one_line: float = 0.0
    """What it costs a row to go on in the next line, where rows are not wrapped."""
    all_rows: bool = False
    """Whether every line is of a row: none stands after the table."""
    short: float = 0.0
    """What it costs more to end the table at a line too short for prose."""
    outside: float = 0.0
    """What each line costs more that follows the table."""
    over: float = 0.0
    """What it costs more to take a line for a heading over rows."""
    fill: float = -1.0
    """That cells are there is what a row of a table has over a line of prose."""


Glue: TypeAlias = Callable[[Atom, Atom], tuple[float, float]]
"""What it costs to end a cell between two atoms with nothing between them, and to go on."""

BLANKS = Spacing(
    close=(3.0, 0.0, 0.0, 0.0, 0.0, 0.0), stay=(0.0, 0.0, 0.6, 0.5, 1.0, 4.0), capitals=True
)
"""Cells are parted by blanks, and may be wrapped."""
RUN_TOGETHER = Spacing(
    close=(0.0, 4.0, 3.0, 0.0, 0.0, 0.0),
    stay=(0.0, 0.0, 0.0, 8.0, 9.0, 4.0),
    facts=1.2,
    one_line=8.0,
    fill=-1.6,
)
"""Cells follow each other with nothing between them; the glue decides."""
PIPES = Spacing(
    close=(4.0, 3.0, 2.0, 1.0, 0.5, 0.0),
    stay=(0.0, 0.0, 0.3, 1.0, 3.0, 4.0),
    all_rows=True,
    over=1e9,
)
"""Cells are fenced; a fence may be lost."""
LINES = Spacing(
    close=(5.0, 4.0, 3.0, 0.0, 0.0, 0.0),
    stay=(0.0, 0.0, 0.0, 1.6, 3.5, 4.0),
    beginnings=False,
    short=25.0,
    outside=1.5,
    over=3.0,
)
"""Each cell has a line of its own; a long one may have several."""

OPENING, CLOSING = "([", ")]"
_BRACKETS = frozenset(OPENING + CLOSING)
LEFT_HANGING = frozenset(["and", "or", "of", "with", "to", "the", "in", "for", "by", "from", "a"])
RIGHT_HANGING = frozenset(
    [
        *("and", "or", "of", "with", "to", "due", "per", ")", "±", "×", "in", "at", "an", "a"),
        *("on", "for", "from", "by", "than", "was", "were", "is", "are", "had", "the", "vs"),
    ]
)
JOINS = frozenset(
    ["×", "x", "X", "±", "+", "=", "<", ">", "≤", "≥", "/", "vs", "vs.", "v", "&", "~", "≈", "→"]
)
"""What stands between two things and is of both: no cell ends before or after it."""
_NUMBER = re.compile(r"[(~<>≤≥≈]*\d[\d.,]*(?:[-–±/]\d[\d.,]*)?\+?")
_UNIT = re.compile(
    r"""(?:×|x|%|[kKmM]|[mcnkuµμ]?[gLlm]|mg|kg|mL|ml|cc|IU|vg|mm|cm|nm|[cm]m[23²³]|mmHg
      |million|billion|thousand|cells?|particles?|vesicles?
      |h|hr?s?|hours?|d|days?|wks?|w|weeks?|mos?|m|months?|y|yrs?|years?
      |times?|doses?|infusions?|injections?|cycles?|sheets?|courses?|sessions?|patients?|eyes?|knees?
      |st|nd|rd|th)(?:[/(][\w²³/]+\)?)?[,;.)]*""",
    re.VERBOSE,
)
"""What a number counts, after it."""
_CLASS = re.compile(
    r"(?:stage|grade|type|class|phase|no\.)",
    re.IGNORECASE,
)
_OF_CLASS = re.compile(r"(?:[IVX]+|[+−–-]?\d+)[abcAB]?(?![^\W\d])")
"""What has numbers, and its number: "stage III"."""
SMALL_WORD = re.compile(r"[^\W\d_A-Z]{2,}(?![\w-]*[A-Z])")
_CAPITAL_WORD = re.compile(r"[A-Z][^\W\d_A-Z]{2,}")
SMALL = 1.5
_COMMA, _OPEN_BRACKET, _ROUND, _HANGING = 2.0, 1.5, 1.0, 3.0


def gap_costs(
    atoms: Sequence[Atom], spacing: Spacing, glue: Glue | None = None
) -> tuple[list[float], list[float]]:
    """Give what it costs to close a cell before each atom, and to stay in it.

    A cell seldom ends with a comma, with a word that wants another, or inside a bracket.
    """
    closes, stays = [0.0], [0.0]
    depth = 0
    for left, right in pairwise(atoms):
        depth = _depth(depth, left)
        close, stay = spacing.close[right.gap], staying(left, right, spacing)
        if right.gap is Gap.GLUED and glue is not None:
            close, stay = glue(left, right)
        if left.text.endswith(","):
            close += _COMMA
        # A cell may begin with "At least"; "at least" goes on.
        hangs = left.text.casefold() in LEFT_HANGING or right.text in RIGHT_HANGING
        if hangs or (right.gap is Gap.BLANK and _belong(left.text, right.text)):
            close += _HANGING
        opens = right.text[:1] in OPENING and right.gap not in (Gap.FENCE, Gap.GLUED)
        if depth > 0 or opens:
            # "[14]" may be a cell by itself, "(NOGA)" hardly.
            close += _OPEN_BRACKET + _ROUND * (opens and right.text.startswith("("))
        if right.gap in (Gap.BLANK, Gap.LINE, Gap.PARAGRAPH) and spacing.capitals:
            close += SMALL * bool(SMALL_WORD.match(right.text))
        if right.opens_line and right.gap is Gap.PARAGRAPH:
            depth = 0
        closes.append(close)
        stays.append(stay)
    return [*closes, 0.0], [*stays, 0.0]


def staying(left: Atom, right: Atom, spacing: Spacing) -> float:
    """Give what it costs to stay in a cell over the gap between two atoms."""
    stay = spacing.stay[right.gap]
    if right.gap in (Gap.BLANK, Gap.LINE, Gap.PARAGRAPH) and spacing.capitals:
        turns = _CAPITAL_WORD.match(right.text) and left.text[-1:].islower()
        stay += spacing.capital * bool(turns)
    return stay


def _belong(left: str, right: str) -> bool:
    """Tell whether a sign joins two words, or one is the unit of the other."""
    if left in JOINS or right in JOINS:
        return True
    if _CLASS.fullmatch(left) and _OF_CLASS.match(right):
        return True
    return _NUMBER.fullmatch(left) is not None and _UNIT.fullmatch(right) is not None


def _depth(depth: int, atom: Atom) -> int:
    if _BRACKETS.isdisjoint(atom.text):
        return depth
    for sign in atom.text:
        depth += (sign in OPENING) - (sign in CLOSING)
    return max(0, min(depth, 3))


def wrapping(spacing: Spacing, line: float) -> Spacing:
    """Give the spacing with another cost for a cell that goes on in the next line."""
    stay = list(spacing.stay)
    stay[Gap.LINE], stay[Gap.PARAGRAPH] = line, line + 0.5
    return replace(spacing, stay=tuple(stay))
