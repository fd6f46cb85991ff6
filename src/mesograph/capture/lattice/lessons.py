"""What the rows of a table show of its other rows: words, first words, whole cells, empty cells."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.lattice.lattice import Lattice, ReadRow, Stretch, read_rows
from mesograph.capture.lattice.looks import Looks, first_costs, inner_costs, looks_of
from mesograph.capture.lattice.margins import margins
from mesograph.capture.lattice.prices import OPEN, stays
from mesograph.capture.words.atoms import Atom, wording
from mesograph.capture.words.missing import begins_token, missing_reasons, reason_of
from mesograph.capture.words.spacing import SMALL, SMALL_WORD, Spacing, wrapping
from mesograph.capture.words.vocabulary import Labels, find_labels, fold, labels_of


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the cells of a reading hold, by column."""

    words: Mapping[str, Counter[int]]
    prints: Mapping[str, Counter[int]]
    firsts: Mapping[str, Counter[int]]
    """How often a word stands, in just these letters, and how often it begins a cell."""
    cells: Mapping[str, Counter[int]]
    filled: Counter[int]


_SURE = 1.0
"""The margin from which a cell is a lesson for others."""


def _seen(
    atoms: Sequence[Atom], rows: Sequence[ReadRow], margins_of: Sequence[Sequence[float]]
) -> _Seen:
    words: dict[str, Counter[int]] = defaultdict(Counter)
    prints: dict[str, Counter[int]] = defaultdict(Counter)
    firsts: dict[str, Counter[int]] = defaultdict(Counter)
    cells: dict[str, Counter[int]] = defaultdict(Counter)
    filled: Counter[int] = Counter()
    for row, sure in zip(rows, margins_of, strict=True):
        for cut in row.cuts:
            filled[cut.column] += 1
            if sure[cut.column - 1] < _SURE:
                continue
            folded = [fold(atom.text) for atom in atoms[cut.first : cut.end]]
            firsts[atoms[cut.first].text][cut.column] += 1
            for atom, word in zip(atoms[cut.first : cut.end], folded, strict=True):
                words[word][cut.column] += 1
                prints[atom.text][cut.column] += 1
            if len(folded) <= 8:
                cells["".join(folded)][cut.column] += 1
    return _Seen(words, prints, firsts, cells, filled)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the rows of a block show of the others."""

    rows: int
    seen: _Seen
    shares: Mapping[str, tuple[float, Sequence[float]]]
    """By word: how much it is worth that it was seen, and what it then costs each column."""
    cells: Labels
    """The cells that a column holds often, as labels of the column's number."""
    first_costs: Mapping[str, Sequence[float]]
    """By word, what it costs each column to begin a run with it, where that is not as usual."""
    line_cost: float
    small_costs: tuple[float, ...]
    """By column: what it costs more to begin with a small letter."""
    looks: tuple[Looks, ...]
    """What cells look like, by this reading and, before it, by those that it builds on."""


def lessons_of(lattice: Lattice, atoms: Sequence[Atom], spacing: Spacing) -> tuple[Lesson, ...]:
    """Read a block again and again: what each reading shows helps the next, and all the rest.

    Where blanks part cells and words alike, three times, else twice.
    """
    lessons = [_lesson_of(lattice, atoms, spacing)]
    for _ in range(2 if spacing.capitals else 1):
        lattice = learned(lattice, atoms, lessons[-1], spacing)
        lessons.append(_lesson_of(lattice, atoms, spacing, lessons[-1].looks))
    return tuple(lessons)


def _lesson_of(
    lattice: Lattice, atoms: Sequence[Atom], spacing: Spacing, before: tuple[Looks, ...] = ()
) -> Lesson:
    rows = read_rows(lattice)
    sure = [margins(lattice, row) for row in rows]
    seen = _seen(atoms, rows, sure)
    width = lattice.columns + 1
    # A number is at home in many columns; what it stands with tells which.
    words = {word: counts for word, counts in seen.words.items() if not word[:1].isdigit()}
    return Lesson(
        len(rows),
        seen,
        {word: _shares(counts, width) for word, counts in words.items() if word},
        labels_of(_cells_seen(seen)),
        _first_costs(seen, width),
        _line_cost(atoms, rows, spacing),
        _small_costs(atoms, rows, spacing, width),
        (looks_of(lattice, atoms, rows, sure), *before),
    )


_DEAREST = 2.0
_ENOUGH = 5


def _small_costs(
    atoms: Sequence[Atom], rows: Sequence[ReadRow], spacing: Spacing, width: int
) -> tuple[float, ...]:
    """Give by column what it costs more to begin with a small letter, where hardly a cell does."""
    small, letters = [0] * width, [0] * width
    for row in rows:
        for cut in row.cuts:
            sign = atoms[cut.first].text[:1]
            letters[cut.column] += sign.isalpha()
            small[cut.column] += sign.islower()
    costs = [-math.log((a + 0.5) / (b + 1.0)) for a, b in zip(small, letters, strict=True)]
    tells = [spacing.capitals and times >= _ENOUGH for times in letters]
    return tuple(
        min(_DEAREST, max(0.0, cost - SMALL)) if telling else 0.0
        for cost, telling in zip(costs, tells, strict=True)
    )


