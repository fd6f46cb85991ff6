"""Short forms of schedules, written out."""

import re
from functools import cache

PERIOD = r"(?:days?|weeks?|months?|years?)"
_BY_HAND = (
    (r"\bq(?P<n>\d*)\s?(?:days?|d)\b", r"every \g<n> day"),
    (r"\bq(?P<n>\d*)\s?(?:weeks?|wks?|w)\b", r"every \g<n> week"),
    (r"\bq(?P<n>\d*)\s?(?:months?|mos?|m)\b", r"every \g<n> month"),
    (r"(?<![^\W\d])wk(?=s?\b)", "week"),
    (r"(?<![^\W\d])mo(?=s?\b)", "month"),
    (r"(?<![^\W\d])yr(?=s?\b)", "year"),
    (r"≥|>=", "at least "),
    # "2x", but not the "2 ×" of a quantity; "× 4", but not the "× 10" of one.
    (r"(?<![\d.,])(?P<n>\d{1,2})\s?[×x](?!\s?[\d(\[])", r"\g<n> times"),
    (rf"(?<=[^\d)\]\s])\s*[×x]\s?(?P<n>\d{{1,2}})(?=\s+{PERIOD})", r" for \g<n>"),
    (r"(?:^|(?<=[^\d)\]\s]))\s*[×x]\s?(?P<n>\d{1,2})(?![\d.,]*\d|\s*[×x^])", r", \g<n> times"),
    (rf"/\s*(?=(?:{PERIOD})\b)", " per "),
    (
        r"(?<=\d)(?P<and>\s*(?:,|and|&|/|,\s*and)\s*)(?:D|days?|W|weeks?|M|months?)\s?(?=\d)",
        r"\g<and>",
    ),
    (r"\bD\s?(?=\d)", "days "),
)
"""What stands for what: short forms, and the words that the grammar knows."""


@cache
def _short_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(short, re.IGNORECASE), long) for short, long in _BY_HAND)


def spelt_out(text: str) -> str:
    """Write short forms as the words that the grammar knows.

    >>> spelt_out("q2w x 3"), spelt_out("2x/wk × 4 wks"), spelt_out("1 × 106/kg × 2, D0, D7")
    ('every 2 week, 3 times', '2 times per week for 4 weeks', '1 × 106/kg, 2 times, days 0, 7')
    """
    for short, long in _short_forms():
        text = short.sub(long, text)
    return text
