"""Cells that name concepts one after the other, or hold a number or a short text."""

import re
from collections.abc import Iterator

from mesograph.model import Number, Span, Text
from mesograph.reading.printed import Printed, Said

RULE = "lexicon"

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"""
    (?<![\d/]) (?: (?: \d{{1,2}} [\s.] \s? )? {_MONTH} ,? \s? (?: \d{{1,2}} , \s )?
      | (?: \d{{1,2}} [./-] ){{1,2}} )?
    (?P<year> (?:19|20)\d\d ) (?! \d | / \s? (?:19|20)\d\d )
    (?: [-/.] \d{{1,2}} (?!\d) ){{0,2}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNTIL = re.compile(r"\s*(?:[-–—]|to|until)\s*", re.IGNORECASE)
_ADDED = re.compile(
    r"""
    (?: in \s combination \s with | combined \s with | together \s with
      | with \s some \s patients \s receiving | receiving )
    \s+ (?P<drug> [^\d,;()]*? ) (?= \s* (?: \d+ \s* (?:[×x*]|mg|g\b|mL|µg|IU) | [,;()] | $ ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)

SCHEMES = {
    "route": "route",
    "administrationMode": "mode",
    "plannedMeasure": "measure",
    "mechanism": "mechanism",
    "country": "country",
    "resultsStatus": "results",
}
"""The scheme that each role of listed concepts looks in."""


def read_terms(printed: Printed, role: str) -> Iterator[Said]:
    """Claim every concept that the cell names in the role's own scheme."""
    yield from printed.terms(role, SCHEMES[role], RULE)


def find_year(text: str) -> tuple[int, Span] | None:
    """Find the year in which a text says that something began; None where it names none, or two.

    >>> find_year("May 2012"), find_year("01.05.2012"), find_year("2012-05")
    ((2012, Span(start=0, end=8)), (2012, Span(start=0, end=10)), (2012, Span(start=0, end=7)))
    >>> find_year("2012–2015")[0], find_year("2012/2014"), find_year("2012, 2014")
    (2012, None, None)
    """
    dates = list(_DATE.finditer(text))
    if len(dates) == 2 and _UNTIL.fullmatch(text[dates[0].end() : dates[1].start()]):
        # A span of years begins with the first.
        dates = dates[:1]
    return (int(dates[0]["year"]), Span(*dates[0].span())) if len(dates) == 1 else None


def read_year(printed: Printed) -> Iterator[Said]:
    """Claim the year of a cell."""
    found = find_year(printed.text)
    if found is None:
        yield printed.flag("unread", "startYear", f"{printed.text!r} is no year")
    else:
        year, span = found
        yield printed.claim("startYear", Number(year), span, RULE)


def read_co_intervention(printed: Printed) -> Iterator[Said]:
    """Claim what is given beside the product, where the cell says so in words."""
    for match in _ADDED.finditer(printed.text):
        span = Span(*match.span("drug"))
        yield printed.claim("coIntervention", Text(match["drug"].strip()), span, RULE)
