"""When a measure was taken, as prose writes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mesograph.model import Span

_UNITS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hour"),
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("wk", "wks", "week", "weeks"), "week"),
    **dict.fromkeys(("mo", "mos", "month", "months"), "month"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "year"),
}
_SPELT = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_SPELT)}
_N = r"(?:\d+(?:\.\d+)?|" + "|".join(NUMBER_WORDS) + r")"
_UNIT = r"(?:hours?|hrs?|h|days?|(?-i:d)|weeks?|wks?|months?|mos?|years?|yrs?|(?-i:y))"
_AND = r"\s? (?: ,\s?and\b | , | \band\b | \bor\b | \bto\b | - | – | / ) \s?"
_AFTER = rf"(?: {_UNIT} | (?-i:W) )"
_OTHER = rf"(?: \s? [-–] \s? \d+ )? \s? [-–]? \s? (?: {_UNIT} | % )"
_TIME = re.compile(
    rf"""
      \b (?P<always> (?: all | every | each ) \s (?: time [\s-]? points? | visits? ) ) \b
    | (?P<gathered> \b 24 \s? [-–]? \s? h (?:(?:ou)?rs?)? )
      (?= [\s-] (?: urin | protein | album | creatinine | ambulatory | holter | blood ) )
    | (?<! / ) \b (?P<unit_first> days? | weeks? | months? | years? | (?-i:[DWM]) (?= \+?\d ) )
      (?: \s? \+? | [-–] )
      (?P<after> {_N} (?: {_AND} {_N} \b (?! {_OTHER} ) )* ) \b
      (?! \s? (?: % | \.\d | patients | cases ) )
    | (?<= \b at \s ) (?P<shared> {_N} )
      (?= \s (?: and | or | but \s not | but ) \s at \s {_N} \s? [-–]? \s? (?P<lent> {_AFTER} ) \b )
    | (?<! [\w.] ) (?<! \d \s vs \s ) (?<! \d \s vs\. \s ) (?<! \d \s versus \s )
      (?P<before> {_N} (?: {_AND} {_N} )* ) \s? [-–]? \s? (?P<unit> {_AFTER} ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(rf"\s?(?:to|-|–)\s?(?={_N})", re.IGNORECASE)
_LIST = re.compile(r"\s?(?:,\s?and|,|and|or|/)\s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """One or more times that stand together, and where."""

    times: tuple[str, ...]
    span: Span


def read_times(text: str, at: int = 0) -> Iterator[When]:
    """Find times in a stretch that begins at `at`, written one way: number, unit.

    >>> [when.times for when in read_times("week 4, one year, days 7 and 14, 3-6 months")]
    [('4 weeks',), ('1 year',), ('7 days', '14 days'), ('3-6 months',)]
    >>> [when.times for when in read_times("at 6 but not at 12 months")]
    [('6 months',), ('12 months',)]
    >>> [when.times for when in read_times("IL-6 in 5 patients, 24-h urine protein")]
    []
    """
    for found in _TIME.finditer(text):
        if found["gathered"]:
            # Urine of 24 hours is how it was taken, and no time after treatment.
            continue
        if found["always"]:
            yield When(("all time points",), Span(found.start() + at, found.end() + at))
            continue
        first = (found["unit_first"] or "").casefold()
        written = first or (found["lent"] or found["unit"]).casefold()
        unit = {"w": "week", "m": "month"}.get(written) or _UNITS.get(written)
        if unit is None:
            continue
        numbers = _RANGE.sub("-", found["after"] or found["shared"] or found["before"])
        times = tuple(_written(n, unit) for n in _LIST.split(numbers) if n)
        yield When(times, Span(found.start() + at, found.end() + at))


def _written(number: str, unit: str) -> str:
    digits = "-".join(NUMBER_WORDS.get(n.casefold(), n) for n in number.split("-"))
    return f"{digits} {unit}" if digits == "1" else f"{digits} {unit}s"
