"""The ways in which a measure may be read in its sentence, each at a cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.prose.denials import NEAR, denial_before, denial_of, denied, denied_subject, stranded
from mesograph.prose.links import GENERAL, JUDGEMENTS, Link, lists
from mesograph.prose.marks import Amount, Cue, Marked, Measure
from mesograph.vocabulary.terms import meso, types_of

_NAMED = {"SafetyMeasure": 3.0, "ClinicalResponse": 3.0, "SurvivalMeasure": 4.5}
"""What it costs to take a measure of such a class for present because it is named."""
_CHANGES = frozenset({"increased", "decreased", "improved", "worsened", "mixed"})
_COUNTED = 1.8
_RATED = 0.8
"""What it costs to take a measure for reported: less where a figure stands right behind it."""
_PURPOSES = frozenset({"in", "for", "to", "against", "after", "due", "from", "during", "treat"})
_SAVE = frozenset({("apart", "from"), ("except", "for"), ("aside", "from"), ("save", "for")})
"""What is named behind these was there."""
_PEOPLE = frozenset({"patients", "patient", "people", "those", "subjects", "children", "adults"})
_BEHIND = 0.3
_SIGNS = frozenset({"−", "+", "-", "–"})
"""A figure with a sign tells of a change."""
_MOVED = 2.0
"""What it costs to take people who "improved" for a count of the measure alone."""
_SUBJECT = 1.3
"""By how much a denied verb goes before the bare denial of its subject."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A direction that a measure may have, by which cue, and what that reading costs."""

    direction: str
    cue: Cue | None
    cost: float
    denial: Cue | None = None


def ways(
    marked: Marked, measure: Measure, links: Sequence[Link], amounts: Sequence[Amount]
) -> Iterator[Reading]:
    """Give the ways in which the cues and figures about a measure let it be read."""
    for found in links:
        if _denies_another(measure, found.cue):
            continue
        counted = bool(amounts) and measure.concept.name not in JUDGEMENTS
        yield from _by_cue(marked, measure, found, counted=counted)
    for cue in marked.of("cue-part", "association"):
        denial = denial_of(marked, cue)
        near = cue.at.end <= measure.at.first and marked.gap(cue.at, measure.at) <= NEAR
        if denial is not None and near:
            yield Reading("absent", cue, 0.5, denial)
    if amounts and measure.concept.name not in JUDGEMENTS:
        yield Reading("reported", None, _counted(marked, measure, amounts))
    if measure.concept.name in JUDGEMENTS:
        yield Reading("present", None, 1.8)
        return
    if _is_had(marked, measure) or _in_doubt(measure, links):
        return
    classes = types_of(measure.concept)
    costs = [cost for name, cost in _NAMED.items() if meso(name) in classes]
    if costs:
        yield Reading("present", None, min(costs))


def _raises_concerns(marked: Marked, measure: Measure, cue: Cue) -> bool:
    """Tell whether concerns are denied, and no change: "no safety concerns were raised"."""
    name = marked.tokens[measure.at.end - 1].folded
    voiced = measure.concept.name in JUDGEMENTS and name in ("concerns", "concern", "issues")
    raised = cue.says == "increased" and cue.form == "verb"
    return voiced and raised and denial_before(marked, measure) is not None


def _is_over(measure: Measure, cue: Cue) -> bool:
    """Tell whether harms are said to have passed: adverse events that resolved were there."""
    return cue.says == "improved" and measure.concept.name in GENERAL


def _in_doubt(measure: Measure, links: Sequence[Link]) -> bool:
    """Tell whether a far "no difference" may reach a measure, so that naming it says nothing."""
    return any(
        found.cue.says == "difference" and found.cue.at.first < measure.at.first for found in links
    )


def _is_had(marked: Marked, measure: Measure) -> bool:
    """Tell whether a measure is what people have, or a treatment is for: "safe in stroke"."""
    n = measure.at.first - 1
    while n >= 0 and (n in marked.light or marked.tokens[n].folded in ("the", "a", "an")):
        n -= 1
    word = marked.tokens[n].folded if n >= 0 else ""
    if n > 0 and (marked.tokens[n - 1].folded, word) in _SAVE:
        return False
    people = n > 0 and marked.tokens[n - 1].folded in _PEOPLE
    return word in _PURPOSES or (word in ("with", "of") and people)


