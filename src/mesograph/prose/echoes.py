"""A second verb for the same measures: "A and B rose by day 1, while falling later"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mesograph.prose.details import moment
from mesograph.prose.marks import Amount, Cue, Marked
from mesograph.prose.verdicts import Verdict

_JOINTS = frozenset({"and", "then", "but", ",", "while", "whereas", "or"})
_BEHIND = 0.5
_FORMS = frozenset({"verb", "intransitive"})


def echoes(marked: Marked, verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Give what a verb without a measure of its own says of the measures of the verb before it."""
    used = {cue.at for verdict in verdicts for cue in verdict.cues}
    for cue in marked.of("direction"):
        if cue.form not in _FORMS or cue.at in used or not _joined(marked, cue):
            continue
        before = [v for v in verdicts if v.cue is not None and v.cue.at.end <= cue.at.first]
        heads = [v.cue for v in before if v.cue is not None and v.measure.at.end <= v.cue.at.first]
        if not heads or _named_since(marked, heads[-1], cue):
            continue
        for verdict in before:
            if verdict.cue == heads[-1] and verdict.direction != cue.says:
                yield replace(
                    verdict,
                    direction=cue.says,
                    cue=cue,
                    amounts=tuple(_own(marked, cue)),
                    cost=verdict.cost + 1.0,
                    cues=(cue,),
                    run=(),
                    echo=True,
                    later=moment(marked, [cue.at]) is not None,
                )


def _own(marked: Marked, cue: Cue) -> Iterator[Amount]:
    """Give the figures right behind the verb."""
    for amount in marked.amounts:
        if amount.at.first >= cue.at.end and marked.gap(cue.at, amount.at) <= _BEHIND:
            yield amount


def _joined(marked: Marked, cue: Cue) -> bool:
    """Tell whether the verb stands right behind a conjunction, but for an adverb."""
    for token in reversed(marked.tokens[max(0, cue.at.first - 3) : cue.at.first]):
        if token.folded in _JOINTS:
            return True
        if not token.folded.endswith("ly"):
            return False
    return False


def _named_since(marked: Marked, one: Cue, other: Cue) -> bool:
    return any(one.at.end <= m.at.first < other.at.first for m in marked.measures)