def learned(
    lattice: Lattice,
    atoms: Sequence[Atom],
    lesson: Lesson,
    spacing: Spacing,
) -> Lattice:
    """Give the lattice as the reading would have it: its words, its cells, its empty columns."""
    if lesson.rows < _FEWEST:
        return lattice
    seen = lesson.seen
    width = lattice.columns + 1
    kinds = [(atom.text, costs) for atom, costs in zip(atoms, lattice.atoms, strict=True)]
    asked = {(text, costs): _asked(text, costs, lesson) for text, costs in set(kinds)}
    found = {
        at: [_usual(stretch, atoms[at : stretch.end], seen) for stretch in known]
        if begins_token(atoms[at].text)
        else list(known)
        for at, known in lattice.stretches.items()
    }
    for label in find_labels(atoms, lesson.cells):
        for column in label.schemes:
            found.setdefault(label.first, []).append(Stretch(label.end, int(column), 0.05))
    wrapped = wrapping(spacing, lesson.line_cost)
    filled = [max(seen.filled[n], _FILLED * lesson.rows) for n in range(width)]
    empty = [0.0] + [_rare(lesson.rows - filled[n], lesson.rows) for n in range(1, width)]
    fill = [0.0] + [spacing.fill + _rare(filled[n], lesson.rows) for n in range(1, width)]
    return replace(
        lattice,
        atoms=[asked[kind] for kind in kinds],
        stretches=found,
        first=_firsts(atoms, lesson),
        fill=fill,
        empty=empty,
        stay=stays(lattice, atoms, wrapped),
    )


_FILLED = 0.85
"""The share of cells that a column is held to have at least: none is printed to be empty."""
_OFTEN = 3
_FEWEST = 3
"""Rows that a lesson needs at least."""


def _first_costs(seen: _Seen, width: int) -> Mapping[str, Sequence[float]]:
    """Make it dear to begin a cell with a word that its column has often, and never first."""
    costs: dict[str, Sequence[float]] = {}
    for word, counts in seen.prints.items():
        if counts.total() >= _OFTEN and word[:1].isalpha():
            firsts = seen.firsts.get(word, Counter())
            costs[word] = [
                OPEN + min(1.5, math.log((counts[n] + 1.0) / (firsts[n] + 1.0)))
                for n in range(width)
            ]
    return costs


def _firsts(atoms: Sequence[Atom], lesson: Lesson) -> dict[int, Sequence[float]]:
    """Give what it costs to begin a run with each atom, where that is not as usual.

    A small letter is dear where the column's cells begin with capitals.
    """
    width = len(lesson.small_costs)
    small = [OPEN + cost for cost in lesson.small_costs]
    usual = [OPEN] * width
    known: dict[str, Sequence[float]] = {}
    for text in {atom.text for atom in atoms}:
        begun = lesson.first_costs.get(text, small if SMALL_WORD.match(text) else usual)
        known[text] = _added(begun, first_costs(lesson.looks, text, width))
    return {at: known[atom.text] for at, atom in enumerate(atoms)}


def _asked(text: str, costs: tuple[float, ...], lesson: Lesson) -> tuple[float, ...]:
    """Give what a word costs each column by its uses and looks too, where it cost so much."""
    shifted = _shifted(costs, lesson.shares.get(fold(text)))
    return tuple(_added(shifted, inner_costs(lesson.looks[:1], text, len(costs))))


def _added(costs: Sequence[float], more: Sequence[float]) -> Sequence[float]:
    return [a + b for a, b in zip(costs, more, strict=True)]


def _cells_seen(seen: _Seen) -> Mapping[str, tuple[str, ...]]:
    """Give the cells that a column holds three times and more, by their folded text."""
    tokens = {fold(token) for token in missing_reasons()}
    return {
        text: tuple(str(n) for n, count in sorted(counts.items()) if count >= 3)
        for text, counts in seen.cells.items()
        if text and not text.isdigit() and text not in tokens and max(counts.values()) >= 3
    }


def _usual(stretch: Stretch, atoms: Sequence[Atom], seen: _Seen) -> Stretch:
    """Make a token for what is missing dearer in a column that seldom has it."""
    text = wording(atoms) if len(atoms) <= _TOKEN_ATOMS else ""
    counts = seen.cells.get(fold(text)) if reason_of(text) else None
    if not counts:
        return stretch
    share = (counts[stretch.column] + 0.5) / (counts.total() + 1.0)
    return stretch._replace(cost=stretch.cost - math.log(share))


_TOKEN_ATOMS = 6
_PRIOR = 0.3


def _shares(counts: Counter[int], width: int) -> tuple[float, list[float]]:
    """Give how much a word's counts are worth, and what they make it cost each column."""
    total = counts.total()
    weight = 0.5 * total / (total + 4.0)
    most = max(counts.values()) + _PRIOR
    return weight, [min(2.0, math.log(most / (counts[n] + _PRIOR))) for n in range(width)]


def _shifted(
    costs: Sequence[float], learned: tuple[float, Sequence[float]] | None
) -> Sequence[float]:
    if learned is None:
        return costs
    weight, shares = learned
    return [(1 - weight) * a + weight * b for a, b in zip(costs, shares, strict=True)]


def _rare(times: float, rows: int) -> float:
    """Give what it costs to do what so many of the rows do."""
    return min(1.5, -math.log((times + 0.5) / (rows + 1.0)))


_DEAREST_LINE = 2.5


def _line_cost(atoms: Sequence[Atom], rows: Sequence[ReadRow], spacing: Spacing) -> float:
    """Give what it costs a cell to go on in the next line: more where rows seldom do."""
    spans = [(row.first, row.end) for row in rows]
    if not spacing.beginnings:
        spans = [(cut.first, cut.end) for row in rows for cut in row.cuts]
    wrapped = sum(any(atom.opens_line for atom in atoms[a + 1 : b]) for a, b in spans)
    share = (wrapped + 0.5) / (len(spans) + 1.0)
    usual = spacing.stay[3]
    return min(usual + _DEAREST_LINE, max(usual, -math.log(share)))
