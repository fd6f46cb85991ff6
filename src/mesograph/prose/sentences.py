"""Sentences of a cell, cut into tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mesograph.model import Span

_TOKEN = re.compile(
    r"""
      (?P<number> \d{1,3}(?:,\d{3})+(?!\d) | \d+(?:[.·]\d+)? )
    | (?P<word>   [^\W\d_]+(?:['’][^\W\d_]+)? )
    | (?P<sign>   [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_BREAK = re.compile(
    r"""
      (?<! \b vs ) (?<! \b i\.e ) (?<! \b e\.g ) (?<! \b al ) (?<! \b ca ) (?<! \b approx )
      (?<! \b St ) (?<! \b resp )
      [.!?] (?= \s | $ | [A-Z][a-z] ) (?! (?<= \b [A-Z] [.] ) \s [a-z] )
    | ; (?! [^()]{0,80} \) )
    """,
    re.VERBOSE,
)
"""Where a sentence ends. The blank behind a stop may have been lost in the copying.

A semicolon within brackets ends none: "(44% vs 20%; p < 0.05)"."""

LONGEST = 300
"""A sentence of more tokens is cut: no prose is that long, and what reads it may look far."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign, and where it stands in the cell."""

    kind: str
    """`number`, `word` or `sign`."""
    text: str
    folded: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a cell in which words belong together."""

    span: Span
    tokens: tuple[Token, ...]


def sentences(text: str) -> Iterator[Sentence]:
    """Cut a cell into sentences that have a token.

    >>> [len(s.tokens) for s in sentences("IL-6 fell by 3.5 vs. 2.1. Pain rose; AEs: none.")]
    [9, 2, 3]
    >>> [len(s.tokens) for s in sentences("Cure of C. difficile in 5. Pain rose.")]
    [7, 2]
    """
    start = 0
    for stop in _BREAK.finditer(text):
        yield from _sentence(text, start, stop.start())
        start = stop.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    tokens = tuple(
        Token(m.lastgroup or "", m[0], m[0].casefold(), Span(*m.span()))
        for m in _TOKEN.finditer(text, start, end)
    )
    for n in range(0, len(tokens), LONGEST):
        piece = tokens[n : n + LONGEST]
        yield Sentence(Span(piece[0].span.start, piece[-1].span.end), piece)
