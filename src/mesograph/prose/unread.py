"""What a sentence states and the reader cannot code: stretches for a curator to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.model import Span
from mesograph.prose.marks import Cue, Marked, Stretch
from mesograph.prose.roads import FUNCTION_WORDS
from mesograph.prose.verdicts import Verdict

_BREAKS = frozenset({",", ":", "(", ")", "and", "or", "but"})

_BESIDE = 0.3


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch that states something which was not coded, and why."""

    span: Span
    reason: str
    """`unknown-measure`: no term is known for what is said to have changed, or been there.
    `unknown-direction`: a measure is named, and nothing known is said of it."""
    direction: str
    """A name in the scheme of directions; empty where none was read."""


def find_unread(marked: Marked, verdicts: Sequence[Verdict]) -> Iterator[Unread]:
    """Give the clauses of cues that no measure answers, and the measures that no cue decides."""
    used = {cue.at for verdict in verdicts for cue in verdict.cues}
    tied = {verdict.tied.at for verdict in verdicts if verdict.tied}
    for cue in marked.of("direction"):
        qualifies = any(marked.gap(cue.at, measure) <= _BESIDE for measure in tied)
        if cue.at not in used and cue.at.first not in marked.worn and not qualifies:
            yield Unread(_clause(marked, cue), "unknown-measure", cue.says)
    judged = {verdict.measure.at for verdict in verdicts}
    for measure in marked.measures:
        if measure.at not in judged and measure.at not in tied:
            yield Unread(measure.span, "unknown-direction", "")


def _clause(marked: Marked, cue: Cue) -> Span:
    """Give the words around a cue, up to a break or to what was read."""
    stops = set(marked.worn)
    for other in (*marked.of("direction"), *marked.of("cue-part", "contrast")):
        if other.at != cue.at:
            stops.update(range(other.at.first, other.at.end))
    first, end = cue.at.first, cue.at.end
    while first > 0 and _runs_on(marked, first - 1, stops):
        first -= 1
    while end < len(marked.tokens) and _runs_on(marked, end, stops):
        end += 1
    at = _trimmed(marked, Stretch(first, end), cue.at)
    return Span(marked.tokens[at.first].span.start, marked.tokens[at.end - 1].span.end)


def _runs_on(marked: Marked, n: int, stops: set[int]) -> bool:
    return n not in stops and marked.tokens[n].folded not in _BREAKS


def _trimmed(marked: Marked, at: Stretch, kept: Stretch) -> Stretch:
    """Take function words off both ends."""
    first, end = at.first, at.end
    while first < kept.first and marked.tokens[first].folded in FUNCTION_WORDS:
        first += 1
    while end > kept.end and marked.tokens[end - 1].folded in FUNCTION_WORDS:
        end -= 1
    return Stretch(first, end)
