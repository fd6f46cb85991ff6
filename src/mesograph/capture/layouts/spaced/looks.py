"""How the words of a cell begin: the looks by which columns are told apart."""

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from mesograph.capture.layouts.spaced.lines import Word, said
from mesograph.capture.words.missing import reason_of


class Look(IntEnum):
    """How the part of a cell that stands in one line begins."""

    SMALL = 0
    CAPITAL = 1
    NUMBER = 2
    YEAR = 3
    CODE = 4
    """Letters with four digits and more, as registration numbers are."""
    BRACKET = 5
    NOTHING = 6
    """A token for nothing: NR, a dash."""
    SIGN = 7


_DASHES = frozenset("–-—")
_LOOKS: Mapping[Look, re.Pattern[str]] = {
    Look.BRACKET: re.compile(r"[(\[]"),
    Look.YEAR: re.compile(r"(?:19|20)\d\d[a-z]?[,;.]?$"),
    Look.CODE: re.compile(r"[A-Za-z]{2,}[-\w]*\d{4,}"),
    Look.NUMBER: re.compile(r"\d"),
    Look.CAPITAL: re.compile(r"[^\W\d_a-zß-öø-ÿα-ω]"),
    Look.SMALL: re.compile(r"[^\W\d_]"),
}
"""How words begin, tried in turn."""


def look_of(words: Sequence[Word]) -> Look:
    """Tell how words begin."""
    text, first = said(words), words[0].atom.text
    if reason_of(text) or text in _DASHES:
        return Look.NOTHING
    for look, pattern in _LOOKS.items():
        if pattern.match(first):
            return look
    return Look.SIGN