def _counted(marked: Marked, measure: Measure, amounts: Sequence[Amount]) -> float:
    first = amounts[0]
    behind = first.at.first >= measure.at.end
    beside = behind and marked.gap(measure.at, first.at) <= _BEHIND
    signed = marked.tokens[first.at.first - 1].text in _SIGNS
    own = first.figure.counts == "events" or (beside and not first.figure.counts and not signed)
    moved = behind and any(cue.at.first == first.at.end for cue in marked.of("direction"))
    return (_RATED if own else _COUNTED) + moved * _MOVED


def _by_cue(marked: Marked, measure: Measure, found: Link, *, counted: bool) -> Iterator[Reading]:
    cue, cost = found.cue, found.cost
    denial = denial_of(marked, cue)
    if cue.kind == "direction":
        yield _by_way(marked, measure, found, denial, counted=counted)
        return
    match cue.says:
        case "negation":
            again = stranded(marked, cue, measure)
            yield Reading("unchanged" if again else denied(marked, measure), cue, cost)
        case "occurrence":
            denial = denial or denial_before(marked, measure) or _denied_list(marked, measure)
            if denial is not None:
                between = measure.at.end <= denial.at.first < cue.at.first
                between = between and marked.gap(measure.at, denial.at) <= _BEHIND
                yield Reading(denied(marked, measure), cue, cost - 1.0 - between * 0.7, denial)
            else:
                yield Reading("reported" if counted else "present", cue, cost)
        case "difference" if denied_subject(marked, measure, cue):
            before = denial_before(marked, measure)
            yield Reading("unchanged", cue, cost - _SUBJECT, before)
        case "difference" if denial is None:
            yield Reading("present", cue, cost + 2.5)
        case "difference":
            yield Reading("unchanged", cue, cost, denial)
        case "silence":
            yield Reading("", cue, cost)
        case "not-significant":
            after = cue.at.first >= measure.at.end
            yield Reading("unchanged" if after else "absent", cue, cost)
        case says:
            yield Reading(says, cue, cost, denial)


def _denies_another(measure: Measure, cue: Cue) -> bool:
    """Tell what is denied beside a survival from one denied: "were alive without relapse"."""
    behind = cue.at.first >= measure.at.end
    return behind and cue.says == "negation" and measure.concept.name == "survival"


def _denied_list(marked: Marked, measure: Measure) -> Cue | None:
    """Find the "no" before a list that a measure is of: "no A, B or C was seen"."""
    if not any(c.at.end <= measure.at.first for c in marked.of("cue-part", "negation")):
        return None
    for first, end in lists(marked):
        if measure in marked.measures[first + 1 : end]:
            return denial_before(marked, marked.measures[first])
    return None


def _by_way(
    marked: Marked, measure: Measure, found: Link, denial: Cue | None, *, counted: bool
) -> Reading:
    """Read a cue that names a direction; denied, it is unchanged or absent."""
    cue, cost = found.cue, found.cost
    if _raises_concerns(marked, measure, cue) or _is_over(measure, cue):
        before = denial_before(marked, measure)
        return Reading("reported" if counted else "present", cue, cost - _SUBJECT, before)
    match cue.says:
        case "reported":
            survived = meso("SurvivalMeasure") in types_of(measure.concept)
            return Reading("reported" if survived else "absent", cue, cost)
        case says if says in _CHANGES and denied_subject(marked, measure, cue):
            return Reading("unchanged", cue, cost - _SUBJECT, denial_before(marked, measure))
        case says if denial is not None and says in _CHANGES:
            return Reading("unchanged", cue, cost, denial)
        case "present":
            there = "reported" if counted else "present"
            return Reading(there if denial is None else "absent", cue, cost, denial)
        case says:
            return Reading(says, cue, cost, denial)
