"""All rows of a table at once, in two passes: what the first shows helps the second."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.forms import masks
from mesograph.capture.lattice import NEVER, Cut, Lattice, ReadRow, Stretch, read_rows
from mesograph.capture.margins import margins
from mesograph.capture.missing import missing_reasons, reason_of
from mesograph.capture.page import Atom, lines_of, wording
from mesograph.capture.recognisers import BIT, KNOWN, Asker, kind_of
from mesograph.capture.spacing import Glue, Spacing, gap_costs, wrapping
from mesograph.capture.stream import stream_of
from mesograph.capture.stretches import stretches
from mesograph.capture.vocabulary import find_labels, fold, labels_in_group, labels_of

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
class Solved:
    """The rows of a table as read, and the margin of every cell, by column from 1."""

    rows: tuple[ReadRow, ...]
    margins: tuple[tuple[float, ...], ...]


def solve(
    atoms: Sequence[Atom],
    columns: Sequence[Kind],
    spacing: Spacing,
    glue: Glue | None = None,
) -> Solved:
    """Read the rows of a table; where there are no atoms there are none."""
    rows: list[ReadRow] = []
    found: list[tuple[float, ...]] = []
    lessons: tuple[_Lesson, ...] = ()
    start = 0
    while start < len(atoms):
        end = _block_end(atoms, start)
        block = atoms[start:end]
        lattice = _lattice(block, columns, spacing, glue)
        if not lessons:
            lessons = _lessons(lattice, block, spacing, glue)
        for lesson in lessons:
            lattice = _learned(lattice, block, lesson, spacing, glue)
        read = read_rows(lattice)
        if end < len(atoms) and len(read) > 1:
            # The last row may go on in the next block; it is read again with it.
            end = start + read[-1].first
            read = read[:-1]
        rows += [_moved(row, start) for row in read]
        found += [margins(lattice, row) for row in read]
        start = end
    return Solved(tuple(rows), tuple(found))


BLOCK = 6000
"""Atoms that are solved together: a longer table is read block by block, by the first's lessons,
so that time and memory stay within bounds."""


def _block_end(atoms: Sequence[Atom], start: int) -> int:
    if len(atoms) - start <= BLOCK + BLOCK // 2:
        return len(atoms)
    lines = (at for at in range(start + BLOCK, len(atoms)) if atoms[at].opens_line)
    return next(lines, len(atoms))


def _moved(row: ReadRow, by: int) -> ReadRow:
    """Give a row of a block as one of the whole table."""

    def moved(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
        return tuple(Cut(cut.first + by, cut.end + by, cut.column) for cut in cuts)

    return ReadRow(row.first + by, row.end + by, moved(row.cuts), moved(row.strays))


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What the rows of a block show of the others."""

    rows: int
    seen: "_Seen"
    line_cost: float


def _lessons(
    lattice: Lattice, atoms: Sequence[Atom], spacing: Spacing, glue: Glue | None
) -> tuple[_Lesson, _Lesson]:
    """Read a block twice: what the first reading shows helps the second, and both the rest."""
    first = _lesson_of(lattice, atoms, spacing)
    second = _lesson_of(_learned(lattice, atoms, first, spacing, glue), atoms, spacing)
    return first, second


def _lesson_of(lattice: Lattice, atoms: Sequence[Atom], spacing: Spacing) -> _Lesson:
    rows = read_rows(lattice)
    seen = _seen(atoms, rows, [margins(lattice, row) for row in rows])
    return _Lesson(len(rows), seen, _line_cost(atoms, rows, spacing))


