"""How long people were followed, as the reviews write it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from mesograph.model import FollowUp, Span
from mesograph.reading.printed import Printed, Said
from mesograph.vocabulary.terms import ontology

RULE = "follow-up"

_COUNTING = "one two three four five six seven eight nine ten eleven twelve"
_WORDS = {word: n for n, word in enumerate(_COUNTING.split(), 1)}
_NUMBER = re.compile(
    rf"""
    (?<![\w.]) (?P<led> [ymwd] (?=\d) )? (?P<n> \d+(?:\.\d+)? | \b(?:{"|".join(_WORDS)})\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE = re.compile(
    r"""
    ± \s* \d+(?:\.\d+)?
    | \( [^()\d]* \d+(?:\.\d+)? \s* (?:[-–—]|to) \s* \d+(?:\.\d+)? [^()\d]* \)
    | [<>≤≥]=? | \b(?: up \s to | at \s least | more \s than | less \s than | over )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How far times spread, and bounds: a follow-up is one time."""
_YEARS_OR_YEAR = re.compile(r"(?<![\d,])\d,\d\s*-?\s*(?:years?|yrs?|y)\b", re.IGNORECASE)
"""A decimal comma, or a list of two."""
_MONTHS = {
    "year": Decimal(12),
    "month": Decimal(1),
    "week": Decimal(7) / Decimal("30.4375"),
    "day": Decimal(1) / Decimal("30.4375"),
}
"""Months in a unit; a month is the mean Julian month of UCUM's `mo`, 30.4375 days."""


_LONGEST = 9
"""Signs of a number that may be a time: nobody was seen after more."""


@dataclass(frozen=True, slots=True)
class Named:
    """A unit of time that a text names, and where."""

    unit: str
    span: Span


def read_follow_up(text: str, header_unit: str) -> tuple[tuple[FollowUp, Span], ...]:
    """Read the times at which people were seen, in months.

    >>> def show(text, unit=""):
    ...     print(*(found.months for found, _ in read_follow_up(text, unit)))
    >>> show("after 3, 6, and 8 months"), show("48", "month"), show("12M"), show("W4, W8")
    3 6 8
    48
    12
    0.9 1.8
    (None, None, None, None)
    >>> show("2 years 6 months"), show("Day 90"), show("six months"), show("months 3, 6 and 12")
    24 6
    3
    6
    3 6 12
    (None, None, None, None)
    >>> show("median 18 (range 6–36) months"), show("18.5 ± 3 months"), show("1,5 years")
    18
    18.5
    <BLANKLINE>
    (None, None, None)
    >>> show("9" * 28, "month")
    <BLANKLINE>
    """
    if _YEARS_OR_YEAR.search(text):
        return ()
    text = _BESIDE.sub(lambda match: " " * len(match[0]), text)
    units = tuple(_units(text))
    found = []
    led = ""
    for match in _NUMBER.finditer(text):
        span = Span(*match.span("n"))
        led = _leading(match, text, units, span) or led
        unit = _touching(text, units, span) or led or _following(units, span) or header_unit
        if unit in _MONTHS:
            number = _WORDS.get(match["n"].casefold(), match["n"])
            if len(match["n"]) > _LONGEST:
                continue
            months = (Decimal(number) * _MONTHS[unit]).quantize(Decimal("0.1")).normalize()
            found.append((FollowUp(Decimal(f"{months:f}")), span))
    return tuple(found)


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give what finds a unit, glued to a number or not, and the unit of each name."""
    units = {
        label.casefold(): name
        for name in _MONTHS
        for label in (*ontology().find("unit", name).labels, name[0])
    }
    longest = sorted(units, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(longest)})(?![^\W_])", re.IGNORECASE), units


def _units(text: str) -> Iterator[Named]:
    pattern, units = _names()
    for match in pattern.finditer(text):
        yield Named(units[match[0].casefold()], Span(*match.span()))


def _touching(text: str, units: tuple[Named, ...], number: Span) -> str:
    """Give the unit right behind a number: "2 years", "12-month", "6M"."""
    for named in units:
        if named.span.start >= number.end:
            between = text[number.end : named.span.start].strip()
            return named.unit if between in ("", "-", "–") else ""
    return ""


def _leading(match: re.Match[str], text: str, units: tuple[Named, ...], number: Span) -> str:
    """Give the unit right before a number: "Day 90", "W24"."""
    if match["led"]:
        return _names()[1][match["led"].casefold()]
    before = [named for named in units if named.span.end <= number.start]
    if before and not text[before[-1].span.end : number.start].strip():
        return before[-1].unit
    return ""


def _following(units: tuple[Named, ...], number: Span) -> str:
    return next((named.unit for named in units if named.span.start >= number.end), "")


def read(printed: Printed) -> Iterator[Said]:
    """Claim every follow-up time of a cell, and name what is said beside it."""
    times = read_follow_up(printed.text, printed.column.unit)
    if not times:
        yield printed.flag("unread", "followUp", f"no time is known in {printed.text!r}")
        return
    for follow_up, span in times:
        yield printed.claim("followUp", follow_up, span, RULE)
    beside = [match[0] for match in _BESIDE.finditer(printed.text)]
    if beside:
        words = "; ".join(map(repr, beside))
        yield printed.flag("unread-words", "followUp", f"no reader took {words}")
