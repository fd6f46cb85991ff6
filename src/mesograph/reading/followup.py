"""How long people were followed, as the reviews write it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mesograph.model import FollowUp, Span
from mesograph.reading.printed import Printed, Said
from mesograph.vocabulary.lexicon import lexicon

RULE = "follow-up"

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_GLUED_MONTH = re.compile(r"M\b")
_MONTHS = {
    "year": Decimal(12),
    "month": Decimal(1),
    "week": Decimal(7) / Decimal("30.4375"),
    "day": Decimal(1) / Decimal("30.4375"),
}
"""Months in a unit; a month is the mean Julian month of UCUM's `mo`, 30.4375 days."""


def read_follow_up(text: str, header_unit: str) -> tuple[tuple[FollowUp, Span], ...]:
    """Read the times at which people were seen, in months.

    >>> [str(f.months) for f, _ in read_follow_up("after 3, 6, and 8 months", "")]
    ['3', '6', '8']
    >>> [str(f.months) for f, _ in read_follow_up("48", "month")]
    ['48']
    >>> [str(f.months) for f, _ in read_follow_up("12M", "")]
    ['12']
    """
    units = [m for m in lexicon("unit").scan(text) if m.concept.name in _MONTHS]
    found = []
    for match in _NUMBER.finditer(text):
        unit = next((u.concept.name for u in units if u.span.start >= match.end()), header_unit)
        if _GLUED_MONTH.match(text, match.end()):
            unit = "month"
        if unit in _MONTHS:
            months = Decimal(match[0]) * _MONTHS[unit]
            found.append((FollowUp(months.quantize(Decimal("0.1")).normalize()), match.span()))
    return tuple((FollowUp(Decimal(f"{made.months:f}")), Span(*span)) for made, span in found)


def read(printed: Printed) -> Iterator[Said]:
    """Claim every follow-up time of a cell."""
    times = read_follow_up(printed.text, printed.column.unit)
    if not times:
        yield printed.flag("unread", "followUp", f"no time is known in {printed.text!r}")
    for follow_up, span in times:
        yield printed.claim("followUp", follow_up, span, RULE)