def _lattice(
    atoms: Sequence[Atom],
    kinds: Sequence[Kind],
    spacing: Spacing,
    glue: Glue | None,
) -> Lattice:
    columns = [kind.roles for kind in kinds]
    stream = stream_of(atoms)
    ask, looks = Asker(columns), masks(stream)
    asked = _grouped(
        [ask(atom.text, mask) for atom, mask in zip(atoms, looks, strict=True)], atoms, kinds
    )
    lines = [first for first, _ in lines_of(atoms)]
    facts = [_facts(looks[a:b]) for a, b in lines_of(atoms)]
    close, stay = _gaps(atoms, spacing, glue, dict(zip(lines, facts, strict=True)))
    return Lattice(
        atoms=asked,
        stretches=stretches(stream, columns),
        close=close,
        stay=stay,
        open=[0.0] + [OPEN] * len(columns),
        first={},
        fill=[0.0] + [spacing.fill] * len(columns),
        empty=[0.0] + [EMPTY] * len(columns),
        lines=[*lines, len(atoms)],
        leave=[_leave(atoms[a:b], looks[a:b]) for a, b in lines_of(atoms)],
        outside=[
            _OUTSIDE + _WORD_OUTSIDE * (b - a) + _FACT_OUTSIDE * of_line
            for (a, b), of_line in zip(lines_of(atoms), facts, strict=True)
        ],
        facts=facts,
        misplaced=[_misplaced(asked[a:b], columns) for a, b in lines_of(atoms)],
    )


_OF_ANOTHER_GROUP = 1.2


def _grouped(
    asked: Sequence[tuple[float, ...]], atoms: Sequence[Atom], kinds: Sequence[Kind]
) -> Sequence[Sequence[float]]:
    """Make a condition dearer in a column whose header names a group that it is not of."""
    dearer = [list(costs) for costs in asked]
    for n, kind in enumerate(kinds, 1):
        if not kind.group:
            continue
        members = labels_of(dict.fromkeys(labels_in_group(kind.group), ("member",)))
        within = {at for f in find_labels(atoms, members) for at in range(f.first, f.end)}
        for at, costs in enumerate(dearer):
            if costs[n] <= KNOWN and at not in within:
                costs[n] += _OF_ANOTHER_GROUP
    return dearer


_WITHIN_LABEL = 1.5


def _kept_whole(atoms: Sequence[Atom], close: Sequence[float]) -> list[float]:
    """Make it dear to cut a label in two."""
    within = {at for found in find_labels(atoms) for at in range(found.first + 1, found.end)}
    return [cost + _WITHIN_LABEL * (at in within) for at, cost in enumerate(close)]


_CUE = re.compile(
    r"(?:Abbreviations?|Notes?|Footnotes?|Source|Sources|Fig(?:ure)?s?\b|Table|Supplementary|Copyright|©"
    r"|Downloaded|https?:|www\.|doi|Page|Available|References?$|Discussion|Conclusions?$)\b",
    re.IGNORECASE,
)


_LEAVE, _LEAVE_AT_CUE = 15.0, 1.0
"""What it costs to end the table before a line, and before one that says that it is no row."""
_OUTSIDE, _WORD_OUTSIDE, _FACT_OUTSIDE = 0.3, 0.02, 1.2
"""What a line costs that follows the table, each word of it, and each kind of fact in it."""
_FACTS = tuple(
    BIT[name]
    for name in (
        *("identifier-form", "dose-form", "phase-form", "arms-form", "reference-form"),
        *("tissue", "route", "country", "condition", "donor"),
    )
)


def _leave(line: Sequence[Atom], looks: Sequence[int]) -> float:
    of_row = any(look & (BIT["identifier-form"] | BIT["dose-form"]) for look in looks)
    return _LEAVE_AT_CUE if is_cue(line) or (is_legend(line) and not of_row) else _LEAVE


def is_cue(line: Sequence[Atom]) -> bool:
    """Tell whether a line says that it is no row: a note, a figure, a page."""
    return bool(_CUE.match(" ".join(atom.text for atom in line[:6])))


def _facts(looks: Sequence[int]) -> int:
    """Count the kinds of fact that a line holds."""
    return sum(any(look & bit for look in looks) for bit in _FACTS)


def _gaps(
    atoms: Sequence[Atom], spacing: Spacing, glue: Glue | None, facts: Mapping[int, int]
) -> tuple[Sequence[float], Sequence[float]]:
    """Give the costs to close a cell and to stay in it, by the atom that follows the gap."""
    close, stay = gap_costs(atoms, spacing, glue)
    staying = [cost + spacing.facts * facts.get(at, 0) for at, cost in enumerate(stay)]
    return _kept_whole(atoms, close), staying


_SHORT = re.compile(r"[A-Za-zα-ω][\w./+-]*[A-Z0-9.][\w./+-]*[:,]?")


