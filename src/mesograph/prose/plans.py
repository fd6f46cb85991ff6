"""Sentences that say what was to be measured, and no result."""

from mesograph.prose.marks import Marked

_ORDERS = frozenset({"primary", "secondary", "exploratory", "endpoint", "endpoints", "outcomes"})
_VERBS = frozenset({"noun", "adjective"})


def tells_nothing(marked: Marked) -> bool:
    """Tell whether a sentence is of a trial without results: "ongoing", "terminated".

    Drugs are withdrawn too, in a sentence that has a measure or a way.
    """
    told = bool(marked.measures or marked.of("direction"))
    return any(not (told and cue.form == "verb") for cue in marked.of("cue-part", "no-result"))


def is_plan(marked: Marked) -> bool:
    """Tell whether a sentence lists endpoints: "Primary: change in MELD score at week 24".

    A sentence that states a way by a verb, a figure or a denial has a result, whatever its head.
    """
    head = [token.folded for token in marked.tokens[:4]]
    if ":" not in head or not _ORDERS & set(head[: head.index(":")]):
        return False
    stated = any(cue.form not in _VERBS for cue in marked.of("direction"))
    return not (stated or marked.amounts or marked.of("cue-part", "negation"))
