"""What a sentence says of each of its measures: which way, and by which words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mesograph.prose.amounts import share_out
from mesograph.prose.associations import ties
from mesograph.prose.links import JUDGEMENTS, link, lists
from mesograph.prose.marks import Amount, Cue, Marked, Measure, Stretch
from mesograph.prose.readings import Reading, ways
from mesograph.vocabulary.terms import ontology


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
    head: Cue | None = None
    """The cue whose measures an echo speaks of."""
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
        readings = list(ways(marked, measure, links, amounts))
        if tie is not None:
            readings.append(Reading("present", tie.cue, 2.0))
        if not readings:
            continue
        readings.sort(key=lambda reading: reading.cost)
        best = readings[0]
        if best.cue is not None and best.cue.says == "silence":
            continue
        others = [reading.cost for reading in readings if reading.direction != best.direction]
        yield Verdict(
            _slowed(marked, measure, best),
            best.direction,
            best.cue,
            tuple(a for a in amounts if best.cue is None or not _cut_off(marked, best.cue, a.at)),
            best.cost,
            (others[0] if others else 9.0) - best.cost,
            tuple(cue for cue in (best.cue, best.denial) if cue is not None),
            marked.measures[tie.other] if tie else None,
            runs[n],
        )


def _slowed(marked: Marked, measure: Measure, best: Reading) -> Measure:
    """Give the decline of a measure where that is less: "FVC declined more slowly"."""
    cue = best.cue
    if cue is None or best.direction != "decreased" or cue.form not in ("verb", "intransitive"):
        return measure
    behind = tuple(token.folded for token in marked.tokens[cue.at.end : cue.at.end + 2])
    decline = ontology().scheme("measure").get(f"{measure.concept.name}-decline")
    slow = behind[:1] in (("less",), ("slower",)) or behind == ("more", "slowly")
    return replace(measure, concept=decline) if slow and decline is not None else measure


def _cut_off(marked: Marked, cue: Cue, at: Stretch) -> bool:
    """Tell whether a figure stands behind a later cue than the one that decides."""
    return cue.kind == "direction" and any(
        cue.at.end <= other.at.first and other.at.end <= at.first
        for other in marked.of("direction")
    )


def _leads_in(marked: Marked, measure: Measure) -> bool:
    """Tell whether a judgement only leads to a cue: "effective in reducing pain" is about pain.

    One before a colon is a heading.
    """
    if measure.concept.name not in JUDGEMENTS or measure.at.end + 1 >= len(marked.tokens):
        return False
    following = {cue.at.first for cue in marked.of("direction")}
    then = marked.tokens[measure.at.end].folded
    if then == ":" and measure.at.first == 0:
        return True
    return then in ("in", "for", "at") and measure.at.end + 1 in following
