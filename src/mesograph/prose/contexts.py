"""What a sentence names and does not tell of: definitions, and what people have or were given."""

from collections.abc import Collection, Iterator, Sequence

from mesograph.prose.marks import Measure, Stretch
from mesograph.prose.sentences import Token

_LONGEST = 30
"""A definition of more tokens is cut."""
_DEFINED = frozenset(
    {
        ("a", "composite"),
        ("the", "composite"),
        ("defined", "as"),
        ("defined", "by"),
        ("meaning", "a"),
        ("defined", "according"),
    }
)
_THOSE = frozenset({"those", "patients", "subjects", "participants", "children", "people"})
_WHERE = frozenset({"in", "among", "for", "of", "than"})
_HAVING = frozenset({"in", "with", "without"})
_GIVEN = frozenset({("injected", "with"), ("infused", "with")})
_BY_WHICH = frozenset({"with", "to", "by", "on", "or", "and", "after", "despite", "of", "-"})
_AT = frozenset({("at",), ("before",), ("until",), ("after",), ("since",)})
_BODIES = frozenset({"board", "committee", "population", "officer", "onset"})
"""Who looks at safety is none of it."""


def definitions(tokens: Sequence[Token]) -> Iterator[Stretch]:
    """Give the clauses that say what a word means: "response, defined as a fall of 3 points, …".

    The commas around one are its own.
    """
    for n, token in enumerate(tokens[:-1]):
        if (token.folded, tokens[n + 1].folded) not in _DEFINED:
            continue
        if tokens[n + 1].folded == "composite" and (n == 0 or tokens[n - 1].text not in ",("):
            continue
        first = n - (n > 0 and tokens[n - 1].text in ",(")
        end, depth = n + 2, 0
        while end < min(len(tokens), n + _LONGEST):
            depth += (tokens[end].text == "(") - (tokens[end].text == ")")
            if depth < 0 or (tokens[end].text == "," and not depth):
                end += 1
                break
            end += 1
        yield Stretch(first, end)


def told_of(
    tokens: Sequence[Token], measures: Sequence[Measure], light: Collection[int]
) -> Iterator[Measure]:
    """Give the measures but for those that only say of whom something is told.

    "In 60% of those in remission", "in patients with sepsis" are about something else, if the
    sentence has anything else.
    """
    for measure in measures:
        after = tokens[measure.at.end : measure.at.end + 1]
        if any(token.folded in _BODIES for token in after) or _is_means(tokens, measure, light):
            continue
        if len(measures) == 1 or not _is_of_whom(tokens, measure, light):
            yield measure


def _is_means(tokens: Sequence[Token], measure: Measure, light: Collection[int]) -> bool:
    """Tell drugs that something was done with: "refractory to corticosteroids"."""
    if measure.at.end - measure.at.first > 1 or not measure.concept.name.endswith("-use"):
        return False
    n = measure.at.first - 1
    while n > 0 and (n in light or tokens[n].folded == "the"):
        n -= 1
    return n >= 0 and tokens[n].folded in _BY_WHICH


def _is_of_whom(tokens: Sequence[Token], measure: Measure, light: Collection[int]) -> bool:
    n = measure.at.first
    while n > 0 and n - 1 in light:
        n -= 1
    before = tuple(token.folded for token in tokens[max(0, n - 3) : n])
    if before[-2:] in _GIVEN:
        return True
    if measure.concept.name == "hospital-discharge" and before[-1:] in _AT:
        return True
    if len(before) < 3 or before[2] not in _HAVING:
        return False
    return before[1] in _THOSE and before[0] in _WHERE and before[:2] != ("of", "patients")
