"""Ways in which a slip of a hand or a program damages a file: where, and what it leaves."""

import re
from collections.abc import Callable, Sequence

from tests.mutants.damage import Folder, Kind

Spot = tuple[int, str]


def cells(
    file: str, fits: Callable[[str, str], bool], columns: Sequence[str] = ()
) -> Callable[[Folder], Sequence[Spot]]:
    """Give the places of a file whose column and words fit."""

    def places(folder: Folder) -> Sequence[Spot]:
        lines = folder.files.get(file, ((),))
        return [
            (number, column)
            for number, line in enumerate(lines[1:], 1)
            for column, words in zip(lines[0], line, strict=True)
            if (not columns or column in columns) and fits(column, words)
        ]

    return places


def rewritten(file: str, change: Callable[[str], str]) -> Callable[[Folder, object], Folder]:
    def damage(folder: Folder, place: object) -> Folder:
        assert isinstance(place, tuple)
        line, column = place
        return folder.put(file, line, column, change(folder.at(file, line, column)))

    return damage


def lines(file: str, least: int = 1) -> Callable[[Folder], Sequence[int]]:
    return lambda folder: range(1, max(1, len(folder.files.get(file, ())) - least + 1))


def relined(
    file: str, change: Callable[[list[tuple[str, ...]], int], list[tuple[str, ...]]]
) -> Callable[[Folder, object], Folder]:
    def damage(folder: Folder, place: object) -> Folder:
        assert isinstance(place, int)
        return folder.with_file(file, change(list(folder.files[file]), place))

    return damage


def with_number_of(line: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return (line[0], *other[1:])


def offsets(start: int, end: int) -> Callable[[list[tuple[str, ...]], int], list[tuple[str, ...]]]:
    """Move the start and the end of a place in cells.tsv."""

    def change(all_lines: list[tuple[str, ...]], at: int) -> list[tuple[str, ...]]:
        line = list(all_lines[at])
        line[4], line[5] = str(max(0, int(line[4]) + start)), str(int(line[5]) + end)
        return [*all_lines[:at], tuple(line), *all_lines[at + 1 :]]

    return change


def exchange(*columns: int) -> Callable[[list[tuple[str, ...]], int], list[tuple[str, ...]]]:
    """Exchange some columns of a line with those of the next."""

    def change(all_lines: list[tuple[str, ...]], at: int) -> list[tuple[str, ...]]:
        one, two = list(all_lines[at]), list(all_lines[at + 1])
        for column in columns:
            one[column], two[column] = two[column], one[column]
        return [*all_lines[:at], tuple(one), tuple(two), *all_lines[at + 2 :]]

    return change


def toml(pattern: str, new: str) -> Kind[Folder]:
    """Rewrite one line of review.toml."""

    def places(folder: Folder) -> Sequence[int]:
        found = folder.files["review.toml"]
        return [n for n, (line,) in enumerate(found) if re.search(pattern, line)]

    def damage(folder: Folder, place: object) -> Folder:
        assert isinstance(place, int)
        said = list(folder.files["review.toml"])
        said[place] = (re.sub(pattern, new, said[place][0], count=1),)
        return folder.with_file("review.toml", said)

    return Kind(f"review.toml: {pattern} becomes {new}", places, damage)


ID = r"(NCT|ChiCTR|KCT|UMIN|CTRI|IRCT)\W?\d+"
ARMS = r"(\d+) ?/ ?(\d+)"
DOSE = r"(×|x) ?10(\d)"


def has(pattern: str) -> Callable[[str, str], bool]:
    return lambda column, words: column != "row" and re.search(pattern, words) is not None


def put(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda words: re.sub(pattern, new, words, count=1)


def other_digit(match: re.Match[str]) -> str:
    return match[0][:-1] + str((int(match[0][-1]) + 1) % 10)


def higher(match: re.Match[str]) -> str:
    return f"{match[1]} 10{min(9, int(match[2]) + 2)}"
