"""What a finding is compared with."""

import re
from dataclasses import replace
from itertools import pairwise

from mesograph.prose.arms import by_degree, dosed_arm
from mesograph.prose.marks import Cue, Marked, Stretch
from mesograph.prose.verdicts import Verdict
from mesograph.vocabulary.terms import meso, types_of

CHANGES = frozenset({"increased", "decreased", "improved", "worsened", "unchanged", "mixed"})
_WITHOUT_BASELINE = ("SurvivalMeasure", "SafetyMeasure", "ClinicalResponse", "HealthCareUse")
_REPEATED = re.compile(
    r"symptoms|parameters|extent|rate|episode|crisis|exacerbation|flare|use|requirement|consumption"
)
"""Names of responses and care that people can have had before treatment too."""
_ENGRAFTED = re.compile(r"recovery|engraftment|reconstitution")
_COMPARED_REACH = 8.0
_GROUP_REACH = 1.2
_BESIDE = 0.9
_BESIDE_OTHERS = frozenset(
    (word, link)
    for word in ("superior", "inferior", "similar", "comparable", "equivalent", "identical")
    for link in ("to", "with")
)
_GROUPS = frozenset({"groups", "arms", "cohorts"})
_LIKE = frozenset({"to", "with", "that", "those", "of", "in", "the"})
_TREATED = frozenset({"msc", "mscs", "cell", "cells", "infusion", "transplantation", "injection"})
"""Words by which "X alone" is another treated arm, and not a control."""


def comparator(marked: Marked, verdict: Verdict) -> str:
    """Give the name of what a measure is compared with; empty where that is meant and not said.

    Where the cell tells of controls, what is compared is compared with them.
    """
    if verdict.direction not in CHANGES:
        return _held_against(marked, verdict) or "none"
    if verdict.head is not None and verdict.cue is not None and verdict.cue.says == "negation":
        # "Higher at 6 but not at 12 months" is held against one thing both times.
        verdict = replace(verdict, cue=verdict.head, echo=False)
    elif verdict.echo and verdict.later:
        return "baseline" if _names_baseline(marked, verdict) else "other-time"
    centre = verdict.cue.at if verdict.cue else verdict.measure.at
    named = _named_comparator(marked, centre) or _against_others(marked, centre)
    dosed = by_degree(marked, verdict) and dosed_arm(marked, verdict)
    return named or ("dose-level" if dosed else _meant(marked, verdict, centre))


def _meant(marked: Marked, verdict: Verdict, centre: Stretch) -> str:
    """Give what a change is held against that names nothing."""
    if _is_alike(marked, verdict):
        return "control"
    if _by_degree(verdict) and not marked.controlled and _is_of_people(verdict):
        return "baseline"
    if _has_baseline(marked, verdict) and not (_by_degree(verdict) and not _both(marked)):
        return "baseline"
    between = _by_degree(verdict) or _differs(verdict)
    return "control" if between and (marked.controlled or _of_a_group(marked, centre)) else ""


