"""What every reading of a page costs, before anything is learned of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from statistics import median

from mesograph.capture.lattice.lattice import NEVER, Lattice
from mesograph.capture.lattice.stretches import stretches
from mesograph.capture.words.atoms import Atom, Gap, lines_of
from mesograph.capture.words.beginnings import beginnings
from mesograph.capture.words.endings import is_cue, is_legend
from mesograph.capture.words.forms import labels, masks
from mesograph.capture.words.kept import brackets, quantities, repeated
from mesograph.capture.words.recognisers import BIT, KNOWN, asker_of, kind_of
from mesograph.capture.words.spacing import Glue, Spacing, gap_costs, staying
from mesograph.capture.words.stream import Stream, stream_of
from mesograph.capture.words.vocabulary import find_labels, labels_in_group, labels_of

OPEN, EMPTY = 0.3, 1.2
"""What it costs to begin a run, and to leave a cell empty, before anything is learned."""
MISPLACED = 3.0
"""What it costs to take a line into the row that ended before it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a column holds: its roles, and the group of conditions that its header names."""

    roles: tuple[str, ...]
    group: str = ""
    """The IRI of a condition; empty where the header names none."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows whatever its columns are."""

    atoms: tuple[Atom, ...]
    stream: Stream
    looks: tuple[int, ...]
    """What each atom may be part of, as bits."""
    lines: tuple[tuple[int, int], ...]
    facts: tuple[int, ...]
    """By line: how many kinds of fact it holds."""
    close: tuple[float, ...]
    stay: tuple[float, ...]
    spacing: Spacing


def seen_of(atoms: Sequence[Atom], spacing: Spacing, glue: Glue | None) -> Seen:
    """Look at a page, once for all columns that it may have."""
    stream = stream_of(atoms)
    looks = tuple(masks(stream))
    lines = tuple(lines_of(atoms))
    facts = tuple(_facts(looks[a:b]) for a, b in lines)
    close, stay = gap_costs(atoms, spacing, glue)
    for (at, _), of_line in zip(lines, facts, strict=True):
        stay[at] += spacing.facts * of_line
    whole = tuple(_kept_whole(stream, looks, close))
    return Seen(tuple(atoms), stream, looks, lines, facts, whole, tuple(stay), spacing)


def lattice_of(seen: Seen, kinds: Sequence[Kind]) -> Lattice:
    """Price every reading of a page, before anything is learned of it."""
    columns = [kind.roles for kind in kinds]
    atoms, looks, lines, spacing = seen.atoms, seen.looks, seen.lines, seen.spacing
    ask = asker_of(tuple(columns))
    asked = _grouped(
        [ask(atom.text, mask) for atom, mask in zip(atoms, looks, strict=True)], atoms, kinds
    )
    held = held_back(atoms, spacing, len(columns))
    close, stay = list(seen.close), list(seen.stay)
    for at, cost in held.items():
        close[at] += cost
        stay[at] += cost
    return Lattice(
        atoms=asked,
        stretches=stretches(seen.stream, columns),
        close=close,
        stay=stay,
        open=[0.0] + [OPEN] * len(columns),
        first={},
        fill=[0.0] + [spacing.fill] * len(columns),
        empty=[0.0] + [EMPTY] * len(columns),
        lines=[*(first for first, _ in lines), len(atoms)],
        begin=[*(-held.get(first, 0.0) for first, _ in lines), 0.0],
        leave=_leaves(seen, held),
        outside=[
            _outside(looks[a:b], of_line) + held.get(a, 0.0) + spacing.outside
            for (a, b), of_line in zip(lines, seen.facts, strict=True)
        ],
        facts=seen.facts,
        misplaced=[_misplaced(asked[a:b], columns) for a, b in lines],
        over=[
            _over(atoms[a:b], looks[a:b]) + spacing.over if n + 1 < len(lines) else NEVER
            for n, (a, b) in enumerate(lines)
        ],
    )


_OF_ANOTHER_GROUP = 1.2


