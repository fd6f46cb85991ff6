"""The lines of a page and where in them words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mesograph.capture.words.atoms import Atom, lines_of, wording
from mesograph.capture.words.vocabulary import fold


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the characters of its line that it takes up, end exclusive."""

    start: int
    end: int
    atom: Atom


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty."""

    number: int
    words: tuple[Word, ...]
    chunks: tuple[tuple[Word, ...], ...]
    """Its words, parted where two blanks and more stand between them."""
    blank: int
    """How many empty lines stand above it."""
    page: int
    """How many form feeds stand above it, or where it begins."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """The stretches of blanks between its chunks."""
        return tuple((a[-1].end, b[0].start) for a, b in pairwise(self.chunks))

    @property
    def text(self) -> str:
        """Its words."""
        return said(self.words)


def said(words: Sequence[Word]) -> str:
    """Give words as a text."""
    return wording(word.atom for word in words)


def folded(line: Line) -> str:
    """Give the words of a line for comparison with other lines."""
    return fold(line.text)


def lines_with_places(text: str, atoms: Sequence[Atom]) -> tuple[Line, ...]:
    r"""Give the lines of a text whose words are `atoms`, and the characters where they stand.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> page = "Dose    Route\n\n1 mg    IV\n\fPage 2"
    >>> [(line.gaps, line.blank, line.page) for line in lines_with_places(page, atoms_of(page))]
    [(((4, 8),), 0, 0), (((4, 8),), 1, 0), ((), 0, 1)]
    """
    return tuple(_lines(text.split("\n"), atoms))


def _lines(printed: Sequence[str], atoms: Sequence[Atom]) -> Iterator[Line]:
    before, page = 0, 0
    for first, end in lines_of(atoms):
        number = atoms[first].first_line
        page += sum(line.count("\f") for line in printed[before : number - 1])
        row = printed[number - 1]
        page += row[: len(row) - len(row.lstrip())].count("\f")
        words = tuple(_words(row.replace("\f", "").expandtabs(), atoms[first:end]))
        yield Line(number, words, _chunks(words), number - before - 1, page)
        page += row.lstrip().count("\f")
        before = number


def _words(row: str, atoms: Sequence[Atom]) -> Iterator[Word]:
    at = 0
    for atom in atoms:
        found = row.find(atom.text, at)
        start = found if found >= 0 else at
        at = start + len(atom.text)
        yield Word(start, at, atom)


def _chunks(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    cuts = [n for n in range(1, len(words)) if words[n].start - words[n - 1].end > 1]
    return tuple(
        tuple(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True) if a < b
    )
