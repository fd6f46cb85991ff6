"""`curation.tsv`: what a person decided about a cell, and why."""

import datetime as dt
from dataclasses import dataclass

from mesograph.errors import did_you_mean, nearest
from mesograph.model import Cell, Span
from mesograph.review.declaration import Declaration
from mesograph.review.rows import cell_of
from mesograph.tables import Faults, Line, read_table, read_whole
from mesograph.vocabulary.lexicon import find_word
from mesograph.vocabulary.terms import ontology

COLUMNS = ("row", "column", "role", "verb", "value", "reason", "date")
OPTIONAL = ("start", "end")
VERBS = ("read-as", "leave-open")


@dataclass(frozen=True, slots=True)
class Decision:
    """How a person settled what a cell says in one role."""

    cell: Cell
    role: str
    verb: str
    """`read-as`: the cell is read as if it said `value`; `leave-open`: it claims nothing."""
    value: str
    span: Span
    """Where in the cell it stands; (0, 0) where the cell as a whole is meant."""
    reason: str
    date: str


def read_curation(text: bytes, declared: Declaration, faults: Faults) -> tuple[Decision, ...]:
    """Read the decisions, in the order of the file."""
    decisions: list[Decision] = []
    for line in read_table(text, COLUMNS, OPTIONAL, faults):
        role = _role(line, faults)
        _check(line, faults)
        placed = bool(line["start"] or line["end"])
        span = Span(*(read_whole(line, c, faults) for c in OPTIONAL)) if placed else Span(0, 0)
        cell = cell_of(line, declared, faults)
        said = (line[column] for column in ("verb", "value", "reason", "date"))
        verb, value, reason, date = said
        decisions.append(Decision(cell, role, verb, value, span, reason, date))
    return tuple(decisions)


def _role(line: Line, faults: Faults) -> str:
    role = find_word("role", line["role"])
    if role is not None:
        return role.name
    hint = did_you_mean(nearest(line["role"], ontology().scheme("role")))
    faults.add(line.number, "role", f"no role is {line['role']!r}{hint}", "see roles.ttl")
    return ""


def _check(line: Line, faults: Faults) -> None:
    if line["verb"] not in VERBS:
        faults.add(line.number, "verb", f"no verb is {line['verb']!r}", "read-as or leave-open")
    if (line["verb"] == "read-as") != bool(line["value"]):
        faults.add(line.number, "value", "read-as needs a value, leave-open has none", "mend it")
    if not line["reason"]:
        faults.add(line.number, "reason", "a decision without a reason", "say why")
    try:
        dt.date.fromisoformat(line["date"])
    except ValueError:
        faults.add(line.number, "date", f"{line['date']!r} is no date", "write 2026-11-24")
