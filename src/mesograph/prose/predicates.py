"""General names that say what others are: "fever was the only adverse event"."""

from mesograph.prose.links import GENERAL
from mesograph.prose.marks import Marked, Measure

IS = frozenset({"was", "were", "are", "is", "being"})
_RANKS = frozenset({"the", "a", "an", "most", "only", "main", "common", "frequent", "commonest"})
_RANKS |= frozenset(
    {
        "commonly",
        "frequently",
        "reported",
        "observed",
        "recorded",
        "major",
        "chief",
        "sole",
        "often",
    }
)
_RANKS |= frozenset({"predominant", "principal", "leading", "noted", "possible", "other", "mild"})


def is_predicate(marked: Marked, measure: Measure) -> bool:
    """Tell whether a general name says what others are: "were the only adverse events"."""
    if measure.concept.name not in GENERAL:
        return False
    n = measure.at.first - 1
    ranked = False
    while n > 0 and (marked.tokens[n].folded in _RANKS or n in marked.light):
        ranked = True
        n -= 1
    return ranked and n > 0 and marked.tokens[n].folded in IS
