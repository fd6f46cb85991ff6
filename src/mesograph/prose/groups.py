"""Whom a finding speaks of: the treated, the controls, a cohort or an arm."""

from collections.abc import Sequence

from mesograph.prose.arms import dosed_arm
from mesograph.prose.comparators import CHANGES, control_beside, is_compared, versus
from mesograph.prose.marks import Amount, Marked, Stretch
from mesograph.prose.verdicts import Verdict

_NEAR = 6
"""So many words may stand between the controls and what is told of them."""
_DEALT = 14
"""So many words may stand between two figures and "respectively"."""
_LED = frozenset(
    {"in", "among", "of", "the", "those", "who", "received", "on", "given", "patients"}
)
_LED |= frozenset({"with", "subjects", "participants", "a", "to", "assigned", "treated"})
_JOINTS = frozenset({"while", "whereas", "but", "although", "though", "whilst", "yet", "and", ","})
_LEADING = frozenset({"in", "of", "for", "the", "all", "subjects", "patients", "participants"})


def group(marked: Marked, verdict: Verdict, amount: Amount | None) -> str:
    """Give `control`, a cohort or an arm where the words say that a finding is of one."""
    if amount is not None:
        named = _dealt_out(marked, verdict, amount)
        if named is not None:
            return named
        named = control_beside(marked, amount.at) or _numbered(marked, amount.at)
        named = named or ("control" if versus(marked, amount.at) else "")
        if named or verdict.direction == "reported":
            return named
    if verdict.cue is None or verdict.direction not in CHANGES:
        return ""
    if _of_controls(marked, verdict):
        return "control"
    return control_beside(marked, verdict.cue.at) or dosed_arm(marked, verdict)


def _dealt_out(marked: Marked, verdict: Verdict, amount: Amount) -> str | None:
    """Give whose figure is one of two: "45% and 30% with cells and placebo, respectively".

    None where figures are not dealt out to groups.
    """
    if len(verdict.amounts) != 2 or amount not in verdict.amounts:
        return None
    end = verdict.amounts[-1].at.end
    words = [token.folded for token in marked.tokens[end : end + _DEALT]]
    if "respectively" not in words or "and" not in words[: words.index("respectively")]:
        return None
    joint, last = end + words.index("and"), end + words.index("respectively")
    for control in marked.of("comparator", "control"):
        if end <= control.at.first < last:
            second = control.at.first > joint
            return "control" if second == (amount is verdict.amounts[1]) else ""
    return None


def _of_controls(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether the controls open a clause: "whereas in controls it rose"."""
    places = [cue.at for cue in verdict.cues]
    if not verdict.echo:
        places += [verdict.measure.at, *verdict.run]
    start = min(place.first for place in places)
    stated = {m.at.first for m in marked.measures} | {c.at.first for c in marked.of("direction")}
    for control in marked.of("comparator", "control"):
        between = range(control.at.end, start)
        if control.at.end > start or not stated.isdisjoint(between) or len(between) > _NEAR:
            continue
        if any(marked.tokens[n].folded in _JOINTS for n in between[_comma(marked, between) :]):
            continue
        n = control.at.first
        while n > 0 and (marked.tokens[n - 1].folded in _LED or n - 1 in marked.light):
            n -= 1
        opens = n == 0 or marked.tokens[n - 1].folded in _JOINTS
        if opens and not is_compared(marked, control):
            return True
    return False


def _comma(marked: Marked, between: Sequence[int]) -> bool:
    return bool(between) and marked.tokens[between[0]].text == ","


def _numbered(marked: Marked, at: Stretch) -> str:
    """Give the cohort, or the arm, that stands right before a figure: "cohort 1 (n = 2)"."""
    before = marked.tokens[max(0, at.first - 3) : at.first]
    words = [token for token in before if token.text not in ("(", ":")]
    if len(words) < 2 or words[-2].folded not in ("cohort", "arm", "group"):
        return ""
    kind, name = words[-2].folded, words[-1].text
    if kind == "cohort":
        return f"cohort {name}" if name.isdigit() or len(name) == 1 else ""
    return f"arm: {kind} {name}" if len(name) == 1 else ""


def cohorts(marked: Marked, verdict: Verdict, row: Sequence[Amount]) -> tuple[str, ...]:
    """Give the cohorts right behind what is said: "no toxicity in cohorts 1 and 2".

    A figure is of one.
    """
    end = max(part.end for part in (*verdict.words, *(amount.at for amount in row)))
    n = end
    while n < len(marked.tokens) and marked.tokens[n].folded in _LEADING:
        n += 1
    word = marked.tokens[n].folded if n < len(marked.tokens) else ""
    if n == end or word not in ("cohort", "cohorts"):
        return ()
    found: list[str] = []
    for token in marked.tokens[n + 1 :]:
        if token.text.isdigit() or (len(token.text) == 1 and token.text.isupper()):
            found.append(f"cohort {token.text}")
        elif token.folded not in ("and", ",", "or"):
            break
    return () if row and len(found) > 1 else tuple(found)
