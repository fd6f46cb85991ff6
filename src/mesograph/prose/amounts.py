"""Which figure belongs to which measure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mesograph.prose.figures import Figure
from mesograph.prose.links import lists
from mesograph.prose.marks import Amount, Marked, Measure
from mesograph.prose.predicates import is_predicate
from mesograph.prose.roads import COPULAS

REACH = 4.5
"""Beyond this road no figure belongs to a measure."""
_CROSSING = 1.5
"""What it costs to reach over another figure."""
_VERSUS = 1.0
_GROUP_REACH = 1.2
_GROUPS = frozenset(
    {"group", "arm", "controls", "control", "placebo", "cohort", "treated", "those"}
)
_ELSEWHERE = 3.0
"""What it costs a figure in a bracket behind some other word."""
_ACTING = 2.5
"""What it costs people who are the subject of a verb to belong to a measure before it."""
_MOVED = 1.0
_STEPPED = 2.5
"""What it costs a figure behind "fell by" to belong to a measure that comes later."""
_FROM = 5
"""So many words may stand between a verb and the "to" of "from 5.2 mm to 7.1 mm"."""
_AHEAD = 0.4
"""What it costs a figure to stand before its measure."""


def share_out(marked: Marked) -> Mapping[int, tuple[Amount, ...]]:
    """Give each measure, by its place in the sentence, the figures that are its own.

    A list of figures is dealt out to a list of as many measures: "A, B and C were 1, 2 and 3 %".
    People who are the subject of a list have all of it: "3 patients had A and B".
    """
    given: dict[int, list[Amount]] = defaultdict(list)
    if not marked.measures:
        return {}
    runs = _counted(marked)
    rows = _rows(marked.amounts, marked)
    for n, row in enumerate(rows):
        # That of another treated arm has no name to be told apart by.
        beside = n and not _is_of_other_arm(marked, row)
        if beside and _are_groups(marked, rows[n - 1][-1], row[0]):
            owners = [k for k, amounts in given.items() if rows[n - 1][-1] in amounts]
            if len(owners) == 1:
                given[owners[0]] += row
                continue
        run = min(runs, key=lambda run: (_road(marked, row, run), run))
        if _road(marked, row, run) <= REACH or _closes(marked, row, run):
            _give(marked, row, run, given)
    _add_compared(marked, rows, given)
    return {n: tuple(amounts) for n, amounts in given.items()}


def _give(
    marked: Marked, row: Sequence[Amount], run: tuple[int, int], given: dict[int, list[Amount]]
) -> None:
    """Give the figures of a row to the measures of a list: one each, one to all, or all to one."""
    first, end = run
    ahead = row[0].at.first < marked.measures[first].at.first
    if row[0].figure.counts == "people" and ahead and len(row) == 1:
        for n in range(first, end):
            if n == first or not _moves(marked, marked.measures[n]):
                given[n].append(row[0])
    elif end - first == len(row) > 1:
        for n, amount in zip(range(first, end), row, strict=True):
            given[n].append(amount)
    else:
        nearest = min(range(first, end), key=lambda n: (_to(marked, row[0], marked.measures[n]), n))
        given[nearest] += row


def _is_of_other_arm(marked: Marked, row: Sequence[Amount]) -> bool:
    return any(
        cue.at.first >= row[-1].at.end and marked.gap(row[-1].at, cue.at) <= _GROUP_REACH
        for cue in marked.of("comparator", "other-arm")
    )


def _moves(marked: Marked, measure: Measure) -> bool:
    """Tell whether a measure has a verb of its own right behind it: "…, titres had fallen"."""
    return any(
        cue.form in ("verb", "intransitive")
        and cue.at.first >= measure.at.end
        and marked.gap(measure.at, cue.at) <= _MOVED
        for cue in marked.of("direction")
    )


def _counted(marked: Marked) -> Sequence[tuple[int, int]]:
    """Give the lists of measures, but for a name that only says what those before it are."""
    runs = lists(marked)
    kept = [
        (first, end)
        for first, end in runs
        if first == 0 or not is_predicate(marked, marked.measures[first])
    ]
    return kept or runs


def _add_compared(
    marked: Marked, rows: Sequence[Sequence[Amount]], given: dict[int, list[Amount]]
) -> None:
    """Give a figure to the measure of the one beside it, where the two are of two groups."""
    owner = {id(amount): n for n, amounts in given.items() for amount in amounts}
    for before, row in pairwise(rows):
        mine, other = owner.get(id(before[-1])), owner.get(id(row[0]))
        if mine is not None and other is None and _are_groups(marked, before[-1], row[0]):
            given[mine] += row
            owner.update((id(amount), mine) for amount in row)
        elif mine is None and other is not None and _are_groups(marked, before[-1], row[0]):
            given[other] = [*before, *given[other]]


def _are_groups(marked: Marked, one: Amount, other: Amount) -> bool:
    """Tell whether two figures are of two groups: "93% versus 53%", "3 in arm A, 5 in controls"."""
    between = range(one.at.end, other.at.first)
    if any(m.at.first in between for m in marked.measures):
        return False
    if _is_versus(marked, one, other):
        return True
    stated = any(
        cue.at.first in between for cue in (*marked.of("direction"), *marked.of("cue-part"))
    )
    words = {marked.tokens[n].folded for n in between}
    behind = {token.folded for token in marked.tokens[other.at.end : other.at.end + 5]}
    named = any(
        cue.at.first in range(other.at.end, other.at.end + 6) for cue in marked.of("comparator")
    )
    named = named or bool((words | behind) & _GROUPS)
    return not stated and named and bool(words & {",", "and"})


def _is_versus(marked: Marked, one: Amount, other: Amount) -> bool:
    """Tell whether a figure is held against the one before it: "93% versus 53%"."""
    between = range(one.at.end, other.at.first)
    return not any(m.at.first in between for m in marked.measures) and any(
        cue.at.first in between and marked.gap(cue.at, other.at) <= _VERSUS
        for cue in marked.of("cue-part", "comparison")
    )


def _closes(marked: Marked, row: Sequence[Amount], run: tuple[int, int]) -> bool:
    """Tell whether figures stand in a bracket that closes the clause of one measure alone."""
    first, end = run
    before = marked.measures[first].at.end
    opening = row[0].at.first - (marked.tokens[row[0].at.first].text != "(")
    if end - first != 1 or opening < before or marked.tokens[opening].text != "(":
        return False
    between = range(before, opening)
    starts = (*(m.at.first for m in marked.measures), *(a.at.first for a in marked.amounts))
    parted = any(c.at.first in between for c in marked.of("cue-part", "contrast"))
    return not parted and not any(at in between for at in starts)


def _rows(amounts: Sequence[Amount], marked: Marked) -> list[tuple[Amount, ...]]:
    """Give the runs of figures with nothing but signs and "and" between them."""
    rows: list[list[Amount]] = []
    for amount in amounts:
        close = (
            rows
            and not _acts(marked, amount)
            and (amount.figure.counts != "people" or rows[-1][-1].figure.counts == "people")
            and (_is_alike(rows[-1][-1].figure, amount.figure) or _respectively(marked, amount))
            and all(
                token.folded in (",", "and", "%", "/", "or", "vs", "versus", ".")
                for token in marked.between(rows[-1][-1].at, amount.at)
            )
        )
        if close:
            rows[-1].append(amount)
        else:
            rows.append([amount])
    return [tuple(row) for row in rows]


def _is_alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may be of one list: a length and a count are not."""
    units = {figure.unit for figure in (one, other)}
    return len(units) == 1 or units <= {"", "%"}


