"""Which cue a measure goes with, by how far apart they stand and which side the cue looks to."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mesograph.prose.marks import Amount, Cue, Marked, Measure
from mesograph.prose.roads import COPULAS, FUNCTION_WORDS

JUDGEMENTS = frozenset({"safety", "tolerability", "feasibility", "efficacy"})
"""Measures that a sentence asserts by naming them: "safe" is safety, present."""
GENERAL = frozenset(
    {"adverse-event", "serious-adverse-event", "treatment-related-adverse-event"}
    | {"severe-adverse-event", "complication", "toxicity"}
)
"""Measures that are names of many harms."""
REACH = 6.0
"""Beyond this road no cue governs a measure."""
_STEP = 0.7
"""What it costs a cue to reach the next item of a list."""
_WINDOW = 6
"""How many cues to each side of a measure are looked at; it bounds the time."""
_AWAY = 4.0
"""What it costs to look to the side where a cue's measure does not stand."""
_LATE = {"occurrence": 1.0, "not-significant": 1.0, "difference": 0.3, "present": 0.5}
_BESIDE_CUE = 0.5
"""A negation this near before a cue is spent on it."""
_BORNE = 2.0
"""A noun this near behind "showed" is what was shown."""
_PARTED = 1.0
"""What it costs a cue to reach over a comma right behind it."""
_NEW = 1.5
"""What it costs a verb behind "and" to look back for its measure."""
_WORN = 1.5
"""What it costs a cue that is part of one measure's name to govern another."""
_SEEN = frozenset(
    {"occurred", "seen", "observed", "reported", "noted", "recorded", "found", "required"}
    | {"needed", "used", "reached", "achieved", "attained", "obtained", "detected"}
)
"""What occurred "more often" is more, as what "was" so."""
_SUSTAINED = 9.0
_PHRASE = 1.0
"""What it costs a verb at most to reach over a phrase to its subject."""
_PHRASES = frozenset({"at", "of", "in", "for", "on", "by", "from", "among", "with", "after"})
_BREAKING = frozenset({",", "and", "or", "(", ")", ":", "who", "which", "that", "where"})
_AND = frozenset({",", "and", "or", "nor", "/", "&", "+", "plus", "well"})
_CLAUSE = 4.0
"""Beyond this road two measures are in two clauses."""
_BESIDE = _AND | (FUNCTION_WORDS - COPULAS) | {"-", "−", "+", "(", ")"}
"""All that may stand between the items of a list."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cue that may govern a measure, and what that reading costs."""

    cue: Cue
    cost: float


def lists(marked: Marked) -> tuple[tuple[int, int], ...]:
    """Give the runs of measures that are coordinated: first, and past the last."""
    runs: list[tuple[int, int]] = []
    first = 0
    for n in range(1, len(marked.measures) + 1):
        if n == len(marked.measures) or not _coordinated(marked, n):
            runs.append((first, n))
            first = n
    return tuple(runs)


def _coordinated(marked: Marked, n: int) -> bool:
    one, other = marked.measures[n - 1], marked.measures[n]
    if (one.concept.name in JUDGEMENTS) != (other.concept.name in JUDGEMENTS):
        return False
    if not 0 < other.at.first - one.at.end <= 8:
        return other.at.first == one.at.end
    if marked.gap(one.at, other.at) >= _CLAUSE:
        return False
    told = {n for a in marked.amounts for n in range(a.at.first, a.at.end) if _apart(marked, a)}
    between = [
        token.folded
        for n, token in enumerate(marked.tokens[one.at.end : other.at.first], one.at.end)
        if n not in marked.light and n not in told
    ]
    return any(word in _AND for word in between) and all(word in _BESIDE for word in between)


def _apart(marked: Marked, amount: Amount) -> bool:
    """Tell whether a figure stands in a bracket: "IL-6 (−40%) and CRP (−55%)"."""
    first = marked.tokens[amount.at.first].text
    return first == "(" or _word(marked, amount.at.first - 1) in ("(", "−", "+", "-")


