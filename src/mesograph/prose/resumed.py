"""A healing that leaves its noun to what the cell told of before: "ulcers …; complete healing"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from mesograph.model import Span
from mesograph.prose.vocabulary import Mention
from mesograph.vocabulary.lexicon import Lexicon
from mesograph.vocabulary.terms import Concept

_BARE = re.compile(
    r"""
    \b (?: (?P<how> complete | partial | full ) \s )?
    (?P<head> healing | closure ) \b (?! \s of )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HALF = re.compile(
    r"""
    (?<! \w ) (?: \d+ | one | two | three | four | five | six | seven | eight | nine | ten ) \s
    (?: had \s )? (?: a \s )? (?P<half> complete | partial )
    (?= \s? [,;)] | \s (?: and | or ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RESPONSES = re.compile(r"respon[sd]\w+|remissions?", re.IGNORECASE)
_THAT_OF = re.compile(
    r"\b (?: that | those ) \s (?: of | for ) \s (?: the \s )? (?P<noun> [^\W\d_]{3,} )",
    re.VERBOSE | re.IGNORECASE,
)
_NOUN = re.compile(r"[^\W\d_]{3,}")
_BACK = 160
"""So many characters before are looked at."""


def resumed(
    text: str, start: int, end: int, mentions: Iterable[Mention], known: Lexicon
) -> Iterator[Mention]:
    """Give the mentions of a sentence, and the bare healings of what the cell named before."""
    found = tuple(mentions)
    spoken = tuple(_that_of(text, (start, end), found, known))
    ends = {m.span.end for m in spoken}
    found = tuple(m for m in found if m.span.end not in ends)
    yield from (*found, *spoken)
    taken = {place for m in found for place in range(m.span.start, m.span.end)}
    yield from _halves(text, start, end, taken, known)
    for bare in _BARE.finditer(text, start, end):
        if taken.isdisjoint(range(bare.start(), bare.end())):
            concept = _of_before(text[max(0, bare.start() - _BACK) : bare.start()], bare, known)
            if concept is not None:
                yield Mention(concept, Span(bare.start(), bare.end()))


def _halves(
    text: str, start: int, end: int, taken: Collection[int], known: Lexicon
) -> Iterator[Mention]:
    """Give the kinds of response told apart by counts: "8 responses (3 complete, 5 partial)"."""
    for half in _HALF.finditer(text, start, end):
        noun = _RESPONSES.search(text, start, half.start())
        concept = known.look_up(f"{half['half']} response") if noun else None
        if concept is not None and half.start("half") not in taken:
            yield Mention(concept, Span(half.start("half"), half.end()))


def _that_of(
    text: str,
    within: tuple[int, int],
    found: Sequence[Mention],
    known: Lexicon,
) -> Iterator[Mention]:
    """Give what a pronoun and a noun name: "neutrophil recovery …, and that of platelets"."""
    for said in _THAT_OF.finditer(text, *within):
        before = [m for m in found if m.span.end <= said.start()]
        head = text[before[-1].span.start : before[-1].span.end].split()[-1:] if before else []
        for noun in (said["noun"], said["noun"].removesuffix("s")):
            concept = known.look_up(" ".join((noun, *head))) if head else None
            if concept is not None:
                yield Mention(concept, Span(said.start("noun"), said.end()))
                break


def _of_before(before: str, bare: re.Match[str], known: Lexicon) -> Concept | None:
    """Find the healing of the last noun before that has one."""
    how, head = bare["how"] or "", bare["head"]
    for noun in reversed(_NOUN.findall(before)):
        for name in dict.fromkeys((noun, noun.removesuffix("s"))):
            concept = known.look_up(f"{how} {name} {head}".strip())
            if concept is None and how.casefold() != "partial":
                concept = known.look_up(f"{name} {head}")
            if concept is not None:
                return concept
    return None