def is_legend(line: Sequence[Atom]) -> bool:
    """Tell whether a line expands short forms, one after the other.

    >>> from mesograph.capture.page import atoms_of
    >>> is_legend(atoms_of("i.v. intravenous, GVHD graft-versus-host disease, UC umbilical cord"))
    True
    """
    after_comma = [b.text for a, b in zip(line, line[1:], strict=False) if a.text[-1:] in ",;"]
    heads = [line[0].text, *after_comma] if line else []
    short = sum(bool(_SHORT.fullmatch(head)) for head in heads)
    return len(heads) >= 3 and short >= 0.6 * len(heads)


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


def _learned(
    lattice: Lattice,
    atoms: Sequence[Atom],
    lesson: _Lesson,
    spacing: Spacing,
    glue: Glue | None,
) -> Lattice:
    """Give the lattice as the reading would have it: its words, its cells, its empty columns."""
    if lesson.rows < _FEWEST:
        return lattice
    seen = lesson.seen
    width = lattice.columns + 1
    # A number is at home in many columns; what it stands with tells which.
    words = {word: counts for word, counts in seen.words.items() if not word[:1].isdigit()}
    shares = {word: _shares(counts, width) for word, counts in words.items() if word}
    asked = [
        _shifted(costs, shares.get(fold(atom.text)))
        for atom, costs in zip(atoms, lattice.atoms, strict=True)
    ]
    found = {
        at: [_usual(stretch, atoms[at : stretch.end], seen) for stretch in known]
        for at, known in lattice.stretches.items()
    }
    for label in find_labels(atoms, labels_of(_cells_seen(seen))):
        for column in label.schemes:
            found.setdefault(label.first, []).append(Stretch(label.end, int(column), 0.05))
    wrapped = wrapping(spacing, lesson.line_cost)
    facts = dict(zip(lattice.lines, lattice.facts, strict=False))
    close, stay = _gaps(atoms, wrapped, glue, facts)
    empty = [0.0] + [_rare(lesson.rows - seen.filled[n], lesson.rows) for n in range(1, width)]
    fill = [0.0] + [spacing.fill + _rare(seen.filled[n], lesson.rows) for n in range(1, width)]
    return replace(
        lattice,
        atoms=asked,
        stretches=found,
        first=_firsts(atoms, seen, width),
        fill=fill,
        empty=empty,
        close=close,
        stay=stay,
    )


_OFTEN = 3
_FEWEST = 3
"""Rows that a lesson needs at least."""


def _firsts(atoms: Sequence[Atom], seen: _Seen, width: int) -> dict[int, list[float]]:
    """Make it dear to begin a cell with a word that its column has often, and never first."""
    costs: dict[str, list[float]] = {}
    for word, counts in seen.prints.items():
        if counts.total() >= _OFTEN and word[:1].isalpha():
            firsts = seen.firsts.get(word, Counter())
            costs[word] = [
                OPEN + min(1.5, math.log((counts[n] + 1.0) / (firsts[n] + 1.0)))
                for n in range(width)
            ]
    return {at: costs[atom.text] for at, atom in enumerate(atoms) if atom.text in costs}


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


def _shifted(costs: Sequence[float], learned: tuple[float, list[float]] | None) -> Sequence[float]:
    if learned is None:
        return costs
    weight, shares = learned
    return [(1 - weight) * a + weight * b for a, b in zip(costs, shares, strict=True)]


def _rare(times: int, rows: int) -> float:
    """Give what it costs to do what so many of the rows do."""
    return min(1.5, -math.log((times + 0.5) / (rows + 1.0)))


def _line_cost(atoms: Sequence[Atom], rows: Sequence[ReadRow], spacing: Spacing) -> float:
    """Give what it costs a cell to go on in the next line: more where rows seldom do."""
    wrapped = sum(any(atom.opens_line for atom in atoms[row.first + 1 : row.end]) for row in rows)
    share = (wrapped + 0.5) / (len(rows) + 1.0)
    usual = spacing.stay[3]
    return min(usual + 2.5, max(usual, -math.log(share)))


def cut_words(atoms: Sequence[Atom], cut: Cut) -> Sequence[Atom]:
    """Give the atoms of a cell."""
    return atoms[cut.first : cut.end]
