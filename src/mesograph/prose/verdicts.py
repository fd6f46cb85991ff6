"""What a sentence says of each of its measures: which way, and by which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.prose.amounts import share_out
from mesograph.prose.associations import ties
from mesograph.prose.links import JUDGEMENTS, Link, link, lists, spent
from mesograph.prose.marks import Amount, Cue, Marked, Measure, Stretch
from mesograph.vocabulary.terms import meso, types_of

_NAMED = {"SafetyMeasure": 3.0, "ClinicalResponse": 3.0, "SurvivalMeasure": 4.5}
"""What it costs to take a measure of such a class for present because it is named."""
_UNCHANGED = frozenset({"increased", "decreased", "improved", "worsened", "mixed", "difference"})
_COUNTED = 1.8
_RATED = 0.8
"""What it costs to take a measure for reported: less where a figure stands right behind it."""
_BEHIND = 0.3
_NEAR = 1.7
"""A negation this near before a cue denies it."""
_FAR = 2.6
"""A negation this near before a measure denies that it was seen."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one measure, by which cue and figures, and at what cost."""

    measure: Measure
    direction: str
    """A name in the scheme of directions; empty where a way is said and not which."""
    cue: Cue | None
    amounts: tuple[Amount, ...]
    cost: float
    margin: float
    """How much more the best reading of another direction costs."""
    cues: tuple[Cue, ...]
    tied: Measure | None
    """What the sentence says it is associated with."""
    run: tuple[Stretch, ...]
    """Where the measures stand that are listed with it."""
    echo: bool = False
    """A verb without a measure of its own says it of the measure of another."""
    later: bool = False
    """That verb has a time of its own."""

    @property
    def words(self) -> tuple[Stretch, ...]:
        """Give where the measure, its cues and what it is tied to stand."""
        tied = () if self.tied is None else (self.tied.at,)
        return (self.measure.at, *(cue.at for cue in self.cues), *tied)

    @property
    def parts(self) -> tuple[Stretch, ...]:
        """Give where all that carries the verdict stands."""
        return (*self.words, *(amount.at for amount in self.amounts), *self.run)


@dataclass(frozen=True, slots=True)
class _Reading:
    direction: str
    cue: Cue | None
    cost: float
    denial: Cue | None = None


def judge(marked: Marked) -> Iterator[Verdict]:
    """Give a verdict for every measure that a sentence says something of."""
    figures = share_out(marked)
    tied = ties(marked)
    runs = [
        tuple(measure.at for measure in marked.measures[first:end])
        for first, end in lists(marked)
        for _ in range(first, end)
    ]
    second = {tie.other for tie in tied.values()}
    for n, (measure, links) in enumerate(zip(marked.measures, link(marked), strict=True)):
        if n in second or _leads_in(marked, measure):
            continue
        tie = tied.get(n)
        amounts = figures.get(n, ())
        readings = list(_readings(marked, measure, links, amounts))
        if tie is not None:
            readings.append(_Reading("present", tie.cue, 2.0))
        if not readings:
            continue
        readings.sort(key=lambda reading: reading.cost)
        best = readings[0]
        others = [reading.cost for reading in readings if reading.direction != best.direction]
        yield Verdict(
            measure,
            best.direction,
            best.cue,
            tuple(a for a in amounts if best.cue is None or not _cut_off(marked, best.cue, a.at)),
            best.cost,
            (others[0] if others else 9.0) - best.cost,
            tuple(cue for cue in (best.cue, best.denial) if cue is not None),
            marked.measures[tie.other] if tie else None,
            runs[n],
        )


def _cut_off(marked: Marked, cue: Cue, at: Stretch) -> bool:
    """Tell whether a figure stands behind a later cue than the one that decides."""
    return cue.kind == "direction" and any(
        cue.at.end <= other.at.first and other.at.end <= at.first
        for other in marked.of("direction")
    )


def _leads_in(marked: Marked, measure: Measure) -> bool:
    """Tell whether a judgement only leads to a cue: "effective in reducing pain" is about pain."""
    if measure.concept.name not in JUDGEMENTS or measure.at.end + 1 >= len(marked.tokens):
        return False
    following = {cue.at.first for cue in marked.of("direction")}
    then = marked.tokens[measure.at.end].folded
    return then in ("in", "for", "at") and measure.at.end + 1 in following


