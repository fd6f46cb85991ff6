"""How many times a product is given, as the reviews write it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mesograph.model import Schedule
from mesograph.reading.printed import Printed, Said
from mesograph.reading.short_forms import PERIOD as _PERIOD
from mesograph.reading.short_forms import spelt_out

RULE = "schedule"

_COUNTING = "one two three four five six seven eight nine ten eleven twelve"
_ONCE = ("a", "an", "once", "single")
_WORDS = {
    **{word: n for n, word in enumerate(_COUNTING.split(), 1)},
    **dict.fromkeys(_ONCE, 1),
    "twice": 2,
    "thrice": 3,
}
_DAYS = {"day": 1, "week": 7, "month": 28, "year": 336}
"""Days, where a month is taken as four weeks: "every week for a month" is four times."""

_N = r"(?:\d+|" + "|".join(sorted(set(_WORDS) - {"a", "an", "once", "twice", "thrice"})) + ")"
_TIMES = r"(?:times?|doses?|infusions?|injections?|administrations?|rounds?)"
_MANY = rf"(?:once|twice|thrice|{_N}\s+{_TIMES})"

_LOWER = re.compile(rf"\b(?:at\s+least|minimum\s+of)\s+(?P<n>{_N})(?:\s+{_TIMES}|$)", re.IGNORECASE)
_MEDIAN = re.compile(rf"\bmedian\s+of\s+(?P<n>{_N})(?:\s+{_TIMES})?", re.IGNORECASE)
_RATE = re.compile(
    rf"""
    (?: (?P<many>{_MANY}) \s+ (?:a|per|each|every) | every
      | (?P<often> weekly | biweekly | monthly | daily ) )
    (?(often) | \s+ (?P<step>\d+(?:[-–]\d+)?\s+)? (?P<period>{_PERIOD}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"""
    (?: for | in \s+ total | , )? \s*
    (?P<low>{_N}|an?) (?: \s*[-–]\s* (?P<high>\d+) )? [\s-]+ (?P<period>{_PERIOD}) \b
    (?! \s+ interval ) (?: \s+ in \s+ total )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = rf"(?:{_N}|once|twice|thrice)"
_CHOICE = re.compile(
    rf"""
    \b (?P<list> {_COUNTED} (?: \s*,\s* (?:or\s+)? {_COUNTED} ){{0,20}} \s*,?\s* or \s+
         (?: once | twice | thrice | {_N} (?= \s+ {_TIMES} ) ) )
    (?: \s+ {_TIMES} )?
    (?P<rate> \s+ (?:a|per|each|every) \s+ {_PERIOD} )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EXACT = re.compile(
    rf"\b(?:(?P<adverb>once|twice|thrice|single)|(?P<n>{_N})\s+{_TIMES})\b", re.IGNORECASE
)
_LISTED = re.compile(
    rf"""
    (?: \b (?:on|at) \s+ (?:{_PERIOD}\s+)? | \b {_PERIOD} \s+ (?=0\b) | (?<![\d.,]) (?=0\s*,) )
    (?P<list> (?> \d+ (?: \s* (?:,|/|and) \s* \d+ ){{1,40}} ) ) (?! \s*,\s*\d ) (?:st|nd|rd|th)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNT = re.compile(rf"\b(?:{_N}|once|twice|thrice)\b", re.IGNORECASE)


def read_schedule(text: str) -> Schedule | None:
    """Read how many administrations a text states; None where it speaks of none.

    >>> read_schedule("Once every 2 weeks, 4 doses in total")
    Schedule(least=4, most=4, basis='exact')
    >>> read_schedule("Twice a week, 2–4 weeks in total")
    Schedule(least=4, most=8, basis='range')
    >>> read_schedule("At least 6 times")
    Schedule(least=6, most=None, basis='lower bound')
    >>> read_schedule("One, two, or four times a week")
    Schedule(least=None, most=None, basis='undeterminable')
    >>> [read_schedule(t).most for t in ("Weekly for 4 weeks", "Days 0, 7, 28", "1–3 doses", "4")]
    [4, 3, 3, 4]
    >>> read_schedule("5 × 105/kg, three times").least
    3
    >>> read_schedule("IV infusion") is None
    True
    >>> [read_schedule(t).most for t in ("weekly × 4", "q2w x 3", "2x/wk for 4 wks", "D0, D14")]
    [4, 3, 8, 2]
    >>> read_schedule("Single or repeated").basis, read_schedule("1 × 106 cells, multiple myeloma")
    ('undeterminable', None)
    """
    text = spelt_out(text)
    for form in _FORMS:
        schedule = form(text)
        if schedule is not None:
            return schedule
    return None


def _bounded(text: str) -> Schedule | None:
    if match := _LOWER.search(text):
        return Schedule(_number(match["n"]), None, "lower bound")
    if match := _MEDIAN.search(text):
        return Schedule(_number(match["n"]), _number(match["n"]), "median")
    return None


_RANGE = re.compile(rf"\b(?P<low>{_N})\s*(?:[-–]|to)\s*(?P<high>{_N})\s+{_TIMES}\b", re.IGNORECASE)
_OFTEN = re.compile(
    rf"""
    (?P<many>{_MANY}\s+)? \b(?P<often>daily|weekly|monthly) (?:,|\s+for|\s+over)* \s+
    (?P<low>{_N}) (?:\s*[-–]\s*(?P<high>\d+))? [\s-]+ (?P<period>{_PERIOD}) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STEPS = {"daily": 1, "weekly": 7, "monthly": 28}
_DAYS_LISTED = re.compile(
    rf"(?:{_PERIOD}\s+)(?P<list>\d+(?:\s*(?:,|/|,?\s*and)\s*\d+){{1,20}})", re.IGNORECASE
)


def _ranged(text: str) -> Schedule | None:
    match = _RANGE.search(text)
    if match is None:
        return None
    return Schedule(_number(match["low"]), _number(match["high"]), "range")


def _often(text: str) -> Schedule | None:
    """Multiply weekly and its like by how long; "biweekly" has two senses and is left alone."""
    match = _OFTEN.search(text)
    if match is None or _EXACT.search(text[match.end() :]):
        return None
    often = _number(match["many"].strip()) if match["many"] else 1
    spell = Decimal(_days(match["period"])) / _STEPS[match["often"].casefold()]
    low = _number(match["low"])
    high = int(match["high"] or low)
    least, most = int(often * spell * low), int(often * spell * high)
    return Schedule(least, most, "computed" if least == most else "range")


_EITHER = re.compile(r"\bsingle\s+(?:or|and)\s+(?:repeated|multiple)\b", re.IGNORECASE)
_REPEATED = re.compile(
    rf"""
    \b (?:repeated|multiple|several) \s+ {_TIMES} \b | \b every \s+ other \s+ {_PERIOD}
    | ^ (?:repeated|multiple|several) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"""
    (?P<up> up \s+ to \s+ )? (?P<low>{_N})
    (?: \s* (?: (?P<to> [-–—] | to ) | or ) \s* (?P<high>{_N}) )?
    (?: \s* {_TIMES} )? (?: \s* \( [^()]* \) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST = 99
"""More administrations than these are no bare count of them."""


def _either(text: str) -> Schedule | None:
    return Schedule(None, None, "undeterminable") if _EITHER.search(text) else None


def _repeated(text: str) -> Schedule | None:
    """Read that it is more than once, where no number is said."""
    return Schedule(None, None, "undeterminable") if _REPEATED.search(text) else None


def _bare(text: str) -> Schedule | None:
    """Read a list of days, or numbers that are the whole cell."""
    if match := _DAYS_LISTED.fullmatch(text.strip()):
        count = len(re.findall(r"\d+", match["list"]))
        return Schedule(count, count, "exact")
    match = _WHOLE.fullmatch(text.strip())
    if match is None:
        return None
    low = _number(match["low"])
    high = _number(match["high"] or match["low"])
    if not 0 < low <= high <= _MOST:
        return None
    if match["up"]:
        return Schedule(1, high, "range")
    if match["high"]:
        return Schedule(low, high, "range" if match["to"] else "alternatives")
    return Schedule(low, high, "exact")


def _chosen(text: str) -> Schedule | None:
    match = _CHOICE.search(text)
    if match is None:
        return None
    if match["rate"]:
        return Schedule(None, None, "undeterminable")
    counts = [_number(word) for word in _COUNT.findall(match["list"])]
    return Schedule(min(counts), max(counts), "alternatives")


def _counted(text: str) -> Schedule | None:
    """Read a number of times; where only how often is said, multiply it by how long."""
    rate = _RATE.search(text)
    rest = text if rate is None else text[: rate.start()] + "|" + text[rate.end() :]
    if match := _EXACT.search(rest):
        count = _number(match["adverb"] or match["n"])
        return Schedule(count, count, "exact")
    return None if rate is None else _computed(rate, rest)


def _listed(text: str) -> Schedule | None:
    match = _LISTED.search(text)
    if match is None:
        return None
    count = len(re.findall(r"\d+", match["list"]))
    return Schedule(count, count, "exact")


def _number(word: str) -> int:
    head = word.split(maxsplit=1)[0].casefold()
    return int(head) if head.isdigit() else _WORDS[head]


def _days(period: str) -> int:
    return _DAYS[period.casefold().removesuffix("s")]


def _computed(rate: re.Match[str], rest: str) -> Schedule:
    """Multiply how often by how long, where the text says how long."""
    length = _LENGTH.search(rest)
    step = rate["step"] or "1"
    if length is None or rate["often"] or not step.strip().isdigit():
        return Schedule(None, None, "undeterminable")
    often = Decimal(_number(rate["many"]) if rate["many"] else 1)
    spell = Decimal(_days(length["period"])) / (int(step) * _days(rate["period"]))
    low = _number(length["low"])
    high = int(length["high"] or low)
    least, most = int(often * spell * low), int(often * spell * high)
    return Schedule(least, most, "computed" if least == most else "range")


_FORMS = (
    *(_bounded, _ranged, _either, _chosen, _often, _counted, _listed, _repeated),
    _bare,
)
"""The first that reads a text decides."""


def read(printed: Printed) -> Iterator[Said]:
    """Claim the schedule of a cell."""
    schedule = read_schedule(printed.text)
    if schedule is not None:
        yield printed.claim("schedule", schedule, printed.whole, RULE)
        if schedule.basis == "undeterminable":
            message = "how often is said, for how long is not: the number cannot be computed"
            yield printed.flag("schedule-undeterminable", "schedule", message)
    elif printed.column.firm == ("schedule",):
        message = f"no number of times is known by {printed.text!r}"
        yield printed.flag("unread", "schedule", message)
