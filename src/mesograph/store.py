"""The store: quads in memory or on disk, and what is asked of them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mesograph.errors import BadQuery, BuildMissing
from mesograph.names import PREFIXES
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
    "refuse",
    "save",
    "sorted_lines",
    "syntax_error",
]

_NOT_KEYWORDS = re.compile(
    r"""
    (?: \"\"\" .*? \"\"\" | \'\'\' .*? \'\'\'
      | " (?: [^"\\\n] | \\. )* " | ' (?: [^'\\\n] | \\. )* '   # what is quoted
      | < [^<>"{}|^`\\\s]* >                                      # an IRI
      | \# [^\n]*                                                  # a comment
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_SIGN = re.compile(r"[^\n]")
_WORD = re.compile(r"\w+")
_WRITES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_ASKS = "SERVICE"
_NEVER = frozenset((*_WRITES, _ASKS))
_REFUSED = re.compile(
    rf"""
    (?<! [\w:?$@.-] )                                              # no part of a name
    (?: (?P<writes> {" | ".join(_WRITES)} ) | (?P<asks> {_ASKS} ) )
    (?! [\w:-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): ")
_UNDECLARED = "Prefix not found"
_IN_WORDS = re.compile(r"[A-Z][\w']+(?: \w[\w']*){2,}")
"""A reason among the characters that a parser expected: “The SELECT contains …”."""


def add_lines(store: Store, lines: Iterable[str]) -> None:
    """Load N-Quads into a store, blank nodes by the labels that they have."""
    # `bulk_load` would give blank nodes new labels, other ones in each run.
    store.bulk_extend(parse("".join(lines).encode(), format=RdfFormat.N_QUADS))


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

    Raises `BadQuery`, with the place of the fault, where it is not SPARQL, would write, or would
    ask another server.
    """
    refuse(text, name)
    try:
        return store.query(text, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise BadQuery(name, syntax_error(text, str(error))) from error


def refuse(text: str, name: str) -> None:
    """Raise `BadQuery` for a query that would change the graph or ask another server."""
    bare = _bare(text)
    # Few queries hold any of the words, even in a name, and this is seen sooner so.
    if _NEVER.isdisjoint(_WORD.findall(bare.upper())):
        return
    found = _REFUSED.search(bare)
    if found is None:
        return
    word = found[0].upper()
    why = (
        f"{word} would change the graph, and a build is only read"
        if found["writes"]
        else f"{word} would ask another server, and an answer comes from the build alone"
    )
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    raise BadQuery(name, f"{why}\n{_caret(text, line, column)}")


def _bare(text: str) -> str:
    """Blank out what is quoted, IRIs and comments, each sign in its place."""
    return _NOT_KEYWORDS.sub(lambda quoted: _SIGN.sub(" ", quoted[0]), text)


def syntax_error(text: str, message: str) -> str:
    """Say what is wrong with a query and where, the line at fault shown with a caret.

    The parser names the farthest place that it came to: often the end of the word at fault, at
    times a little after.
    """
    found = _PLACE.search(message)
    if found is None:
        return message
    line, column = _start_of_word(text, int(found["line"]), int(found["column"]))
    expected = message[found.end() :]
    word = re.match(r"\S*", text.split("\n")[line - 1][column - 1 :])
    if _UNDECLARED in expected and word:
        prefix = word[0].partition(":")[0]
        space = PREFIXES.get(prefix)
        cure = f"; add PREFIX {prefix}: <{space}>" if space else ""
        reason = f"the prefix {prefix!r} is not declared{cure}"
    elif said := _IN_WORDS.search(expected):
        reason = said[0]
    else:
        bare = _bare(text)
        unclosed = bare.count("{") > bare.count("}")
        reason = "a { is not closed" if unclosed else "this is not SPARQL here, or just before"
    return f"line {line}, column {column}: {reason}\n{_caret(text, line, column)}"


def _start_of_word(text: str, line: int, column: int) -> tuple[int, int]:
    """Go back from a place to the start of the word there, or of the last one before it."""
    lines = text.split("\n")
    line = min(line, len(lines))
    before = lines[line - 1][:column]
    while not before.strip() and line > 1:
        line -= 1
        before = lines[line - 1]
    before = before.rstrip()
    start = re.search(r"\S+$", before)
    return line, start.start() + 1 if start else 1


def _caret(text: str, line: int, column: int) -> str:
    shown = text.split("\n")[line - 1].replace("\t", " ").rstrip("\r")
    return f"  {shown}\n  {' ' * (column - 1)}^ line {line}, column {column}"


def construct(store: Store, text: str, name: str, graph: str) -> Iterator[Quad]:
    """Run a CONSTRUCT query; give what no graph holds yet, as quads of `graph`."""
    made = query(store, text, name)
    if not isinstance(made, QueryTriples):
        raise BadQuery(name, "a rule is a CONSTRUCT query")
    target = NamedNode(graph)
    for triple in made:
        if not any(store.quads_for_pattern(triple.subject, triple.predicate, triple.object)):
            yield Quad(triple.subject, triple.predicate, triple.object, target)
