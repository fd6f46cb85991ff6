"""Words to concepts: the labels of a scheme, found in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from mesograph.model import Span
from mesograph.vocabulary.terms import Concept, ontology

_WORD = re.compile(r"[^\W_]+|[+%]")
_TOKEN = re.compile(_WORD.pattern + r"|[,;()]")
"""A label may run over blanks and hyphens; never over a comma or a bracket that is not its own."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded for comparison, and where it stands."""

    folded: str
    span: Span


@dataclass(frozen=True, slots=True)
class Match:
    """A concept found in a text."""

    concept: Concept
    span: Span


def words(text: str) -> tuple[Word, ...]:
    """Cut a text into words: letters, digits, `+` and `%`; case and all other signs do not count.

    >>> [word.folded for word in words("CD4+ T-cells, i.v.")]
    ['cd4', '+', 't', 'cells', 'i', 'v']
    """
    return tuple(Word(_folded(match[0]), Span(*match.span())) for match in _WORD.finditer(text))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def key(label: str) -> tuple[str, ...]:
    """Give the words of a label, folded: two labels with one key are the same label."""
    return tuple(map(_folded, _TOKEN.findall(label)))


@lru_cache(maxsize=2**5)
def _tokens(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """Give the words and signs of a text, folded, and where each starts and ends.

    A text is looked through for one scheme after the other: it is cut once for all of them.
    """
    found = tuple(_TOKEN.finditer(text))
    return (
        tuple(_folded(match[0]) for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
    )


class Lexicon:
    """The labels of one scheme, longest first."""

    __slots__ = ("_by_key", "_lengths")

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_key: Mapping[tuple[str, ...], Concept] = {
            key(label): concept for concept in concepts for label in concept.labels
        }
        lengths: dict[str, set[int]] = {}
        for label in filter(None, self._by_key):
            lengths.setdefault(label[0], set()).add(len(label))
        self._lengths = {first: sorted(of, reverse=True) for first, of in lengths.items()}

    def look_up(self, text: str) -> Concept | None:
        """Find the concept that the whole text names; None where it names none."""
        return self._by_key.get(key(text))

    def scan(self, text: str) -> Iterator[Match]:
        """Find concepts from left to right, the longest label at each place, none overlapping."""
        folded, starts, ends = _tokens(text)
        at = 0
        while at < len(folded):
            for length in self._lengths.get(folded[at], ()):
                end = at + length
                concept = self._by_key.get(folded[at:end]) if end <= len(folded) else None
                if concept is not None:
                    yield Match(concept, Span(starts[at], ends[end - 1]))
                    at = end
                    break
            else:
                at += 1


def find_word(scheme: str, word: str) -> Concept | None:
    """Find a concept by its name, its IRI or any of its labels; None where there is none such.

    >>> [find_word("missing", word).name for word in ("not-reported", "not reported")]
    ['not-reported', 'not-reported']
    """
    concepts = ontology().scheme(scheme)
    named = concepts.get(word) or concepts.get(word.rpartition(f"/term/{scheme}/")[2])
    return named or lexicon(scheme).look_up(word)


@cache
def lexicon(scheme: str) -> Lexicon:
    """Give the labels of a scheme.

    >>> [m.concept.label for m in lexicon("route").scan("i.v. and intrathecal")]
    ['intravenous', 'intrathecal']
    """
    return Lexicon(ontology().scheme(scheme).values())
