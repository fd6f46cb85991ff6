"""What the cells of a column look like, learned from the rows of its page that are whole.

A cell is held against each column by how much likelier it is there than anywhere in the table: by
its length, how it begins and ends, its words, and whether it stands elsewhere as a whole. The
logarithms are added up, as if each told something of its own (naive Bayes).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mesograph.capture.words.beginnings import shape_of
from mesograph.capture.words.vocabulary import fold

_PRIOR = 3.0
"""Cells of the whole table that a column is held to have beside its own."""
_LENGTHS = (1, 2, 3, 5, 9, 16)
"""Words beyond which a cell is a longer one."""
_MANY_WORDS = 4
"""Words that count in full; of longer cells, their mean so many times."""


@dataclass(frozen=True, slots=True)
class Portraits:
    """How often each trait was seen, by column, and how often each column was empty."""

    traits: tuple[Counter[str], ...]
    empty: tuple[int, ...]
    rows: int
    whole: Counter[str]
    told: dict[str, tuple[float, ...]]
    words: dict[str, tuple[float, ...]]
    """What traits tell of each column, and words, as far as that was asked."""

    def likeness(self, words: Sequence[str]) -> tuple[float, ...]:
        """Give by column the logarithm of how much likelier a cell is in it than in any."""
        of_cell = [self._told(trait) for trait in _traits_of_cell(words) if self._tells(trait)]
        of_words = [self._told_by(word) for word in words]
        share = min(1.0, _MANY_WORDS / len(of_words))
        sums = (map(sum, zip(*told, strict=True)) for told in (of_cell, of_words))
        return tuple(cell + share * word for cell, word in zip(*sums, strict=True))

    def emptiness(self, column: int) -> float:
        """Give the logarithm of how often a column is empty."""
        return math.log((self.empty[column] + 0.5) / (self.rows + 1.0))

    def _tells(self, trait: str) -> bool:
        # That a cell stands nowhere else tells nothing of where it should.
        return trait[0] != "c" or trait in self.whole

    def _told_by(self, word: str) -> tuple[float, ...]:
        """Give what a word tells, or its shape where the whole rows have no such word."""
        if word not in self.words:
            trait = _word(word)
            self.words[word] = self._told(trait if trait in self.whole else _shape(word))
        return self.words[word]

    def _told(self, trait: str) -> tuple[float, ...]:
        if trait not in self.told:
            kind = trait[0]
            usual = (self.whole[trait] + 0.5) / (self.whole[kind] + 1.0)
            shares = (
                (counts[trait] + _PRIOR * usual) / (counts[kind] + _PRIOR) for counts in self.traits
            )
            self.told[trait] = tuple(math.log(share / usual) for share in shares)
        return self.told[trait]


def portraits_of(rows: Iterable[Sequence[Sequence[str]]], width: int) -> Portraits:
    """Learn what columns look like from the words of cells, row by row.

    >>> seen = portraits_of([[["IV"], ["2", "×", "106"]], [["IT"], ["3", "×", "106"]]], 2)
    >>> route, dose = seen.likeness(["5", "×", "107"])
    >>> dose > 0 > route
    True
    """
    traits: list[Counter[str]] = [Counter() for _ in range(width)]
    empty = [0] * width
    count = 0
    for row in rows:
        count += 1
        for n, words in enumerate(row):
            empty[n] += not words
            for trait in (*_traits_of_cell(words), *_traits_of_words(words)):
                traits[n][trait] += 1
                traits[n][trait[0]] += 1
    whole: Counter[str] = Counter()
    for counts in traits:
        whole.update(counts)
    return Portraits(tuple(traits), tuple(empty), count, whole, {}, {})


def _traits_of_cell(words: Sequence[str]) -> Iterator[str]:
    """Give what a cell shows: each kind of trait begins with another letter."""
    if words:
        yield f"n{sum(len(words) > step for step in _LENGTHS)}"
        yield "f" + _look(words[0])
        yield "l" + _look(words[-1])
        yield "c" + "".join(map(fold, words))


def _traits_of_words(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield _word(word)
        yield _shape(word)


def _word(word: str) -> str:
    return "w" + fold(word)


def _shape(word: str) -> str:
    return "s" + _look(word)


def _look(word: str) -> str:
    return ":" + shape_of(word.strip("()[].,;:") or word)[:6]