def link(marked: Marked) -> tuple[tuple[Link, ...], ...]:
    """Give for each measure the cues that may govern it, the cheapest first."""
    governing = [
        cue
        for cue in marked.cues
        if governs(cue)
        and not spent(marked, cue)
        and not (cue.says == "negation" and _is_attributive(marked, cue))
        and not keeps_up(marked, cue)
    ]
    starts = [cue.at.first for cue in governing]
    costs: list[dict[int, float]] = []
    for measure in marked.measures:
        middle = bisect_left(starts, measure.at.first)
        near = range(max(0, middle - _WINDOW), min(len(governing), middle + _WINDOW))
        found = {n: cost(marked, governing[n], measure) for n in near}
        costs.append({n: paid for n, paid in found.items() if paid <= REACH})
    shared = frozenset(n for n, cue in enumerate(governing) if cue.at.first not in marked.worn)
    for first, end in lists(marked):
        _share(costs, range(first + 1, end), -1, shared)
        _share(costs, range(end - 2, first - 1, -1), +1, shared)
    return tuple(_ranked(governing, found) for found in costs)


def keeps_up(marked: Marked, cue: Cue) -> bool:
    """Tell whether a verb says that a change stayed: "the improvement in pain was sustained"."""
    if cue.says not in ("unchanged", "present") or cue.form not in ("verb", "intransitive"):
        return False
    for other in marked.of("direction"):
        noun = other.form == "noun" and other.says != cue.says and other.at.end <= cue.at.first
        between = [t.folded for t in marked.between(other.at, cue.at)]
        while between and between[-1] in COPULAS:
            del between[-1]
        if between[-1:] == ["and"] and noun:
            # "Gains were seen in A and B and were sustained": the gains were.
            return marked.gap(other.at, cue.at) <= _SUSTAINED
        if noun and not _AND.intersection(between):
            return marked.gap(other.at, cue.at) <= REACH
    return False


def _is_attributive(marked: Marked, cue: Cue) -> bool:
    """Tell whether a denial is part of a name: "free" in "pain-free walking distance"."""
    after = marked.tokens[cue.at.end : cue.at.end + 1]
    named = any(t.kind == "word" and t.folded not in FUNCTION_WORDS | _AND for t in after)
    free = _word(marked, cue.at.first) == "free" and cue.at.end - cue.at.first == 1
    return cue.at.first in marked.worn or (free and named)


def _share(
    costs: list[dict[int, float]],
    places: Sequence[int],
    neighbour: int,
    cues: frozenset[int],
) -> None:
    for place in places:
        for n, paid in costs[place + neighbour].items():
            shared = paid + _STEP
            if n in cues and shared <= REACH and shared < costs[place].get(n, REACH + 1):
                costs[place][n] = shared


def _ranked(governing: Sequence[Cue], found: dict[int, float]) -> tuple[Link, ...]:
    order = sorted(found.items(), key=lambda pair: (pair[1], pair[0]))
    return tuple(Link(governing[n], paid) for n, paid in order)


def spent(marked: Marked, cue: Cue) -> bool:
    """Tell whether a cue only serves the one right behind it: "no change", "showed no change"."""
    if cue.says == "occurrence":
        return any(_bears(marked, cue, other) for other in marked.cues)
    return cue.says in ("negation", "not-significant") and any(
        cue.at.end <= other.at.first
        and other.at.first not in marked.worn
        and marked.gap(cue.at, other.at) <= _BESIDE_CUE
        for other in marked.cues
        if other.kind == "direction" or other.says in ("difference", "occurrence")
    )


def _bears(marked: Marked, seen: Cue, other: Cue) -> bool:
    """Tell whether what was seen is a change: "showed no change", "no change in pain was seen"."""
    if other.kind == "direction" and other.form == "transitive":
        first = marked.tokens[other.at.first].folded
        return first in ("more", "fewer", "a", "higher") and other.at.end <= seen.at.first
    if other.form != "noun" or not (other.kind == "direction" or other.says == "difference"):
        return False
    if seen.at.end <= other.at.first:
        return marked.gap(seen.at, other.at) <= _BORNE
    apart = marked.gap(other.at, seen.at) <= REACH and _takes(marked, other)
    return apart and not any(
        other.at.end <= c.at.first < seen.at.first
        for c in (*marked.of("direction"), *marked.of("cue-part", "contrast", "occurrence"))
    )


def governs(cue: Cue) -> bool:
    """Tell whether a cue can decide a measure's direction by itself."""
    return cue.kind == "direction" or cue.says in (
        *("negation", "occurrence", "difference", "not-significant", "silence"),
    )


