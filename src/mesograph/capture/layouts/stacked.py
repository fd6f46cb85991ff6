"""Columns one under the other: each header, then the cells of its column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mesograph.capture.headers.headings import Heading, distinct, heading_of
from mesograph.capture.layouts.draft_table import DraftCell, cell_of
from mesograph.capture.layouts.stacked_headers import LONGEST_HEADER, TELLING, headed_lines
from mesograph.capture.words.atoms import Atom, Gap, wording
from mesograph.capture.words.endings import is_cue, is_legend

SURE, JOINED, UNSURE = 0.97, 0.75, 0.4
"""The confidence in a cell of a column of the usual length, of one whose lines had to be joined,
and of one that lacks cells."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """A header and the lines under it."""

    heading: Heading
    lines: tuple[tuple[Atom, ...], ...]


def _stacks(atoms: Sequence[Atom], told: Mapping[str, str]) -> list[_Stack]:
    lines, starts = headed_lines(atoms, told)
    stacks = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        heading = heading_of(wording(lines[start]), told)
        stacks.append(_Stack(heading, tuple(lines[start + 1 : end])))
    return stacks


def is_stacked(atoms: Sequence[Atom], told: Mapping[str, str]) -> bool:
    r"""Tell whether headers stand alone in their lines with as many lines between them.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> is_stacked(atoms_of("Disease\nRA\nMS\nRoute\nIV\nIV\nPhase\nI\nII"), {})
    True
    """
    stacks = [stack for stack in _stacks(atoms, told) if stack.lines]
    if len(stacks) < 3:
        return False
    usual = _usual(stacks)
    alike = [stack for stack in stacks if _holds(stack, usual)]
    covered = sum(len(stack.lines) for stack in alike)
    lines = sum(len(stack.lines) for stack in stacks)
    return usual > 1 and len(alike) >= 0.5 * len(stacks) and covered >= _COVERED * lines


_COVERED = 0.5
"""The share of a page's lines that stand in columns of the usual length, at least."""


def _usual(stacks: Sequence[_Stack]) -> int:
    """Give how many rows most columns have; a header that nobody knows hides in a column."""
    counts = Counter(len(stack.lines) for stack in stacks)
    ranked = [
        (sum(_holds(stack, usual) for stack in stacks), times, usual)
        for usual, times in counts.items()
        if usual > 1 and times > 1
    ]
    return max(ranked, default=(0, 0, 0))[2]


def _holds(stack: _Stack, usual: int) -> bool:
    """Tell whether a stack is a column of the usual length, or several with a header between."""
    columns, rest = divmod(len(stack.lines) + 1, usual + 1)
    return rest == 0 and (columns == 1 or (usual >= TELLING and columns <= _HIDDEN))


_HIDDEN = 4
"""Columns that may be hidden in another one, at most."""


def read_stacked(
    atoms: Sequence[Atom], told: Mapping[str, str]
) -> tuple[tuple[Heading, ...], int, tuple[DraftCell, ...]]:
    """Read the columns: headings, how many rows, and the cells."""
    stacks = [stack for stack in _stacks(atoms, told) if stack.lines]
    usual = _usual(stacks)
    parted = [*_before(atoms, told, usual)]
    parted += [part for stack in stacks for part in _parted(stack, usual, told)]
    parted[-1] = _ended(parted, usual)
    headings = tuple(distinct([stack.heading for stack in parted]))
    cells: list[DraftCell] = []
    for heading, stack in zip(headings, parted, strict=True):
        cells += _column(heading, stack, usual)
    ordered = sorted(cells, key=lambda cell: cell.row)
    return headings, usual, tuple(ordered)


def _before(atoms: Sequence[Atom], told: Mapping[str, str], usual: int) -> list[_Stack]:
    """Take the lines before the first known header for a column whose header nobody knows."""
    lines, starts = headed_lines(atoms, told)
    first = starts[0]
    at = first - usual - 1
    if at < 0 or len(lines[at]) > LONGEST_HEADER:
        return []
    return [_Stack(heading_of(wording(lines[at]), told), tuple(lines[at + 1 : first]))]


