"""The store: quads in memory or on disk, and what is asked of them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mesograph.errors import BadQuery, BuildMissing
from mesograph.rdf import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
)

__all__ = [
    "Store",
    "add_lines",
    "construct",
    "open_store",
    "quads_in_order",
    "query",
    "save",
    "sorted_lines",
]

_WRITES = re.compile(
    r"^\s*(?:(?:PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>)\s*|#[^\n]*\n)*"
    r"(?P<verb>INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b",
    re.IGNORECASE,
)


def add_lines(store: Store, lines: Iterable[str]) -> None:
    """Load N-Quads into a store."""
    store.bulk_load("".join(lines).encode(), format=RdfFormat.N_QUADS)


def quads_in_order(lines: bytes) -> Iterator[Quad]:
    """Read sorted N-Quads back in their order, graph by graph, for a serialiser that groups."""
    quads = parse(lines, format=RdfFormat.N_QUADS)
    return iter(sorted(quads, key=lambda quad: str(quad.graph_name)))


def sorted_lines(store: Store) -> bytes:
    """Write all quads as N-Quads, sorted by code point."""
    text = store.dump(format=RdfFormat.N_QUADS)
    assert text is not None  # noqa: S101 - it is None only where a file is written
    return b"".join(sorted(text.splitlines(keepends=True)))


def save(lines: bytes, folder: Path) -> None:
    """Write a store to disk, for readers."""
    store = Store(str(folder))
    store.bulk_load(lines, format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def open_store(folder: Path) -> Store:
    """Open a store for reading, beside whoever else reads it.

    Raises `BuildMissing` where it cannot be opened.
    """
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        raise BuildMissing(str(folder), f"the store cannot be opened ({error})") from error


def query(store: Store, text: str, name: str) -> QuerySolutions | QueryTriples | QueryBoolean:
    """Run a query over all graphs together.

    Raises `BadQuery`, with the place of the fault, where it is not SPARQL or would write.
    """
    verb = _WRITES.match(text)
    if verb:
        reason = f"{verb['verb'].upper()} would change the graph; a build is only read"
        raise BadQuery(name, reason)
    try:
        return store.query(text, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise BadQuery(name, _place(text, str(error))) from error


def _place(text: str, message: str) -> str:
    """Add the line at fault, and a caret, to an error that names a place."""
    found = re.search(r"(?:error at |line )(?P<line>\d+)(?::| column )(?P<column>\d+)", message)
    if found is None:
        return message
    lines = text.split("\n")
    line, column = int(found["line"]), int(found["column"])
    if not 0 < line <= len(lines):
        return message
    return f"{message}\n  {lines[line - 1]}\n  {' ' * (column - 1)}^ line {line}, column {column}"


def construct(store: Store, text: str, name: str, graph: str) -> Iterator[Quad]:
    """Run a CONSTRUCT query; give what no graph holds yet, as quads of `graph`."""
    made = query(store, text, name)
    if not isinstance(made, QueryTriples):
        raise BadQuery(name, "a rule is a CONSTRUCT query")
    target = NamedNode(graph)
    for triple in made:
        if not any(store.quads_for_pattern(triple.subject, triple.predicate, triple.object)):
            yield Quad(triple.subject, triple.predicate, triple.object, target)