def cost(marked: Marked, cue: Cue, measure: Measure) -> float:
    """Say what it costs to read a cue as governing a measure."""
    if cue.at.first < measure.at.end and measure.at.first < cue.at.end:
        verb = cue.at.end == measure.at.end and cue.form in ("verb", "intransitive")
        return 0.3 if cue.says == "improved" or (verb and cue.kind == "direction") else REACH + 1
    side = "after" if measure.at.first >= cue.at.end else "before"
    owned = _WORN if cue.at.first in marked.worn else 0.0
    parted = _PARTED if side == "after" and _word(marked, cue.at.end) == "," else 0.0
    leaning = _leaning(marked, cue, side)
    far = marked.gap(cue.at, measure.at)
    if far > _PHRASE and side == "before" and _is_subject(marked, measure, cue):
        far = _PHRASE
    return far + leaning + _lateness(cue) + owned + parted


def _is_subject(marked: Marked, measure: Measure, cue: Cue) -> bool:
    """Tell whether only a phrase parts a verb from its subject: "density at the spine rose"."""
    if cue.form not in ("verb", "intransitive") or cue.kind != "direction":
        return False
    between = range(measure.at.end, cue.at.first)
    if not between or _word(marked, between[0]) not in _PHRASES:
        return False
    marks = [cue.at.first for cue in marked.cues]
    marks += [measure.at.first for measure in marked.measures]
    marks += [amount.at.first for amount in marked.amounts]
    return not any(first in between for first in marks) and not _BREAKING.intersection(
        token.folded for token in marked.tokens[between[0] : between[-1] + 1]
    )


def _lateness(cue: Cue) -> float:
    """Let every other cue go before "was seen", and a way before a bare difference."""
    return _LATE.get(cue.says, 0.0)


def _leaning(marked: Marked, cue: Cue, side: str) -> float:
    following = _word(marked, cue.at.end)
    words = tuple(_led_by(marked, cue))
    led = any(word in COPULAS for word in words)
    match cue.form:
        case "noun":
            takes = _takes(marked, cue)
            return {"after": 0.0 if takes else 1.2, "before": _AWAY if takes else 0.6}[side]
        case "verb":
            new = _NEW if not led and _begins(marked, cue, len(words)) else 0.0
            return {"after": 2.0 if led else 0.4, "before": 0.0 if led else 0.3 + new}[side]
        case "intransitive":
            return {"after": _AWAY, "before": 0.0}[side]
        case "transitive" if stands_last(marked, cue):
            return {"after": _AWAY, "before": 0.0}[side]
        case "transitive":
            back = REACH + 1 if cue.says == "negation" else _AWAY
            return {"after": 0.0, "before": 0.5 if "did" in words else back}[side]
        case _:
            than = following in ("than", "compared", "versus", "vs")
            return {"after": 3.0 if than else 0.2, "before": 0.0 if led or than else 1.6}[side]


def stands_last(marked: Marked, cue: Cue) -> bool:
    """Tell whether a "none" speaks of what stands before it: "adverse events: none"."""
    word = _word(marked, cue.at.first) if cue.at.end - cue.at.first == 1 else ""
    return word in ("none", "zero", "without") and _word(marked, cue.at.end) in ("", ",", ")", ";")


def _takes(marked: Marked, cue: Cue) -> bool:
    """Tell whether a noun names its measure behind it: "difference was seen in …"."""
    for n in range(cue.at.end, min(cue.at.end + 4, len(marked.tokens))):
        token = marked.tokens[n]
        if token.folded in ("in", "of", "for", "on", "from", "between", "among"):
            return not any(n < amount.at.first <= n + 2 for amount in marked.amounts)
        if token.folded not in COPULAS and token.folded not in ("seen", "observed", "found"):
            return False
    return False


def _begins(marked: Marked, cue: Cue, led: int) -> bool:
    """Tell whether a verb stands behind a comma or "and": its own measure comes after it."""
    before = cue.at.first - led - 1
    return before >= 0 and marked.tokens[before].folded in ("and", ",", "but", "while", "whereas")


def _led_by(marked: Marked, cue: Cue) -> Iterator[str]:
    """Give the adverbs and helping verbs right before a cue."""
    told = {n for a in marked.amounts for n in range(a.at.first, a.at.end)}
    for n in range(cue.at.first - 1, max(-1, cue.at.first - 5), -1):
        word = marked.tokens[n].folded
        if n in told:
            continue
        if cue.form == "adjective" and word in _SEEN:
            yield "was"
            continue
        if not (word in COPULAS or word.endswith("ly") or word in ("not", "also", "more")):
            return
        yield word


def _word(marked: Marked, n: int) -> str:
    return marked.tokens[n].folded if n < len(marked.tokens) else ""
