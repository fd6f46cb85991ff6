"""What an atom may be part of by its look: doses, schedules, counts, dates, numbers of trials."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from mesograph.capture.words.atoms import Gap
from mesograph.capture.words.declared import (
    declared,
    pattern_of,
    phrases_of_forms,
    words_of_forms,
)
from mesograph.capture.words.recognisers import BIT
from mesograph.capture.words.stream import Stream, stream_of
from mesograph.capture.words.vocabulary import Found, find_labels
from mesograph.reading.identifier import read_identifiers

_N = r"(?>\d+(?:[.,]\d+)?)"
_WORDED = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PERIOD = r"(?:hours?|days?|weeks?|wks?|months?|mos?|years?|yrs?)\b"
_FORMS: Mapping[str, re.Pattern[str]] = {
    "dose-form": re.compile(
        rf"""
        [\[(]? {_N} (?: \s*(?:,(?:\s*(?:or|and))?|or|and|to|[-–—±/]|vs\.?)\s* {_N} ){{0,20}} [)\]]?
        \s* [×xX*·] \s* 10 \s* \^? \(? (?:1[0-3]|[3-9]) \)? (?!\d)
        | {_N} (?:\s*[-–—]\s*{_N})? \s* (?:thousand|million|billion|mL|ml|µL|μL|mg|µg|μg|ug) \b
        | \d{{1,3}}(?:,\d{{3}})+ (?:\s*[-–—]\s*\d{{1,3}}(?:,\d{{3}})+)?
        | (?<![\w.]) 10 \s* \^ \s* \d+
        | (?<![\w.]) \d+(?:\.\d+)? [eE] \+? \d{{1,2}} (?![A-Za-z0-9])
        | {_N} \s* [×xX] \s* 10 (?:[⁰¹²³⁴-⁹]+ | \(\d+\))
        """,
        re.VERBOSE,
    ),
    "schedule-form": re.compile(
        rf"""
        \b(?:{_WORDED}|\d+)\s*(?:(?:[-–,]|or|to)\s*\d+\s*){{0,20}}
          (?:times?|doses?|infusions?|injections?|administrations?|cycles?|{_PERIOD})
        | \b(?:on|at)\s+(?:days?|weeks?|months?)?\s*\d+(?:\s*(?:,|/|and|or)\s*\d+){{0,20}}
          (?:st|nd|rd|th)?\s*(?:{_PERIOD})?
        | \b(?:(?:on|at|in|for|per|a|over)\s+(?:{_WORDED}|\d+|a|the)?\s*)?{_PERIOD}
        | \b(?:{_WORDED})\b (?=,|\s+(?:or|and|to)\b)
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "arms-form": re.compile(
        r"""
        \d+ \s* \( [^()]{0,80} \d [^()]{0,80} \) | \d+ \s* / \s* \d+ | \bn \s* = \s* \d+
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "time-form": re.compile(
        rf"{_N}(?:\s*(?:,(?:\s*and)?|and|to|[-–])\s*{_N}){{0,20}}\s*-?\s*(?:{_PERIOD}|[MWDYH]\b|hrs?\b)"
        r"|\bfollow(?:ed)?[- ]?up(?:\s+(?:examinations?|visits?))?|\b(?:up\s+to|after|median)\b",
        re.IGNORECASE,
    ),
    "phase-form": re.compile(
        r"""
        (?:\bearly\s+)? \bphase \s* (?:IV|I{1,3}|[0-4]|[ⅠⅡⅢⅣ]) [abc]?
          (?: \s*(?:/|-|–|and|to)\s*(?:phase\s*)?(?:IV|I{1,3}|[0-4]|[ⅠⅡⅢⅣ])[abc]? )?
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "reference-form": re.compile(
        r"\[\d+(?:\s*[,–-]\s*\d+)*\]|[A-Z][\w’'-]+\s+et\s+al\.?,?\s*\(?(?:(?:19|20)\d\d)?\)?"
        r"|[A-Z][\w’'-]+(?:,\s*\(?|\s*\()(?:19|20)\d\d\)?"
    ),
    "year-form": re.compile(
        r"\b(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+)?(?:19|20)\d\d"
        r"(?:-\d\d){0,2}\b"
    ),
    "route-form": re.compile(r"(?<!\w)[is]\.[a-z]{1,2}\."),
}
"""What grammar tells, in running text."""
_INWARD = re.compile(
    r"\b(?:intra|trans|peri|sub|retro|epi|para)-?[a-z]{4,}(?:al|ous|ic|ly|ar|ary|um)\b",
    re.IGNORECASE,
)
"""The way in as an adjective: "intra-articular", "subcutaneously"."""
_WORD = re.compile(r"[\w-]+")
_LONGEST_WORD = 200
_MANY_DIGITS = re.compile(r"\d{5}")
_WITH_DIGITS = re.compile(r"\d{4}")


