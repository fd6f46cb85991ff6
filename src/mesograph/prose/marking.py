"""A sentence, marked with the measures, cues, figures and times that it names."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from mesograph.model import Span
from mesograph.prose.appositions import meant, with_brackets
from mesograph.prose.contexts import definitions, told_of
from mesograph.prose.counts import bare_counts, set_beside
from mesograph.prose.ellipsis import fill_in
from mesograph.prose.figures import Figure, Probability, read_figures
from mesograph.prose.harms import told_apart
from mesograph.prose.marks import Amount, Cue, Marked, Measure, Moment, Stretch
from mesograph.prose.resumed import resumed
from mesograph.prose.roads import COPULAS, CUES, FIGURE, FILLER, MEASURE, OTHER_CUE, road
from mesograph.prose.sentences import Sentence, Token
from mesograph.prose.signs import arrows, signs
from mesograph.prose.times import read_times
from mesograph.prose.vocabulary import Mention, Vocabulary
from mesograph.vocabulary.terms import Concept, meso, types_of

_EQUALS = frozenset({"was", "were", "is", "of", ":", "="})
_MIDDLES = frozenset({"a", "the", "median", "mean", "average"})
_LENGTHS = (
    *("time-to-", "length-of-", "duration-of-", "neutrophil-", "platelet-engraftment"),
    "hospitalization",
)
"""How measures begin that days are a figure of: "neutrophil engraftment 12 days"."""
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_JOINTS = frozenset({"and", "vs", "versus", "than", "to", "with", "against"})


def mark(text: str, sentence: Sentence, words: Vocabulary) -> Marked:
    """Mark a sentence of a text."""
    start = sentence.span.start
    said = text[start : sentence.span.end]
    tokens = sentence.tokens
    stretch = _stretches(tokens)
    defined = tuple(definitions(tokens))
    meaning = _tokens(defined)
    named = tuple(
        m for m in _mentions(text, sentence, words) if stretch(m.span).first not in meaning
    )
    found = [
        cue
        for mention in words.find_cues(said, start)
        if (cue := _cue(mention, stretch(mention.span))).at.first not in meaning
    ]
    figures = tuple(f for f in read_figures(said, start) if stretch(f.span).first not in meaning)
    harms = told_apart(said, start, tuple(_measures(named, stretch)), stretch)
    known = tuple(_counted_in(figures, tuple(harms)))
    fillers = tuple(cue.at for cue in found if cue.says == "filler")
    light = _tokens(fillers)
    kept = tuple(told_of(tokens, tuple(meant(tokens, known, found)), light))
    left = _tokens(m.at for m in known) - _tokens(m.at for m in kept)
    found = [cue for cue in found if cue.kind != "direction" or cue.at.first not in left]
    measures = tuple(with_brackets(tokens, kept, found))
    times = tuple(Moment(when, stretch(when.span)) for when in read_times(said, start))
    lasting = tuple(_lasting(tokens, times, measures, _steps(tokens, found)))
    moments = tuple(moment for moment in times if moment not in lasting)
    taken = _places((*(m.when.span for m in times), *(m.span for m in measures)))
    figures = tuple(f for f in figures if f.span.start not in taken)
    tests = (_test(f, stretch(f.span)) for f in figures if isinstance(f, Probability))
    cues = [
        cue
        for cue in (*found, *arrows(tokens), *signs(tokens, measures), *tests)
        if cue.says != "filler" and not _bounds(tokens, cue)
    ]
    cues.sort(key=lambda cue: cue.at.first)
    taken |= _places(figure.span for figure in figures)
    free = {n for n, t in enumerate(tokens) if t.span.start not in taken and n not in meaning}
    worn = _tokens(measure.at for measure in measures)
    amounts = [Amount(f, stretch(f.span)) for f in figures if isinstance(f, Figure)]
    amounts += map(_duration, lasting)
    amounts += tuple(set_beside(tokens, amounts, cues, free))
    amounts.sort(key=lambda amount: amount.at.first)
    free -= {amount.at.first for amount in amounts}
    counted = any(amount.figure.counts == "people" for amount in amounts)
    amounts += bare_counts(tokens, free, light, (measures, cues), counted=counted)
    amounts.sort(key=lambda amount: amount.at.first)
    marked = Marked(tokens, measures, tuple(cues), tuple(amounts), moments, light, worn, ())
    return replace(marked, _road=road(tokens, _weights(tokens, marked, fillers, defined)))


def _mentions(text: str, sentence: Sentence, words: Vocabulary) -> tuple[Mention, ...]:
    """Find the measures that a sentence names, in full or in half."""
    start, end = sentence.span.start, sentence.span.end
    first = words.find_measures(text[start:end], start)
    found = sorted(resumed(text, start, end, first, words.measures), key=lambda m: m.span)
    return fill_in(sentence.tokens, found, words.measures)


def _weights(
    tokens: tuple[Token, ...],
    marked: Marked,
    fillers: Iterable[Stretch],
    defined: Iterable[Stretch],
) -> Iterator[tuple[int, int, float]]:
    """Give what it costs to reach over each mark of a sentence; later ones win."""
    weights = (
        *((at, FILLER) for at in fillers),
        *((amount.at, FIGURE) for amount in marked.amounts),
        *((at, FILLER) for amount in marked.amounts for at in _brackets(tokens, amount.at)),
        *((moment.at, FIGURE) for moment in marked.moments),
        *((c.at, CUES.get(c.says, CUES.get(c.kind, OTHER_CUE))) for c in marked.cues),
        *((measure.at, MEASURE) for measure in marked.measures),
        *((at, CUES["contrast"]) for at in _first_clause(tokens, marked.cues)),
        *((at, FILLER) for at in _put_in(tokens, marked.cues)),
        *((at, FILLER) for at in _respectively(tokens)),
        *((at, FILLER) for at in defined),
    )
    yield from ((at.first, at.end, weight) for at, weight in weights)


def _stretches(tokens: tuple[Token, ...]) -> Callable[[Span], Stretch]:
    """Give the function from a stretch of the text to that of the tokens that it takes up."""
    starts = [token.span.start for token in tokens]

    def stretch(span: Span) -> Stretch:
        first = bisect_left(starts, span.start)
        return Stretch(first, max(first + 1, bisect_left(starts, span.end)))

    return stretch


def _lasting(
    tokens: tuple[Token, ...],
    times: Sequence[Moment],
    measures: Sequence[Measure],
    steps: Collection[int],
) -> Iterator[Moment]:
    """Give the times that are figures of a measure of time: "survival was 14 and 9 months"."""
    last: Moment | None = None
    for moment in times:
        beside = last is not None and tokens[moment.at.first - 1].folded in _JOINTS
        named = any(last and last.at.end <= m.at.first < moment.at.first for m in measures)
        if (beside and not named) or _lasts(tokens, moment, measures, steps):
            last = moment
            yield moment


def _steps(tokens: Sequence[Token], cues: Iterable[Cue]) -> frozenset[int]:
    """Give the places behind "by" that say by how much: "shorter by"."""
    ends = (cue.at.end for cue in cues if cue.kind == "direction")
    return frozenset(n + 1 for n in ends if n < len(tokens) and tokens[n].folded == "by")


def _lasts(
    tokens: Sequence[Token], moment: Moment, measures: Iterable[Measure], steps: Collection[int]
) -> bool:
    """Tell whether a time stands right behind a measure of time, or says by how much."""
    if len(moment.when.times) != 1 or moment.at.first < 1:
        return False
    equal = _equals(tokens, moment.at.first)
    rated = any(token.kind == "number" for token in tokens[moment.at.end : moment.at.end + 1])
    return not rated and any(
        (measure.at.end == moment.at.first - equal)
        or (moment.at.first in steps and measure.at.end < moment.at.first)
        for measure in measures
        if _is_of_time(measure.concept)
    )


def _equals(tokens: Sequence[Token], first: int) -> int:
    """Count the words before a figure that only lead to it: "was a median of"."""
    n = first
    while n > 0 and tokens[n - 1].folded in (_EQUALS | _MIDDLES if n < first else _EQUALS):
        n -= 1
    return first - n


def _is_of_time(concept: Concept) -> bool:
    return meso("SurvivalMeasure") in types_of(concept) or concept.name.startswith(_LENGTHS)


def _duration(moment: Moment) -> Amount:
    number, _, unit = moment.when.times[0].partition(" ")
    value = Decimal(number) if _PLAIN.fullmatch(number) else None
    return Amount(Figure(value, unit, None, None, moment.when.span), moment.at)


def _brackets(tokens: Sequence[Token], at: Stretch) -> Iterator[Stretch]:
    """Give the brackets right around a figure: they part nothing."""
    first = at.first - (at.first > 0 and tokens[at.first - 1].text in "−+-–")
    if first > 0 and tokens[first - 1].text == "(":
        yield Stretch(first - 1, first)
        if at.end < len(tokens) and tokens[at.end].text == ")":
            yield Stretch(at.end, at.end + 1)


def _first_clause(tokens: Sequence[Token], cues: Sequence[Cue]) -> Iterator[Stretch]:
    """Give the comma that ends a clause which opens a sentence: "Despite more pain, …"."""
    if cues and cues[0].at.first == 0 and cues[0].says == "contrast":
        commas = [n for n, token in enumerate(tokens) if token.text == ","]
        yield from (Stretch(n, n + 1) for n in commas[:1])


def _respectively(tokens: Sequence[Token]) -> Iterator[Stretch]:
    """Give a "respectively" with its commas, which parts nothing."""
    for n, token in enumerate(tokens):
        if token.folded == "respectively":
            after = n + 1 < len(tokens) and tokens[n + 1].text == ","
            yield Stretch(n - (tokens[n - 1].text == ","), n + 1 + after)


def _put_in(tokens: Sequence[Token], cues: Iterable[Cue]) -> Iterator[Stretch]:
    """Give a contrast between two commas, before a verb: "volume, however, shrank"."""
    for cue in cues:
        if cue.says != "contrast" or cue.at.first == 0 or cue.at.end + 1 >= len(tokens):
            continue
        around = tokens[cue.at.first - 1].text, tokens[cue.at.end].text
        then = cue.at.end + 1
        verb = tokens[then].folded in COPULAS or any(
            other.at.first == then and other.form in ("verb", "intransitive") for other in cues
        )
        if around == (",", ",") and verb:
            yield Stretch(cue.at.first - 1, then)


def _bounds(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell "more than" of "more than 75%", "or more" and "low-grade", which compare nothing."""
    if cue.form == "adjective" and tokens[cue.at.first - 1].folded == "or" and cue.at.first:
        return True
    if cue.kind == "direction" and _is_compound(tokens, cue):
        return True
    than = cue.at.end - 1 if cue.says == "comparison" else cue.at.end
    if than + 1 >= len(tokens) or tokens[than].folded != "than":
        return False
    after = tokens[than + 1]
    return after.kind == "number" or after.folded in ("half", "twice")