def _readings(
    marked: Marked, measure: Measure, links: Sequence[Link], amounts: Sequence[Amount]
) -> Iterator[_Reading]:
    for found in links:
        counted = bool(amounts) and measure.concept.name not in JUDGEMENTS
        yield from _by_cue(marked, measure, found, counted=counted)
    for cue in marked.of("cue-part", "association"):
        denial = _denial(marked, cue)
        near = cue.at.end <= measure.at.first and marked.gap(cue.at, measure.at) <= _NEAR
        if denial is not None and near:
            yield _Reading("absent", cue, 0.5, denial)
    if amounts and measure.concept.name not in JUDGEMENTS:
        yield _Reading("reported", None, _counted(marked, measure, amounts))
    if measure.concept.name in JUDGEMENTS:
        yield _Reading("present", None, 1.8)
        return
    classes = types_of(measure.concept)
    costs = [cost for name, cost in _NAMED.items() if meso(name) in classes]
    if costs:
        yield _Reading("present", None, min(costs))


def _counted(marked: Marked, measure: Measure, amounts: Sequence[Amount]) -> float:
    first = amounts[0]
    behind = first.at.first >= measure.at.end and marked.gap(measure.at, first.at) <= _BEHIND
    own = first.figure.counts == "events" or (behind and not first.figure.counts)
    return _RATED if own else _COUNTED


def _by_cue(marked: Marked, measure: Measure, found: Link, *, counted: bool) -> Iterator[_Reading]:
    cue, cost = found.cue, found.cost
    denial = _denial(marked, cue)
    match cue.says:
        case "negation":
            yield _Reading(_denied(marked, measure), cue, cost)
        case "occurrence":
            denial = denial or _denial_before(marked, measure)
            if denial is not None:
                yield _Reading(_denied(marked, measure), cue, cost - 1.0, denial)
            else:
                yield _Reading("reported" if counted else "present", cue, cost)
        case "difference":
            if denial is None:
                yield _Reading("present", cue, cost + 2.5)
            else:
                yield _Reading("unchanged", cue, cost, denial)
        case "not-significant":
            after = cue.at.first >= measure.at.end
            yield _Reading("unchanged" if after else "absent", cue, cost)
        case says if denial is not None and says in _UNCHANGED:
            yield _Reading("unchanged", cue, cost, denial)
        case "present" if denial is not None:
            yield _Reading("absent", cue, cost, denial)
        case "present" if counted:
            yield _Reading("reported", cue, cost)
        case says:
            yield _Reading(says, cue, cost, denial)


def _denied(marked: Marked, measure: Measure) -> str:
    """Give absent; "no safety concern" is safety, present."""
    turned = any(marked.gap(cue.at, measure.at) <= 0.3 for cue in marked.of("cue-part", "concern"))
    return "present" if turned and measure.concept.name in JUDGEMENTS else "absent"


def _denial_before(marked: Marked, measure: Measure) -> Cue | None:
    """Find the "no" of "no X was seen"."""
    for denial in marked.cues:
        denies = denial.says == "negation" or denial.form == "transitive"
        denies = denies and denial.says in ("negation", "not-significant")
        near = denial.at.end <= measure.at.first and marked.gap(denial.at, measure.at) <= _FAR
        if denies and near and not spent(marked, denial):
            return denial
    return None


def _denial(marked: Marked, cue: Cue) -> Cue | None:
    """Find what denies a cue: a negation right before it, or "not significant" at its side."""
    for denial in marked.of("cue-part", "negation"):
        if denial.at.end <= cue.at.first and marked.gap(denial.at, cue.at) <= _NEAR:
            return denial
    for denial in marked.of("significance", "not-significant"):
        if marked.gap(denial.at, cue.at) <= _NEAR:
            before = denial.at.end <= cue.at.first
            if before or (denial.form == "intransitive" and cue.says == "difference"):
                return denial
    return None
