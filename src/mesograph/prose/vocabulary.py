"""The words of outcome prose: measures and cues, as spelling and grammar vary them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from mesograph.model import Span
from mesograph.prose.times import NUMBER_WORDS
from mesograph.vocabulary.lexicon import Lexicon
from mesograph.vocabulary.terms import Concept, ontology

_SPELLINGS = (
    *(("haem", "hem"), ("oedema", "edema"), ("rrhoea", "rrhea"), ("paed", "ped")),
    *(("glycaem", "glycem"), ("tumour", "tumor"), ("favour", "favor"), ("fibre", "fiber")),
    *(("isation", "ization"), ("ised", "ized"), ("ising", "izing"), ("imise", "imize")),
    *(("analogue", "analog"), ("aemi", "emi")),
    *(("naïve", "naive"), ("α", "alpha"), ("β", "beta"), ("γ", "gamma")),
)
"""British and American, Greek letters and their names: pairs that mean the same."""

_HEADS_THAT_TURN = frozenset(
    {
        "activity",
        "closure",
        "decline",
        "engraftment",
        "function",
        "healing",
        "improvement",
        "length",
        "level",
    }
    | {"pain", "quality", "rate", "recovery", "recurrence", "remission", "resolution"}
    | {"response", "score", "severity", "size", "survival", "toxicity", "volume"}
)
"""Nouns of which "A head" may be written "head of A"."""
_MEASURED = re.compile(
    r"""
      (?: incidence | rate | level | number | need | severity ) \s of \s (?P<bare> .+ )
    """,
    re.VERBOSE,
)
_TO = re.compile(r"(?P<head>time|length|rate|incidence|size) (?:to|of) (?P<what>.+)")
_VERBS = (
    *(("healing", "healed"), ("closure", "closed"), ("resolution", "resolved")),
    *(("recurrence", "recurred"), ("union", "united"), ("expansion", "expanded")),
    ("persistence", "persisted"),
)
"""Nouns of which "A noun" may be written "A verb": "ulcer healing", "ulcers healed"."""
_JOINED = re.compile(r"(?<![^\W\d_]) (?:days?|weeks?|months?|years?|hours?) [-–] $", re.VERBOSE)
"""A time before a hyphen parts what follows: "day-28 mortality", "one-year survival"."""
_VERB = re.compile(r"[a-z]+ed", re.IGNORECASE)
_RATIO = re.compile(r"OR\s?[=:,]?\s?\d+\.\d+(?!\s?%|\d)")
"""An odds ratio, and no overall response."""
_SUBJECT_REACH = 60
_SUBJECT = re.compile(
    rf"""
    \b (?: patients? | subjects? | participants? | children | infants? | adults? | women | men
      | whom? | recipients? | all | none | both | half | them | \d+ %? | {"|".join(NUMBER_WORDS)}
      | \d+ \s? \( [^()]* \) )
    (?: \s (?: in | of | from | on ) \s (?: the \s )? [\w-]+ (?: \s (?: group | arm | cohort ) )? )?
    (?: \s? \( [^()]* \) )? \s (?: had \s | have \s | \w+ly \s | later \s | then \s )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""People, right before a verb that names a measure."""
_SHORT = 4
"""Up to so many letters an abbreviation is known by its capitals: "OR" is one, "or" is not."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept, and the stretch that names it."""

    concept: Concept
    span: Span


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a reader of prose knows."""

    measures: Lexicon
    cues: Lexicon
    spelt: frozenset[str]
    """Short labels of measures as they are written, and small words at a sentence's start."""
    mixed: frozenset[str] = frozenset()
    """Short labels of small letters and capitals, in capitals, that mean something else so."""

    def find_measures(self, text: str, at: int) -> Iterator[Mention]:
        """Find measures in a stretch that begins at `at`."""
        for match in self.measures.scan(text):
            words = text[match.span.start : match.span.end]
            told = not _VERB.fullmatch(words) or _is_told(text, match.span)
            if told and self._is_meant(words) and _is_whole(text, match.span):
                yield Mention(match.concept, Span(match.span.start + at, match.span.end + at))

    def find_cues(self, text: str, at: int) -> Iterator[Mention]:
        """Find cues in a stretch that begins at `at`."""
        for match in self.cues.scan(text):
            yield Mention(match.concept, Span(match.span.start + at, match.span.end + at))

    def _is_meant(self, words: str) -> bool:
        stem = words.removesuffix("s")
        if len(stem) <= _SHORT and stem.upper() == stem and stem in self.mixed:
            # "PCR" is no "pCR".
            return False
        return len(stem) > _SHORT or stem.upper() == stem or words in self.spelt


def _is_told(text: str, span: Span) -> bool:
    """Tell "12 relapsed", "patients who relapsed" from "relapsed disease"."""
    return _SUBJECT.search(text[max(0, span.start - _SUBJECT_REACH) : span.start]) is not None


