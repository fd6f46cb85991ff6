"""What is exported: a graph as sorted N-Quads to read through, and a store to look up in."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mesograph.building.output import STORE, find_build
from mesograph.exports.lookup import RDF_TYPE, Lookup
from mesograph.exports.values import value_of
from mesograph.rdf import NamedNode, Quad, RdfFormat, parse
from mesograph.store import Store, open_store, sorted_lines

_BLOCK = 1 << 20


@dataclass(frozen=True)
class Source:
    """A graph to export: read in the order of its lines, never held."""

    # Without slots: what is looked up is read when it is first asked for, and then kept.

    lines: Path
    """The quads as sorted N-Quads; all lines of a subject stand together."""
    store: Store

    def quads(self) -> Iterator[Quad]:
        """Read the quads in the order of their lines."""
        return parse(path=self.lines, format=RdfFormat.N_QUADS)

    @cached_property
    def lookup(self) -> Lookup:
        """Read what is looked up into a table on disk."""
        return Lookup(self.quads())

    def members(self, name: str) -> Iterator[str]:
        """Give the things of a class."""
        for quad in self.store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(name)):
            yield value_of(quad.subject)

    def sha256(self) -> str:
        """Give the digest of the N-Quads."""
        return digest_of(self.lines)


def open_source(build: Path) -> Source:
    """Open what `mesograph build` wrote; raises `BuildMissing`."""
    version = find_build(build)
    return Source(version / "mesograph.nq", open_store(version / STORE))


def source_of(store: Store, folder: Path) -> Source:
    """Make a source of a store in memory; its lines are written to `folder`."""
    lines = folder / "mesograph.nq"
    lines.write_bytes(sorted_lines(store))
    return Source(lines, store)


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file, read block by block."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
