"""How far two readings of the same statements agree.

    python -m tests.readings.agreement

Statements are paired within a row when they code the same measure and their places overlap, those
that share most fields first.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
REVIEWS = ("sttt-2025", "wjsc-2025")
FIELDS = ("direction", "comparator", "significance")
CODED = (
    *("measure", "direction", "comparator", "group", "timepoint", "value", "unit", "count"),
    *("denominator", "significance", "hedged", "associated_with"),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two readings of one review have in common."""

    review: str
    first: int
    second: int
    both: int
    same_fields: int
    """Of the statements found by both: with the same direction, comparator and significance."""
    same_all: int
    """Of the statements found by both: coded alike in every field."""


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def agreement(review: str) -> Agreement:
    first = read(HERE / "first" / review / "findings.tsv")
    second = read(HERE / "second" / review / "findings.tsv")
    pairs = list(paired(first, second))
    return Agreement(
        review,
        len(first),
        len(second),
        len(pairs),
        sum(alike(a, b, FIELDS) for a, b in pairs),
        sum(alike(a, b, CODED) for a, b in pairs),
    )


def alike(a: dict[str, str], b: dict[str, str], fields: Sequence[str]) -> bool:
    return all(a[field] == b[field] for field in fields)


def paired(
    first: list[dict[str, str]], second: list[dict[str, str]]
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    taken: set[int] = set()
    for statement in first:
        candidates = [
            (sum(statement[f] == other[f] for f in CODED), -at)
            for at, other in enumerate(second)
            if at not in taken and _same_statement(statement, other)
        ]
        if candidates:
            at = -max(candidates)[1]
            taken.add(at)
            yield statement, second[at]


def _same_statement(a: dict[str, str], b: dict[str, str]) -> bool:
    overlap = int(a["start"]) < int(b["end"]) and int(b["start"]) < int(a["end"])
    return (a["row"], a["measure"]) == (b["row"], b["measure"]) and overlap


def table() -> str:
    heads = (
        *("review", "first", "second", "found by both"),
        "of those, same direction, comparator and significance",
        "of those, same in every field",
    )
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for review in REVIEWS:
        a = agreement(review)
        union = a.first + a.second - a.both
        lines.append(
            f"| {a.review} | {a.first} | {a.second} | {a.both} of {union} ({a.both / union:.1%}) "
            f"| {a.same_fields} ({a.same_fields / a.both:.1%}) "
            f"| {a.same_all} ({a.same_all / a.both:.1%}) |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
