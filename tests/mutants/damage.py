"""A kind of damage, the places where it can be done, and the folders it is done to."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mesograph.assets import asset

SLUGS = ("msc-cancer-2022", "sttt-2025", "wjsc-2025")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One way to damage a thing; `places` gives every place where it can be done."""

    name: str
    places: Callable[[T], Sequence[object]]
    damage: Callable[[T, object], T]


@dataclass(frozen=True, slots=True)
class Mutant(Generic[T]):
    """A thing after one damage at one place."""

    kind: str
    place: str
    damaged: T


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a review's folder, as lines of cells; `review.toml` as lines of one cell."""

    slug: str
    files: Mapping[str, tuple[tuple[str, ...], ...]]

    def with_file(self, name: str, lines: Sequence[Sequence[str]]) -> "Folder":
        return Folder(self.slug, {**self.files, name: tuple(map(tuple, lines))})

    def text(self, name: str) -> str:
        return "".join("\t".join(line) + "\n" for line in self.files[name])

    def at(self, name: str, line: int, column: str) -> str:
        return self.files[name][line][self.files[name][0].index(column)]

    def put(self, name: str, line: int, column: str, words: str) -> "Folder":
        """Give the folder with another word in one place."""
        lines = [list(cells) for cells in self.files[name]]
        lines[line][lines[0].index(column)] = words
        return self.with_file(name, lines)


def folder_of(slug: str) -> Folder:
    files = {}
    for entry in asset(f"data/reviews/{slug}").iterdir():
        if entry.is_file():
            lines = entry.read_text("utf-8").removesuffix("\n").split("\n")
            tabular = entry.name.endswith(".tsv")
            files[entry.name] = tuple(
                tuple(line.split("\t")) if tabular else (line,) for line in lines
            )
    return Folder(slug, dict(sorted(files.items())))


def mutants(kind: Kind[T], things: Sequence[T], number: int) -> Iterator[Mutant[T]]:
    """Damage things at some places, the same ones each time, where it changes anything."""
    spots = [(thing, place) for thing in things for place in kind.places(thing)]
    chosen = random.Random(kind.name).sample(spots, min(number, len(spots)))  # noqa: S311 - no secret
    for thing, place in chosen:
        damaged = kind.damage(thing, place)
        if damaged != thing:
            yield Mutant(kind.name, f"{named(thing)} {place}".strip(), damaged)


def named(thing: object) -> str:
    return str(getattr(thing, "slug", ""))
