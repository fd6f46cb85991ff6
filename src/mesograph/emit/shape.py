"""The patterns that come with the package, and the graphs that they write to."""

from functools import cache
from importlib.resources import files

from mesograph.names import graph
from mesograph.pattern import Pattern, compile_pattern

DATASET = graph("dataset")
FLAGS = graph("flags")
ONTOLOGY = graph("ontology")
PROVENANCE = graph("provenance")


@cache
def pattern(name: str) -> Pattern:
    """Find and compile one of the patterns.

    >>> sorted(pattern("follow-up").types)
    ['follow_up', 'months']
    """
    text = (files("mesograph.emit.patterns") / f"{name}.ttl").read_text("utf-8")
    return compile_pattern(name, text)


def some(text: str) -> str | None:
    """Leave a hole empty where there is nothing to fill it with."""
    return text or None
