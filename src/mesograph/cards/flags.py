"""The flags of a card: trouble with what its rows say, gravest first."""

from collections.abc import Collection, Iterable

from mesograph.cards.asking import Line, lines
from mesograph.cards.card import Block
from mesograph.cards.witness import Witness, listed, witness_of
from mesograph.severity import GRAVEST_FIRST
from mesograph.store import Store

NOTE = "A flag is about what a review says; it is no judgement of a trial."


def flags_of(store: Store, witnesses: Collection[Witness]) -> Block:
    """List the flags of some rows by cell."""
    reviews = {witness.review for witness in witnesses}
    found = [
        line
        for review in sorted(reviews)
        for line in lines(store, "flags", review=review)
        if line["row"] and witness_of(line) in witnesses
    ]
    rows = tuple(
        (line["severity"], line["code"], f"{witness_of(line)}, {line['column']}", _told(line))
        for line in gravest_first(found)
    )
    return Block("Flags", ("severity", "code", "cell", "what is odd"), rows, (NOTE,))


def flags_by_code(store: Store, review: str) -> Block:
    """Count the flags of a review by code, with their rows."""
    by_code: dict[tuple[str, str], list[Line]] = {}
    for line in gravest_first(lines(store, "flags", review=review)):
        by_code.setdefault((line["severity"], line["code"]), []).append(line)
    rows = tuple(
        (severity, code, str(len(found)), _rows(found))
        for (severity, code), found in by_code.items()
    )
    note = f"{NOTE} `mesograph check --review {review}` says each in full."
    return Block("Flags", ("severity", "code", "flags", "rows"), rows, (note,))


def gravest_first(found: Iterable[Line]) -> list[Line]:
    """Sort flags by severity, then code; within a code as they stand."""
    return sorted(found, key=lambda line: (GRAVEST_FIRST.index(line["severity"]), line["code"]))


def _told(line: Line) -> str:
    # Some messages say themselves how the words are read.
    unsaid = line["repair"] not in line["message"]
    return line["message"] + (f" (read as {line['repair']})" if unsaid else "")


def _rows(found: Iterable[Line]) -> str:
    rows = listed(witness_of(line) for line in found if line["row"])
    return rows.partition(" ")[2] if rows else "the legend"
