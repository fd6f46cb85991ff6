"""Which adverse events are meant: the severe, the serious, those of the treatment."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mesograph.model import Span
from mesograph.prose.marks import Measure, Stretch
from mesograph.vocabulary.terms import ontology

RELATED = {
    "adverse-event": "treatment-related-adverse-event",
    "serious-adverse-event": "treatment-related-serious-adverse-event",
}
_FATAL = {**RELATED, "mortality": "treatment-related-death"}
SERIOUS = {"adverse-event": "serious-adverse-event"}
SEVERE = {
    **dict.fromkeys(("adverse-event", "toxicity", "complication"), "severe-adverse-event"),
    "cytokine-release-syndrome": "severe-cytokine-release-syndrome",
}
JUDGED = r"""
    (?: (?: considered | deemed | judged | thought | felt | rated | classified | assessed ) \s
      (?: as \s | to \s be \s )? )?
    (?: \w+ly \s )?
"""
"""Who says so: "was considered possibly related"."""
TREATMENT = r"""
    (?: the \s | this \s | any \s | study \s | trial \s | investigational \s | cell \s | stem \s )*
    (?: [\w-]+ \s )?
    (?: treatments? | therap(?:y|ies) | drugs? | products? | medication | agent | cells? | MSCs?
      | infusions? | injections? | procedures? | interventions? | transplant(?:ation)?s? | vaccines?
      | device | vector | administration ) \b
"""
_BEHIND = re.compile(
    rf"""
    (?: \s (?: in | during | within ) \s the \s [\w-]+
      (?: \s (?: period | phase | group | arm ) )? )?
    \s (?: (?: that | which ) \s )? (?P<is> (?: was | were | are | is ) \s )? {JUDGED}
    (?: (?P<related> (?: related | attributable | attributed | ascribed ) \s to \s {TREATMENT}
        | caused \s by \s {TREATMENT}
        | (?: treatment | drug | product | procedure | cell ) [ -]related \b )
      | (?P<serious> (?(is) serious | (?!) ) \b )
      | (?P<severe> (?(is) severe | (?!) ) \b )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GRADE = r"""
    (?: CTCAE \s )? grade \s? (?P<sign> [>≥] )? \s? (?P<low> [1-5] | I{1,3} | IV | V ) \b
    (?: \s? (?: - | – | / | or | and | to ) \s? (?: [1-5] | III | IV | V ) \b )?
    (?: \s or \s (?: higher | above | more | greater | worse ) )?
"""
_OVER = r"""
    (?: (?P<over> > | above | over | beyond | exceeding
      | (?: greater | higher | worse | more \s severe ) \s than ) \s? )?
"""
_GRADED_BEHIND = re.compile(
    rf"\s? \(? (?: of \s | with \s )? {_OVER} {_GRADE} \)?", re.VERBOSE | re.IGNORECASE
)
_GRADED_BEFORE = re.compile(rf"(?<! \w ) {_OVER} {_GRADE} \s $", re.VERBOSE | re.IGNORECASE)
_BEFORE = re.compile(
    r"\b (?: (?P<serious> serious | life-threatening ) | (?P<severe> severe )"
    r" | (?: treatment | drug | study | product | cell | MSC | procedure ) -related )"
    r" (?: \s (?: unexpected | acute | suspected | related ) )? \s $",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_SEVERE_FROM = 3
"""Adverse events are severe from this grade of the CTCAE."""
_WINDOW = 90
"""So many characters to each side are looked at; it bounds the time."""
_COORDINATED = frozenset({"or", "and", "/", ","})


def told_apart(
    text: str, start: int, measures: Sequence[Measure], stretch: Callable[[Span], Stretch]
) -> Iterator[Measure]:
    """Give the measures of a sentence that begins at `start`, harms as the words tell them apart.

    "No adverse events related to the cells" denies those alone, and "no AE > grade 2" the severe.
    """
    told: list[Measure] = []
    for measure in measures:
        kind, span = _kind(text, start, measure)
        if span == measure.span:
            told.append(measure)
            continue
        if kind is _FATAL:
            told = _before(text, start, told, measure)
        concept = ontology().find("measure", kind[measure.concept.name])
        told.append(replace(measure, concept=concept, span=span, at=stretch(span)))
    yield from told


def _kind(text: str, start: int, measure: Measure) -> tuple[dict[str, str], Span]:
    """Give which harms a measure is narrowed to, and the stretch that says so."""
    span = measure.span
    after = text[span.end - start : span.end - start + _WINDOW]
    found = _BEHIND.match(after)
    if found:
        kind = _FATAL if found["related"] else SERIOUS if found["serious"] else SEVERE
        if measure.concept.name in kind:
            return kind, Span(span.start, span.end + found.end())
    before = text[max(0, span.start - start - _WINDOW) : span.start - start]
    found = _BEFORE.search(before)
    kind = (
        SERIOUS if found and found["serious"] else SEVERE if found and found["severe"] else RELATED
    )
    if found and measure.concept.name in kind:
        return kind, Span(span.start - (len(before) - found.start()), span.end)
    if measure.concept.name in SEVERE:
        found = _GRADED_BEHIND.match(after)
        if found and _lowest(found) >= _SEVERE_FROM:
            return SEVERE, Span(span.start, span.end + found.end())
        found = _GRADED_BEFORE.search(before)
        if found and _lowest(found) >= _SEVERE_FROM:
            return SEVERE, Span(span.start - (len(before) - found.start()), span.end)
    return {}, span


def _lowest(found: re.Match[str]) -> int:
    """Give the lowest grade that is meant: above 2 is 3."""
    low = found["low"].casefold()
    return (_NUMBERS.get(low) or int(low)) + bool(found["over"] or found["sign"] == ">")


def _before(text: str, start: int, told: Sequence[Measure], measure: Measure) -> list[Measure]:
    """Let "related to the cells" speak of what is listed before: "no AEs or SAEs related"."""
    if not told or told[-1].concept.name not in RELATED:
        return list(told)
    last = told[-1]
    between = text[last.span.end - start : measure.span.start - start].casefold().split()
    if not between or not _COORDINATED.issuperset(between):
        return list(told)
    concept = ontology().find("measure", RELATED[last.concept.name])
    return [*told[:-1], replace(last, concept=concept)]
