"""Cells that name concepts one after the other, or hold a number or a short text."""

import re
from collections.abc import Iterator

from mesograph.model import Number, Text
from mesograph.reading.printed import Printed, Said

RULE = "lexicon"

_YEAR = re.compile(r"(?:19|20)\d\d")
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


def read_year(printed: Printed) -> Iterator[Said]:
    """Claim the year of a cell."""
    if _YEAR.fullmatch(printed.text):
        yield printed.claim("startYear", Number(int(printed.text)), printed.whole, RULE)
    else:
        yield printed.flag("unread", "startYear", f"{printed.text!r} is no year")


def read_co_intervention(printed: Printed) -> Iterator[Said]:
    """Claim what is given beside the product, where the cell says so in words."""
    for match in _ADDED.finditer(printed.text):
        span = printed.whole.__class__(*match.span("drug"))
        yield printed.claim("coIntervention", Text(match["drug"].strip()), span, RULE)
