"""What else a sentence says of a finding: time, significance, hedging."""

from collections.abc import Collection, Iterable, Sequence

from mesograph.prose.marks import Amount, Marked, Moment, Stretch
from mesograph.prose.verdicts import Verdict
from mesograph.vocabulary.terms import ontology

_CHANGES = frozenset({"increased", "decreased", "improved", "worsened", "unchanged", "mixed"})
_TIME_REACH = 2.0
_BESIDE = 0.9
_HEDGED = 1.5
_SAME = 0.9
"""A count and a share this near are of the same people."""
_THAT = frozenset({"that", "which"})
_OF_ALL = frozenset({"both", "all", "each", "for"})


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
    return _closing(marked) if best is None else marked.moments[best[1]]


def _closing(marked: Marked) -> Moment | None:
    """Give the only time of a sentence where it stands at its end, behind all that is said."""
    if len(marked.moments) != 1:
        return None
    (found,) = marked.moments
    tests = {n for cue in marked.of("significance") for n in range(cue.at.first, cue.at.end)}
    rest = range(found.at.end, len(marked.tokens))
    ends = all(
        marked.tokens[n].kind == "sign" or marked.tokens[n].folded in _OF_ALL or n in tests
        for n in rest
    )
    return found if ends else None


def _opens(marked: Marked, found: Moment) -> bool:
    """Tell whether a time stands before all that it could belong to, but for a break."""
    measures = (measure.at for measure in marked.measures)
    cues = (cue.at for cue in marked.of("direction"))
    figures = (amount.at for amount in marked.amounts)
    before = [at for at in (*measures, *cues, *figures) if at.first < found.at.first]
    return all(marked.gap(at, found.at) >= 3.0 for at in before)


def at_baseline(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether a measure is that of before the treatment: "higher baseline ST2"."""
    return any(
        cue.at.end == verdict.measure.at.first for cue in marked.of("comparator", "baseline")
    )


def significance(marked: Marked, verdict: Verdict, *, compared: bool) -> str:
    """Give what is said of a statistical test beside the cue, or behind all that it is of.

    A figure that is reported has one where it is held against another.
    """
    if verdict.direction not in _CHANGES and not (verdict.direction == "reported" and compared):
        return ""
    says = _beside_cue(marked, verdict) or _behind(marked, verdict) or _of_all(marked, verdict)
    return "not-significant" if says and verdict.direction == "unchanged" else says


def _beside_cue(marked: Marked, verdict: Verdict) -> str:
    if verdict.cue is None or verdict.direction not in _CHANGES:
        return ""
    for cue in marked.of("significance"):
        if marked.gap(cue.at, verdict.cue.at) <= _BESIDE:
            return cue.says
    return ""


def _of_all(marked: Marked, verdict: Verdict) -> str:
    """Give what an end says of all before it: "all p < 0.01", "the differences were not …"."""
    if verdict.cue is None or verdict.direction not in _CHANGES:
        return ""
    for test in marked.of("significance"):
        both = marked.tokens[max(0, test.at.first - 1)].folded in ("both", "all", "each")
        if test.form == "test" and both and verdict.cue.at.end <= test.at.first:
            return test.says
    for cue in marked.of("cue-part", "difference"):
        word = marked.tokens[cue.at.first].folded
        led = marked.tokens[max(0, cue.at.first - 1)].folded in ("the", "these", "this")
        led = led or marked.tokens[min(cue.at.end, len(marked.tokens) - 1)].folded in _THAT
        if word in ("difference", "differences") and led and verdict.cue.at.end <= cue.at.first:
            tests = (t for t in marked.of("significance") if t.at.first >= cue.at.end)
            return next((t.says for t in tests if marked.gap(cue.at, t.at) <= _BESIDE), "")
    return ""


def _behind(marked: Marked, verdict: Verdict) -> str:
    """Give a p-value, or "not significantly", with no other statement before it."""
    parts = (*verdict.words, *(amount.at for amount in verdict.amounts))
    end = max(part.end for part in parts)
    own = {part.first for part in (*parts, *verdict.run)}
    for test in marked.of("significance"):
        trailing = test.form in ("test", "intransitive")
        if trailing and end <= test.at.first and not _parted(marked, own, end, test.at.first):
            return test.says
    return ""


def _parted(marked: Marked, own: Collection[int], first: int, end: int) -> bool:
    """Tell whether another statement stands between two places."""
    cues = (cue.at.first for cue in marked.cues if cue.kind in ("direction", "significance"))
    stated = (*(measure.at.first for measure in marked.measures), *cues)
    return any(first <= at < end and at not in own for at in stated)


def hedged(marked: Marked, verdict: Verdict) -> bool:
    """Tell whether a hedge stands before the cue, or before the measure where no cue decides."""
    target = verdict.measure.at
    if verdict.cue is not None and verdict.cue.at.first < target.first:
        target = verdict.cue.at
    return _hedged_before(marked, target) or (
        verdict.cue is not None and _hedged_before(marked, verdict.cue.at)
    )


def _hedged_before(marked: Marked, target: Stretch) -> bool:
    return any(
        cue.at.end <= target.first
        and marked.gap(cue.at, target) <= _HEDGED
        and not any(t.folded == "not" for t in marked.tokens[cue.at.end : cue.at.end + 1])
        and not any(token.text == ":" for token in marked.between(cue.at, target))
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
    return apart and filled and marked.gap(one.at, other.at) <= _SAME


def iri(scheme: str, name: str) -> str:
    """Give the IRI of a concept; empty for no name."""
    return ontology().find(scheme, name).iri if name else ""
