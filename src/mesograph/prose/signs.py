"""Signs that say which way a measure went: arrows, and the signs of figures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mesograph.prose.marks import Cue, Measure, Stretch
from mesograph.prose.sentences import Token

_ARROWS = {"↑": "increased", "↓": "decreased", "↔": "unchanged"}
_SIGNS = frozenset({"+", "−", "-", "–"})
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def arrows(tokens: Sequence[Token]) -> Iterator[Cue]:
    """Give the arrows of a sentence: "CRP ↓", "58 → 84"."""
    for n, token in enumerate(tokens):
        says = _ARROWS.get(token.text) or (_moved(tokens, n) if token.text == "→" else "")
        if says:
            yield Cue("direction", says, "verb", Stretch(n, n + 1), token.span)


def _moved(tokens: Sequence[Token], n: int) -> str:
    """Give which way an arrow between two numbers goes: "58 → 84"."""
    beside = [token.text for token in (*tokens[max(0, n - 1) : n], *tokens[n + 1 : n + 2])]
    if len(beside) < 2 or not all(map(_PLAIN.fullmatch, beside)):
        return ""
    one, other = map(Decimal, beside)
    return "" if one == other else "increased" if one < other else "decreased"


def signs(tokens: Sequence[Token], measures: Iterable[Measure]) -> Iterator[Cue]:
    """Give the signs of figures right behind a measure: "LVEF +5.2%", "LVESV (−14 ml)"."""
    for measure in measures:
        n = measure.at.end
        n += n < len(tokens) and tokens[n].text == "("
        if n + 1 >= len(tokens) or tokens[n].text not in _SIGNS:
            continue
        sign, number = tokens[n], tokens[n + 1]
        apart = tokens[n - 1].text == "(" or tokens[n - 1].span.end < sign.span.start
        if apart and number.kind == "number" and number.span.start == sign.span.end:
            says = "increased" if sign.text == "+" else "decreased"
            yield Cue("direction", says, "verb", Stretch(n, n + 1), sign.span)