def _is_alike(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether groups are said to be alike: "was similar in both arms"."""
    cue = verdict.cue
    if cue is None or cue.says != "unchanged" or cue.form != "adjective":
        return False
    after = [token.folded for token in marked.tokens[cue.at.end : cue.at.end + 5]]
    pairs = pairwise(after)
    return any(one in ("both", "two") and other in _GROUPS for one, other in pairs)


def tells_of_controls(marked: Marked) -> bool:
    """Tell whether a sentence names controls, or gives figures of two groups: "82% vs 53%"."""
    named = any(True for _ in marked.of("comparator", "control"))
    return named or any(versus(marked, amount.at) for amount in marked.amounts)


def _names_baseline(marked: Marked, verdict: Verdict) -> bool:
    cue = verdict.cue
    words = () if cue is None else marked.tokens[cue.at.first : cue.at.end]
    return any(token.folded == "baseline" for token in words)


def _against_others(marked: Marked, centre: Stretch) -> str:
    """Give `control` for what no cue names: "than with hyaluronic acid", "not superior to it"."""
    compared = any(
        marked.gap(centre, cue.at) <= _COMPARED_REACH
        and cue.at.end < len(marked.tokens)
        and not _parted(marked, centre, cue.at)
        and not any(cue.at.end == other.at.first for other in marked.of("comparator", "baseline"))
        for cue in marked.of("cue-part", "comparison")
    )
    beside = marked.tokens[centre.end - 1 : centre.end + 1]
    words = tuple(token.folded for token in beside)
    return "control" if compared or words in _BESIDE_OTHERS else ""


def _parted(marked: Marked, one: Stretch, other: Stretch) -> bool:
    """Tell whether a further statement, with a way of its own, stands before a "than"."""
    than = any(t.folded == "than" for t in marked.tokens[max(one.end, other.first - 4) : other.end])
    noun = any(cue.at == one and cue.form == "noun" for cue in marked.of("direction"))
    if noun or not than:
        return False
    between = range(one.end, other.first)
    named = any(m.at.first in between for m in marked.measures)
    return named and any(c.at.first in between for c in marked.of("direction"))


def _by_degree(verdict: Verdict) -> bool:
    """Tell whether the cue is a comparative: "higher" is meant against others."""
    return verdict.cue is not None and verdict.cue.form == "adjective" and not verdict.echo


def _has_baseline(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether people can have had the measure before: nobody relapsed before treatment."""
    concept = verdict.measure.concept
    if _differs(verdict) and not _over_time(marked, verdict):
        return False
    if any(meso(name) in types_of(concept) for name in _WITHOUT_BASELINE):
        return _REPEATED.search(concept.name) is not None
    return _ENGRAFTED.search(concept.name) is None


def _differs(verdict: Verdict) -> bool:
    return verdict.cue is not None and verdict.cue.says in ("difference", "not-significant")


def _is_of_people(verdict: Verdict) -> bool:
    """Tell whether so many people are told of: "better in 4 patients"."""
    counted = [a.figure for a in verdict.amounts if a.figure.counts == "people"]
    return any(figure.count is not None for figure in counted)


def _over_time(marked: Marked, verdict: Verdict) -> bool:
    """Tell "no change", which is one over time, from "no difference", one between people."""
    cue = verdict.cue
    return cue is not None and marked.tokens[cue.at.first].folded.startswith("chang")


def _of_a_group(marked: Marked, centre: Stretch) -> bool:
    """Tell whether a group is said to be higher, or something to be so in a group."""
    return any(
        token.folded in ("group", "arm") and marked.gap(centre, Stretch(n, n + 1)) <= 2.5
        for n, token in enumerate(marked.tokens)
    )


def _both(marked: Marked) -> bool:
    return any(token.folded in ("both", "all") for token in marked.tokens)


def _held_against(marked: Marked, verdict: Verdict) -> str:
    """Give what a figure is held against: "93% versus 53% with placebo"."""
    compared = [
        cue
        for cue in marked.of("cue-part", "comparison")
        for amount in verdict.amounts
        if marked.gap(cue.at, amount.at) <= 2.0
    ]
    named = _named_comparator(marked, compared[0].at) if compared else ""
    second = any(versus(marked, amount.at) for amount in verdict.amounts)
    return named or ("control" if second or _beside_controls(marked, verdict) else "")


def versus(marked: Marked, at: Stretch) -> bool:
    """Tell whether a figure is the second of "55% versus 37%", and nobody else is named."""
    if any(cue.says != "control" for cue in marked.of("comparator")):
        return False
    return any(
        cue.at.end <= at.first
        and marked.gap(cue.at, at) <= _BESIDE
        and any(
            0 <= marked.gap(a.at, cue.at) <= _BESIDE and a.at.end <= cue.at.first
            for a in marked.amounts
        )
        for cue in marked.of("cue-part", "comparison")
    )


def _beside_controls(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether a test is told of figures of which one is that of the controls."""
    tested = any(cue.form == "test" for cue in marked.of("significance"))
    return tested and any(control_beside(marked, amount.at) for amount in verdict.amounts)


def _named_comparator(marked: Marked, centre: Stretch) -> str:
    """Give what stands after "than" or "from", or is named at the cue's side."""
    near = [
        (marked.gap(centre, cue.at), _says(marked, cue))
        for cue in marked.of("comparator")
        if is_compared(marked, cue)
        and not _parted(marked, centre, cue.at)
        and not _of_a_difference(marked, centre, cue.at)
    ]
    reached = [pair for pair in near if pair[0] <= _COMPARED_REACH]
    return min(reached)[1] if reached else ""


def _of_a_difference(marked: Marked, centre: Stretch, named: Stretch) -> bool:
    """Tell whether a later difference takes a comparator: "fell, with no difference between"."""
    return any(
        centre.end <= cue.at.first and (cue.at.end <= named.first or named.end == cue.at.first)
        for cue in marked.of("cue-part", "difference")
    )


def _says(marked: Marked, cue: Cue) -> str:
    """Give what a cue names; "alone" is said of a control where nothing treated stands before."""
    word = marked.tokens[cue.at.first].folded
    before = marked.tokens[max(0, cue.at.first - 4) : cue.at.first]
    if word == "alone" and not any(token.folded in _TREATED for token in before):
        return "control"
    return cue.says


def is_compared(marked: Marked, cue: Cue) -> bool:
    """Tell whether a comparator is named as such: behind "than", "from" or "similar to that of"."""
    words = [token.folded for token in marked.tokens[cue.at.first : cue.at.end]]
    if cue.says == "baseline" and any(m.at.first == cue.at.end for m in marked.measures):
        # "Higher baseline ST2" is of a time.
        return False
    if cue.says == "baseline" or words[-1] in ("dependent", "dependently", "related", "response"):
        return True
    if _is_likened_to(marked, cue):
        return True
    before = marked.tokens[max(0, cue.at.first - 3) : cue.at.first + 1]
    apart = {"between", "from", "across"}
    if cue.says != "control" or words[-1] in _GROUPS:
        apart.add("among")
    return any(token.folded in apart for token in before) or any(
        c.at.end <= cue.at.first and marked.gap(c.at, cue.at) <= 2.5
        for c in marked.of("cue-part", "comparison")
    )


def _is_likened_to(marked: Marked, cue: Cue) -> bool:
    """Tell whether something is like a comparator: "similar to those of the controls"."""
    n = cue.at.first - 1
    while n > 0 and marked.tokens[n].folded in _LIKE:
        n -= 1
    return n + 1 < cue.at.first and (marked.tokens[n].folded, marked.tokens[n + 1].folded) in (
        _BESIDE_OTHERS
    )


def control_beside(marked: Marked, at: Stretch) -> str:
    """Give `control` where something stands right before them and is their own."""
    for cue in marked.of("comparator", "control", "other-arm"):
        if _says(marked, cue) != "control":
            continue
        beside = marked.gap(at, cue.at) <= _GROUP_REACH
        if beside and cue.at.first >= at.end and _is_own(marked, at, cue):
            return "control"
    return ""


def _is_own(marked: Marked, at: Stretch, control: Cue) -> bool:
    """Tell a figure of the controls from one that is compared with theirs."""
    return not is_compared(marked, control) or any(
        cue.at.end <= at.first and marked.gap(cue.at, at) <= _BESIDE
        for cue in marked.of("cue-part", "comparison")
    )
