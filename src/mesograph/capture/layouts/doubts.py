"""How likely a cell is wrong, by what speaks against it, and what a curator is told of it.

A logistic rule: its weights were fitted to made-up tables in the layouts that lose the signs
between cells, and hold, table by table, for those that they were not fitted to (`bench.doubts`).
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from mesograph.capture.headers.headings import Heading
from mesograph.capture.lattice.solve import Solved
from mesograph.capture.layouts.draft_table import DOUBTFUL, DraftCell


class Evidence(NamedTuple):
    """What is known of a cell that speaks for it or against it, as numbers."""

    margin: float
    """Nats that the next reading costs more, up to `_FURTHEST`."""
    unsupported: bool
    """Nothing on the page says that it begins or ends here."""
    contested: bool
    """A column beside it is empty and knows words of one of the two."""
    strange: float
    """Nats a word that its words are strange to its column."""
    hidden: bool
    """It or a cell beside it is empty, and nobody knows their columns."""
    empty: bool
    beside: bool
    """A cell beside it is weak."""
    column: float
    """The share of weak cells in its column."""
    page: float
    """The share of weak cells in the table."""
    bare: bool
    """No blank that parts two cells tells itself from one within a cell."""


_FURTHEST, _STRANGEST = 6.0, 3.0
_BIAS = -3.89
WEIGHTS = (-0.79, 0.32, 0.0, 0.72, 1.84, 3.05, 0.55, 1.16, 4.15, 1.41)
"""What each piece of evidence adds to the log odds that a cell is wrong, in the order of
`Evidence`; that it is contested tells by way of its column and the table."""


def chance_wrong(evidence: Evidence) -> float:
    """Give the chance that a cell is wrong.

    >>> sure = Evidence(6.0, False, False, 0.0, False, False, False, 0.0, 0.0, False)
    >>> round(chance_wrong(sure), 3), round(chance_wrong(sure._replace(margin=0.1, page=0.5)), 2)
    (0.0, 0.13)
    """
    odds = _BIAS + sum(float(w) * float(e) for w, e in zip(WEIGHTS, evidence, strict=True))
    return 1.0 / (1.0 + math.exp(-odds))


_WEAK, _STRANGE, _SELDOM = 1.6, 1.2, 0.15
"""The margin up to which a cell is weak by itself, the strangeness from which it is, and the share
of empty cells up to which one more is."""


def evidence_of(
    cells: Sequence[DraftCell], solved: Solved, headings: Sequence[Heading], *, bare: bool
) -> list[Evidence]:
    """Gather what speaks for and against each cell of a table, row by row."""
    width, rows = len(headings), len(solved.rows)
    empty = [sum(not cell.text for cell in cells[n::width]) / max(1, rows) for n in range(width)]
    alone = [_alone(cells, at, solved, headings, bare=bare) for at in range(len(cells))]
    weak = [
        e.margin < _WEAK
        or e.unsupported
        or e.contested
        or e.hidden
        or e.strange > _STRANGE
        or (e.empty and empty[at % width] <= _SELDOM)
        for at, e in enumerate(alone)
    ]
    columns = [sum(weak[n::width]) / max(1, rows) for n in range(width)]
    page = sum(weak) / max(1, len(weak))
    return [
        e._replace(
            beside=(at % width > 0 and weak[at - 1]) or (at % width < width - 1 and weak[at + 1]),
            column=columns[at % width],
            page=page,
        )
        for at, e in enumerate(alone)
    ]


def _alone(
    cells: Sequence[DraftCell],
    at: int,
    solved: Solved,
    headings: Sequence[Heading],
    *,
    bare: bool,
) -> Evidence:
    """Gather what speaks for and against a cell by itself."""
    row, n = divmod(at, len(headings))
    return Evidence(
        margin=min(solved.margins[row][n], _FURTHEST),
        unsupported=n + 1 in solved.unsupported[row],
        contested=n + 1 in solved.contested[row],
        strange=min(solved.strange[row][n], _STRANGEST),
        hidden=_may_hide(cells, at, headings),
        empty=not cells[at].text,
        beside=False,
        column=0.0,
        page=0.0,
        bare=bare,
    )


def _may_hide(cells: Sequence[DraftCell], at: int, headings: Sequence[Heading]) -> bool:
    """Tell whether a cell and its neighbour are of unknown columns, and one of the two is empty."""
    n = at % len(headings)
    beside = [k for k in (n - 1, n + 1) if 0 <= k < len(headings)]
    return not headings[n].roles and any(
        not headings[k].roles and bool(cells[at].text) != bool(cells[at + k - n].text)
        for k in beside
    )


def doubted(
    cells: Sequence[DraftCell], solved: Solved, headings: Sequence[Heading], *, bare: bool
) -> tuple[DraftCell, ...]:
    """Give the cells with how sure each is, and what a curator should look at."""
    judged = evidence_of(cells, solved, headings, bare=bare)
    return tuple(_judged(cell, e) for cell, e in zip(cells, judged, strict=True))


def _judged(cell: DraftCell, evidence: Evidence) -> DraftCell:
    sure = round(1.0 - chance_wrong(evidence), 3)
    if sure >= DOUBTFUL:
        return replace(cell, confidence=sure)
    return replace(cell, confidence=sure, doubts=(*cell.doubts, _why(evidence)))


def _why(evidence: Evidence) -> str:
    """Say what speaks most against a cell that is doubted."""
    reasons = (
        (evidence.strange > _STRANGE, "its words are strange to the column"),
        (evidence.contested, "a column beside it is empty and knows words of one of the two"),
        (evidence.unsupported, "nothing on the page says that it begins or ends here"),
        (evidence.hidden, "it and an empty cell beside it are of columns that nobody knows"),
        (evidence.margin < _WEAK, "another reading of it is nearly as good"),
        (evidence.empty, "it is empty where other rows have a cell"),
        (evidence.beside, "a cell beside it is doubtful"),
    )
    return next((said for holds, said in reasons if holds), "much of the table is doubtful")