def _is_whole(text: str, span: Span) -> bool:
    """Tell a name from a piece of a longer one, as "T cells" in "CAR-T cells"."""
    if text[span.end : span.end + 1].isalnum() or _RATIO.match(text, span.start):
        return False
    before = text[: span.start][-8:]
    glued = before[-1:] in ("-", "–") and before[-2:-1].isalpha()
    return not (before[-1:].isalnum() or (glued and not _JOINED.search(before)))


@cache
def vocabulary() -> Vocabulary:
    """Give the words of the ontology that comes with the package."""
    return make_vocabulary(ontology().scheme("measure").values(), ontology().scheme("cue").values())


def make_vocabulary(measures: Iterable[Concept], cues: Iterable[Concept]) -> Vocabulary:
    """Make a vocabulary of some concepts; what a label says itself goes before any variant."""
    measures = tuple(measures)
    cues = tuple(cues)
    spelt = [label for concept in measures for label in concept.labels if len(label) <= _SHORT + 1]
    spelt += [label.capitalize() for label in spelt if label.islower()]
    return Vocabulary(
        Lexicon((*_varied(measures, measure_variants), *measures)),
        Lexicon((*_varied(cues, spellings), *cues)),
        frozenset(spelt),
        frozenset(map(str.upper, filter(_is_mixed, spelt))) - frozenset(spelt),
    )


def _is_mixed(label: str) -> bool:
    """Tell a short label that begins small and ends in capitals: "pCR"."""
    return label[:1].islower() and label[1:].isalpha() and label[1:].isupper()


def _varied(concepts: Iterable[Concept], vary: Callable[[str], Iterable[str]]) -> Iterator[Concept]:
    for concept in concepts:
        labels = dict.fromkeys(variant for label in concept.labels for variant in vary(label))
        yield replace(concept, labels=tuple(labels))


def measure_variants(label: str) -> Iterator[str]:
    """Give a measure's name as it may also be written.

    >>> {"response of the tumor", "tumour responses"} <= set(measure_variants("tumour response"))
    True
    >>> "ulcers healed" in measure_variants("ulcer healing")
    True
    >>> sorted(set(measure_variants("IL6")))
    ['IL 6', 'IL6']
    """
    for spelt in dict.fromkeys(spellings(re.sub(r"\s*\([^)]*\)", "", label))):
        for named in (spelt, *_joined(spelt), *_bare(spelt), *_unturned(spelt)):
            yield named
            yield _other_number(named)
        yield from _turned(spelt)
        yield from _acted(spelt)


def spellings(label: str) -> Iterator[str]:
    """Give a label in both spellings.

    >>> list(spellings("tumour"))
    ['tumour', 'tumor']
    """
    there = back = label
    for one, other in _SPELLINGS:
        there = there.replace(one, other)
        if one not in back:
            back = back.replace(other, one)
    yield from dict.fromkeys((label, there, back))


def _joined(label: str) -> Iterator[str]:
    """Give "IL 6" for "IL6", and the other way."""
    parted = re.fullmatch(r"(?P<letters>[^\W\d_]+)(?P<gap>[- ]?)(?P<digits>\d+[a-z]?)", label)
    if parted:
        yield parted["letters"] + ("" if parted["gap"] else " ") + parted["digits"]


def _bare(label: str) -> Iterator[str]:
    """Give the name without its noun of measuring: "relapse" for "rate of relapse"."""
    found = _MEASURED.fullmatch(label)
    if found and len(found["bare"]) > _SHORT - 1:
        yield found["bare"]


def _unturned(label: str) -> Iterator[str]:
    """Give "recovery time" for "time to recovery"."""
    found = _TO.fullmatch(label)
    if found:
        yield f"{found['what']} {found['head']}"


def _other_number(label: str) -> str:
    if not label or not label[-1].isalpha() or len(label) < _SHORT - 1:
        return label
    if label.endswith("s") and not label.endswith(("ss", "us", "is")):
        return label[:-3] + "y" if label.endswith("ies") else label[:-1]
    if label.endswith("y") and not label.endswith(("ay", "ey", "oy")):
        return label[:-1] + "ies"
    return label if label.endswith("s") else label + "s"


def _turned(label: str) -> Iterator[str]:
    """Give "response of the tumour" for "tumour response"."""
    before, _, head = label.rpartition(" ")
    if before and head.removesuffix("s") in _HEADS_THAT_TURN:
        for between in ("of", "of the", "of all", "of all treated", "in", "in the"):
            yield f"{head} {between} {before}"
            yield f"{head} {between} {_other_number(before)}"


def _acted(label: str) -> Iterator[str]:
    """Give "ulcers healed" for "ulcer healing"."""
    before, _, noun = label.rpartition(" ")
    for one, verb in _VERBS:
        if before and noun == one:
            yield f"{before} {verb}"
            yield f"{_other_number(before)} {verb}"
