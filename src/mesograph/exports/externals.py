"""Things that the graph names and says nothing of: terms of other ontologies, links."""

from functools import lru_cache

from mesograph.exports.lookup import scratch
from mesograph.exports.source import Source

_REMEMBERED = 4096
_TABLE = "CREATE TABLE met (iri TEXT PRIMARY KEY) WITHOUT ROWID"
_MEET = "INSERT OR IGNORE INTO met VALUES (?)"


class Externals:
    """Tell when a thing of which nothing is said is named for the first time."""

    def __init__(self, source: Source) -> None:
        self._met = scratch(self)
        self._met.execute(_TABLE)
        self._described = lru_cache(_REMEMBERED)(source.lookup.describes)

    def first(self, iri: str) -> bool:
        """Whether nothing is said of a thing, and it was not asked about before."""
        return not self._described(iri) and self._met.execute(_MEET, (iri,)).rowcount == 1