def masks(stream: Stream) -> list[int]:
    """Say of every atom what it may be part of, as bits.

    >>> from mesograph.capture.words.atoms import atoms_of
    >>> from mesograph.capture.words.stream import stream_of
    >>> found = masks(stream_of(atoms_of("GVHD 2 × 106 cells/kg NCT02336230")))
    >>> [bool(mask & BIT["dose-form"]) for mask in found]
    [False, True, True, True, False, False]
    >>> bool(found[-1] & BIT["identifier-form"])
    True
    """
    found = [0] * len(stream.atoms)
    for label in labels(stream):
        bits = sum(BIT[scheme] for scheme in label.schemes)
        for at in range(label.first, label.end):
            found[at] |= bits
    # What is glued to a word before it begins no word, unless it is parted from it.
    glued = any(atom.gap is Gap.GLUED for atom in stream.atoms)
    for text in (stream, stream_of(stream.atoms, spaced=True)) if glued else (stream,):
        for first, end, bit in _look_like(text):
            for at in range(first, end):
                found[at] |= bit
    for first, end, status in identifiers(stream):
        # "CTX-7110" may be a product too.
        if status == "well-formed" or _MANY_DIGITS.search(stream.words(first, end)):
            for at in range(first, end):
                found[at] |= BIT["identifier-form"]
    for at in _parted_digits(stream):
        found[at] &= ~(BIT["time-form"] | BIT["arms-form"] | BIT["schedule-form"])
    return found


def _look_like(stream: Stream) -> Iterator[tuple[int, int, int]]:
    """Find what looks like something, as atoms from first to end, each with its bit."""
    for form, pattern in _in_running_text():
        for first, end in stream.finds(pattern):
            yield first, end, BIT[form]
    for word in _WORD.finditer(stream.text):
        for start, end, bit in _looks(word[0]):
            yield *stream.stretch(word.start() + start, word.start() + end), bit


@cache
def _in_running_text() -> tuple[tuple[str, re.Pattern[str]], ...]:
    people = re.compile(rf"\d+\s+(?:{pattern_of(declared('person')).pattern})")
    return (*_FORMS.items(), *phrases_of_forms().items(), ("arms-form", people))


@cache
def _in_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (*words_of_forms().items(), ("route-form", _INWARD))


@lru_cache(maxsize=2**16)
def _looks(word: str) -> tuple[tuple[int, int, int], ...]:
    """Give the stretches of a word that look like something, each with its bit."""
    if len(word) > _LONGEST_WORD:
        return ()
    return tuple(
        (*match.span(), BIT[form])
        for form, pattern in _in_words()
        for match in pattern.finditer(word)
    )


def _parted_digits(stream: Stream) -> Iterator[int]:
    """Give the atoms that are digits cut out of a longer run: what they count is to be told."""
    atoms = stream.atoms
    for at in range(1, len(atoms)):
        left, right = atoms[at - 1].text, atoms[at].text
        if atoms[at].gap is Gap.GLUED and left[-1:].isdigit() and right[:1].isdigit():
            yield from (at - 1, at)


@lru_cache(maxsize=2)
def labels(stream: Stream) -> tuple[Found, ...]:
    """Find the labels of a page, once for all that ask."""
    return tuple(find_labels(stream.atoms))


@lru_cache(maxsize=2)
def identifiers(stream: Stream) -> tuple[tuple[int, int, str], ...]:
    """Find registration numbers, as atoms from first to end, and whether each is well formed."""
    return tuple(_identifiers(stream))


def _identifiers(stream: Stream) -> Iterator[tuple[int, int, str]]:
    at, size = 0, len(stream.atoms)
    while at < size:
        end = at + 1
        while end < size and not stream.atoms[end].opens_line:
            end += 1
        words = stream.words(at, end)
        if _WITH_DIGITS.search(words):
            offset = stream.starts[at]
            for identifier, span in read_identifiers(words):
                first, stop = stream.stretch(offset + span.start, offset + span.end)
                yield first, stop, identifier.status
        at = end


def names_disease(text: str) -> bool:
    """Tell whether the last word of a text is one of diseases, by its ending or as such.

    >>> names_disease("Haemophilia"), names_disease("Perianal fistula"), names_disease("Weather")
    (True, True, False)
    """
    words = text.split()
    return bool(words) and _disease().fullmatch(words[-1]) is not None


@cache
def _disease() -> re.Pattern[str]:
    return pattern_of(declared("disease-name"))


def is_whole_number(text: str) -> bool:
    """Tell whether a text is a bare number of up to five digits."""
    return text.isascii() and text.isdigit() and len(text) <= 5 and text[:1] != "0"
