"""The cheapest reading of a page: which atoms are which cell of which row.

A row uses its columns in order; each may be empty, at a cost. A cell is either a stretch that one
of its column's grammars reads, or a run of atoms that each cost what the column thinks of them.
Rows begin at lines. All rows of the page are solved together, in one scan: the Viterbi algorithm
(Viterbi 1967) over semi-Markov segments (Sarawagi and Cohen 2004), with costs in nats.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

NEVER = 1e9
"""The cost of what cannot be."""


class Stretch(NamedTuple):
    """Atoms that a grammar of a column takes as a whole cell."""

    end: int
    column: int
    cost: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """What every reading of a page costs, piece by piece; columns count from 1."""

    atoms: Sequence[Sequence[float]]
    """For each atom, what each column asks for it in a run; place 0 is idle."""
    stretches: Mapping[int, Sequence[Stretch]]
    """By the atom that they begin with."""
    close: Sequence[float]
    """What it costs to end a cell before each atom, and at the end of the page."""
    stay: Sequence[float]
    """What it costs a run to go on over the gap before each atom."""
    open: Sequence[float]
    """By column: to begin a run."""
    first: Mapping[int, Sequence[float]]
    """By atom, what it costs to begin a run with it, by column, where that is not as usual."""
    fill: Sequence[float]
    empty: Sequence[float]
    """By column: to have a cell at all, and to leave it empty. A cell that is there speaks for
    the row: `fill` is below zero."""
    lines: Sequence[int]
    """The atoms that begin lines, in order, and the end of the page."""
    leave: Sequence[float]
    outside: Sequence[float]
    """By line: what it costs to leave the table with it, and to go on outside."""
    facts: Sequence[int]
    """By line: how many kinds of fact it holds."""
    misplaced: Sequence[Sequence[float]]
    """By line: what each column asks to take the whole line into the row before."""

    def opening(self, place: int) -> Sequence[float]:
        """Give what it costs each column to begin a run with an atom."""
        return self.first.get(place, self.open)

    @property
    def columns(self) -> int:
        """How many columns a row has."""
        return len(self.empty) - 1


class Cut(NamedTuple):
    """A cell as read: atoms from `first` up to `end`."""

    first: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as read: its atoms, its cells in order, and stray pieces of them."""

    first: int
    end: int
    cuts: tuple[Cut, ...]
    strays: tuple[Cut, ...] = ()


RETURN, NEW_ROW = 2.0, 0.2
"""What it costs to come back to the table, and to begin a row."""


class _Step(NamedTuple):
    """How a state was reached: from which place and column, by what."""

    cost: float
    place: int
    column: int
    kind: str


_NOWHERE = _Step(NEVER, 0, 0, "")
_HOPELESS = 25.0
"""A run so much dearer than the cheapest way here is followed no further."""


def read_rows(lattice: Lattice) -> tuple[ReadRow, ...]:
    """Find the cheapest reading of the page."""
    return tuple(_rows(_scan(lattice), lattice))


@dataclass(slots=True)
class _Chart:
    """The cheapest way to each state: cells done, by place and column; lines left outside."""

    done: list[list[_Step]]
    out: dict[int, _Step]


def _scan(lattice: Lattice) -> _Chart:
    count, width = len(lattice.atoms), lattice.columns + 1
    done = [[_NOWHERE] * width for _ in range(count + 1)]
    done[0][0] = _Step(0.0, 0, 0, "start")
    chart = _Chart(done, {})
    line_at = {first: n for n, first in enumerate(lattice.lines)}
    runs = [_NOWHERE] * width
    for place in range(count + 1):
        here = done[place]
        closing = lattice.close[place]
        for column in range(1, width):
            run = runs[column]
            if run.cost + closing < here[column].cost:
                here[column] = _Step(run.cost + closing, run.place, run.column, "cell")
        if place in line_at:
            _end_row(lattice, chart, place, line_at[place])
        if place < count:
            runs = _begin_cells(lattice, chart, place, runs)
    return chart


