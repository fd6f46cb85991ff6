"""A healing that leaves its noun to what the cell told of before: "ulcers …; complete healing"."""

import re
from collections.abc import Iterable, Iterator

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
_NOUN = re.compile(r"[^\W\d_]{3,}")
_BACK = 160
"""So many characters before are looked at."""


def resumed(
    text: str, start: int, end: int, mentions: Iterable[Mention], known: Lexicon
) -> Iterator[Mention]:
    """Give the mentions of a sentence, and the bare healings of what the cell named before."""
    found = tuple(mentions)
    yield from found
    taken = {place for m in found for place in range(m.span.start, m.span.end)}
    for bare in _BARE.finditer(text, start, end):
        if taken.isdisjoint(range(bare.start(), bare.end())):
            concept = _of_before(text[max(0, bare.start() - _BACK) : bare.start()], bare, known)
            if concept is not None:
                yield Mention(concept, Span(bare.start(), bare.end()))


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
