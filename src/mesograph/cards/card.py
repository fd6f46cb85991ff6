"""A card: a title, what it is about in a few lines, and blocks of a table each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A table under a heading, with notes on how to read it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    empty: str = "none"
    """What is said where there are no rows: nothing is left out in silence."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one thing."""

    title: str
    iri: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
