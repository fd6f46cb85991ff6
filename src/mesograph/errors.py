"""What can go wrong that is ours or the caller's to mend.

    MesographError
    ├── BadInput            one or more Faults in files that we read, all of a pass together
    ├── UnknownName         a name that is not among those known, with the nearest
    ├── AssetMissing        a file that should come with the package
    ├── BuildMissing        there is no build to read, or it is not one of ours
    ├── BadQuery            a query that cannot be read, or would write
    └── BadParameter        a parameter of a question that is missing or means nothing

Trouble with what a review says is never raised: it is a `Flag` (see `model`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

NEAREST = 3
"""How many names a message proposes."""
ALIKE = 0.7
"""How alike two names are, by `difflib`, of which one is proposed for the other."""
SHORTEST = 3
"""The beginning of a part proposes nothing with fewer letters."""


class MesographError(Exception):
    """What mesograph raises on purpose; the command prints it and exits with 2."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place of a file, with its cure."""

    file: str
    line: int
    """The line as an editor counts it; 0 where the whole file is meant."""
    column: str
    found: str
    cure: str

    def __str__(self) -> str:
        place = self.file + (f":{self.line}" if self.line else "")
        cell = f" [{self.column}]" if self.column else ""
        return f"{place}{cell}: {self.found}; {self.cure}"


class BadInput(MesographError):  # noqa: N818 - it reads as what happened
    """Files of ours that do not say what they should."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


class UnknownName(MesographError):  # noqa: N818 - it reads as what happened
    """A name that is not among those known."""

    def __init__(self, kind: str, name: str, known: Iterable[str], cure: str = "") -> None:
        self.kind = kind
        self.name = name
        self.nearest = nearest(name, known)
        hint = did_you_mean(self.nearest) + (f"; {cure}" if cure else "")
        super().__init__(f"there is no {kind} {name!r}{hint}")


class AssetMissing(MesographError):  # noqa: N818 - it reads as what happened
    """A file that should come with the package is not there."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} is missing from this installation; install mesograph again")


class BuildMissing(MesographError):  # noqa: N818 - it reads as what happened
    """There is no build where one was looked for."""

    def __init__(self, folder: str, reason: str) -> None:
        self.folder = folder
        super().__init__(f"{folder}: {reason}; run `mesograph build` first, or name it by --graph")


class BadQuery(MesographError):  # noqa: N818 - it reads as what happened
    """A query that cannot be run."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: {reason}")


class BadParameter(MesographError):  # noqa: N818 - it reads as what happened
    """A parameter of a question that is missing, unknown or means nothing."""

    def __init__(self, question: str, parameter: str, reason: str) -> None:
        self.question = question
        self.parameter = parameter
        super().__init__(f"{question}: parameter {parameter!r} {reason}")


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give known names that begin with `name`, then those like it, then those a part of which does.

    >>> nearest("rotue", ["route", "dose", "phase"])
    ('route',)
    >>> nearest("dose", ["phases", "doses-by-route", "compare-doses"])
    ('doses-by-route', 'compare-doses')
    """
    folded = {word.casefold(): word for word in sorted(known, reverse=True)}
    typed = name.casefold()
    alike = get_close_matches(typed, folded, NEAREST, ALIKE)
    begun = sorted(word for word in folded if len(typed) >= SHORTEST and _begins(typed, word))
    longer = [word for word in begun if word.startswith(typed)]
    return tuple(folded[word] for word in dict.fromkeys([*longer, *alike, *begun]))[:NEAREST]


def _begins(typed: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(typed)}", word) is not None


def did_you_mean(words: Sequence[str]) -> str:
    """Say the nearest names, or nothing.

    >>> did_you_mean(("route",))
    ', did you mean route?'
    """
    return f", did you mean {' or '.join(words)}?" if words else ""
