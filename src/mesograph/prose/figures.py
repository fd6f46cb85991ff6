"""Figures of outcome prose: counts, proportions, rates, with their units."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mesograph.model import Span
from mesograph.prose.times import NUMBER_WORDS

_WORDS = "|".join(NUMBER_WORDS)
_NUMBER = r"\d+(?:[.·]\d+)?"
_PEOPLE = (
    r"(?: (?! (?:in|of|at|by|to|and|or|the|all|for|with|after|from)\s ) [a-z-]+\s ){0,2}?"
    r" (?:patients?|subjects?|participants?|cases?|people|individuals?|children"
    r"|recipients?|volunteers?|women|men|adults|infants?|neonates|eyes?|ears?|knees?|hips?|limbs?|legs?"
    r"|pts (?= \s (?: with | had | who | in ) \b )"
    r"|joints?|lesions?|wounds?|ulcers?|defects?|fistulas?|tracts?|non-?unions?|fractures|teeth"
    r"|sites|grafts|implants|donors|responders)"
)
_ITEM = rf"{_NUMBER} \s? %?"
_AND = r"\s? (?: ,\s?and\b | , | and\b | or\b | & | / | vs\b\.? | versus\b ) \s?"
_UNIT = (
    r"points? | letters? | lines? | degrees? | pg/m[lL] | ng/m[lL] | ng/d[lL] | mg/d[lL] | mg/[lL]"
    r"| mmol/[lL] | [µμ]mol/[lL] | I?U/d?[lL] | g/d[lL] | g/[lL] | g/d | m[lL]/min(?:/1\.73\s?m2)?"
    r"| m[lL] | mm\s?Hg | [cm]?m[2²]? \b | [µμ]m \b | kg\b | log10 | -?fold"
    r"| seconds? \b | minutes? \b | met(?:re|er)s? \b | millimet(?:re|er)s? \b"
)
_ASIDE = rf"""
      {_NUMBER} \s? % \s? (?: CI | confidence \s interval ) \b
      (?: \s? [:=,]? \s? [-–−]? {_NUMBER} \s? %? \s? (?: - | – | to | , ) \s? {_NUMBER} \s? %? )?
    | \b among \s (?: the \s | all \s )? \d+ \s {_PEOPLE} \b
    | (?<= grade \s ) [≥>]? \s? \d (?: \s? [-–/] \s? \d | \s or \s \d )? \b
    | \b (?: (?-i: HR | RR | aOR ) | (?: hazard | odds | risk ) \s ratio ) \s? [,:=]? \s? \d[\d.]*
"""
"""Figures that are no result: intervals of confidence, grades, ratios of two groups."""
_FIGURE = re.compile(
    rf"""
    (?<! [\w.·/-] ) (?<! ± ) (?<! ± \s )
    (?:
      (?P<p> p (?: [\s-]? value )? \s? [<=>≤] \s? (?: [\d.·]+ | ns\b ) )
    | \b (?: of | among ) \s (?: the \s )? (?P<group> \d+ | (?:{_WORDS})\b ) \s {_PEOPLE}
      (?: \s [a-z-]+ ){{0,4}} , \s (?P<those> \d+ | (?:{_WORDS})\b )
      (?! \s? % | [.\d] )
    | (?P<aside> {_ASIDE} )
    | (?: > | ≥ | by \s (?: more \s than | less \s than | at \s least ) ) \s?
      {_NUMBER} \s? (?: {_UNIT} | % )
      (?= \s (?: was \s )? (?: in | among ) \s (?: \d | {_WORDS} ) )
    | \b of \s (?: more \s than | at \s least | > | ≥ ) \s? {_NUMBER} \s? (?: {_UNIT} | % )
      (?= \s in \s )
    | (?P<few> \d+ | \b(?:{_WORDS})\b ) \s? \( \s? (?P<part> {_NUMBER} ) \s? % \s? \)
    | (?P<count> \d+ | \b(?:{_WORDS})\b )
      (?: \s? / \s? | \s (?: out \s )? of \s (?: the \s | all \s )? )
      (?P<denominator> \d+ | (?:{_WORDS})\b ) (?! \s? [\d.]*\s?h\b | [/.]\d )
      (?: \s {_PEOPLE} \b )? (?: \s? [(,;] \s? (?P<share> {_NUMBER} ) \s? % \s? \)? )?
    | (?P<percents> {_ITEM} (?: (?! ,\s?and\b ) {_AND} {_ITEM} (?: {_AND} {_ITEM} )* )? (?<=%) )
      (?: \s? [(\[] \s? (?:n\s?=\s?)? (?P<of> \d+ ) \s? (?: / | \s of \s )
          \s? (?P<total> \d+ ) \s? [)\]] )?
      (?P<share_of> \s of \s (?: the \s | all \s )? {_PEOPLE} \b )?
    | (?P<n> \d+ | \b(?:{_WORDS})\b ) \s {_PEOPLE} \b
      (?: \s? \( \s? (?P<n_share> {_NUMBER} ) \s? % \s? \) )?
    | \b all \s but \s (?: \d+ | {_WORDS} ) (?: \s {_PEOPLE} )? \b
    | \b (?P<all> all | every | each | half ) \s (?:of\s)? (?:the\s)?
      (?:\d+\s|treated\s|evaluable\s)? {_PEOPLE} \b
    | (?<= \b in \s ) (?P<every> all ) (?= \s* (?: [.,;)] | $ ) )
    | \( \s? n \s? = \s? (?P<bare> \d+ )
      (?: \s? [,;/] \s? (?P<of_them> {_NUMBER} ) \s? % )? \s? \)
    | (?P<longer> {_NUMBER} ) \s (?: vs\.? | versus ) \s (?P<shorter> {_NUMBER} ) \s?
      (?P<lasting> (?: months | days | years | weeks | hours | h | d ) \b | {_UNIT} )
    | \b by \s (?P<halved> half ) \b
    | (?P<value> {_NUMBER} ) \s? (?P<unit> {_UNIT} )
      (?: \s per \s (?: day | week | month | year ) \b )?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART = re.compile(_NUMBER)