def _parted(stack: _Stack, usual: int, told: Mapping[str, str]) -> list[_Stack]:
    """Part a stack that holds further columns, whose headers nobody knows."""
    lines = _up_to_the_end(stack.lines, usual)
    parts = [_Stack(stack.heading, lines[:usual])] if len(lines) > usual else []
    if (len(lines) - usual) % (usual + 1) or len(lines) <= usual:
        return [_Stack(stack.heading, lines)]
    for at in range(usual, len(lines), usual + 1):
        heading = heading_of(wording(lines[at]), told)
        parts.append(_Stack(heading, lines[at + 1 : at + 1 + usual]))
    return parts


def _up_to_the_end(lines: tuple[tuple[Atom, ...], ...], usual: int) -> tuple[tuple[Atom, ...], ...]:
    """Leave out what follows the last column: notes and legends."""
    for at in range(usual, len(lines)):
        if is_cue(lines[at]) or is_legend(lines[at]):
            return lines[:at]
    return lines


def _ended(stacks: Sequence[_Stack], usual: int) -> _Stack:
    """Leave out what follows the last column, where the lines of the others are not wrapped."""
    last, others = stacks[-1], stacks[:-1]
    whole = sum(len(stack.lines) == usual for stack in others)
    if len(last.lines) > usual and whole >= _UNWRAPPED * len(others):
        return _Stack(last.heading, last.lines[:usual])
    return last


_UNWRAPPED = 0.8
"""The share of columns of just the usual length, from which cells are not wrapped."""


def _column(heading: Heading, stack: _Stack, usual: int) -> list[DraftCell]:
    groups = _joined(stack.lines, usual)
    sure = SURE if len(stack.lines) == usual else JOINED
    if len(groups) != usual:
        groups, sure = _with_empty_lines(stack.lines, usual)
    return [
        cell_of(n, heading.text, [group] if group else [], sure)
        for n, group in enumerate(groups, 1)
    ]


def _joined(lines: Sequence[tuple[Atom, ...]], usual: int) -> list[tuple[Atom, ...]]:
    """Join lines that go on with the one before, the likeliest first, until there are enough."""
    surplus = len(lines) - usual
    if surplus <= 0:
        return list(lines)
    ranked = sorted(range(1, len(lines)), key=lambda n: (-_goes_on(lines[n - 1], lines[n]), n))
    joins = set(ranked[:surplus])
    groups: list[tuple[Atom, ...]] = []
    for n, line in enumerate(lines):
        if n in joins:
            groups[-1] = (*groups[-1], *line)
        else:
            groups.append(line)
    return groups


def _goes_on(before: Sequence[Atom], line: Sequence[Atom]) -> float:
    """Say how likely a line goes on with the one before."""
    if not line or not before:
        return -1.0
    first, last = line[0].text, before[-1].text
    score = 0.0
    score += 2.0 * (last.endswith((",", "-", "–", "/", "(")) or last in ("and", "or", "of", "with"))
    score += 1.5 * (first[0].islower() or first[0] in "(),;")
    score += 0.5 * (len(wording(before)) > 40)
    return score


def _with_empty_lines(
    lines: Sequence[tuple[Atom, ...]], usual: int
) -> tuple[list[tuple[Atom, ...]], float]:
    """Take empty lines as empty cells, where that makes the column whole; else fill from above."""
    groups: list[tuple[Atom, ...]] = []
    for line in lines:
        if groups and line and line[0].gap is Gap.PARAGRAPH:
            groups.append(())
        groups.append(line)
    if len(groups) == usual:
        return groups, JOINED
    return [*lines[:usual], *[()] * (usual - len(lines))], UNSURE
