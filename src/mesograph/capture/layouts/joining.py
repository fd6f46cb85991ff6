"""Lines of fields to rows: the cheapest way to join lines that a row is broken over.

Lines that follow each other are one row where together they have as many fields as the table has
columns. The break stands between two fields, or within one, which is then shared by two lines. All
lines of a table are joined at once, by dynamic programming.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mesograph.capture.layouts.fields import FieldLine, is_filled
from mesograph.capture.words.atoms import Atom, Gap

_MOST = 8
"""Lines that a row is broken over, at most."""
_JOIN, _JOIN_UNFENCED, _JOIN_APART, _JOIN_RULED = 1.0, 2.0, 2.0, 6.0
"""What it costs to go on in the next line: where lines are fenced, more where they are not, and
more over an empty line, or over a rule."""
_UNSEEN, _TWICE = 0.7, 1.5
"""What a break costs more between two fields without a fence, and with one on either side."""
_LACKING, _LACKING_MORE, _SURPLUS = 2.0, 0.6, 2.5
"""What the first field costs that a row lacks, and each further one; and each that it has beyond
its columns."""
_TRIMMED, _LEFT_OUT = 0.6, 0.4
"""What each costs that a line leaves out at its end, where lines do, and what share it may."""
_ALONE, _GOES_ON = 2.0, 4.0
"""What a line costs that says one thing only and is no part of a row, and what it does where it
begins as words do that go on."""
_UNUSUAL = 1.5
"""What it costs a row to begin or end without the fence that rows of its table have there."""
_HABIT = 0.6
"""The share of whole lines with such a fence, from which it is the habit of the table."""
_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """Lines that make up a row, or one that is none."""

    line: FieldLine
    """Its fields, those put together that lines share."""
    lines: int
    guessed: frozenset[int]
    """The fields beside a break that no fence shows to stand between two of them."""
    margin: float
    """How much more the next best way to part these lines into rows costs."""

    @property
    def lone(self) -> bool:
        """Whether it is one line that says one thing only."""
        return self.lines == 1 and self.line.lone


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines joined, at the least cost."""

    cost: float
    parted: tuple[bool, ...]
    """For each break, whether it stands between two fields."""


@dataclass(frozen=True, slots=True)
class _Habits:
    """With what fences the rows of a table begin and end, and whether it has fences at all."""

    opened: bool
    closed: bool
    fenced: bool
    trims: bool
    """Whether lines leave out the empty fields at their ends: none is printed."""


def joined_rows(lines: Sequence[FieldLine], width: int) -> tuple[JoinedRow, ...]:
    r"""Join lines to rows of so many fields.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> from mesograph.capture.layouts.pipes import fenced_lines
    >>> page = "| RA | 2 × 106 | IV |\n| MS | 3 × 106\ncells | IV |\n| RA | 4\n| IT |"
    >>> [row.line.texts[1:] for row in joined_rows(fenced_lines(atoms_of(page)), 3)]
    [('2 × 106', 'IV'), ('3 × 106 cells', 'IV'), ('4', 'IT')]
    """
    habits = _habits_of(lines, width)
    groups = [list(_groups(lines, at, width, habits)) for at in range(len(lines))]
    ahead = _ahead(groups)
    back = _back(groups)
    rows = []
    at = 0
    while at < len(lines):
        size, group = min(enumerate(groups[at], 1), key=lambda one: one[1].cost + back[at + one[0]])
        margin = _other(groups, ahead, back, (at, size)) - back[0]
        rows.append(_joined(lines[at : at + size], group, margin))
        at += size
    return tuple(rows)


def _habits_of(lines: Sequence[FieldLine], width: int) -> _Habits:
    whole = [line for line in lines if len(line.fields) == width]
    opened, closed = sum(line.opened for line in whole), sum(line.closed for line in whole)
    least = max(1.0, _HABIT * len(whole))
    fenced = any(line.opened or line.closed for line in lines)
    ends = any(not is_filled(line.fields[-1]) for line in whole)
    return _Habits(opened >= least, closed >= least, fenced, not ends and closed < least)


def _groups(lines: Sequence[FieldLine], at: int, width: int, habits: _Habits) -> Iterator[_Group]:
    """Give what lines cost as one row: the first, the first two, and so on."""
    first = lines[at]
    cost = _UNUSUAL * (habits.opened and not first.opened)
    fields = len(first.fields)
    breaks: list[tuple[float, float]] = []
    yield _Group(min(_single(first, width, habits), _lone(first, width)), ())
    for before, line in pairwise(lines[at : at + _MOST]):
        if line.kept or fields > width + 1:
            return
        breaks.append(_break(before, line))
        fields += len(line.fields)
        cost += _JOIN if habits.fenced else _JOIN_UNFENCED
        cost += _JOIN_APART * line.apart + _JOIN_RULED * line.ruled
        ended = _UNUSUAL * (habits.closed and not line.closed)
        total, of_breaks = _cheapest(breaks, fields - width)
        yield _Group(cost + ended + total, of_breaks)


