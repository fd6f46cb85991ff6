"""Legends held against their tables: the entries that mislead become flags."""

from collections.abc import Iterator

from mesograph.model import Entry, Flag
from mesograph.review.folder import Review

CODES = {
    "wrong": "legend-wrong",
    "ambiguous": "legend-ambiguous",
    "differs": "legend-differs",
    "unused": "legend-differs",
    "repeated": "legend-differs",
}
"""The flag that each judgement but `right` gives."""


def legend_flags(review: Review) -> Iterator[Flag]:
    """Flag the entries of a legend that its table does not bear out."""
    for entry in review.legend:
        if entry.judgement in CODES:
            message = f"{entry.short} is expanded as “{entry.printed}”: {entry.judgement}"
            where = Entry(review.slug, entry.n)
            yield Flag(CODES[entry.judgement], where, "", message, entry.should_be)
