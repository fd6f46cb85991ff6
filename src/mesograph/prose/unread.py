"""What a sentence states and the reader cannot code: stretches for a curator to look at."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from mesograph.model import Span
from mesograph.prose.links import GENERAL, keeps_up, spent
from mesograph.prose.marks import Cue, Marked, Stretch
from mesograph.prose.roads import FUNCTION_WORDS
from mesograph.prose.verdicts import Verdict

_BREAKS = frozenset({",", ":", "(", ")", "and", "or", "but"})

_BESIDE = 0.3
_CLOSE = 1.2
"""A figure this near to what was read is part of it."""


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
    """Give the clauses of cues that no measure answers, and the measures that no cue decides.

    Of two stretches, one within the other, the first is given.
    """
    given: list[Unread] = []
    for found in _candidates(marked, verdicts):
        inside = any(
            other.span.start <= found.span.start and found.span.end <= other.span.end
            for other in given
        )
        if not inside:
            given.append(found)
            yield found


def _candidates(marked: Marked, verdicts: Sequence[Verdict]) -> Iterator[Unread]:
    used = {cue.at for verdict in verdicts for cue in verdict.cues}
    tied = {verdict.tied.at for verdict in verdicts if verdict.tied}
    for cue in marked.of("direction"):
        qualifies = any(marked.gap(cue.at, measure) <= _BESIDE for measure in tied)
        qualifies = qualifies or keeps_up(marked, cue) or _says_again(marked, cue, verdicts)
        if cue.at not in used and cue.at.first not in marked.worn and not qualifies:
            yield Unread(_clause(marked, cue.at), "unknown-measure", cue.says)
    yield from _unanswered(marked, verdicts, used)
    yield from _met_with(marked, verdicts, used)
    judged = {verdict.measure.at for verdict in verdicts}
    for measure in marked.measures:
        listed = bool(judged) and measure.concept.name in GENERAL
        if measure.at not in judged and measure.at not in tied and not listed:
            yield Unread(measure.span, "unknown-direction", "")


def _says_again(marked: Marked, cue: Cue, verdicts: Sequence[Verdict]) -> bool:
    """Tell whether a cue says what was read beside it, or how much: "fell faster"."""
    return any(
        (verdict.direction == cue.says and marked.gap(cue.at, verdict.measure.at) <= _BESIDE)
        or any(
            used.kind == "direction"
            and (used.at.end <= cue.at.first or cue.says == "present")
            and marked.gap(used.at, cue.at) <= _BESIDE
            for used in verdict.cues
        )
        or (cue.form == "adjective" and any(_is_degree(marked, cue, used) for used in verdict.cues))
        for verdict in verdicts
    )


def _is_degree(marked: Marked, cue: Cue, used: Cue) -> bool:
    """Tell whether a comparative says how much of a change there was: "greater reductions"."""
    near = cue.at.end <= used.at.first and marked.gap(cue.at, used.at) <= _CLOSE
    return used.kind == "direction" and used.form == "noun" and near


def _unanswered(
    marked: Marked, verdicts: Sequence[Verdict], used: Collection[Stretch]
) -> Iterator[Unread]:
    """Give the denials and the figures that belong to nothing that was read."""
    for cue in marked.of("cue-part", "negation"):
        if cue.at not in used and cue.form == "transitive" and not spent(marked, cue):
            yield Unread(_clause(marked, cue.at), "unknown-measure", "absent")
    told = {amount.at for verdict in verdicts for amount in verdict.amounts}
    stops = {verdict.measure.at for verdict in verdicts}
    for amount in marked.amounts:
        near = any(marked.gap(amount.at, at) <= _CLOSE for at in (*told, *stops, *used))
        if amount.at not in told and not near:
            yield Unread(_clause(marked, amount.at), "unknown-measure", "reported")


def _met_with(
    marked: Marked, verdicts: Sequence[Verdict], used: Collection[Stretch]
) -> Iterator[Unread]:
    """Give what is said to have been seen, or common, where nothing near it was read."""
    told = {*used, *(part for verdict in verdicts for part in verdict.parts)}
    for cue in marked.of("cue-part", "occurrence"):
        near = any(marked.gap(part, cue.at) <= _CLOSE for part in told)
        if not (near or spent(marked, cue)):
            yield Unread(_clause(marked, cue.at), "unknown-measure", "present")


def _clause(marked: Marked, kept: Stretch) -> Span:
    """Give the words around a cue, up to a break or to what was read."""
    stops = set(marked.worn)
    for other in (*marked.of("direction"), *marked.of("cue-part", "contrast")):
        if other.at != kept:
            stops.update(range(other.at.first, other.at.end))
    first, end = kept.first, kept.end
    while first > 0 and _runs_on(marked, first - 1, stops):
        first -= 1
    while end < len(marked.tokens) and _runs_on(marked, end, stops):
        end += 1
    at = _trimmed(marked, Stretch(first, end), kept)
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
