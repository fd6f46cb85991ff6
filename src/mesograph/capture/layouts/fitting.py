"""Which way to read a header fits the rows below it: under the right one they read cheapest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mesograph.capture.headers.headings import Header
from mesograph.capture.headers.page_breaks import rows_below
from mesograph.capture.headers.readings import Reading, beside_it, lines_of_headers, stretches_of
from mesograph.capture.lattice.columns import kinds_of
from mesograph.capture.lattice.lattice import NEVER, cheapest
from mesograph.capture.lattice.prices import Seen, lattice_of, seen_of
from mesograph.capture.layouts.counted import rows_under
from mesograph.capture.words.atoms import Atom
from mesograph.capture.words.run_together import cut
from mesograph.capture.words.spacing import LINES, Glue, Spacing
from mesograph.capture.words.writing import as_written

_SAMPLE = 700
"""Words below the header that its readings are tried on, to the end of a line."""
_WEIGHT = 6.0
"""How much what a header costs weighs against what its rows do."""
_ROW = 2.0
"""What each row costs more where cells have lines of their own: half as many headers would make
twice as many rows of the same lines."""
_TRIED, _ROUNDS = 8, 4
"""Readings that are tried of those that differ from the best in one place, and how often."""


class _Trial:
    """The first rows below a header, read under one reading of it after the other."""

    def __init__(self, atoms: Sequence[Atom], spacing: Spacing, glue: Glue | None) -> None:
        self._atoms, self._spacing, self._glue = atoms, spacing, glue
        self._seen: dict[int, Seen] = {}
        self._costs: dict[tuple[tuple[int, int], ...], float] = {}
        self._tried: dict[tuple[tuple[int, int], ...], float] = {}

    def best(self, readings: Iterable[Reading]) -> Reading:
        """Choose the reading that costs least, with the rows below it."""
        return min(readings, key=self.cost)

    def cost(self, reading: Reading) -> float:
        """Give what a header costs, and its rows."""
        if reading.pieces not in self._costs:
            lattice = lattice_of(self._below(reading), kinds_of(reading.header.headings))
            if self._spacing is LINES:
                lattice = replace(lattice, begin=[cost + _ROW for cost in lattice.begin])
            self._costs[reading.pieces] = cheapest(lattice)
        cost = _WEIGHT * reading.cost + self._costs[reading.pieces]
        self._tried[reading.pieces] = min(cost, self._tried.get(reading.pieces, NEVER))
        return cost

    def margin(self, best: Reading) -> float:
        """Give what the cheapest reading costs more that was tried with other columns."""
        others = [cost for pieces, cost in self._tried.items() if len(pieces) != len(best.pieces)]
        return min(others, default=NEVER) - self.cost(best)

    def _below(self, reading: Reading) -> Seen:
        first = reading.header.end
        if first not in self._seen:
            stop = _end_of_line(self._atoms, first + _SAMPLE)
            body = rows_below(self._atoms[:stop], reading.header)
            if self._glue is not None:
                body = cut(body)
            self._seen[first] = seen_of(body, as_written(body, self._spacing), self._glue)
        return self._seen[first]


def _end_of_line(atoms: Sequence[Atom], at: int) -> int:
    ahead = range(at, min(len(atoms), at + _SAMPLE))
    return next((n for n in ahead if atoms[n].opens_line), min(at, len(atoms)))


@dataclass(frozen=True, slots=True)
class Fit:
    """A header, and what it costs with the first rows below it, in nats."""

    header: Header
    cost: float
    margin: float
    """Nats that the cheapest reading with another number of headers costs more."""


def fitting(
    atoms: Sequence[Atom],
    header: Header,
    told: Mapping[str, str],
    spacing: Spacing,
    glue: Glue | None = None,
) -> Fit:
    """Choose the reading of a header under which the first rows of its table read cheapest.

    The table ends with the last of the atoms.
    """
    trial = _Trial(atoms, spacing, glue)
    in_lines = spacing is LINES
    readings = list(stretches_of(atoms, header, told))
    if in_lines or glue is not None:
        readings += lines_of_headers(atoms, header, told)
    if not readings:
        return Fit(header, NEVER, NEVER)
    best = trial.best(readings)
    for _ in range(0 if in_lines else _ROUNDS):
        others = sorted(beside_it(atoms, best, told), key=lambda reading: reading.cost)
        better = trial.best([best, *others[:_TRIED]])
        if better is best:
            break
        best = better
    chosen = _counting(atoms, readings, best) if in_lines else best
    return Fit(chosen.header, trial.cost(best), trial.margin(best))


_COUNTED = 12_000
"""Words below a header by which the cells of its rows are counted."""


def _counting(atoms: Sequence[Atom], readings: Iterable[Reading], best: Reading) -> Reading:
    """Choose a header that begins the table and under which the lines make whole rows."""
    begin = min(reading.header.first for reading in readings)
    for reading in readings:
        header = reading.header
        if header.first == begin:
            body = rows_below(atoms[: header.end + _COUNTED], header)
            if rows_under(body, header.headings):
                return reading
    return best