def _is_compound(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell "low" of "low-grade fever", and "steady" of "steady-state", which say no way."""
    then = tokens[cue.at.end : cue.at.end + 2]
    glued = len(then) == 2 and then[1].kind == "word" and then[0].span.end == then[1].span.start
    return glued and then[0].text == "-"


def _tokens(stretches: Iterable[Stretch]) -> frozenset[int]:
    return frozenset(n for at in stretches for n in range(at.first, at.end))


def _test(found: Probability, at: Stretch) -> Cue:
    return Cue(
        "significance", "significant" if found.met else "not-significant", "test", at, found.span
    )


def _places(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(place for span in spans for place in range(span.start, span.end))


def _measures(found: Iterable[Mention], stretch: Callable[[Span], Stretch]) -> Iterator[Measure]:
    """Give the measures; an abbreviation in brackets behind its own long form is the same one."""
    last: Measure | None = None
    for mention in found:
        at = stretch(mention.span)
        same = last is not None and last.concept.iri == mention.concept.iri
        if not (same and last is not None and at.first == last.at.end + 1):
            last = Measure(mention.concept, at, mention.span)
            yield last


def _counted_in(
    figures: Iterable[Figure | Probability], measures: Sequence[Measure]
) -> Iterator[Measure]:
    """Give the measures that are not what is counted: of "union in 11 of 13 non-unions", one."""
    spans = [f.span for f in figures if isinstance(f, Figure) and f.denominator is not None]
    for measure in measures:
        counted = any(s.start < measure.span.start and measure.span.end <= s.end for s in spans)
        if not counted or len(measures) == 1:
            yield measure


def _cue(mention: Mention, at: Stretch) -> Cue:
    (signal,) = mention.concept.values("signals")
    kind, _, says = signal.rpartition("/")
    form = next(iter(mention.concept.values("cueForm")), "").rpartition("/")[2]
    return Cue(kind.rpartition("/")[2], says, form, at, mention.span)