def _end_row(lattice: Lattice, chart: _Chart, place: int, line: int) -> None:
    """End the row here, or come back to the table; then step over lines that are not of it."""
    here = chart.done[place]
    trailing = 0.0
    for column in range(lattice.columns, 0, -1):
        cost = here[column].cost + trailing + NEW_ROW
        if cost < here[0].cost:
            here[0] = _Step(cost, place, column, "row")
        trailing += lattice.empty[column]
    out = chart.out.get(place)
    if out is not None and out.cost + RETURN < here[0].cost:
        here[0] = _Step(out.cost + RETURN, place, 0, "return")
    if line + 1 >= len(lattice.lines):
        return
    following = lattice.lines[line + 1]
    leaving = _Step(here[0].cost + lattice.leave[line], place, 0, "leave")
    staying = leaving
    if out is not None:
        staying = _Step(out.cost + lattice.outside[line], place, 0, "out")
    chart.out[following] = min(leaving, staying)
    if here[0].kind in ("row", "stray"):
        column, cost = _cheapest(lattice.misplaced[line])
        if here[0].cost + cost < chart.done[following][0].cost:
            chart.done[following][0] = _Step(here[0].cost + cost, place, column, "stray")


def _cheapest(costs: Sequence[float]) -> tuple[int, float]:
    column = min(range(len(costs)), key=costs.__getitem__)
    return column, costs[column]


def _begin_cells(lattice: Lattice, chart: _Chart, place: int, runs: Sequence[_Step]) -> list[_Step]:
    """Take one atom into every run, and begin runs and stretches with it."""
    here, asks, staying = chart.done[place], lattice.atoms[place], lattice.stay[place]
    ways = _beginnings(lattice, here)
    opening = lattice.opening(place)
    taken = [runs[0]]
    hopeless = _HOPELESS + min(ways[-1][0], *(run.cost for run in runs))
    for column in range(1, len(here)):
        cost, before = ways[column]
        fresh = cost + opening[column]
        going = runs[column].cost + staying
        if fresh > hopeless and going > hopeless:
            taken.append(_NOWHERE)
        elif fresh < going:
            taken.append(_Step(fresh + asks[column], place, before, "run"))
        else:
            run = runs[column]
            taken.append(_Step(going + asks[column], run.place, run.column, "run"))
    for stretch in lattice.stretches.get(place, ()):
        cost, before = ways[stretch.column]
        cost += stretch.cost + lattice.close[stretch.end]
        if cost < chart.done[stretch.end][stretch.column].cost:
            chart.done[stretch.end][stretch.column] = _Step(cost, place, before, "cell")
    return taken


def _beginnings(lattice: Lattice, here: Sequence[_Step]) -> list[tuple[float, int]]:
    """For each column, the cheapest way to begin its cell here, and the column done before."""
    ways = [(NEVER, 0)]
    best, before = here[0].cost, 0
    for column in range(1, len(here)):
        ways.append((best + lattice.fill[column], before))
        best += lattice.empty[column]
        if here[column].cost < best:
            best, before = here[column].cost, column
    return ways


def _rows(chart: _Chart, lattice: Lattice) -> Iterator[ReadRow]:
    """Walk back from the end of the page, then give the rows in reading order."""
    rows: list[ReadRow] = []
    strays: list[Cut] = []
    place = lattice.lines[-1]
    step = chart.done[place][0]
    outside = place in chart.out and chart.out[place].cost < step.cost
    while place > 0:
        step = chart.out[place] if outside else chart.done[place][0]
        if step.kind == "row":
            cuts = _cuts(chart, place, step.column)
            rows.append(ReadRow(cuts[0].first, place, cuts, tuple(reversed(strays))))
            place, strays, outside = cuts[0].first, [], False
            continue
        if step.kind == "stray":
            strays.append(Cut(step.place, place, step.column))
        outside = step.kind in ("out", "return")
        if step.kind == "":
            break
        place = step.place
    yield from reversed(rows)


def _cuts(chart: _Chart, place: int, column: int) -> tuple[Cut, ...]:
    found: list[Cut] = []
    while column:
        step = chart.done[place][column]
        found.append(Cut(step.place, place, column))
        place, column = step.place, step.column
    return tuple(reversed(found))