def _grouped(
    asked: Sequence[tuple[float, ...]], atoms: Sequence[Atom], kinds: Sequence[Kind]
) -> Sequence[tuple[float, ...]]:
    """Make a condition dearer in a column whose header names a group that it is not of."""
    dearer = list(asked)
    for n, kind in enumerate(kinds, 1):
        if not kind.group:
            continue
        members = labels_of(dict.fromkeys(labels_in_group(kind.group), ("member",)))
        within = {at for f in find_labels(atoms, members) for at in range(f.first, f.end)}
        for at, costs in enumerate(dearer):
            if costs[n] <= KNOWN and at not in within:
                dearer[at] = (*costs[:n], costs[n] + _OF_ANOTHER_GROUP, *costs[n + 1 :])
    return dearer


_WITHIN_LABEL, _WITHIN_FORM, _WITHIN_BRACKETS, _WITHIN_REPEATED = 1.5, 2.5, 2.5, 1.5


def _kept_whole(stream: Stream, looks: Sequence[int], close: Sequence[float]) -> list[float]:
    """Make it dear to cut a label, a quantity, what stands in brackets, what the page repeats."""
    costs = list(close)
    kept = (
        (_WITHIN_LABEL, ((found.first, found.end) for found in labels(stream))),
        (_WITHIN_FORM, quantities(stream)),
        (_WITHIN_BRACKETS, brackets(stream.atoms)),
        (_WITHIN_REPEATED, repeated(stream.atoms)),
        (_WITHIN_LABEL, _lettered(stream.atoms, looks)),
    )
    for extra, spans in kept:
        for at in {at for first, end in spans for at in range(first + 1, end)}:
            costs[at] += extra
    return costs


_DISEASE = BIT["condition"] | BIT["disease-form"]
_LETTER = re.compile(r"[A-HJ-UWYZ][,.;)]*")


