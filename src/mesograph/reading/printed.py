"""A fact cell as printed, and the claims made of stretches of it."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from mesograph.model import Cell, Claim, Flag, Span, Term, Together, Value
from mesograph.review.declaration import Column
from mesograph.vocabulary.lexicon import Match, key, lexicon, words
from mesograph.vocabulary.terms import Concept, ontology

Said: TypeAlias = Claim | Flag | Together

IDLE = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "group",
        "groups",
        "in",
        "into",
        "level",
        "levels",
        "none",
        "of",
        "on",
        "only",
        "or",
        "per",
        "plus",
        "score",
        "scores",
        "some",
        "such",
        "the",
        "then",
        "to",
        "value",
        "values",
        "via",
        "was",
        "were",
        "with",
    ]
)
"""Words that join others and claim nothing."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of one fact cell, with the column that it stands in."""

    cell: Cell
    column: Column
    text: str

    def claim(self, role: str, value: Value, span: Span, rule: str) -> Claim:
        """Make a claim of a stretch of the cell."""
        return Claim(self.cell, role, value, span, rule)

    def flag(self, code: str, role: str, message: str, repair: str = "") -> Flag:
        """Note trouble with the cell."""
        return Flag(code, self.cell, role, message, repair)

    @property
    def whole(self) -> Span:
        """The stretch that is the whole cell."""
        return Span(0, len(self.text))

    def matches(self, scheme: str) -> tuple[Match, ...]:
        """Find the concepts of a scheme that the cell names."""
        return tuple(lexicon(scheme).scan(self.text))

    def terms(self, role: str, scheme: str, rule: str) -> Iterator[Said]:
        """Claim every concept of a scheme that the cell names, each once."""
        first: dict[str, Span] = {}
        for match in self.matches(scheme):
            first.setdefault(match.concept.iri, match.span)
        for iri, span in first.items():
            yield self.claim(role, Term(iri), span, rule)
            yield from self._misprint(role, ontology().at(iri), span)
        if len(first) > 1:
            yield Together(self.cell, role, combination(self.text, first.values()))

    def _misprint(self, role: str, concept: Concept, span: Span) -> Iterator[Said]:
        words = self.text[span.start : span.end]
        if key(words) in map(key, concept.misprints):
            message = f"{words!r} is read as {concept.label!r}"
            yield self.flag("misprint", role, message, concept.label)


def rest(text: str, taken: Iterable[Span], *, cut_at_idle: bool = False) -> tuple[Span, ...]:
    """Give the runs of words that no span covers, idle words at their ends left out.

    With `cut_at_idle`, an idle word ends a run too.

    >>> [("RA with knee involvement")[s.start : s.end] for s in
    ...  rest("RA with knee involvement", [Span(0, 2)])]
    ['knee involvement']
    """
    covered = sorted(taken)
    runs: list[list[Span]] = [[]]
    at = 0
    for word in words(text):
        gap = text[at : word.span.start]
        hidden = any(s.start < word.span.end and word.span.start < s.end for s in covered)
        idle = cut_at_idle and word.folded in IDLE
        if hidden or idle or any(sign in gap for sign in "(),;"):
            runs.append([])
        if not (hidden or idle):
            runs[-1].append(word.span)
        at = word.span.end
    return tuple(_trimmed(run, text) for run in runs if not _idle(run, text))


def _idle(run: list[Span], text: str) -> bool:
    return all(text[s.start : s.end].casefold() in IDLE for s in run)


def _trimmed(run: list[Span], text: str) -> Span:
    busy = [s for s in run if text[s.start : s.end].casefold() not in IDLE]
    return Span(busy[0].start, busy[-1].end)


def combination(text: str, matches: Iterable[Span]) -> str:
    """Say how several values in one cell are meant: `all`, `alternatives` or `unclear`.

    >>> combination("BM or UC", [Span(0, 2), Span(6, 8)])
    'alternatives'
    >>> combination("UC-MSCs, BM-MSCs", [Span(0, 2), Span(9, 11)])
    'unclear'
    """
    spans = sorted(matches)
    between = {
        word.folded
        for left, right in itertools.pairwise(spans)
        for word in words(text[left.end : right.start])
    }
    if "or" in between:
        return "alternatives"
    return "all" if between & {"and", "plus", "with"} else "unclear"
