"""A document as pieces of text that a cell may be put together from."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum


class Gap(IntEnum):
    """What stands before an atom, from nothing at all to the fence of a table."""

    GLUED = 0
    BLANK = 1
    WIDE = 2
    """A tab, or two blanks and more."""
    LINE = 3
    PARAGRAPH = 4
    """A new line after an empty one."""
    FENCE = 5
    """A pipe, or another sign that parts cells."""


_OPENING = (Gap.LINE, Gap.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece of a page that a cell may begin or end with."""

    text: str
    """Without the hyphen that a line's end put into it."""
    first_line: int
    last_line: int
    start: int
    """Offsets in the document's canonical text, in code points, end exclusive."""
    end: int
    gap: Gap
    tight: bool = False
    """Whether the line ends with it, without a blank."""

    @property
    def opens_line(self) -> bool:
        """Whether a line of the document begins with it."""
        return self.gap in _OPENING


LONGEST_WORD = 100
"""Signs without a blank that are a word at most: more of them are cut, which bounds the time."""
_BLANKS = re.compile(r"\s+")
_HYPHENED = re.compile(r"(?:[^\W\d_]|\d)-$|\xad$")


def atoms_of(text: str) -> tuple[Atom, ...]:
    r"""Cut a text into its words, with their places in the canonical text.

    >>> [(a.text, a.first_line, a.start, a.gap.name) for a in atoms_of("Dose\n2\u00a0106\n\nx")]
    [('Dose', 1, 0, 'LINE'), ('2', 2, 5, 'LINE'), ('106', 2, 7, 'BLANK'), ('x', 4, 11, 'PARAGRAPH')]
    """
    return tuple(_atoms(unicodedata.normalize("NFC", text)))


def _atoms(text: str) -> Iterator[Atom]:
    at = 0
    gap = Gap.LINE
    for number, line in enumerate(text.split("\n"), 1):
        edge = 0
        words = line.split()
        for word in words:
            found = line.index(word, edge)
            if edge:
                between = line[edge:found]
                gap = Gap.WIDE if len(between) > 1 or "\t" in between else Gap.BLANK
            tight = found + len(word) == len(line)
            if len(word) > LONGEST_WORD:
                yield from _pieces(Atom(word, number, number, at, at + len(word), gap, tight))
            else:
                yield Atom(word, number, number, at, at + len(word), gap, tight)
            at += len(word) + 1
            edge = found + len(word)
        gap = Gap.LINE if words else Gap.PARAGRAPH


def _pieces(word: Atom) -> Iterator[Atom]:
    """Cut a word that is too long to be one."""
    for start in range(0, len(word.text), LONGEST_WORD):
        text = word.text[start : start + LONGEST_WORD]
        place, end = word.start + start, word.start + start + len(text)
        gap, tight = Gap.GLUED if start else word.gap, word.tight and end == word.end
        yield replace(word, text=text, start=place, end=end, gap=gap, tight=tight)


def mended(atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    r"""Join words that the end of a line has parted.

    A hyphen goes unless the document, elsewhere, writes the word with it.

    >>> [a.text for a in mended(atoms_of("Refracto-\nry tumour-\nbased, tumour-based"))]
    ['Refractory', 'tumour-based,', 'tumour-based']
    """
    known = {_bare(atom.text) for atom in atoms}
    joined: list[Atom] = []
    for atom in atoms:
        last = joined[-1] if joined else None
        if last is not None and atom.opens_line and _parted(last.text, atom.text, known):
            joined[-1] = _joined(last, atom, known)
        elif last is not None and atom.opens_line and last.tight and last.text.endswith("/"):
            # A slash that ends its line without a blank goes on in the next.
            text = last.text + atom.text
            joined[-1] = replace(last, text=text, last_line=atom.last_line, end=atom.end)
        else:
            joined.append(atom)
    return tuple(joined)


def _parted(left: str, right: str, known: set[str]) -> bool:
    """Tell whether two words are the parts of one; a hyphen may be a token for nothing too."""
    if not _HYPHENED.search(left):
        return False
    whole = {_bare(left + right), _bare(left[:-1] + right)}
    named = left[:1].isupper() and right[:1].isalpha()
    return not right[:1].isupper() or named or bool(whole & known)


def _joined(left: Atom, right: Atom, known: set[str]) -> Atom:
    hyphened, plain = left.text + right.text, left.text[:-1] + right.text
    begins = right.text[:1]
    compound = begins.isdigit() or begins.isupper() or "-" in left.text[1:-1]
    keep = _bare(hyphened) in known or (_bare(plain) not in known and compound)
    text = hyphened if keep else plain
    return replace(left, text=text, last_line=right.last_line, end=right.end)


def _bare(word: str) -> str:
    return word.strip(".,;:()[]").casefold()


def wording(atoms: Iterable[Atom]) -> str:
    """Give the words of consecutive atoms as a cell's text."""
    parts: list[str] = []
    for atom in atoms:
        if parts and atom.gap is not Gap.GLUED and atom.text:
            parts.append(" ")
        parts.append(atom.text)
    return "".join(parts).strip()


def lines_of(atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Give the stretches of atoms that make up one line each, as first and end."""
    starts = [k for k, atom in enumerate(atoms) if atom.opens_line or k == 0]
    yield from zip(starts, [*starts[1:], len(atoms)][: len(starts)], strict=True)