def _respectively(marked: Marked, amount: Amount) -> bool:
    """Tell whether a figure ends a list that is dealt out: "by 4% and 38 m, respectively"."""
    after = [token.folded for token in marked.tokens[amount.at.end : amount.at.end + 2]]
    return "respectively" in after


def _road(marked: Marked, row: Sequence[Amount], run: tuple[int, int]) -> float:
    first, last = marked.measures[run[0]], marked.measures[run[1] - 1]
    return min(_to(marked, row[0], last), _to(marked, row[-1], first))


def _to(marked: Marked, amount: Amount, measure: Measure) -> float:
    ahead = amount.at.first < measure.at.first
    low, high = sorted((amount.at.first, measure.at.first))
    crossed = sum(low < other.at.first < high for other in marked.amounts)
    doing = not ahead and amount.figure.counts == "people" and _acts(marked, amount)
    if not ahead and _is_headed(marked, amount, measure):
        return 0.0
    paid = crossed * _CROSSING + ahead * _AHEAD + doing * _ACTING
    paid += (ahead and _is_step(marked, amount)) * _STEPPED
    paid += (ahead and _is_told_before(marked, amount)) * _STEPPED
    closed = ahead and _is_closed(marked, amount, measure)
    paid += (closed or _bracketed(marked, amount)) * _ELSEWHERE
    return marked.gap(amount.at, measure.at) + paid


def _is_told_before(marked: Marked, amount: Amount) -> bool:
    """Tell people in whom something before was seen: "rejection occurred in 4% of recipients"."""
    people = amount.figure.counts == "people" and amount.at.first > 0
    within = people and marked.tokens[amount.at.first - 1].folded == "in"
    return within and any(m.at.end <= amount.at.first for m in marked.measures)


def _is_closed(marked: Marked, amount: Amount, measure: Measure) -> bool:
    """Tell whether a bracket around a figure ends before a measure: "higher (+4 ml), pain less"."""
    between = [token.text for token in marked.tokens[amount.at.end : measure.at.first]]
    return ")" in between and "(" not in between[: between.index(")")]


def _is_headed(marked: Marked, amount: Amount, measure: Measure) -> bool:
    """Tell whether a figure stands behind a heading: "SAE: 1"."""
    first = measure.at.end
    if amount.figure.counts == "events":
        return False
    return amount.at.first == first + 1 and marked.tokens[first].text == ":"


def _is_step(marked: Marked, amount: Amount) -> bool:
    """Tell whether a figure says by how much a verb before it moved: "fell by 3 mm", "gained 3"."""
    ends = {cue.at.end for cue in marked.of("direction")}
    before = amount.at.first - 1
    word = marked.tokens[before].folded if before >= 0 else ""
    if word == "to" and any(0 <= before - end <= _FROM for end in ends):
        return True
    return amount.at.first in ends or (before in ends and word in ("by", "from", "in"))


def _bracketed(marked: Marked, amount: Amount) -> bool:
    """Tell whether a figure stands in a bracket behind a word that is no measure's."""
    opens = amount.at.first - 1
    if marked.tokens[amount.at.first].text != "(":
        if opens < 1 or marked.tokens[opens].text != "(":
            return False
    else:
        opens = amount.at.first
    before = opens - 1
    known = before in marked.worn or before in marked.light
    known = known or any(cue.at.end == opens for cue in marked.of("direction"))
    return before >= 0 and marked.tokens[before].kind == "word" and not known


def _acts(marked: Marked, amount: Amount) -> bool:
    """Tell whether a count of people is the subject of what follows: "3 patients had"."""
    then = marked.tokens[amount.at.end : amount.at.end + 1]
    return any(token.folded in COPULAS or token.folded == "with" for token in then) or any(
        cue.at.first == amount.at.end for cue in marked.of("cue-part", "occurrence", "negation")
    )
