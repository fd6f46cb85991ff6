"""How far apart two places of a sentence lie: function words weigh little, breaks much."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from mesograph.prose.sentences import Token

COPULAS = frozenset(
    {"was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "did", "does", "to"}
    | {"remained", "became"}
)
"""Helping verbs: a participle behind one says something of what stands before it."""
FUNCTION_WORDS = COPULAS | frozenset(
    {"a", "an", "the", "any", "all", "both", "each", "this", "that", "these", "those", "there"}
    | {"its", "it", "their", "which", "who", "whose", "also", "do"}
    | {"as", "at", "by", "for", "from", "in", "into", "of", "on", "with"}
    | {"among", "regard", "regards", "respect", "terms", "regarding", "concerning"}
)
_BREAKS = {
    ",": 1.0,
    "(": 0.6,
    ")": 0.4,
    ":": 1.8,
    "-": 0.05,
    "/": 0.3,
    "–": 0.3,
    "and": 0.7,
    "or": 0.5,
}
_NUMBER = 0.4
_SIGN = 0.2
_FUNCTION = 0.1
_ADVERB = 0.25
_WORD = 0.8

MEASURE = 0.5
FIGURE = 0.4
FILLER = 0.15
CUES: Mapping[str, float] = {
    "direction": 1.6,
    "contrast": 4.0,
    "occurrence": 0.6,
    "difference": 1.2,
    "association": 3.0,
    "comparison": 1.2,
    "negation": 0.7,
    "no-result": 4.0,
}
"""What it costs to reach over a cue, by what it says or its kind."""
OTHER_CUE = 0.2


def road(tokens: Sequence[Token], settled: Iterable[tuple[int, int, float]]) -> tuple[float, ...]:
    """Give the way from the start of a sentence to each of its tokens, and to its end.

    A settled stretch, from one token to before another, weighs what is said; later ones win.
    """
    weights = [_weight(token) for token in tokens]
    for n in range(1, len(tokens)):
        if tokens[n - 1].text == "-":
            # The second half of a compound: "short-term" is one word.
            weights[n] = _FUNCTION
    for first, end, weight in settled:
        weights[first:end] = [weight] + [0.0] * (end - first - 1)
    return (0.0, *accumulate(weights))


def _weight(token: Token) -> float:
    if token.folded in _BREAKS:
        return _BREAKS[token.folded]
    if token.folded in FUNCTION_WORDS:
        return _FUNCTION
    if token.kind == "word":
        return _ADVERB if token.folded.endswith("ly") else _WORD
    return _NUMBER if token.kind == "number" else _SIGN
