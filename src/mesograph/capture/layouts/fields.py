"""A line of fields, and what it shows of where rows begin and end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.capture.words.atoms import Atom, Gap, lines_of, wording


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line of fields, each as atoms."""

    fields: tuple[tuple[Atom, ...], ...]
    opened: bool = False
    closed: bool = False
    """Whether a fence stands before its first field, and after its last."""
    apart: bool = False
    """Whether an empty line stands above it."""
    ruled: bool = False
    """Whether a rule of dashes stands above it."""
    kept: bool = False
    """Whether its container says that it is a row, the whole of it and no other."""

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """Its fields one after the other."""
        return tuple(atom for field in self.fields for atom in field)

    @property
    def texts(self) -> tuple[str, ...]:
        """What its fields say."""
        return tuple(map(wording, self.fields))

    @property
    def filled(self) -> int:
        """How many fields hold something."""
        return sum(map(is_filled, self.fields))

    @property
    def lone(self) -> bool:
        """Whether it says one thing only: in one field, or in one that stands over others."""
        # A cell that spans columns stands in each of them, and has one place.
        return len({field[0].start for field in self.fields if is_filled(field)}) <= 1


def is_filled(field: Sequence[Atom]) -> bool:
    """Tell whether a field holds something."""
    return any(atom.text for atom in field)


def laid_out_lines(atoms: Sequence[Atom], *, kept: bool) -> tuple[FieldLine, ...]:
    """Cut the atoms of a grid into lines and fields; `kept` where each line is surely a row."""
    found = []
    for first, end in lines_of(atoms):
        line = tuple(atoms[first:end])
        found.append(FieldLine(tuple(line[a:b] for a, b in fields_of(line)), kept=kept))
    return tuple(found)


def fields_of(atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Give the fields of one line, as first and end."""
    starts = [k for k, atom in enumerate(atoms) if k == 0 or atom.gap is Gap.FENCE]
    return zip(starts, [*starts[1:], len(atoms)], strict=True)


def runs_of(field: Sequence[Atom]) -> list[tuple[Atom, ...]]:
    """Part a field where something that is no word of it stands between its words."""
    runs: list[list[Atom]] = []
    for atom in field:
        if runs and atom.start - runs[-1][-1].end <= 1:
            runs[-1].append(atom)
        else:
            runs.append([atom])
    return [tuple(run) for run in runs]
