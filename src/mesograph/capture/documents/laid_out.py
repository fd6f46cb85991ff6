"""Tables that come as fields, laid out as a page: a line a row, so that cells have places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mesograph.canonical import canonical
from mesograph.capture.words.atoms import Atom, Gap, atoms_of


@dataclass(frozen=True, slots=True)
class Field:
    """A field as its container gives it; one that spans rows or columns is the same in each."""

    key: int
    text: str
    left_out: tuple[str, ...] = ()
    """Marks of footnotes that are not in its text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of fields, as its container gives it."""

    name: str
    rows: tuple[tuple[Field, ...], ...]
    heads: int = 0
    """How many of its first rows are headers; 0 where the container does not say."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid on the page that all grids of a document are laid out on."""

    name: str
    atoms: tuple[Atom, ...]
    heads: int = 0
    left_out: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """By the place where a field begins, the marks of footnotes that are not in its text."""


def written(grids: Iterable[Grid]) -> str:
    r"""Write grids on one page: for each its name, if any, then a line a row.

    >>> written([Grid("Table 1", ((Field(0, "Dose"), Field(1, "2 × 106")),))])
    'Table 1\nDose\t2 × 106'
    """
    lines: list[str] = []
    for grid in grids:
        if name := canonical(grid.name):
            lines.append(name)
        seen: set[int] = set()
        for row in grid.rows:
            new = {field.key: field.text for field in row if field.key not in seen}
            seen.update(new)
            lines.append("\t".join(map(canonical, new.values())))
    return "\n".join(lines)


def lay_out(grids: Iterable[Grid]) -> tuple[Sheet, ...]:
    """Lay grids out on the page that they are written on, with the place of every word.

    >>> (sheet,) = lay_out([Grid("Table 1", ((Field(0, "Dose"), Field(1, "2 × 106")),))])
    >>> [(atom.text, atom.start, atom.gap.name) for atom in sheet.atoms]
    [('Dose', 8, 'LINE'), ('2', 13, 'FENCE'), ('×', 15, 'BLANK'), ('106', 17, 'BLANK')]
    """
    sheets: list[Sheet] = []
    at = 0
    line = 1
    for grid in grids:
        name = canonical(grid.name)
        at += len(name) + 1 if name else 0
        line += bool(name)
        placed: dict[int, tuple[Atom, ...]] = {}
        atoms: list[Atom] = []
        marks: dict[int, tuple[str, ...]] = {}
        for row in grid.rows:
            for n, cell in enumerate(row):
                if cell.key not in placed:
                    text = canonical(cell.text)
                    placed[cell.key] = tuple(_shifted(text, at, line))
                    if cell.left_out:
                        marks[at] = cell.left_out
                    at += len(text) + 1 if text else 0
                atoms += _opening(placed[cell.key], Gap.FENCE if n else Gap.LINE)
            line += 1
        sheets.append(Sheet(name, tuple(atoms), grid.heads, marks))
    return tuple(sheets)


def _shifted(text: str, at: int, line: int) -> Iterator[Atom]:
    if not text:
        yield Atom("", line, line, at, at, Gap.BLANK)
    for atom in atoms_of(text):
        start, end = atom.start + at, atom.end + at
        yield Atom(atom.text, line, line, start, end, atom.gap, atom.tight)


def _opening(atoms: Sequence[Atom], gap: Gap) -> Iterator[Atom]:
    """Give a field's atoms, the first after a fence or a new line."""
    yield replace(atoms[0], gap=gap)
    yield from (replace(atom, gap=Gap.BLANK) if atom.opens_line else atom for atom in atoms[1:])
