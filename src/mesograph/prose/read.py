"""Outcome prose to findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mesograph.model import Finding, Span
from mesograph.prose.asides import asides, last_harm
from mesograph.prose.comparators import comparator, control_beside, tells_of_controls
from mesograph.prose.details import (
    at_baseline,
    hedged,
    iri,
    merged,
    moment,
    significance,
)
from mesograph.prose.echoes import echoes
from mesograph.prose.figures import Figure
from mesograph.prose.groups import cohorts, group
from mesograph.prose.marking import mark
from mesograph.prose.marks import Amount, Marked, Moment
from mesograph.prose.members import with_members
from mesograph.prose.plans import is_plan, tells_nothing
from mesograph.prose.sentences import sentences
from mesograph.prose.unread import Unread, find_unread
from mesograph.prose.verdicts import Verdict, judge
from mesograph.prose.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """A finding, the stretch of the cell that carries it, and how sure the reading is."""

    finding: Finding
    span: Span
    confidence: float
    """Between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell was read to say, and the stretches that it was not read in."""

    findings: tuple[ReadFinding, ...]
    unread: tuple[Unread, ...]


def read_findings(text: str) -> tuple[ReadFinding, ...]:
    """Read the findings of a cell's canonical text.

    >>> [(r.finding.measure.rpartition("/")[2], r.finding.direction.rpartition("/")[2])
    ...  for r in read_findings("Safe; CRP and IL-6 levels fell at week 8")]
    [('safety', 'present'), ('crp', 'decreased'), ('il6', 'decreased')]
    """
    return read_prose(text).findings


def read_prose(text: str, words: Vocabulary | None = None) -> Reading:
    """Read a cell's canonical text into findings and unread stretches, in the order of the text."""
    known = vocabulary() if words is None else words
    findings: list[ReadFinding] = []
    unread: list[Unread] = []
    told = ""
    for marked in _cell(text, known):
        if tells_nothing(marked) or is_plan(marked):
            continue
        verdicts = tuple(judge(marked))
        verdicts += tuple(echoes(marked, verdicts))
        verdicts = tuple(with_members(marked, verdicts))
        verdicts += tuple(asides(text, marked, told))
        told = last_harm(marked, told)
        findings += _findings(marked, verdicts)
        unread += find_unread(marked, verdicts)
    findings.sort(key=lambda found: (found.span.start, found.span.end))
    return Reading(tuple(findings), tuple(unread))


def _cell(text: str, known: Vocabulary) -> tuple[Marked, ...]:
    """Mark the sentences of a cell; that one tells of controls is known to all."""
    marked = [mark(text, sentence, known) for sentence in sentences(text)]
    controlled = any(map(tells_of_controls, marked))
    return tuple(replace(one, controlled=controlled) for one in marked)


def _findings(marked: Marked, verdicts: Sequence[Verdict]) -> Iterator[ReadFinding]:
    for verdict in verdicts:
        rows = merged(marked, verdict.amounts)
        if verdict.direction != "reported" and any(_is_reached(marked, row[0]) for row in rows):
            rows = ()
        if verdict.direction != "reported" and len(rows) > 1 and not _by_steps(marked, rows):
            # "Fell from 5 to 3" names no one value; "by 5 versus 3" that of the treated.
            others = control_beside(marked, rows[1][-1].at)
            rows = rows[: 2 if others else 1] if _versus(marked, rows[0], rows[1]) else ()
        times = moment(marked, verdict.parts)
        whens = times.when.times if times else ("",)
        if times is None and at_baseline(marked, verdict):
            whens = ("baseline",)
        for n, row in enumerate(rows or ((),)):
            own = moment(marked, [row[-1].at], reach=1.0) if len(rows) > 1 else None
            if own is not None and own != times:
                yield _finding(marked, verdict, row, "; ".join(own.when.times), own)
                continue
            when = whens[n] if len(whens) == len(rows) else "; ".join(whens)
            found = _finding(marked, verdict, row, when, times)
            own_group = (found.finding.group,)
            named = () if any(own_group) else cohorts(marked, verdict, row)
            for who in named or own_group:
                yield replace(found, finding=replace(found.finding, group=who))


def _is_reached(marked: Marked, amount: Amount) -> bool:
    """Tell whether a figure ends "from 5 to 3"."""
    tokens = marked.tokens[max(0, amount.at.first - 6) : amount.at.first]
    before = [token.folded for token in tokens if token.kind != "sign"]
    return before[-1:] == ["to"] and "from" in before


def _versus(marked: Marked, one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    """Tell whether a figure is held against the next: "44% versus 20%"."""
    between = range(one[-1].at.end, other[0].at.first + 1)
    return any(cue.at.first in between for cue in marked.of("cue-part", "comparison"))


def _by_steps(marked: Marked, rows: Sequence[Sequence[Amount]]) -> bool:
    """Tell whether each figure is a change of its own: "by 35% and by 42%"."""
    return all(marked.tokens[row[0].at.first - 1].folded == "by" for row in rows)


def _finding(
    marked: Marked, verdict: Verdict, row: Sequence[Amount], when: str, times: Moment | None
) -> ReadFinding:
    figures = _told(row)
    who = group(marked, verdict, row[-1] if row else None)
    against = comparator(marked, verdict)
    own = who == "control" and against == "control"
    if own:
        against = "baseline" if verdict.direction != "reported" else "none"
    tested = significance(marked, verdict, compared=against == "control")
    finding = Finding(
        measure=verdict.measure.concept.iri,
        direction=iri("direction", verdict.direction),
        comparator=iri("comparator", against),
        group=who,
        timepoint=when,
        value=next((f.value for f in figures if f.value is not None), None),
        unit=next((f.unit for f in figures if f.value is not None), ""),
        count=next((f.count for f in figures if f.count is not None), None),
        denominator=next((f.denominator for f in figures if f.denominator is not None), None),
        # A test of the comparison is told of the treated.
        significance=iri(
            "significance", "" if own and verdict.direction != "unchanged" else tested
        ),
        hedged=hedged(marked, verdict),
        associated_with=verdict.tied.concept.iri if verdict.tied else "",
    )
    parts = [*verdict.words, *(amount.at for amount in row)]
    if times is not None:
        parts.append(times.at)
    span = Span(
        min(marked.tokens[part.first].span.start for part in parts),
        max(marked.tokens[part.end - 1].span.end for part in parts),
    )
    return ReadFinding(finding, span, _confidence(verdict))


def _told(row: Sequence[Amount]) -> list[Figure]:
    """Give the figures of a finding; of people and their events, the events are its value."""
    figures = [amount.figure for amount in row]
    if {figure.counts for figure in figures} == {"people", "events"}:
        events, people = sorted(figures, key=lambda figure: figure.counts)
        value = None if events.count is None else Decimal(events.count)
        return [replace(people, value=value, unit="events")]
    return figures


def _confidence(verdict: Verdict) -> float:
    """Say how sure a verdict is: less for a long road, less for a close second."""
    road = min(1.0, max(0.1, 1.0 - verdict.cost / 6.5))
    rival = min(1.0, 0.55 + 0.3 * max(0.0, verdict.margin))
    return round(0.05 + 0.92 * road * rival, 3)
