"""The card of a trial: what its rows say, side by side, from which cells, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence

from mesograph.cards.asking import Line, counted, label, lines, question, several
from mesograph.cards.card import Block, Card
from mesograph.cards.flags import flags_of
from mesograph.cards.witness import Witness, listed, witness_of, witnesses_of
from mesograph.cards.wording import (
    DOUBT_NOTE,
    KINDS,
    VALENCE_NOTE,
    dose_in_words,
    finding_in_words,
    kind_of,
)
from mesograph.store import Store

ASPECTS = (
    "identifier",
    "condition",
    "qualifier",
    "underlyingCondition",
    "aim",
    "tissue",
    "donor",
    "productKind",
    "productName",
    "payload",
    "carrier",
    "coIntervention",
    "route",
    "administrationMode",
    "dose",
    "schedule",
    "arm",
    "total",
    "phase",
    "followUp",
    "country",
    "startYear",
    "mechanism",
    "plannedMeasure",
    "resultsStatus",
    "reference",
)
"""The roles that rows are compared in, as a reader asks for them; findings have a block of their
own, and a product is told by its parts."""

OWN_TO_A_REVIEW = ("reference",)
"""Roles in which reviews differ without disagreeing: each has its own list of references."""

DIFFER = "≠"
ALONE = "In brackets why the row is silent."
TOGETHER = f"{DIFFER} where rows that speak do not say the same; in brackets why a row is silent."

Said = Mapping[tuple[Witness, str], Sequence[Line]]
"""The claims, by row and label of the role."""


def trial_card(store: Store, code: str) -> Card:
    """Make the card of a trial, named by its number or, without one, by `review/row`.

    Raises `BadParameter`, with the nearest, where the graph holds no such trial.
    """
    head = lines(store, "trial", code=code)[0]
    names = tuple(line["name"] for line in lines(store, "registrations", code=code))
    cells = _of_all(lines(store, "cells", code=name) for name in names)
    findings = _of_all(lines(store, "findings", code=name) for name in names)
    witnesses = witnesses_of(cells)
    said = _said(store, names, witnesses)
    absent = _absent_columns(store, witnesses)
    return Card(
        title=head["name"],
        iri=head["trial"],
        about=tuple(_about(head, names, witnesses)),
        blocks=(
            _side_by_side(witnesses, said, absent),
            _found(witnesses, findings, said, absent),
            _as_printed(cells),
            _missing(witnesses, said, absent),
            flags_of(store, witnesses),
        ),
    )


def _of_all(answers: Iterable[Sequence[Line]]) -> Sequence[Line]:
    """Take the lines of several answers, each once: a row may have two numbers of one trial."""
    unique = dict.fromkeys(tuple(line.items()) for answer in answers for line in answer)
    return [dict(items) for items in unique]


def _said(store: Store, names: Iterable[str], witnesses: Iterable[Witness]) -> Said:
    """Gather the claims; of the findings only that there are none, and each dose in full."""
    said: dict[tuple[Witness, str], list[Line]] = {}
    dosed = label("role", "dose")
    worded_here = (label("role", "hasFinding"), dosed)
    for line in _of_all(question(store, "trial", code=name) for name in names):
        if line["missing"] or line["role"] not in worded_here:
            said.setdefault((witness_of(line), line["role"]), []).append(line)
    for dose in question(store, "doses"):
        if witness_of(dose) in witnesses:
            told = {"value": dose_in_words(dose), "missing": ""}
            said.setdefault((witness_of(dose), dosed), []).append(told)
    return said


def _absent_columns(store: Store, witnesses: Iterable[Witness]) -> Mapping[str, frozenset[str]]:
    return {
        review: frozenset(line["name"] for line in lines(store, "absent-columns", review=review))
        for review in {witness.review for witness in witnesses}
    }


def _about(head: Line, names: Sequence[str], witnesses: Sequence[Witness]) -> Iterable[str]:
    if head["registry"]:
        yield " · ".join(filter(None, (head["registry"], head["link"])))
    elif head["printed"]:
        repair = f"; {head['repair']} is a number that would fit the row" if head["repair"] else ""
        yield f"its row prints {head['printed']}, which is {head['status']}{repair}"
    else:
        yield "its row prints no registration number"
    reviews = len({witness.review for witness in witnesses})
    yield (
        f"{counted(len(witnesses), 'row')} in {counted(reviews, 'review')} "
        f"{'is' if len(witnesses) == 1 else 'are'} about it: {listed(witnesses)}"
    )
    same = [name for name in names if name != head["name"]]
    if same:
        yield f"also known as {' and '.join(same)}: numbers of one trial, which is counted once"
    others = [name for name in several(head["beside"]) if name not in names]
    if others:
        yield f"a row about it is about {' and '.join(others)} too, and does not tell them apart"


def _side_by_side(
    witnesses: Sequence[Witness], said: Said, absent: Mapping[str, frozenset[str]]
) -> Block:
    rows = []
    for name in ASPECTS:
        role = label("role", name)
        if not any(said.get((witness, role)) for witness in witnesses):
            continue
        values = [_values(said.get((witness, role), ())) for witness in witnesses]
        told = {value for value in values if value}
        mark = DIFFER if len(told) > 1 and name not in OWN_TO_A_REVIEW else ""
        cells = (
            "; ".join(value) or _why_empty(witness, role, said, absent)
            for witness, value in zip(witnesses, values, strict=True)
        )
        rows.append((role, *cells, mark))
    columns = ("", *map(str, witnesses), "")
    note = TOGETHER if len(witnesses) > 1 else ALONE
    return Block("What each row says", columns, tuple(rows), (note,))


def _values(claims: Iterable[Line]) -> tuple[str, ...]:
    return tuple(sorted({line["value"] for line in claims if line["value"]}))


def _why_empty(
    witness: Witness, role: str, said: Said, absent: Mapping[str, frozenset[str]]
) -> str:
    reasons = sorted({line["missing"] for line in said.get((witness, role), ()) if line["missing"]})
    if reasons:
        return f"({'; '.join(reasons)})"
    return "(no such column)" if role in absent[witness.review] else "(not said)"


def _found(
    witnesses: Sequence[Witness],
    findings: Sequence[Line],
    said: Said,
    absent: Mapping[str, frozenset[str]],
) -> Block:
    measures: dict[tuple[int, str], dict[Witness, list[Line]]] = {}
    for line in findings:
        place = (KINDS.index(kind_of(line)), line["measure"])
        measures.setdefault(place, {}).setdefault(witness_of(line), []).append(line)
    rows = []
    for (kind, measure), told in sorted(measures.items()):
        directions = {frozenset(line["valence"] for line in told[witness]) for witness in told}
        cells = ("; ".join(map(finding_in_words, told.get(witness, ()))) for witness in witnesses)
        mark = DIFFER if len(directions) > 1 else ""
        rows.append((KINDS[kind], measure, *cells, mark))
    stating = {witness_of(line) for line in findings}
    if silent := [witness for witness in witnesses if witness not in stating]:
        reasons = (
            _why_empty(witness, label("role", "hasFinding"), said, absent)
            if witness in silent
            else ""
            for witness in witnesses
        )
        rows.insert(0, ("", "(no finding)", *reasons, ""))
    doubts = (DOUBT_NOTE,) if any(line["doubted"] for line in findings) else ()
    columns = ("", "", *map(str, witnesses), "")
    return Block("What was found", columns, tuple(rows), (VALENCE_NOTE, *doubts))


def _as_printed(cells: Sequence[Line]) -> Block:
    rows = tuple(
        (
            str(witness_of(line)),
            line["column"],
            _words(line),
            line["line"],
            line["roles"].replace("; ", ", "),
        )
        for line in cells
    )
    notes = ("Words of prose are not kept; the line is that of the review's document.",)
    return Block(
        "As printed, cell by cell", ("row", "column", "words", "line", "read as"), rows, notes
    )


def _words(cell: Line) -> str:
    if cell["words"]:
        return f"“{cell['words']}”"
    return "(empty)" if cell["keeps_words"] == "true" else "(prose)"


def _missing(
    witnesses: Sequence[Witness], said: Said, absent: Mapping[str, frozenset[str]]
) -> Block:
    rows = []
    for witness in witnesses:
        roles = {role for (who, role), claims in said.items() if who == witness and claims}
        empty = sorted(role for role in roles if not _values(said[witness, role]))
        reasons = [f"{role} {_why_empty(witness, role, said, absent)}" for role in empty]
        columns = ", ".join(sorted(absent[witness.review] - roles))
        rows.append((str(witness), "; ".join(reasons) or "nothing", columns or "nothing"))
    return Block("What is missing", ("row", "without a value", "no column for"), tuple(rows))
