"""Words to concepts: the labels of a scheme, found in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

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
    return _cut(_WORD, text)


def _cut(sign: re.Pattern[str], text: str) -> tuple[Word, ...]:
    return tuple(
        Word(unicodedata.normalize("NFKC", m[0]).casefold(), Span(*m.span()))
        for m in sign.finditer(text)
    )


def key(label: str) -> tuple[str, ...]:
    """Give the words of a label, folded: two labels with one key are the same label."""
    return tuple(word.folded for word in _cut(_TOKEN, label))


class Lexicon:
    """The labels of one scheme, longest first."""

    __slots__ = ("_by_first", "_by_key")

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_key: Mapping[tuple[str, ...], Concept] = {
            key(label): concept for concept in concepts for label in concept.labels
        }
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for label in sorted(self._by_key, key=len, reverse=True):
            if label:
                by_first.setdefault(label[0], []).append(label)
        self._by_first = by_first

    def look_up(self, text: str) -> Concept | None:
        """Find the concept that the whole text names; None where it names none."""
        return self._by_key.get(key(text))

    def scan(self, text: str) -> Iterator[Match]:
        """Find concepts from left to right, the longest label at each place, none overlapping."""
        found = _cut(_TOKEN, text)
        folded = tuple(word.folded for word in found)
        at = 0
        while at < len(found):
            for label in self._by_first.get(folded[at], ()):
                if folded[at : at + len(label)] == label:
                    end = found[at + len(label) - 1].span.end
                    yield Match(self._by_key[label], Span(found[at].span.start, end))
                    at += len(label)
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
