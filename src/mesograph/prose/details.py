"""What else a sentence says of a finding: comparator, group, time, significance, hedging."""

from collections.abc import Iterable, Sequence

from mesograph.prose.marks import Amount, Cue, Marked, Moment, Stretch
from mesograph.prose.verdicts import Verdict
from mesograph.vocabulary.terms import meso, ontology, types_of

_CHANGES = frozenset({"increased", "decreased", "improved", "worsened", "unchanged", "mixed"})
_WITHOUT_BASELINE = ("SurvivalMeasure", "SafetyMeasure")
_TIME_REACH = 2.0
_COMPARED_REACH = 8.0
_GROUP_REACH = 1.2
_BESIDE = 0.9


def comparator(marked: Marked, verdict: Verdict) -> str:
    """Give the name of what a measure is compared with; empty where that is meant and not said."""
    if verdict.direction not in _CHANGES:
        return _held_against(marked, verdict) or "none"
    if verdict.echo and moment(marked, [verdict.cues[0].at]) is not None:
        return "other-time"
    centre = verdict.cue.at if verdict.cue else verdict.measure.at
    named = _named_comparator(marked, centre)
    if named:
        return named
    compared = any(
        marked.gap(centre, cue.at) <= _COMPARED_REACH for cue in marked.of("cue-part", "comparison")
    )
    if compared or not _has_baseline(verdict):
        return "control" if _by_degree(verdict) and _of_a_group(marked, centre) else ""
    if _by_degree(verdict) and not _both(marked):
        return "control" if _of_a_group(marked, centre) else ""
    return "baseline"


def _by_degree(verdict: Verdict) -> bool:
    """Tell whether the cue is a comparative: "higher" is meant against others."""
    return verdict.cue is not None and verdict.cue.form == "adjective"


def _has_baseline(verdict: Verdict) -> bool:
    """Tell whether people can have had the measure before: nobody relapsed before treatment."""
    classes = types_of(verdict.measure.concept)
    differs = verdict.cue is not None and verdict.cue.says in ("difference", "not-significant")
    return not differs and not any(meso(name) in classes for name in _WITHOUT_BASELINE)


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
    return _named_comparator(marked, compared[0].at) if compared else ""


def _named_comparator(marked: Marked, centre: Stretch) -> str:
    """Give what stands after "than" or "from", or is named at the cue's side."""
    near = [
        (marked.gap(centre, cue.at), cue.says)
        for cue in marked.of("comparator")
        if _is_compared(marked, cue)
    ]
    reached = [pair for pair in near if pair[0] <= _COMPARED_REACH]
    return min(reached)[1] if reached else ""


def _is_compared(marked: Marked, cue: Cue) -> bool:
    if cue.says == "baseline":
        return True
    before = marked.tokens[max(0, cue.at.first - 3) : cue.at.first + 1]
    return any(token.folded in ("between", "among", "from") for token in before) or any(
        c.at.end <= cue.at.first and marked.gap(c.at, cue.at) <= 2.5
        for c in marked.of("cue-part", "comparison")
    )


def group(marked: Marked, at: Stretch) -> str:
    """Give `control` where a figure is that of the control group."""
    for cue in marked.of("comparator", "control"):
        beside = marked.gap(at, cue.at) <= _GROUP_REACH
        if beside and cue.at.first >= at.end and _is_own(marked, at, cue):
            return "control"
    return ""


def _is_own(marked: Marked, at: Stretch, control: Cue) -> bool:
    """Tell a figure of the controls from one that is compared with theirs."""
    return not _is_compared(marked, control) or any(
        cue.at.end <= at.first and marked.gap(cue.at, at) <= _BESIDE
        for cue in marked.of("cue-part", "comparison")
    )


def moment(marked: Marked, parts: Iterable[Stretch], reach: float = _TIME_REACH) -> Moment | None:
    """Find the time that goes with some words: behind them, else one that opens the sentence."""
    best: tuple[float, int] | None = None
    for n, found in enumerate(marked.moments):
        for part in parts:
            if found.at.first in marked.worn and part.first > found.at.first:
                continue
            paid = marked.gap(part, found.at)
            if found.at.first < part.first:
                if not _opens(marked, found):
                    continue
                paid = 0.9
            if paid <= reach and (best is None or (paid, n) < best):
                best = (paid, n)
    return None if best is None else marked.moments[best[1]]


def _opens(marked: Marked, found: Moment) -> bool:
    """Tell whether a time stands before all that it could belong to, but for a break."""
    measures = (measure.at for measure in marked.measures)
    cues = (cue.at for cue in marked.of("direction"))
    figures = (amount.at for amount in marked.amounts)
    before = [at for at in (*measures, *cues, *figures) if at.first < found.at.first]
    return all(marked.gap(at, found.at) >= 3.0 for at in before)


def significance(marked: Marked, verdict: Verdict) -> str:
    """Give what is said of a statistical test beside the cue."""
    if verdict.cue is None or verdict.direction not in _CHANGES:
        return ""
    for cue in marked.of("significance"):
        if marked.gap(cue.at, verdict.cue.at) <= _BESIDE:
            return cue.says
    return ""


def hedged(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether a hedge stands before the cue, or before the measure where no cue decides."""
    target = verdict.measure.at
    if verdict.cue is not None and verdict.cue.at.first < target.first:
        target = verdict.cue.at
    return any(
        cue.at.end <= target.first
        and marked.gap(cue.at, target) <= 1.5
        and not any(cue.at.end <= m.at.first < target.first for m in marked.measures)
        for cue in marked.of("cue-part", "hedge")
    )


def merged(marked: Marked, amounts: Sequence[Amount]) -> tuple[tuple[Amount, ...], ...]:
    """Put a count and its share, or people and their events, together: "3 patients (30%)"."""
    rows: list[tuple[Amount, ...]] = []
    for amount in amounts:
        if rows and len(rows[-1]) == 1 and _complete(marked, rows[-1][0], amount):
            rows[-1] = (rows[-1][0], amount)
        else:
            rows.append((amount,))
    return tuple(rows)


def _complete(marked: Marked, one: Amount, other: Amount) -> bool:
    if {one.figure.counts, other.figure.counts} == {"people", "events"}:
        return True
    apart = (one.figure.count is None) != (other.figure.count is None)
    filled = (one.figure.value is None) != (other.figure.value is None)
    return apart and filled and marked.gap(one.at, other.at) <= 0.7


def iri(scheme: str, name: str) -> str:
    """Give the IRI of a concept; empty for no name."""
    return ontology().find(scheme, name).iri if name else ""
