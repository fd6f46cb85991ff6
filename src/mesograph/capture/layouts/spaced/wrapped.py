"""The lines of a cell as one text: words that the end of a line has parted are joined."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from mesograph.capture.headers.meanings import OTHER
from mesograph.capture.layouts.spaced.lines import Line, Word
from mesograph.capture.words.atoms import Atom, Gap, wording
from mesograph.capture.words.vocabulary import SCHEMES
from mesograph.vocabulary.terms import ontology

_PARTED = re.compile(r"(?:[^\W\d_]|\d)[-–]$|\xad$")
_INNER = re.compile(r"[^\W_][-–][^\W_]")
_LONG = 4
"""Letters of a known word after a hyphen, at least, that tell a compound where lines are parted
within words too."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of the words of a page."""

    known: frozenset[str]
    """Those that it has, or that labels of the ontology have."""
    hyphenated: bool = False
    """Whether the ends of its lines part words that have no hyphen."""


def words_of(lines: Sequence[Line]) -> Words:
    """Learn the words of a page, and whether it parts them."""
    ends = [(above.words[-1].atom, below.words[0].atom) for above, below in pairwise(lines)]
    return _learned(_counted(lines), [(left.text, right.text) for left, right in ends])


def with_cells(
    words: Words, lines: Sequence[Line], cells: Sequence[Mapping[int, Sequence[Word]]]
) -> Words:
    """Learn from the cells of lines, by column, whether they part words."""
    ends = [
        (run[-1].atom.text, below[n][0].atom.text)
        for above, below in pairwise(cells)
        for n, run in above.items()
        if n in below
    ]
    learned = _learned(_counted(lines), ends)
    undecided = [end for end in ends if _is_open(*end, learned)]
    strange = sum(_is_strange(*end, learned) for end in undecided)
    mostly = strange >= _SEVERAL and strange > _MOSTLY * len(undecided)
    return replace(learned, hyphenated=words.hyphenated or learned.hyphenated or mostly)


def _counted(lines: Sequence[Line]) -> Counter[str]:
    return Counter(_bare(word.atom.text) for line in lines for word in line.words)


def _learned(counts: Counter[str], ends: Sequence[tuple[str, str]]) -> Words:
    """Learn the words of a page, but for the latter parts of those that ends of lines part."""
    parts = Counter(_bare(right) for left, right in ends if _PARTED.search(left))
    own = {word for word, count in counts.items() if count > parts[word]}
    words = Words(frozenset(own) | _words_of_labels())
    return replace(words, hyphenated=any(_is_parted(*end, words) for end in ends))


_SEVERAL, _MOSTLY = 2, 0.6
"""Hyphens at the ends of lines between what are no words, at least, and their share from which a
page is taken to part words."""


def _is_parted(left: str, right: str, words: Words) -> bool:
    """Tell whether a word is parted that is known without a hyphen."""
    whole, plain = _bare(left + right), _bare(left[:-1] + right)
    return bool(_PARTED.search(left)) and plain in words.known and whole not in words.known


def _is_open(left: str, right: str, words: Words) -> bool:
    """Tell whether a line ends in a hyphen that may be of the word, or of the end of the line."""
    if not _PARTED.search(left) or not right[0].islower() or left.endswith(("–", "\xad")):
        return False
    known = {_bare(left + right), _bare(left[:-1] + right)} & words.known
    return not known and not _INNER.search(left)


def _is_strange(left: str, right: str, words: Words) -> bool:
    """Tell whether neither side of a hyphen is known as a word."""
    return not {_bare(left[:-1]), _bare(right)} & words.known


@cache
def _words_of_labels() -> frozenset[str]:
    return frozenset(
        _bare(word)
        for scheme in (*SCHEMES, "role", OTHER)
        for concept in ontology().scheme(scheme).values()
        for label in concept.labels
        for word in label.split()
    )


def joined(runs: Sequence[Sequence[Word]], words: Words) -> tuple[Atom, ...]:
    """Join the parts of a cell that stand in several lines.

    The hyphen at the end of a line stays where the word is known with it, is known to be two, has
    another one, or goes on with a capital or a number; and on pages that part no words.
    """
    atoms: list[Atom] = []
    for run in runs:
        first, *others = (word.atom for word in run)
        if atoms and (text := _one_word(atoms[-1].text, first.text, words)):
            ends = replace(atoms[-1], last_line=first.last_line, end=first.end, tight=first.tight)
            atoms[-1] = replace(ends, text=text)
        else:
            atoms.append(replace(first, gap=Gap.LINE) if atoms else first)
        atoms += others
    return tuple(atoms)


def is_unsure(runs: Sequence[Sequence[Word]], words: Words) -> bool:
    """Tell whether a line of a cell ends in a hyphen of which nothing tells whether it stays."""
    ends = [(above[-1].atom.text, below[0].atom.text) for above, below in pairwise(runs)]
    return any(_is_open(*end, words) and _is_strange(*end, words) for end in ends)


def _one_word(left: str, right: str, words: Words) -> str:
    """Give the word that the end of a line has parted; empty where they are two."""
    if len(left) > 1 and left.endswith("/"):
        return left + right
    if not _PARTED.search(left) or right[0] in "([=<>≤≥±":
        return ""
    return left + right if _is_compound(left, right, words) else left[:-1] + right


def _is_compound(left: str, right: str, words: Words) -> bool:
    """Tell whether a hyphen at the end of a line is of the word that goes on in the next."""
    if left.endswith("\xad"):
        return False
    if left.endswith("–") or not right[0].islower():
        return True
    whole, plain = _bare(left + right), _bare(left[:-1] + right)
    if whole in words.known or plain in words.known:
        return whole in words.known
    if _INNER.search(left) or not words.hyphenated:
        return True
    after = _bare(right)
    return after in words.known and (len(after) >= _LONG or _bare(left[:-1]) in words.known)


def _bare(text: str) -> str:
    """Give a word without the signs around it."""
    return text.strip(".,;:()[]").casefold()


def said(runs: Sequence[Sequence[Word]], words: Words) -> str:
    """Give the words of several lines as one text."""
    return wording(joined(runs, words))