def _single(line: FieldLine, width: int, habits: _Habits) -> float:
    cost = _UNUSUAL * (habits.opened and not line.opened)
    cost += _UNUSUAL * (habits.closed and not line.closed)
    lacking = width - len(line.fields)
    if habits.trims and 0 < lacking < _LEFT_OUT * width:
        return cost + _TRIMMED * lacking
    return cost + _off(-lacking)


def _off(surplus: int) -> float:
    if surplus >= 0:
        return _SURPLUS * surplus
    return _LACKING - _LACKING_MORE * (surplus + 1)


def _lone(line: FieldLine, width: int) -> float:
    if not line.lone:
        return _NEVER
    if len(line.fields) == width:
        return 0.0
    return _GOES_ON if goes_on(line) else _ALONE


def goes_on(line: FieldLine) -> bool:
    """Tell whether a line begins as words do that go on with others."""
    first = next((field[0].text for field in line.fields if is_filled(field)), "")
    return first[:1].islower() or first[:1] in "(),;/+–-%"


def _break(before: FieldLine, line: FieldLine) -> tuple[float, float]:
    """Give what it costs that a break stands within a field, and between two."""
    if before.closed or line.opened:
        return _NEVER, _TWICE * (before.closed and line.opened)
    return 0.0, _UNSEEN


def _cheapest(
    breaks: Sequence[tuple[float, float]], surplus: int
) -> tuple[float, tuple[bool, ...]]:
    """Choose which breaks stand within fields; each takes one from the fields there are too many.

    `surplus` is how many there are if none does.
    """
    free = [n for n, (shared, _) in enumerate(breaks) if shared < _NEVER]
    forced = sum(parted for shared, parted in breaks if shared >= _NEVER)
    shared = max(0, min(surplus, len(free)))
    # Words that go on are shared first: the last break is as likely as the first.
    within = set(free[:shared])
    cost = forced + sum(breaks[n][1] for n in free if n not in within)
    return cost + _off(surplus - shared), tuple(n not in within for n in range(len(breaks)))


def _ahead(groups: Sequence[Sequence[_Group]]) -> list[float]:
    costs = [0.0] + [_NEVER] * len(groups)
    for at, of_line in enumerate(groups):
        for size, group in enumerate(of_line, 1):
            costs[at + size] = min(costs[at + size], costs[at] + group.cost)
    return costs


def _back(groups: Sequence[Sequence[_Group]]) -> list[float]:
    costs = [_NEVER] * len(groups) + [0.0]
    for at in range(len(groups) - 1, -1, -1):
        costs[at] = min(group.cost + costs[at + size] for size, group in enumerate(groups[at], 1))
    return costs


def _other(
    groups: Sequence[Sequence[_Group]],
    ahead: Sequence[float],
    back: Sequence[float],
    taken: tuple[int, int],
) -> float:
    """Give what the best reading costs that has the first of some lines in another row."""
    at = taken[0]
    return min(
        (
            ahead[start] + group.cost + back[start + size]
            for start in range(max(0, at - _MOST + 1), at + 1)
            for size, group in enumerate(groups[start], 1)
            if start + size > at and (start, size) != taken
        ),
        default=_NEVER,
    )


def _joined(lines: Sequence[FieldLine], group: _Group, margin: float) -> JoinedRow:
    fields = list(lines[0].fields)
    guessed: set[int] = set()
    for (before, line), parted in zip(pairwise(lines), group.parted, strict=True):
        if parted:
            if not (before.closed or line.opened):
                guessed |= {len(fields) - 1, len(fields)}
            fields += _after(line.fields, Gap.FENCE)
        else:
            fields[-1] = (*fields[-1], *_after(line.fields, Gap.BLANK)[0])
            fields += _after(line.fields, Gap.FENCE)[1:]
    line = replace(lines[0], fields=tuple(fields), closed=lines[-1].closed)
    return JoinedRow(line, len(lines), frozenset(guessed), margin)


def _after(fields: Sequence[tuple[Atom, ...]], gap: Gap) -> list[tuple[Atom, ...]]:
    """Give the fields of a line that is none of its own: its first word follows a gap."""
    return [(replace(fields[0][0], gap=gap), *fields[0][1:]), *fields[1:]]
