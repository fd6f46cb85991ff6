"""A second verb for the same measures: "A and B rose by day 1, while falling later"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.prose.denials import denial_of
from mesograph.prose.details import moment
from mesograph.prose.marks import Amount, Cue, Marked
from mesograph.prose.roads import FUNCTION_WORDS
from mesograph.prose.verdicts import Verdict

_JOINTS = frozenset({"and", "then", "but", ",", "while", "whereas", "or", "yet", "though"})
_CARRIED = frozenset(
    {"it", "they", "this", "was", "were", "remained", "had", "in", "which", "both"}
)
"""Words between a conjunction and its verb that name no other measure."""
_BEHIND = 0.5
_FORMS = frozenset({"verb", "intransitive"})
_BESIDE = FUNCTION_WORDS | {"recipients", "either", "other", "two"}
"""Words that may stand behind "no difference" and tell of nothing else."""
_PLACES = frozenset({"at", "in", "with", "for", "on", "after", "by", "among"})


def echoes(marked: Marked, verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Give what a verb without a measure of its own says of the measures of the verb before it."""
    used = {cue.at for verdict in verdicts for cue in verdict.cues}
    for cue in marked.cues:
        if cue.at in used:
            continue
        for verdict in _before(marked, cue, verdicts):
            says = _says(marked, cue)
            subject = verdict.cue is not None and verdict.measure.at.end <= verdict.cue.at.first
            carried = (
                subject
                or cue.form == "noun"
                or cue.says in ("negation", "difference")
                or _is_it(marked, cue)
            )
            if says and verdict.direction != says and carried:
                yield replace(
                    verdict,
                    direction=says,
                    cue=cue,
                    amounts=tuple(_own(marked, cue)),
                    cost=verdict.cost + 1.0,
                    cues=(cue,),
                    run=(),
                    echo=True,
                    head=verdict.cue,
                    later=_is_later(marked, cue, verdict),
                )


def _says(marked: Marked, cue: Cue) -> str:
    """Give the direction of a verb behind "and", or unchanged for "but not at 12 months"."""
    if cue.says == "difference":
        if _is_tested(marked, cue):
            return ""
        return "unchanged" if denial_of(marked, cue) is not None else ""
    if cue.says == "negation":
        return "unchanged" if cue.form == "verb" and _is_left_out(marked, cue) else ""
    if cue.kind == "direction" and cue.form == "noun":
        if not _is_contrasted(marked, cue):
            return ""
        return cue.says if denial_of(marked, cue) is None else "unchanged"
    counted = cue.form == "adjective" and any(True for _ in _own(marked, cue))
    told = cue.kind == "direction" and (cue.form in _FORMS or counted)
    return cue.says if told and _joined(marked, cue) else ""


def _is_later(marked: Marked, cue: Cue, verdict: Verdict) -> bool:
    """Tell whether a verb has a time of its own, behind that of the verb before it."""
    found = moment(marked, [cue.at])
    return found is not None and verdict.cue is not None and verdict.cue.at.end <= found.at.first


def _is_tested(marked: Marked, cue: Cue) -> bool:
    """Tell "although the difference was not significant", which is of the test alone."""
    led = marked.tokens[max(0, cue.at.first - 1)].folded in ("the", "this", "these", "neither")
    return (
        led
        and cue.form == "noun"
        and any(cue.at.end <= test.at.first for test in marked.of("significance"))
    )


def _is_contrasted(marked: Marked, cue: Cue) -> bool:
    """Tell whether a noun leaves out its measure: "while those on placebo had no improvement"."""
    before = [c for c in marked.of("cue-part", "contrast") if c.at.end <= cue.at.first]
    if not before or any(cue.at.end <= m.at.first for m in marked.measures):
        return False
    between = range(before[-1].at.end, cue.at.first)
    return not any(m.at.first in between for m in marked.measures) and not any(
        c.at.first in between for c in marked.of("direction")
    )


def _is_it(marked: Marked, cue: Cue) -> bool:
    """Tell whether a verb has a word for what was named before: "in which it deteriorated"."""
    return any(
        t.folded in ("it", "they") for t in marked.tokens[max(0, cue.at.first - 2) : cue.at.first]
    )


def _before(marked: Marked, cue: Cue, verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Give the verdicts of the last verb before a cue, where no measure stands between.

    "No difference" behind a comma speaks of what was reported before it.
    """
    kind = ("cue-part", "direction") if cue.says == "difference" else ("direction",)
    heads = [
        v.cue
        for v in verdicts
        if v.cue is not None and v.cue.kind in kind and v.cue.at.end <= cue.at.first
    ]
    if not heads or (cue.says == "difference" and not _ends(marked, cue)):
        return
    head = max(heads, key=lambda one: one.at.first)
    taken = [v for v in verdicts if v.cue == head]
    last = max(head.at.end, *(v.measure.at.end for v in taken))
    if not any(last <= m.at.first < cue.at.first for m in marked.measures) and last <= cue.at.first:
        yield from taken


def _ends(marked: Marked, cue: Cue) -> bool:
    """Tell whether nothing but a test, or who is compared, stands behind a cue."""
    seen = marked.of("cue-part", "occurrence")
    named = (*marked.of("significance"), *marked.of("comparator"), *seen)
    tests = {n for c in named for n in range(c.at.first, c.at.end)}
    tests |= {n for moment in marked.moments for n in range(moment.at.first, moment.at.end)}
    return all(
        token.kind == "sign" or n in tests or n in marked.light or token.folded in _BESIDE
        for n, token in enumerate(marked.tokens[cue.at.end :], start=cue.at.end)
    )


def _is_left_out(marked: Marked, cue: Cue) -> bool:
    """Tell whether a "not" leaves its verb out: "higher at 6 but not at 12 months"."""
    before = marked.tokens[cue.at.first - 1 : cue.at.first]
    after = marked.tokens[cue.at.end : cue.at.end + 1]
    return any(t.folded in ("but", "and", ",") for t in before) and any(
        t.folded in _PLACES for t in after
    )


def _own(marked: Marked, cue: Cue) -> Iterator[Amount]:
    """Give the figures right behind the verb, or the people right before it."""
    for amount in marked.amounts:
        behind = amount.at.first >= cue.at.end and marked.gap(cue.at, amount.at) <= _BEHIND
        if behind or (amount.at.end == cue.at.first and amount.figure.counts == "people"):
            yield amount


def _joined(marked: Marked, cue: Cue) -> bool:
    """Tell whether the verb stands right behind a conjunction, but for an adverb or a count."""
    counted = {amount.at.first for amount in marked.amounts}
    for n in range(cue.at.first - 1, max(-1, cue.at.first - 5), -1):
        token = marked.tokens[n]
        if token.folded in _JOINTS:
            return True
        if not (token.folded.endswith("ly") or token.folded in _CARRIED or n in counted):
            return False
    return False
