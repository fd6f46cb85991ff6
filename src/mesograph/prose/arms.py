"""The arms that a sentence tells apart by their dose."""

from mesograph.prose.marks import Cue, Marked, Stretch
from mesograph.prose.verdicts import Verdict

_RANKS = frozenset({"high", "low", "medium", "higher", "lower", "highest", "lowest"})
_ARMS = frozenset({"group", "cohort", "arm", "recipients", "patients"})
_REACH = 2.5
_BESIDE = 0.3


def dosed_arm(marked: Marked, verdict: Verdict) -> str:
    """Give the arm of a dose that a finding is of: "arm: high-dose"; empty where none is named."""
    for cue in marked.of("comparator", "dose-level"):
        if _is_arm(marked, cue) and _near(marked, verdict, cue):
            dose = marked.tokens[cue.at.first].folded
            return f"arm: {dose}-dose"
    return ""


def by_degree(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether the cue is a comparative, or has one behind it: "higher", "fell faster"."""
    cue = verdict.cue
    if cue is None or cue.kind != "direction":
        return False
    return cue.form == "adjective" or any(
        other.form == "adjective"
        and cue.at.end <= other.at.first
        and marked.gap(cue.at, other.at) <= _BESIDE
        for other in marked.of("direction")
    )


def _is_arm(marked: Marked, cue: Cue) -> bool:
    """Tell "in the high-dose cohort" from "than at the low dose"."""
    inside = [token.folded for token in marked.tokens[cue.at.first : cue.at.end]]
    after = [token.folded for token in marked.tokens[cue.at.end : cue.at.end + 1]]
    before = marked.tokens[max(0, cue.at.first - 3) : cue.at.first]
    compared = any(t.folded in ("than", "vs", "versus", "with", "between", "to") for t in before)
    return inside[0] in _RANKS and bool(_ARMS & {*inside, *after}) and not compared


def _near(marked: Marked, verdict: Verdict, cue: Cue) -> bool:
    words: tuple[Stretch, ...] = verdict.words
    return any(marked.gap(part, cue.at) <= _REACH for part in words)
