"""What came out for a topic: by condition and route, and row by row; safety and efficacy apart."""

from collections.abc import Mapping, Sequence
from itertools import product

from mesograph.cards.asking import Line, several
from mesograph.cards.card import Block
from mesograph.cards.witness import Witness, witness_of
from mesograph.cards.wording import DOUBT_NOTE, KINDS, KINDS_NOTE, VALENCE_NOTE, by_kind, tally

Found = Mapping[Witness, Sequence[Line]]
"""The findings of each row that has any."""

ONCE = (
    "A trial counts once in a line, whatever its rows; a row with two routes is in two lines, and "
    "so are its findings."
)
NOT_STATED = "(route not stated)"
NO_COLUMN = "(no outcome column)"
NONE_STATED = "none stated"


def findings_by_row(findings: Sequence[Line]) -> Found:
    """Gather findings by row."""
    found: dict[Witness, list[Line]] = {}
    for line in findings:
        found.setdefault(witness_of(line), []).append(line)
    return found


def came_out(rows: Sequence[Line], found: Found) -> Block:
    """Count trials, rows and findings for each condition and route that was asked for."""
    pairs: dict[tuple[str, str], list[Line]] = {}
    for line in rows:
        conditions, routes = several(line["asked_conditions"]), several(line["asked_routes"])
        for pair in product(conditions, routes or ("",)):
            pairs.setdefault(pair, []).append(line)
    told = tuple(_told(pair, about, found) for pair, about in sorted(pairs.items()))
    notes = (
        VALENCE_NOTE,
        KINDS_NOTE,
        *_doubts(found),
        ONCE,
    )
    columns = ("condition", "route", "trials", "rows", *KINDS, "reviews")
    return Block("What came out", columns, told, notes)


def _told(pair: tuple[str, str], rows: Sequence[Line], found: Found) -> tuple[str, ...]:
    condition, route = pair
    trials = {trial for line in rows for trial in line["trials"].split()}
    reviews = "; ".join(sorted({line["review"] for line in rows}))
    able = any(line["outcome_column"] == "true" for line in rows)
    findings = [finding for line in rows for finding in found.get(witness_of(line), ())]
    tallies = (tally(of) or (NONE_STATED if able else "") for of in by_kind(findings).values())
    return (
        condition,
        route or NOT_STATED,
        str(len(trials)),
        str(len(rows)),
        *tallies,
        reviews if able else f"{reviews} {NO_COLUMN}",
    )


def row_by_row(rows: Sequence[Line], found: Found) -> Block:
    """List the rows, each with its findings by kind."""
    told = tuple(
        (
            str(witness_of(line)),
            line["trials"],
            line["conditions"],
            line["routes"] or "(not stated)",
            line["tissues"] or "(not stated)",
            line["phase"],
            line["people"],
            _result(line, found.get(witness_of(line), ())),
        )
        for line in rows
    )
    columns = ("row", "trial", "condition", "route", "tissue", "phase", "people", "found")
    note = "`mesograph show trial NUMBER` tells one trial cell by cell."
    return Block("Row by row", columns, told, (note, *_doubts(found)))


def _result(line: Line, findings: Sequence[Line]) -> str:
    if line["outcome_column"] == "false":
        return NO_COLUMN
    told = (f"{kind} {tally(of)}" for kind, of in by_kind(findings).items() if of)
    return "; ".join(told) or f"({line['results'] or 'nothing stated'})"


def _doubts(found: Found) -> tuple[str, ...]:
    doubted = any(line["doubted"] for findings in found.values() for line in findings)
    return (DOUBT_NOTE,) if doubted else ()
