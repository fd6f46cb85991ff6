"""How likely a cell between blanks is wrong, by what speaks against it, and what is said of it.

A logistic rule: its weights were fitted to made-up tables set with wide gutters and with narrow
ones, and hold, table by table, for those that they were not fitted to (`bench.blanks`).
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from mesograph.capture.headers.headings import Heading
from mesograph.capture.layouts.draft_table import DOUBTFUL, DraftCell
from mesograph.capture.layouts.portraits import Portraits, portraits_of
from mesograph.capture.layouts.spaced.lines import Word
from mesograph.capture.layouts.spaced.placing import Placed
from mesograph.capture.layouts.spaced.rows import Row
from mesograph.capture.layouts.spaced.tastes import foreign_of, kinds_of
from mesograph.capture.layouts.spaced.wrapped import Words, is_unsure


class Evidence(NamedTuple):
    """What is known of a cell that speaks for it or against it, as numbers."""

    row: float
    """Nats that the next best beginning or end of its row costs more, up to `_NEAR`."""
    words: float
    """Nats that it costs more to part it otherwise from the cells beside, up to `_FAR`."""
    seam: float
    """The log odds that its column is two."""
    strange: float
    """Nats that its words are likelier in a column beside it, by how those look."""
    foreign: float
    """Nats that the role of a column beside asks less for it than that of its own."""
    empty: bool
    unusual: float
    """How seldom its column is empty, where it is."""
    tight: bool
    """One blank only stands between it and a cell beside it."""
    unfinished: bool
    """It begins or ends as what is cut off does."""
    hyphen: bool
    """Nothing tells whether a hyphen that ends a line of it stays: that is doubted by itself."""
    lines: float
    """The logarithm of the lines that it has."""
    beside: bool
    """A cell beside it is weak."""
    page: float
    """The share of weak cells in the table."""
    narrow: float
    """The square root of the share of cells that one blank only parts from another."""
    lost: bool
    """A column of the table has no heading."""
    astray: float
    """How foreign the most foreign column of the table is."""


_NEAR, _FAR = 3.0, 8.0
_BIAS = 6.61
WEIGHTS = (
    *(-0.68, -0.62, 1.16, 0.27, 0.81, 3.16, -3.59, -0.92),
    *(2.16, 0.0, 0.28, 1.09, 0.47, 2.15, -1.30, 0.53),
)
"""What each piece of evidence adds to the log odds that a cell is wrong, in their order."""


class Shown(NamedTuple):
    """What a table shows."""

    rows: Sequence[Row]
    placed: Sequence[Placed]
    headings: Sequence[Heading]
    seams: Sequence[float]
    """By column, the log odds that it is two."""
    words: Words

    def runs(self, at: int, n: int) -> list[tuple[Placed, Sequence[Word]]]:
        """Give the lines of a row that have words of a column, with those."""
        lines = self.placed[self.rows[at].first : self.rows[at].end]
        return [(line, line.cells[n]) for line in lines if n in line.cells]


class _Usual(NamedTuple):
    """What cells are held against."""

    seen: Portraits
    empty: Sequence[float]
    """The share of empty cells, by column."""


def chance_wrong(evidence: Evidence) -> float:
    """Give the chance that a cell is wrong."""
    odds = _BIAS + sum(float(w) * float(e) for w, e in zip(WEIGHTS, evidence, strict=True))
    return 1.0 / (1.0 + math.exp(-odds))


def evidence_of(cells: Sequence[Sequence[DraftCell]], shown: Shown) -> list[list[Evidence]]:
    """Gather what speaks for and against each cell of a table, row by row."""
    width, count = len(shown.headings), max(1, len(cells))
    words = [[cell.text.split() for cell in row] for row in cells]
    empty = [sum(not row[n] for row in words) / count for n in range(width)]
    usual = _Usual(portraits_of(words[:_CONTEXT], width), empty)
    alone = [
        [_alone(words[at], (at, n), shown, usual) for n in range(width)] for at in range(len(words))
    ]
    kinds = kinds_of(shown.headings)
    foreign = [
        foreign_of(
            [[run for _, run in shown.runs(at, n)] for n in range(width)], kinds, shown.words
        )
        for at in range(len(words))
    ]
    filled = [max(1.0, count * (1.0 - share)) for share in empty]
    astray = max(sum(row[n] for row in foreign) / filled[n] for n in range(width)) if cells else 0.0
    lost = any(heading.text.startswith(_NAMELESS) for heading in shown.headings)
    weak = [[_is_weak(e) for e in row] for row in alone]
    page = sum(map(sum, weak)) / count / width
    narrow = math.sqrt(sum(e.tight for row in alone for e in row) / count / width)
    return [
        [
            e._replace(
                foreign=foreign[at][n],
                beside=any(weak[at][k] for k in (n - 1, n + 1) if 0 <= k < width),
                page=page,
                narrow=narrow,
                lost=lost,
                astray=astray,
            )
            for n, e in enumerate(row)
        ]
        for at, row in enumerate(alone)
    ]


_CONTEXT = 400
"""Rows that are learned from, at most."""
_NAMELESS = "column"
"""What a column is called that has no heading."""
_WEAK, _STRANGE, _SELDOM = 2.5, 1.0, 0.2
"""The margin up to which a cell is weak, the strangeness from which it is, and the share of empty
cells up to which one more is."""


def _is_weak(e: Evidence) -> bool:
    return (
        min(e.row, e.words) < _WEAK
        or e.seam > 0
        or e.strange > _STRANGE
        or e.unfinished
        or e.hyphen
        or e.unusual > 1.0 - _SELDOM
    )


def _alone(
    words: Sequence[Sequence[str]], at: tuple[int, int], shown: Shown, usual: _Usual
) -> Evidence:
    """Gather what speaks for and against a cell by itself."""
    row, n = at
    lines = shown.runs(row, n)
    every = shown.placed[shown.rows[row].first : shown.rows[row].end]
    return Evidence(
        row=min(shown.rows[row].margin, _NEAR),
        words=min((line.margins[n] for line in every if n in line.margins), default=_FAR),
        seam=shown.seams[n],
        strange=_strange(words, n, usual.seen),
        foreign=0.0,
        empty=not lines,
        unusual=0.0 if lines else 1.0 - usual.empty[n],
        tight=any(_gap(line, run) < _APART for line, run in lines),
        unfinished=_is_unfinished(" ".join(words[n])),
        hyphen=is_unsure([run for _, run in lines], shown.words),
        lines=math.log(max(1, len(lines))),
        beside=False,
        page=0.0,
        narrow=0.0,
        lost=False,
        astray=0.0,
    )


_APART = 2


def _gap(placed: Placed, run: Sequence[Word]) -> int:
    """Give the blanks between a part of a cell and what stands nearest in its line."""
    words = placed.line.words
    first = words.index(run[0])
    end = first + len(run)
    before = run[0].start - words[first - 1].end if first else _APART
    after = words[end].start - run[-1].end if end < len(words) else _APART
    return min(before, after)


def _strange(words: Sequence[Sequence[str]], n: int, seen: Portraits) -> float:
    if not words[n]:
        return 0.0
    known = seen.likeness(words[n])
    beside = max((known[k] for k in (n - 1, n + 1) if 0 <= k < len(words)), default=0.0)
    return max(-2.0, min(4.0, beside - known[n]))


_UNFINISHED = re.compile(
    r"""^(?:[,;)%/]|(?:and|or|of|with|to|in|for|by)\s)
      |(?:[,;(/–+×<>≤≥±]|\b(?:and|or|of|with|to|the|in|for|by|from|an?|at|on|than|per|x))$
      |[×x]\s?10(?!\d)
    """,
    re.VERBOSE,
)
"""What is cut off at its beginning or its end, or has lost an exponent."""


def _is_unfinished(text: str) -> bool:
    uneven = text.count("(") != text.count(")") or text.count("[") != text.count("]")
    return len(text) > 1 and (uneven or bool(_UNFINISHED.search(text)))


def doubted(cells: Sequence[Sequence[DraftCell]], shown: Shown) -> list[list[DraftCell]]:
    """Give the cells with how sure each is, and what a curator should look at."""
    return [
        [_judged(cell, e) for cell, e in zip(*both, strict=True)]
        for both in zip(cells, evidence_of(cells, shown), strict=True)
    ]


def _judged(cell: DraftCell, evidence: Evidence) -> DraftCell:
    sure = round(1.0 - chance_wrong(evidence), 3)
    if evidence.hyphen:
        sure = min(sure, _HYPHEN)
    doubts = () if sure >= DOUBTFUL else (_why(evidence),)
    return replace(cell, confidence=sure, doubts=(*cell.doubts, *doubts))


_HYPHEN = 0.8
"""The confidence in a cell at most that has a hyphen of which nothing tells whether it stays."""


def _why(e: Evidence) -> str:
    """Say what speaks most against a cell that is doubted."""
    reasons = (
        (e.hyphen, "whether a hyphen that ends a line of it stays"),
        (e.words < _WEAK, "words of it may be of the column beside"),
        (e.row < _WEAK, "where its row begins or ends is nearly as good elsewhere"),
        (e.unfinished, "it begins or ends as what is cut off does"),
        (e.strange > _STRANGE or e.foreign > _STRANGE, "it looks like a cell of a column beside"),
        (e.unusual > 1.0 - _SELDOM, "it is empty where other rows have a cell"),
        (e.seam > -1.0, "its column may be two"),
        (e.beside, "a cell beside it is doubtful"),
        (e.tight, "one blank only stands between it and a cell beside it"),
    )
    return next((said for holds, said in reasons if holds), "much of the table is doubtful")
