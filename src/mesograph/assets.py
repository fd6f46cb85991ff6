"""The files that come with the package, in a wheel as in a checkout."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mesograph.errors import AssetMissing


@cache
def assets() -> Traversable:
    """Find the folder that holds `ontology`, `shapes`, `queries` and `data`."""
    packed = files("mesograph") / "_assets"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2]


def asset(path: str) -> Traversable:
    """Find one file or folder that comes with the package.

    >>> asset("ontology/core.ttl").name
    'core.ttl'
    """
    found = assets().joinpath(*path.split("/"))
    if not (found.is_file() or found.is_dir()):
        raise AssetMissing(path)
    return found


def files_below(path: str, suffix: str) -> tuple[tuple[str, bytes], ...]:
    """Read every file below a folder whose name ends in `suffix`, sorted by path.

    >>> [name for name, _ in files_below("ontology", ".ttl") if "core" in name]
    ['ontology/core.ttl']
    """
    return tuple(sorted(_walk(asset(path), path, suffix)))


def _walk(folder: Traversable, path: str, suffix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _walk(entry, name, suffix)
        elif entry.name.endswith(suffix):
            found.append((name, entry.read_bytes()))
    return found