_FIRST_POINT = re.compile(r"^[.·](?=\d)")
"""How many journals print a probability: P = .04."""
_WHOLE = {"half": Decimal(50)}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, and where it stands."""

    value: Decimal | None
    unit: str
    count: int | None
    denominator: int | None
    span: Span
    counts: str = ""
    """What `count` counts, where the words say: `people`, `events`."""


@dataclass(frozen=True, slots=True)
class Probability:
    """A p-value, and where it stands."""

    met: bool
    """It is below 0.05."""
    span: Span


def read_figures(text: str, at: int = 0) -> Iterator[Figure | Probability]:
    """Find figures in a stretch that begins at `at`.

    >>> [(str(f.value), f.count, f.denominator) for f in read_figures("5/9 (56%) and two of 4")]
    [('56', 5, 9), ('None', 2, 4)]
    >>> [str(f.value) for f in read_figures("12.5, 40 and 71% on IL-6, 3 × 106 cells")]
    ['12.5', '40', '71']
    >>> [(str(f.value), f.count) for f in read_figures("12 (60%), 95% CI 41-78%, grade ≥3")]
    [('60', 12)]
    >>> [f"{f.value} {f.unit}" for f in read_figures("14 vs 9 days; by half; by at least 5% in 3")]
    ['14 days', '9 days', '50 %']
    """
    for m in _FIGURE.finditer(text):
        span = Span(m.start() + at, m.end() + at)
        if m["p"]:
            yield Probability(_is_met(m["p"]), span)
        elif m["percents"]:
            yield from _percents(m, span, at)
        elif m["longer"]:
            yield from _pair(m, span, at)
        elif not m["aside"]:
            figure = _counted(m, span) or _valued(m, span)
            if figure is not None:
                yield figure


def _counted(m: re.Match[str], span: Span) -> Figure | None:
    """Read a count, with a denominator or a share where one is printed beside it."""
    if m["those"]:
        return Figure(None, "", _whole(m["those"]), _whole(m["group"]), span, "people")
    if m["few"]:
        return Figure(_decimal(m["part"]), "%", _whole(m["few"]), None, span, "people")
    if m["count"]:
        share = _decimal(m["share"])
        count, whole = _whole(m["count"]), _whole(m["denominator"])
        if count is None or not whole or count > whole:
            return None
        return Figure(share, "%" if share is not None else "", count, whole, span)
    if m["n"] or m["bare"]:
        share = _decimal(m["of_them"] or m["n_share"])
        unit = "%" if share is not None else ""
        return Figure(share, unit, _whole(m["n"] or m["bare"]), None, span, "people")
    return None


def _valued(m: re.Match[str], span: Span) -> Figure | None:
    """Read a value with its unit, or "all" and "half" as shares."""
    if m["all"] or m["every"]:
        share = _WHOLE.get((m["all"] or "").casefold(), Decimal(100))
        return Figure(share, "%", None, None, span, "people")
    if m["halved"]:
        return Figure(_WHOLE["half"], "%", None, None, span)
    if m["value"]:
        return Figure(_decimal(m["value"]), m["unit"].lstrip("-"), None, None, span)
    return None


def _percents(m: re.Match[str], span: Span, at: int) -> Iterator[Figure]:
    parts = list(_PART.finditer(m["percents"]))
    base = m.start("percents") + at
    for n, part in enumerate(parts):
        last = n == len(parts) - 1
        count, total = (_whole(m["of"]), _whole(m["total"])) if last and m["of"] else (None, None)
        place = Span(base + part.start(), span.end if last else base + part.end())
        counts = "people" if m["share_of"] and len(parts) == 1 else ""
        yield Figure(_decimal(part[0]), "%", count, total, place, counts)


def _pair(m: re.Match[str], span: Span, at: int) -> Iterator[Figure]:
    """Read two values that share a unit: "14 vs 9 months"."""
    between = m.start("shorter") + at
    unit = {"d": "days", "h": "hours"}.get(m["lasting"], m["lasting"])
    first = Span(span.start, m.end("longer") + at)
    yield Figure(_decimal(m["longer"]), unit, None, None, first)
    yield Figure(_decimal(m["shorter"]), unit, None, None, Span(between, span.end))


def read_count(text: str) -> int | None:
    """Read a whole number, in digits or as a word; None for all else.

    >>> read_count("seven"), read_count("12"), read_count("1.5")
    (7, 12, None)
    """
    digits = NUMBER_WORDS.get(text.casefold(), text)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _is_met(words: str) -> bool:
    sign = next(sign for sign in words if sign in "<=>≤")
    number = _decimal(_FIRST_POINT.sub("0.", words.partition(sign)[2].strip().rstrip(".")))
    return number is not None and sign != ">" and number <= Decimal("0.05")


def _decimal(text: str | None) -> Decimal | None:
    if text is None or not _PART.fullmatch(text.replace("·", ".")):
        return None
    return Decimal(text.replace("·", "."))


def _whole(text: str | None) -> int | None:
    return None if text is None else int(NUMBER_WORDS.get(text.casefold(), text))
