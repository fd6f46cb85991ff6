"""Atoms as one running text, in which grammars look for what they read."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.capture.words.atoms import LONGEST_WORD, Atom, Gap


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The words of atoms, joined, and where each begins; it is equal to none but itself."""

    atoms: tuple[Atom, ...]
    text: str
    starts: tuple[int, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Give the atoms that characters from `start` to `end` touch, as first and end."""
        first = bisect_right(self.starts, start) - 1
        return first, max(first + 1, bisect_right(self.starts, end - 1))

    def finds(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Give the stretches of atoms that a pattern touches."""
        for match in pattern.finditer(self.text):
            if match.end() > match.start():
                yield self.stretch(*match.span())

    def words(self, first: int, end: int) -> str:
        """Give the text of atoms from `first` up to `end`."""
        last = self.starts[end - 1] + len(self.atoms[end - 1].text)
        return self.text[self.starts[first] : last]

    def exact(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the atoms that the characters are, no more and no less; None where they are not."""
        first, stop = self.stretch(start, end)
        last = self.starts[stop - 1] + len(self.atoms[stop - 1].text)
        return (first, stop) if self.starts[first] == start and last == end else None


def stream_of(atoms: Sequence[Atom], *, spaced: bool = False) -> Stream:
    """Join atoms into one text: a blank for any gap but none at all, or, `spaced`, for that too.

    What is glued together over `LONGEST_WORD` signs is parted: grammars look far within words.
    """
    parts: list[str] = []
    starts: list[int] = []
    at = word = 0
    for atom in atoms:
        if parts and (spaced or atom.gap is not Gap.GLUED or at - word > LONGEST_WORD):
            parts.append(" ")
            at += 1
            word = at
        starts.append(at)
        parts.append(atom.text)
        at += len(atom.text)
    return Stream(tuple(atoms), "".join(parts), tuple(starts))
