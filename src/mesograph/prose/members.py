"""A general name and the harms it stands for: "the commonest adverse events were A and B"."""

from collections.abc import Iterator, Sequence

from mesograph.prose.links import GENERAL, lists
from mesograph.prose.marks import Marked, Measure, Stretch
from mesograph.prose.predicates import IS, is_predicate
from mesograph.prose.roads import COPULAS
from mesograph.prose.verdicts import Verdict

_LISTS = IS | {"included", "include", "includes", "including", "comprised", "consisted", ":"}
_LISTS |= frozenset(
    {
        "confined",
        "limited",
        "restricted",
        "mainly",
        "mostly",
        "predominantly",
        "namely",
        "such",
        "(",
    }
)
_BETWEEN = _LISTS | COPULAS | frozenset({"as", "of", "the", "a", "an", "in", "to", ","})
_NAMED = 3.0
"""What it costs to take a harm for present because a general name lists it."""


def with_members(marked: Marked, verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Give the verdicts, with what a general name stands for in its place.

    A general name keeps a finding of its own where a figure or a denial is its own.
    """
    places = {measure.at: n for n, measure in enumerate(marked.measures)}
    general = [v for v in verdicts if v.measure.concept.name in GENERAL and v.measure.at in places]
    replaced: set[Stretch] = set()
    members: dict[Stretch, Measure] = {}
    for verdict in general:
        if verdict.direction not in ("present", "reported"):
            continue
        named = tuple(_members(marked, places[verdict.measure.at], verdict))
        members.update((measure.at, measure) for measure in named)
        if verdict.direction == "present" and (
            named
            or is_predicate(marked, verdict.measure)
            or (len(verdicts) > 1 and _heads(marked, verdict.measure))
        ):
            replaced.add(verdict.measure.at)
    judged = {verdict.measure.at for verdict in verdicts}
    yield from (v for v in verdicts if v.measure.at not in replaced)
    for at, measure in members.items():
        if at not in judged:
            yield Verdict(measure, "present", None, (), _NAMED, _NAMED, (), None, ())


def _members(marked: Marked, n: int, verdict: Verdict) -> Iterator[Measure]:
    """Give the measures that are listed behind a general name, or that it is the predicate of."""
    runs = {k: run for run in lists(marked) for k in range(*run)}
    measures = marked.measures
    if is_predicate(marked, measures[n]):
        if n > 0 and runs[n - 1] != runs[n]:
            yield from measures[slice(*runs[n - 1])]
        return
    if n + 1 < len(measures) and runs[n + 1] != runs[n] and _lists(marked, verdict, n):
        yield from measures[slice(*runs[n + 1])]


def _lists(marked: Marked, verdict: Verdict, n: int) -> bool:
    """Tell whether what stands between a general name and the next measure makes it a list."""
    told = {k for a in verdict.amounts for k in range(a.at.first, a.at.end)}
    between = range(marked.measures[n].at.end, marked.measures[n + 1].at.first)
    words = [marked.tokens[k].folded for k in between if k not in told and k not in marked.light]
    return any(word in _LISTS for word in words) and all(
        word in _BETWEEN or word.endswith("ly") for word in words
    )


def _heads(marked: Marked, measure: Measure) -> bool:
    """Tell whether a general name is a heading: "toxicity: grade 1 fever in 4"."""
    after = marked.tokens[measure.at.end : measure.at.end + 1]
    return measure.at.first == 0 and any(token.text == ":" for token in after)
