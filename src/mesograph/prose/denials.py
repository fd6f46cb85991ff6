"""What denies a cue or a measure: "no", "not", "neither … nor", "was not seen"."""

from mesograph.prose.links import JUDGEMENTS, spent, stands_last
from mesograph.prose.marks import Cue, Marked, Measure

NEAR = 1.7
"""A negation this near before a cue denies it."""
_FAR = 2.6
"""A negation this near before a measure denies that it was seen."""
_RIGHT_BEFORE = 0.3
_TAKEN_BACK = 3.0
_ENDS = frozenset({",", "and", "but", ")", "or"})
_HELPING = frozenset({"did", "does", "do", "was", "were"})


def denied(marked: Marked, measure: Measure) -> str:
    """Give absent; "no safety concern" is safety, present."""
    turned = any(marked.gap(cue.at, measure.at) <= 0.3 for cue in marked.of("cue-part", "concern"))
    # "No efficacy signal" is none of efficacy.
    judged = measure.concept.name in JUDGEMENTS and measure.concept.name != "efficacy"
    return "present" if turned and judged else "absent"


def denied_subject(marked: Marked, measure: Measure, cue: Cue) -> bool:
    """Tell whether a verb is denied before its subject: "neither pain nor spasticity worsened"."""
    if cue.form not in ("verb", "intransitive") or cue.at.first < measure.at.end:
        return False
    return any(
        denial.form == "transitive" and 0.0 <= marked.gap(denial.at, measure.at) <= _RIGHT_BEFORE
        for denial in marked.of("cue-part", "negation")
        if denial.at.end <= measure.at.first
    )


def stranded(marked: Marked, cue: Cue, measure: Measure) -> bool:
    """Tell whether "did not" leaves out the verb of the clause before: "CRP fell, ESR did not"."""
    end = cue.at.end >= len(marked.tokens) or marked.tokens[cue.at.end].folded in _ENDS
    helped = cue.at.first > 0 and marked.tokens[cue.at.first - 1].folded in _HELPING
    told = any(c.at.end <= measure.at.first for c in marked.of("direction"))
    if told and marked.tokens[cue.at.first].folded == "nor" and not end:
        # "CRP did not fall, nor did ESR."
        return marked.tokens[cue.at.end].folded in _HELPING
    return end and helped and told


def denial_before(marked: Marked, measure: Measure) -> Cue | None:
    """Find the "no" of "no X was seen"."""
    for denial in marked.cues:
        denies = denial.says == "negation" or denial.form == "transitive"
        denies = denies and denial.says in ("negation", "not-significant")
        denies = denies and not stands_last(marked, denial)
        near = denial.at.end <= measure.at.first and marked.gap(denial.at, measure.at) <= _FAR
        if denies and near and not spent(marked, denial):
            return denial
    return None


def denial_of(marked: Marked, cue: Cue) -> Cue | None:
    """Find what denies a cue: a negation right before it, or "not significant" at its side."""
    for denial in marked.of("cue-part", "negation"):
        before = denial.at.end <= cue.at.first and denial.form != "intransitive"
        if before and marked.gap(denial.at, cue.at) <= NEAR:
            return denial
        behind = cue.at.end <= denial.at.first and denial.form == "intransitive"
        if behind and marked.gap(cue.at, denial.at) <= _RIGHT_BEFORE:
            return denial
    if cue.form == "noun":
        for denial in marked.of("cue-part", "negation"):
            if cue.at.end <= denial.at.first and _takes_back(marked, cue, denial):
                return denial
    for denial in marked.of("significance", "not-significant"):
        if marked.gap(denial.at, cue.at) <= NEAR:
            before = denial.at.end <= cue.at.first
            if before or (denial.form == "intransitive" and cue.says == "difference"):
                return denial
    return None


def _takes_back(marked: Marked, cue: Cue, denial: Cue) -> bool:
    """Tell whether a noun is denied behind it: "an improvement in LVEF was not observed"."""
    seen = any(
        denial.at.end <= other.at.first and marked.gap(denial.at, other.at) <= _RIGHT_BEFORE
        for other in (
            *marked.of("cue-part", "occurrence"),
            *(marked.of("direction", "present") if denial.form == "verb" else ()),
        )
    )
    other = any(
        cue.at.end <= c.at.first < denial.at.first
        for c in (*marked.of("direction"), *marked.of("cue-part", "contrast"))
    )
    return seen and not other and marked.gap(cue.at, denial.at) <= _TAKEN_BACK
