"""A witness: one row of one review, as a card names it."""

from collections.abc import Iterable
from dataclasses import dataclass

from mesograph.cards.asking import Line


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """A row of a review; witnesses sort by review, then row."""

    review: str
    row: int

    def __str__(self) -> str:
        return f"{self.review} {self.row}"


def witness_of(line: Line) -> Witness:
    """Give the row that a line of an answer stands for."""
    return Witness(line["review"], int(line["row"]))


def witnesses_of(lines: Iterable[Line]) -> tuple[Witness, ...]:
    """Give the rows that lines stand for, each once, in order."""
    return tuple(sorted({witness_of(line) for line in lines}))


def listed(witnesses: Iterable[Witness]) -> str:
    """Name rows, review by review.

    >>> listed([Witness("a", 3), Witness("a", 12), Witness("b", 1)])
    'a 3, 12; b 1'
    """
    rows: dict[str, list[int]] = {}
    for witness in sorted(set(witnesses)):
        rows.setdefault(witness.review, []).append(witness.row)
    return "; ".join(f"{review} {', '.join(map(str, of))}" for review, of in rows.items())
