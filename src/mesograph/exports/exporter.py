"""What an exporter is, and where they are found."""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from mesograph.errors import UnknownName
from mesograph.exports import targets
from mesograph.exports.elements import Shown
from mesograph.exports.facts import Fact
from mesograph.exports.folder import Folder
from mesograph.exports.source import Source


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose."""

    shown: Shown = Shown.BOTH
    spreadsheet_safe: bool = False
    """Whether cells that a spreadsheet would run as a formula are written with `'` before them."""


WITHOUT_BLANK_NODES = (
    "the axioms of the vocabulary that need blank nodes",
    "the names of the graphs of properties and labels; those of edges are kept",
)
"""What a target of nodes and edges has no place for."""
Write: TypeAlias = Callable[[Source, Folder, Options], None]
Tell: TypeAlias = Callable[[Source, Options], Iterator[Fact]]
ReadBack: TypeAlias = Callable[[Path, Options], Iterator[Fact]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A target: how it is written, and the two sides that a proof sets against each other."""

    name: str
    about: str
    """What it is for, in a few words."""
    write: Write
    tell: Tell
    """What the graph says of what the target holds."""
    read: ReadBack
    """What the written files say."""
    cannot_hold: tuple[str, ...] = ()
    """What of the graph the target has no place for."""


@cache
def exporters() -> Mapping[str, Exporter]:
    """Find every exporter, by name: each module of `targets` has one."""
    names = sorted(module.name for module in pkgutil.iter_modules(targets.__path__))
    found = [import_module(f"{targets.__name__}.{name}").EXPORTER for name in names]
    return {exporter.name: exporter for exporter in found}


def find_exporter(name: str) -> Exporter:
    """Find an exporter by its name; raises `UnknownName` with the nearest."""
    known = exporters()
    if name not in known:
        raise UnknownName("target", name, [*known, "all"])
    return known[name]
