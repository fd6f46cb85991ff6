"""What is said in passing of adverse events that were told of: none serious, all unrelated."""

import re
from collections.abc import Iterator, Mapping

from mesograph.model import Span
from mesograph.prose.harms import JUDGED, RELATED, SERIOUS, SEVERE, TREATMENT
from mesograph.prose.marks import Marked, Measure, Stretch
from mesograph.prose.verdicts import Verdict
from mesograph.vocabulary.terms import meso, ontology, types_of

_ASIDE = re.compile(
    rf"""
    \b (?:
      (?: none | neither ) \s
      (?: of \s (?: which | whom | them | these | those | the \s (?: \w+ \s )? events? ) \s )?
      (?: (?: was | were | is | are | being ) \s )? {JUDGED}
      (?: (?P<serious> serious ) | (?P<severe> severe )
        | (?: related | attributable | attributed | ascribed ) (?: \s to \s {TREATMENT} )?
        | (?: treatment | drug | product | procedure | cell ) -related )
    | (?: not \s {JUDGED} (?: related | attributable | attributed ) | unrelated )
      (?: \s to \s {TREATMENT} )?
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COST = 1.0


def asides(text: str, marked: Marked, told: str) -> Iterator[Verdict]:
    """Give what is denied of the adverse events told of before: their name, or that in `told`."""
    start = marked.tokens[0].span.start
    for found in _ASIDE.finditer(text[start : marked.tokens[-1].span.end]):
        span = Span(found.start() + start, found.end() + start)
        name = _kind(found).get(_general(_spoken_of(marked, span.start) or told))
        if name is None or any(m.span.start < span.end <= m.span.end for m in marked.measures):
            continue
        at = _stretch(marked, span)
        inside = range(at.first, at.end)
        cues = tuple(c for c in marked.of("cue-part", "negation") if c.at.first in inside)
        measure = Measure(ontology().find("measure", name), at, span)
        yield Verdict(measure, "absent", None, (), _COST, _COST, cues, None, ())


def last_harm(marked: Marked, told: str) -> str:
    """Give the adverse events that what follows may speak of; `told` where a sentence has none."""
    return _spoken_of(marked, marked.tokens[-1].span.end) or told


def _kind(found: re.Match[str]) -> Mapping[str, str]:
    return SERIOUS if found["serious"] else SEVERE if found["severe"] else RELATED


def _general(name: str) -> str:
    """Give the general name of a harm: of "five infections, none serious", an adverse event."""
    concept = ontology().scheme("measure").get(name)
    harm = concept is not None and meso("SafetyMeasure") in types_of(concept)
    known = any(name in kinds for kinds in (SERIOUS, SEVERE, RELATED))
    return "adverse-event" if harm and not known and name != "mortality" else name


def _spoken_of(marked: Marked, end: int) -> str:
    """Give the name of the last measure before a place that stands in no bracket."""
    last, depth = "", 0
    measures = {measure.at.first: measure for measure in marked.measures}
    for n, token in enumerate(marked.tokens):
        if token.span.start >= end:
            break
        depth += (token.text == "(") - (token.text == ")")
        if n in measures and depth <= 0:
            last = measures[n].concept.name
    return last


def _stretch(marked: Marked, span: Span) -> Stretch:
    inside = [
        n for n, token in enumerate(marked.tokens) if span.start <= token.span.start < span.end
    ]
    return Stretch(inside[0], inside[-1] + 1)