def _lettered(atoms: Sequence[Atom], looks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Find diseases with the letter that tells which: "haemophilia A"; I, V and X are numbers."""
    for at in range(1, len(atoms)):
        if looks[at - 1] & _DISEASE and _LETTER.fullmatch(atoms[at].text):
            yield at - 1, at + 1


_LEAVE, _LEAVE_AT_CUE, _NO_ROW = 15.0, 1.0, 40.0
"""What it costs to end the table before a line, before one that says that it is no row, and before
the first: what follows a header is a row."""
_PROSE = 12
"""Words of a line of prose, at least."""
_OUTSIDE, _WORD_OUTSIDE, _FACT_OUTSIDE, _TRIAL_OUTSIDE = 0.3, 0.02, 1.2, 5.0
"""What a line costs that follows the table, each word of it, each kind of fact in it, and the
number of a trial."""
_FACTS = tuple(
    BIT[name]
    for name in (
        *("identifier-form", "dose-form", "phase-form", "arms-form", "reference-form"),
        *("tissue", "route", "country", "condition", "donor"),
    )
)


def _leaves(seen: Seen, held: Mapping[int, float]) -> list[float]:
    """Give what it costs to end the table before each line."""
    # An empty line tells of an end as it does of another row.
    apart = after_empty_lines(seen.atoms) if seen.spacing.beginnings else {}
    return [
        _leave(seen.atoms[a:b], seen.looks[a:b])
        + (seen.spacing.short if b - a < _PROSE else 0.0)
        + held.get(a, 0.0)
        - 2 * apart.get(a, 0.0)
        + (_NO_ROW if a == 0 or seen.spacing.all_rows else 0.0)
        for a, b in seen.lines
    ]


def _outside(looks: Sequence[int], facts: int) -> float:
    """Give what a line costs that follows the table, by its words and its kinds of fact."""
    of_trial = any(look & BIT["identifier-form"] for look in looks)
    cost = _OUTSIDE + _WORD_OUTSIDE * len(looks)
    return cost + _FACT_OUTSIDE * facts + _TRIAL_OUTSIDE * of_trial


def _leave(line: Sequence[Atom], looks: Sequence[int]) -> float:
    of_row = any(look & (BIT["identifier-form"] | BIT["dose-form"]) for look in looks)
    return _LEAVE_AT_CUE if is_cue(line) or (is_legend(line) and not of_row) else _LEAVE


def _facts(looks: Sequence[int]) -> int:
    """Count the kinds of fact that a line holds."""
    held = reduce(or_, looks)
    return sum(bool(held & bit) for bit in _FACTS)


def stays(lattice: Lattice, atoms: Sequence[Atom], spacing: Spacing) -> Sequence[float]:
    """Give what it costs to stay in a cell, where another spacing holds between lines."""
    stay = list(lattice.stay)
    lines = zip(lattice.lines[1:-1], lattice.facts[1:], lattice.begin[1:-1], strict=True)
    for at, facts, begun in lines:
        stay[at] = staying(atoms[at - 1], atoms[at], spacing) + spacing.facts * facts
        # What a row gains by beginning with a line, it pays for going on in it.
        stay[at] -= begun
    return stay


def held_back(atoms: Sequence[Atom], spacing: Spacing, columns: int) -> Mapping[int, float]:
    """Give what a line costs a row that goes on in it, by its first atom."""
    begun = beginnings(atoms) if spacing.beginnings else {}
    own = _own_rows(atoms, columns) if spacing.capitals else {}
    apart = after_empty_lines(atoms) if spacing.beginnings else {}
    lines = dict.fromkeys((first for first, _ in lines_of(atoms)), spacing.one_line)
    costs = (begun, own, apart, lines)
    return {at: sum(cost.get(at, 0.0) for cost in costs) for at in lines}


_SELDOM, _APART = 0.35, 3.0
"""The share of lines after an empty one, up to which an empty line tells, and what it costs a row
to go on over it."""


def after_empty_lines(atoms: Sequence[Atom]) -> Mapping[int, float]:
    """Make it dear to go on over an empty line, where most lines follow the line before."""
    lines = [first for first, _ in lines_of(atoms)]
    apart = [first for first in lines if atoms[first].gap is Gap.PARAGRAPH]
    return dict.fromkeys(apart, _APART) if len(apart) <= _SELDOM * len(lines) else {}


_WHOLE_ROW, _OF_ROW = 1.3, 0.3
"""Words for each column from which most lines may be rows, and what each word of such a line costs
a row that goes on in it."""


def _own_rows(atoms: Sequence[Atom], columns: int) -> Mapping[int, float]:
    """Make it dear to go on in a line as long as the rows, where most lines are long enough."""
    lines = list(lines_of(atoms))
    usual = median([end - first for first, end in lines] or [0])
    if usual < _WHOLE_ROW * columns:
        return {}
    return {
        first: _OF_ROW * min(end - first, usual) * min(1.0, (end - first) / usual)
        for first, end in lines
        if not is_legend(atoms[first:end])
    }


_OF_CELLS = sum(
    BIT[name]
    for name in (
        *("identifier-form", "dose-form", "phase-form", "arms-form", "reference-form"),
        *("time-form", "year-form", "route", "country", "donor"),
    )
)
"""What a heading over rows has none of."""
_HEADING, _WORD_OF_HEADING, _LONGEST_HEADING = 5.0, 0.2, 8
"""What it costs to take a line for a heading over rows, and each word of it; and its words."""


def _over(line: Sequence[Atom], looks: Sequence[int]) -> float:
    """Give what it costs to take a line for a heading over the rows below it."""
    facts = reduce(or_, looks) & _OF_CELLS
    begins = line[0].text[:1].isupper() or line[0].text[:1].isdigit()
    if len(line) > _LONGEST_HEADING or facts or not begins or line[-1].text[-1:] in ",;":
        return NEVER
    return _HEADING + _WORD_OF_HEADING * len(line)


_STRAYS = frozenset({"condition", "product", "route", "country"})


def _misplaced(
    asked: Sequence[Sequence[float]], columns: Sequence[Sequence[str]]
) -> tuple[float, ...]:
    """Give what each column asks for a whole line: only one all of whose words it knows."""
    costs = [NEVER]
    for n, roles in enumerate(columns, 1):
        known = all(atom[n] <= KNOWN for atom in asked) and len(asked) <= 4
        takes = known and any(kind_of(role) in _STRAYS for role in roles)
        costs.append(MISPLACED if takes else NEVER)
    return tuple(costs)
