"""Numbers without a unit that count something: "7 relapses", "seven had pain", "deaths: 2"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from mesograph.prose.figures import Figure, read_count
from mesograph.prose.marks import Amount, Cue, Measure, Stretch
from mesograph.prose.sentences import Token
from mesograph.vocabulary.terms import Concept, meso, types_of

_RANKED = frozenset({"grade", "phase", "stage", "type", "class", "cohort", "group", "arm"})
_DOING = frozenset({"was", "were", "had", "maintained", "remained"})
_EVENTS = ("SafetyMeasure", "ClinicalResponse", "SurvivalMeasure")
_GROUPS = frozenset({"group", "arm", "controls", "control", "placebo", "cohort"})
_ENDS = frozenset({",", "and", ")", "but", "vs", "versus", "while", "whereas", "or"})
_ENDS |= frozenset({"after", "at", "by", "within", "during"})
_OPENS = frozenset({":", ",", "and", "(", "but", "whom"})
_APART = 8
"""So many tokens may stand between two figures of which the second lends the unit."""
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def bare_counts(
    tokens: Sequence[Token],
    free: Collection[int],
    light: Collection[int],
    named: tuple[Sequence[Measure], Sequence[Cue]],
    *,
    counted: bool,
) -> Iterator[Amount]:
    """Give the numbers among some free tokens that count events or people.

    People who were counted already let a bare number be that of another group.
    """
    measures, cues = named
    events = {measure.at.first: measure for measure in measures}
    ended = {measure.at.end for measure in events.values() if _happens(measure.concept)}
    doing = {cue.at.first for cue in cues if cue.says == "occurrence"}
    told = bool(counted)
    changing = {cue.at.first for cue in cues if cue.kind == "direction"}
    for n in sorted(free):
        count = read_count(tokens[n].text)
        if count is None or _is_rank(tokens, n) or _is_denied(tokens, n):
            continue
        then = n + 1
        while then < len(tokens) and then not in events and _is_passed(tokens, then, light):
            then += 1
        opens = n == 0 or tokens[n - 1].folded in _OPENS or _word_before(tokens, n) == "and in"
        acting = doing | changing if opens else doing
        if then in events:
            counts = "events"
        elif _is_in(tokens, n) or _word(tokens, n + 1) in _DOING or n + 1 in acting:
            counts = "people"
        elif _is_told(tokens, n, ended) or (opens and told and _is_of_a_group(tokens, n)):
            counts = ""
        else:
            continue
        told = True
        yield Amount(Figure(None, "", count, None, tokens[n].span, counts), Stretch(n, n + 1))


def set_beside(
    tokens: Sequence[Token], amounts: Sequence[Amount], cues: Iterable[Cue], free: Collection[int]
) -> Iterator[Amount]:
    """Give the numbers that lend their unit from the one before: "3.2 points versus 1.1"."""
    behind = {cue.at.end for cue in cues if cue.says == "comparison"}
    for n in sorted(behind & set(free)):
        before = [a for a in amounts if a.at.end <= n and n - a.at.end <= _APART]
        if not before or not _PLAIN.fullmatch(tokens[n].text):
            continue
        unit = before[-1].figure.unit
        if before[-1].figure.value is not None and unit and unit != "%":
            figure = Figure(Decimal(tokens[n].text), unit, None, None, tokens[n].span)
            yield Amount(figure, Stretch(n, n + 1))


def _is_rank(tokens: Sequence[Token], n: int) -> bool:
    """Tell whether a number is that of a grade, a phase or the like: "grade ≥3"."""
    before = n - 1
    while before > 0 and (tokens[before].kind == "number" or tokens[before].text in "≥>–-/"):
        before -= 1
    return before >= 0 and tokens[before].folded in _RANKED


def _is_denied(tokens: Sequence[Token], n: int) -> bool:
    """Tell whether a number is that of which none is, or a bound: "none of the three deaths"."""
    before = n - 1
    if _word_before(tokens, n) == "at least" or _word(tokens, n + 1) == "or":
        return True
    while before > 0 and tokens[before].folded in ("of", "the", "these", "those"):
        before -= 1
    return before >= 0 and tokens[before].folded in ("no", "none", "neither", "not")


def _is_passed(tokens: Sequence[Token], n: int, light: Collection[int]) -> bool:
    """Tell whether a word, or the number of a grade, may stand between a count and its noun."""
    return n in light or (tokens[n - 1].folded == "grade" and tokens[n].kind == "number")


def _happens(concept: Concept) -> bool:
    """Tell whether a measure is an event, or had by some and not by others."""
    return any(meso(name) in types_of(concept) for name in _EVENTS)


def _is_in(tokens: Sequence[Token], n: int) -> bool:
    """Tell whether a number ends a phrase with "in": "improved in 3, and worse in 1"."""
    ends = n + 1 >= len(tokens) or tokens[n + 1].folded in _ENDS
    return ends and n > 0 and tokens[n - 1].folded == "in"


def _is_told(tokens: Sequence[Token], n: int, ended: Collection[int]) -> bool:
    """Tell whether a number is set behind what it counts, or beside one that is: "SAEs: 3, 5"."""
    if n - 1 in ended and tokens[n - 1].folded in (":", ","):
        return True
    if n in ended and _word(tokens, n + 1) in _ENDS | {"", "in", "("}:
        return True
    opens = n == 0 or tokens[n - 1].folded in _OPENS
    told = any(tokens[end].folded == ":" for end in ended if end < n)
    return opens and told and _word(tokens, n + 1) == "in"


def _is_of_a_group(tokens: Sequence[Token], n: int) -> bool:
    """Tell whether a number is that of another group: "2 deaths on cells and 5 in the controls"."""
    words = [token.folded for token in tokens[n + 1 : n + 6]]
    return words[:1] in (["in"], ["with"], ["on"], ["of"]) and bool(_GROUPS & set(words))


def _word_before(tokens: Sequence[Token], n: int) -> str:
    return " ".join(token.folded for token in tokens[max(0, n - 2) : n])


def _word(tokens: Sequence[Token], n: int) -> str:
    return tokens[n].folded if n < len(tokens) else ""
