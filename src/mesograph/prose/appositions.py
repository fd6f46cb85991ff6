"""Measures that only say how another was taken, or what something was held against."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from mesograph.model import Span
from mesograph.prose.marks import Cue, Measure, Stretch
from mesograph.prose.sentences import Token
from mesograph.vocabulary.terms import meso, types_of

_METHODS = frozenset({"mri-changes", "fmri", "dti", "radiology-outcome"})
"""Measures that are a way of looking: "cartilage on MRI" is about cartilage."""
_SCORES = ("ClinicalScale", "QualityOfLifeMeasure", "FunctionalTest")
_SHOWED = frozenset(
    {
        "reveal",
        "show",
        "demonstrate",
        "detect",
        "confirm",
        "showed",
        "shows",
        "revealed",
        "demonstrated",
        "confirmed",
        "indicated",
    }
)
_SHOWN = 6
"""So many words may stand between a way of looking and what it showed."""
_PARTS = frozenset({",", "and", "but", "(", "while", "whereas"})
_BRACKET = 6
"""A bracket of at most so many tokens is part of the name before it."""
_HOW = 9
"""So many words may stand between a measure and how it was taken."""
_CAUSES = frozenset(
    {("due", "to"), ("because", "of"), ("owing", "to"), ("secondary", "to"), ("attributed", "to")}
)
_TO = frozenset({"the", "with", "in", "after", "on", "that", "of"})
_BY = frozenset({"on", "by", "using", "per", "via"})
_TAKEN_BY = frozenset(
    {"measured", "assessed", "evaluated", "determined", "expressed", "quantified", "scored"}
    | {"graded", "rated", "estimated", "judged", "recorded", "reflected", "as"}
)
_TAKEN = _TAKEN_BY | {"with", "the", "in", "a", "an", "means", "of", "score", "scores", "to"}
_TAKEN |= {"according", ","}


def meant(
    tokens: Sequence[Token], measures: Sequence[Measure], cues: Iterable[Cue]
) -> Iterator[Measure]:
    """Give the measures that a sentence is about: of "knee pain (VAS)" and "MRI" in "on MRI", one.

    What stands right behind "than" or "compared with" is compared with, where there is another.
    """
    behind = {cue.at.end for cue in cues if cue.says == "comparison"}
    last: Measure | None = None
    for n, measure in enumerate(measures):
        first = measure.at.first
        while first > 0 and tokens[first - 1].folded in _TO:
            first -= 1
        compared = first in behind or measure.at.first in behind
        if compared and len(measures) > 1 and not _is_headed(tokens, measures, n):
            continue
        if last is not None and _is_heading(tokens, last, measure):
            last = measure
            continue
        if last is not None and _is_cause(tokens, last, measure):
            continue
        if last is not None and _looked_at(tokens, last, measure):
            last = measure
            continue
        if last is not None and _is_how(tokens, last, measure):
            last = _one(tokens, last, measure)
            continue
        if last is not None:
            yield last
        last = measure
    if last is not None:
        yield last


def with_brackets(
    tokens: Sequence[Token], measures: Sequence[Measure], cues: Iterable[Cue]
) -> Iterator[Measure]:
    """Let each measure take up the bracket right behind it, where that holds plain words alone."""
    taken = {m.at.first for m in measures} | {c.at.first for c in cues if c.says != "filler"}
    for measure in measures:
        end = _closing(tokens, measure.at.end, taken)
        yield measure if end is None else replace(measure, at=Stretch(measure.at.first, end))


def _closing(tokens: Sequence[Token], opening: int, taken: Collection[int]) -> int | None:
    """Give the place behind a bracket of plain words; None where there is none such."""
    if opening >= len(tokens) or tokens[opening].text != "(":
        return None
    for n in range(opening + 1, min(opening + _BRACKET, len(tokens))):
        if tokens[n].text == ")":
            return n + 1
        if n in taken or tokens[n].kind == "number" or tokens[n].text in "(=%":
            return None
    return None


def _is_headed(tokens: Sequence[Token], measures: Sequence[Measure], n: int) -> bool:
    """Tell whether the measure is the only one before a cue of the same clause: "vs CRP, …"."""
    after = measures[n].at.end
    return n == 0 and after < len(tokens) and tokens[after].folded != ","


def _is_heading(tokens: Sequence[Token], one: Measure, other: Measure) -> bool:
    """Tell whether the first only says what the second is: "the secondary endpoints of FEV1"."""
    between = [token.folded for token in tokens[one.at.end : other.at.first]]
    return one.concept.name == "secondary-endpoint" and between in (["of"], ["of", "the"], ["("])


def _is_cause(tokens: Sequence[Token], one: Measure, other: Measure) -> bool:
    """Tell whether the second is why the first came about: "withdrawals due to adverse events"."""
    between = tuple(token.folded for token in tokens[one.at.end : other.at.first])
    if one.concept.name == "discontinuation":
        lack = between[-2:] == ("lack", "of")
        return between[-2 - 2 * lack : -2 if lack else None] in _CAUSES
    return between in _CAUSES


def _is_how(tokens: Sequence[Token], one: Measure, other: Measure) -> bool:
    """Tell whether the second says how the first was taken, in a bracket or behind "by"."""
    between = [token.folded for token in tokens[one.at.end : other.at.first]]
    if len(between) > _HOW or between == [","]:
        return False
    if between == ["("]:
        if _is_event(one) and _is_event(other) and not _shortens(tokens, one, other):
            return False
        return other.at.end < len(tokens) and tokens[other.at.end].text == ")"
    if between[:1] == [","]:
        # A comma lists, but for "skin thickness, assessed by the Rodnan score, …".
        return between[1] in _TAKEN_BY and all(word in _BY | _TAKEN for word in between[1:])
    taken = any(word in _BY | _TAKEN_BY for word in between) and "," not in between
    return taken and all(word in _BY | _TAKEN for word in between)


def _looked_at(tokens: Sequence[Token], one: Measure, other: Measure) -> bool:
    """Tell whether the first is how the second was seen: "MRI volume", "MRI showed less edema"."""
    if one.concept.name not in _METHODS or other.at.first < one.at.end:
        return False
    between = [token.folded for token in tokens[one.at.end : other.at.first]]
    return (
        not between
        or between == [":"]
        or (between[0] in _SHOWED and len(between) <= _SHOWN and not _PARTS.intersection(between))
    )


def _is_event(measure: Measure) -> bool:
    """Tell whether a measure is an unwanted event: of "an adverse event (fever)", both are told."""
    return meso("SafetyMeasure") in types_of(measure.concept)


def _one(tokens: Sequence[Token], one: Measure, other: Measure) -> Measure:
    """Give the score rather than what it scores, and what is meant rather than a way of looking."""
    scored = any(meso(name) in types_of(other.concept) for name in _SCORES)
    kept = other if scored and not _shortens(tokens, one, other) else one
    if other.concept.name in _METHODS:
        kept = one
    closed = tokens[other.at.end : other.at.end + 1]
    opened = tokens[one.at.end].text
    shut = {"(": ")", ",": ","}.get(opened, ")")
    end = other.at.end + any(token.text == shut for token in closed)
    at = Stretch(one.at.first, end)
    return replace(kept, at=at, span=Span(one.span.start, other.span.end))


def _shortens(tokens: Sequence[Token], one: Measure, other: Measure) -> bool:
    """Tell whether the second is the first letters of the first, or of its last words."""
    long = "".join(t.folded[0] for t in tokens[one.at.first : one.at.end] if t.kind == "word")
    short = "".join(t.folded for t in tokens[other.at.first : other.at.end] if t.kind == "word")
    return len(short) > 1 and long.endswith(short)
