"""mesograph: what clinical-trial reviews claim, as a graph, cell by cell.

>>> import mesograph
>>> graph = mesograph.open("build")  # doctest: +SKIP
>>> graph.ask("rows").to_pandas()  # doctest: +SKIP
"""

from importlib import import_module

__version__ = "0.3.0"

_OFFERED = ("Answer", "Graph", "ask", "open")


def __getattr__(name: str) -> object:
    """Give what the package offers; it is loaded when it is first used."""
    if name in _OFFERED:
        return getattr(import_module("mesograph.api"), name)
    raise AttributeError(f"module 'mesograph' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what the package offers."""
    return sorted([*globals(), *_OFFERED])
