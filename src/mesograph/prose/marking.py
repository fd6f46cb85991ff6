"""A sentence, marked with the measures, cues, figures and times that it names."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal

from mesograph.model import Span
from mesograph.prose.ellipsis import fill_in
from mesograph.prose.figures import Figure, Probability, read_count, read_figures
from mesograph.prose.marks import Amount, Cue, Marked, Measure, Moment, Stretch
from mesograph.prose.roads import CUES, FIGURE, FILLER, MEASURE, OTHER_CUE, road
from mesograph.prose.sentences import Sentence, Token
from mesograph.prose.times import read_times
from mesograph.prose.vocabulary import Mention, Vocabulary
from mesograph.terms import Concept, meso, types_of

_ARROWS = {"↑": "increased", "↓": "decreased", "↔": "unchanged"}
_EQUALS = frozenset({"was", "is", "of", ":", "="})
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_DOING = frozenset({"was", "were", "had", "maintained", "remained"})


def mark(text: str, sentence: Sentence, words: Vocabulary) -> Marked:
    """Mark a sentence of a text."""
    start, end = sentence.span.start, sentence.span.end
    said = text[start:end]
    starts = [token.span.start for token in sentence.tokens]

    def stretch(span: Span) -> Stretch:
        first = bisect_left(starts, span.start)
        return Stretch(first, max(first + 1, bisect_left(starts, span.end)))

    named = tuple(words.find_measures(said, start))
    named = fill_in(sentence.tokens, named, words.measures)
    measures = tuple(_measures(named, stretch))
    found = [_cue(mention, stretch(mention.span)) for mention in words.find_cues(said, start)]
    found += _arrows(sentence.tokens)
    fillers = [cue.at for cue in found if cue.says == "filler"]
    times = [Moment(w, stretch(w.span)) for w in read_times(said, start)]
    lasting = tuple(m for m in times if _lasts(sentence.tokens, m, measures))
    moments = tuple(m for m in times if m not in lasting)
    taken = _places(m.when.span for m in times) | _places(m.span for m in measures)
    figures = [f for f in read_figures(said, start) if f.span.start not in taken]
    counted = [_duration(m) for m in lasting]
    counted += [Amount(f, stretch(f.span)) for f in figures if isinstance(f, Figure)]
    tests = [_test(f, stretch(f.span)) for f in figures if isinstance(f, Probability)]
    cues = sorted(
        (cue for cue in (*found, *tests) if cue.says != "filler"), key=lambda cue: cue.at.first
    )
    taken |= _places(figure.span for figure in figures)
    free = {n for n, token in enumerate(sentence.tokens) if token.span.start not in taken}
    light, worn = _tokens(fillers), _tokens(measure.at for measure in measures)
    counted += _bare_counts(sentence.tokens, free, light, measures, cues)
    amounts = tuple(sorted(counted, key=lambda amount: amount.at.first))
    settled: tuple[tuple[int, int, float], ...] = (
        *((at.first, at.end, FILLER) for at in fillers),
        *((amount.at.first, amount.at.end, FIGURE) for amount in amounts),
        *((moment.at.first, moment.at.end, FIGURE) for moment in moments),
        *((c.at.first, c.at.end, CUES.get(c.says, CUES.get(c.kind, OTHER_CUE))) for c in cues),
        *((m.at.first, m.at.end, MEASURE) for m in measures),
    )
    way = road(sentence.tokens, settled)
    return Marked(sentence.tokens, measures, tuple(cues), amounts, moments, light, worn, way)


def _lasts(tokens: tuple[Token, ...], moment: Moment, measures: Iterable[Measure]) -> bool:
    """Tell whether a time is the figure of a measure of time: "median survival was 14 months"."""
    if len(moment.when.times) != 1 or moment.at.first < 1:
        return False
    equal = tokens[moment.at.first - 1].folded in _EQUALS
    rated = any(token.kind == "number" for token in tokens[moment.at.end : moment.at.end + 1])
    return not rated and any(
        measure.at.end == moment.at.first - equal and _is_of_time(measure.concept)
        for measure in measures
    )


def _is_of_time(concept: Concept) -> bool:
    return meso("SurvivalMeasure") in types_of(concept) or concept.name.startswith(
        ("time-to-", "length-of-")
    )


def _duration(moment: Moment) -> Amount:
    number, _, unit = moment.when.times[0].partition(" ")
    value = Decimal(number) if _PLAIN.fullmatch(number) else None
    return Amount(Figure(value, unit, None, None, moment.when.span), moment.at)


def _bare_counts(
    tokens: tuple[Token, ...],
    free: Collection[int],
    light: Collection[int],
    measures: Iterable[Measure],
    cues: Iterable[Cue],
) -> Iterator[Amount]:
    """Give numbers that count what stands right behind them: "7 relapses", "seven had pain"."""
    events = {measure.at.first for measure in measures}
    doing = {cue.at.first for cue in cues if cue.says == "occurrence"}
    for n in sorted(free):
        count = read_count(tokens[n].text)
        then = n + 1
        while then < len(tokens) and then in light and then not in events:
            then += 1
        if count is None or (then >= len(tokens) and not _is_in(tokens, n)):
            continue
        if then in events:
            counts = "events"
        elif _is_in(tokens, n) or n + 1 in doing or tokens[n + 1].folded in _DOING:
            counts = "people"
        else:
            continue
        yield Amount(Figure(None, "", count, None, tokens[n].span, counts), Stretch(n, n + 1))


def _is_in(tokens: tuple[Token, ...], n: int) -> bool:
    """Tell whether a number ends a phrase with "in": "improved in 3, and worse in 1"."""
    ends = n + 1 >= len(tokens) or tokens[n + 1].folded in (",", "and", ")")
    return ends and n > 0 and tokens[n - 1].folded == "in"


def _arrows(tokens: tuple[Token, ...]) -> Iterator[Cue]:
    for n, token in enumerate(tokens):
        if token.text in _ARROWS:
            yield Cue("direction", _ARROWS[token.text], "verb", Stretch(n, n + 1), token.span)


def _tokens(stretches: Iterable[Stretch]) -> frozenset[int]:
    return frozenset(n for at in stretches for n in range(at.first, at.end))


def _test(found: Probability, at: Stretch) -> Cue:
    return Cue(
        "significance", "significant" if found.met else "not-significant", "", at, found.span
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


def _cue(mention: Mention, at: Stretch) -> Cue:
    (signal,) = mention.concept.values("signals")
    kind, _, says = signal.rpartition("/")
    form = next(iter(mention.concept.values("cueForm")), "").rpartition("/")[2]
    return Cue(kind.rpartition("/")[2], says, form, at, mention.span)
