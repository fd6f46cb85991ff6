"""The cheapest reading of a page: which atoms are which cell of which row.

A row uses its columns in order; each may be empty, at a cost. A cell is either a stretch that one
of its column's grammars reads, or a run of atoms that each cost what the column thinks of them.
Rows begin at lines. All rows of the page are solved together, in one scan: the Viterbi algorithm
(Viterbi 1967) over semi-Markov segments (Sarawagi and Cohen 2004), with costs in nats.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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

    atoms: Sequence[tuple[float, ...]]
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
    begin: Sequence[float]
    """By line, and for the end of the page: what it costs more, or less, to begin a row there."""
    leave: Sequence[float]
    outside: Sequence[float]
    """By line: what it costs to leave the table with it, and to go on outside."""
    facts: Sequence[int]
    """By line: how many kinds of fact it holds."""
    misplaced: Sequence[Sequence[float]]
    """By line: what each column asks to take the whole line into the row before."""
    over: Sequence[float]
    """By line: what it costs to take it for a heading over the rows below it."""

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
    over: tuple[tuple[int, int], ...] = ()
    """Lines right above it that head this row and others, as atoms."""


RETURN, NEW_ROW = 15.0, 0.2
"""What it costs to come back to the table, and to begin a row."""


class _Step(NamedTuple):
    """How a row was begun, or a line left outside: at what cost, from which place and column."""

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


def cheapest(lattice: Lattice) -> float:
    """Give what the cheapest reading of the page costs, in nats."""
    chart, end = _scan(lattice), lattice.lines[-1]
    left = chart.out[end].cost if end in chart.out else NEVER
    return min(chart.begun[end].cost, left)


@dataclass(frozen=True, slots=True)
class _Chart:
    """The cheapest way to each state. A state is a number: place times width, and the column."""

    costs: list[list[float]]
    """By place and column: what it costs to have the column's cell end here; by column 0, to
    begin a row here."""
    origins: list[list[int]]
    """By place and column: the state in which the cell that ends here began."""
    begun: dict[int, _Step]
    """By place, how a row came to begin there."""
    out: dict[int, _Step]
    """By place, how the line before it came to be left outside."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs that are open, by column: what they cost, and the states in which they began."""

    costs: list[float]
    origins: list[int]


def _scan(lattice: Lattice) -> _Chart:
    count, width = len(lattice.atoms), lattice.columns + 1
    chart = _Chart(
        [[NEVER] * width for _ in range(count + 1)],
        [[0] * width for _ in range(count + 1)],
        {0: _Step(0.0, 0, 0, "start")},
        {},
    )
    chart.costs[0][0] = 0.0
    line_at = {first: n for n, first in enumerate(lattice.lines)}
    runs = _Runs([NEVER] * width, [0] * width)
    for place in range(count + 1):
        here, origins, closing = chart.costs[place], chart.origins[place], lattice.close[place]
        for column, cost in enumerate(runs.costs):
            if cost + closing < here[column]:
                here[column], origins[column] = cost + closing, runs.origins[column]
        if place in line_at:
            _end_row(lattice, chart, place, line_at[place])
        if place < count:
            _begin_cells(lattice, chart, place, runs)
    return chart


def _end_row(lattice: Lattice, chart: _Chart, place: int, line: int) -> None:
    """End the row here, or come back to the table; then step over lines that are not of it."""
    here = chart.costs[place]
    begun = chart.begun.get(place, _NOWHERE)
    trailing = NEW_ROW + lattice.begin[line]
    for column in range(lattice.columns, 0, -1):
        cost = here[column] + trailing
        if cost < begun.cost:
            begun = _Step(cost, place, column, "row")
        trailing += lattice.empty[column]
    out = chart.out.get(place)
    if out is not None and out.cost + RETURN < begun.cost:
        begun = _Step(out.cost + RETURN, place, 0, "return")
    chart.begun[place], here[0] = begun, begun.cost
    if line + 1 >= len(lattice.lines):
        return
    following = lattice.lines[line + 1]
    leaving = _Step(begun.cost + lattice.leave[line], place, 0, "leave")
    staying = leaving
    if out is not None:
        staying = _Step(out.cost + lattice.outside[line], place, 0, "out")
    chart.out[following] = min(leaving, staying)
    heading = _Step(begun.cost + lattice.over[line], place, 0, "over")
    if begun.kind in ("row", "stray"):
        column, cost = _cheapest(lattice.misplaced[line])
        heading = min(heading, _Step(begun.cost + cost, place, column, "stray"))
    if heading.cost < NEVER:
        chart.begun[following] = heading


def _cheapest(costs: Sequence[float]) -> tuple[int, float]:
    column = min(range(len(costs)), key=costs.__getitem__)
    return column, costs[column]


def _begin_cells(lattice: Lattice, chart: _Chart, place: int, runs: _Runs) -> None:
    """Take one atom into every run, and begin runs and stretches with it."""
    ways, origins = _beginnings(lattice, chart.costs[place], place)
    asks, staying, opening = lattice.atoms[place], lattice.stay[place], lattice.opening(place)
    costs = runs.costs
    hopeless = _HOPELESS + min(ways[-1], *costs)
    for column in range(1, len(costs)):
        fresh = ways[column] + opening[column]
        going = costs[column] + staying
        if fresh > hopeless and going > hopeless:
            costs[column] = NEVER
        elif fresh < going:
            costs[column] = fresh + asks[column]
            runs.origins[column] = origins[column]
        else:
            costs[column] = going + asks[column]
    for end, column, asked in lattice.stretches.get(place, ()):
        cost = ways[column] + (asked + lattice.close[end])
        if cost < chart.costs[end][column]:
            chart.costs[end][column] = cost
            chart.origins[end][column] = origins[column]


def _beginnings(
    lattice: Lattice, here: Sequence[float], place: int
) -> tuple[list[float], list[int]]:
    """For each column, what it costs to begin its cell here, and in which state that is done."""
    costs, origins = [NEVER], [0]
    best, state = here[0], place * len(here)
    origin = state
    for column in range(1, len(here)):
        costs.append(best + lattice.fill[column])
        origins.append(origin)
        best += lattice.empty[column]
        if here[column] < best:
            best, origin = here[column], state + column
    return costs, origins


def _rows(chart: _Chart, lattice: Lattice) -> Iterator[ReadRow]:
    """Walk back from the end of the page, then give the rows in reading order."""
    rows: list[ReadRow] = []
    strays: list[Cut] = []
    place = lattice.lines[-1]
    step = chart.begun[place]
    outside = place in chart.out and chart.out[place].cost < step.cost
    while place > 0:
        step = chart.out[place] if outside else chart.begun[place]
        if step.kind == "row":
            cuts = _cuts(chart, place, step.column)
            rows.append(ReadRow(cuts[0].first, place, cuts, tuple(reversed(strays))))
            place, strays, outside = cuts[0].first, [], False
            continue
        if step.kind == "stray":
            strays.append(Cut(step.place, place, step.column))
        if step.kind == "over" and rows:
            rows[-1] = replace(rows[-1], over=((step.place, place), *rows[-1].over))
        outside = step.kind in ("out", "return")
        if step.kind == "":
            break
        place = step.place
    yield from reversed(rows)


def _cuts(chart: _Chart, place: int, column: int) -> tuple[Cut, ...]:
    found: list[Cut] = []
    while column:
        first, before = divmod(chart.origins[place][column], len(chart.origins[place]))
        found.append(Cut(first, place, column))
        place, column = first, before
    return tuple(reversed(found))
