"""What the lines of a column show of where its cells begin and go on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from mesograph.capture.layouts.spaced.lines import Word, said
from mesograph.capture.layouts.spaced.looks import Look, look_of
from mesograph.capture.layouts.spaced.placing import Placed
from mesograph.capture.words.missing import reason_of


class Room(IntEnum):
    """How much room the line before has left for the first word of a line."""

    NONE = 0
    SCANT = 1
    SOME = 2
    AMPLE = 3


class Tie(IntEnum):
    """Whether words show that one line is the rest of the one before."""

    FREE = 0
    HANGING = 1
    """The line before ends in a comma, a hyphen, a word that wants another."""
    OPEN = 2
    """A bracket is open where it ends, or closes that was not opened."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands of a column in one line, and how it looks from the line above."""

    look: Look
    room: Room | None
    """None where the column is empty in the two lines above."""
    tie: Tie
    hole: bool = False
    """Whether the column is empty in the line above."""


_HANGS = re.compile(
    r"""(?:[,;/(–\-+×=<>≤≥±&]
      |\b(?:and|or|of|with|to|the|in|for|by|from|an?|at|on|than|vs\.?|per|x|was|were|et)
    )$""",
    re.VERBOSE,
)
"""What a line ends in that goes on."""
_BRACKETS = "([", ")]"


def parts_of(placed: Sequence[Placed], width: int) -> list[Mapping[int, Part]]:
    """Give what each line shows of each column that it has words in."""
    widths = _widths(placed, width)
    found: list[Mapping[int, Part]] = []
    above: Mapping[int, tuple[Word, ...]] = {}
    higher: Mapping[int, tuple[Word, ...]] = {}
    for line in placed:
        parts = {}
        for n, words in line.cells.items():
            part = _part(words, above.get(n, higher.get(n)), widths[n])
            parts[n] = replace(part, hole=n not in above)
        found.append(parts)
        above, higher = line.cells, above
    return found


def _widths(placed: Sequence[Placed], width: int) -> list[int]:
    """Give the characters of the longest line of each column, but for one in forty."""
    lengths: list[list[int]] = [[0] for _ in range(width)]
    for line in placed:
        for n, words in line.cells.items():
            lengths[n].append(words[-1].end - words[0].start)
    return [sorted(found)[-1 - len(found) // 40] for found in lengths]


def _part(words: Sequence[Word], above: Sequence[Word] | None, width: int) -> Part:
    if above is None:
        return Part(look_of(words), None, Tie.FREE)
    return Part(look_of(words), _room(words, above, width), _tie(words, above))


_SCANT, _SOME = 0, 3


def _room(words: Sequence[Word], above: Sequence[Word], width: int) -> Room:
    last = above[-1].atom.text
    blank = 0 if last.endswith(("-", "/")) else 1
    left = width - (above[-1].end - above[0].start) - blank - len(words[0].atom.text)
    if left < _SCANT:
        return Room.NONE
    return Room.SCANT if left < _SOME else Room.SOME if left < 2 * _SOME else Room.AMPLE


def _tie(words: Sequence[Word], above: Sequence[Word]) -> Tie:
    before, after = said(above), said(words)
    opened = sum(before.count(sign) for sign in _BRACKETS[0])
    if opened > sum(before.count(sign) for sign in _BRACKETS[1]) or _closes(after):
        return Tie.OPEN
    return Tie.HANGING if _HANGS.search(before) and not reason_of(before) else Tie.FREE


def _closes(text: str) -> bool:
    """Tell whether a bracket closes that was not opened."""
    depth = 0
    for sign in text:
        depth += (sign in _BRACKETS[0]) - (sign in _BRACKETS[1])
        if depth < 0:
            return True
    return False
