"""RDF read and written: the one door to pyoxigraph."""

import io
from collections.abc import Iterable, Iterator
from typing import IO

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from mesograph.errors import BadInput, Fault

__all__ = [
    "BlankNode",
    "DefaultGraph",
    "Literal",
    "NamedNode",
    "Quad",
    "QueryBoolean",
    "QuerySolutions",
    "QueryTriples",
    "RdfFormat",
    "Store",
    "Triple",
    "parse",
    "quads_of_turtle",
    "triples_of_turtle",
    "write_stream",
    "write_trig",
    "write_turtle",
]


def triples_of_turtle(text: bytes, name: str) -> Iterator[Triple]:
    """Read a Turtle file; `name` is what an error calls it.

    Raises `BadInput` with the line where the syntax breaks.
    """
    try:
        for quad in parse(text, format=RdfFormat.TURTLE):
            yield quad.triple
    except SyntaxError as error:
        fault = Fault(name, error.lineno or 0, "", error.msg, "write it as Turtle 1.1")
        raise BadInput([fault]) from error


def quads_of_turtle(text: bytes, name: str, graph: str) -> Iterator[Quad]:
    """Read a Turtle file into a graph, its blank nodes labelled by RDFC-1.0 and the file's name."""
    target = NamedNode(graph)
    plain = Dataset(Quad(t.subject, t.predicate, t.object) for t in triples_of_turtle(text, name))
    plain.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    stem = "".join(c if c.isalnum() else "-" for c in name.rsplit("/", 1)[-1].removesuffix(".ttl"))

    def own(node: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal:
        assert not isinstance(node, Triple)  # noqa: S101 - Turtle 1.1 has no triple terms
        return BlankNode(f"{stem}-{node.value}") if isinstance(node, BlankNode) else node

    for quad in plain:
        subject, value = own(quad.subject), own(quad.object)
        assert not isinstance(subject, Literal)  # noqa: S101 - no parser gives a literal subject
        yield Quad(subject, quad.predicate, value, target)


def write_trig(quads: Iterable[Quad], prefixes: dict[str, str]) -> bytes:
    """Write quads, in the order given, as TriG grouped by graph and subject."""
    out = io.BytesIO()
    serialize(quads, out, format=RdfFormat.TRIG, prefixes=prefixes)
    return out.getvalue()


def write_turtle(triples: Iterable[Triple], prefixes: dict[str, str]) -> bytes:
    """Write triples, in the order given, as Turtle grouped by subject."""
    out = io.BytesIO()
    serialize(triples, out, format=RdfFormat.TURTLE, prefixes=prefixes)
    return out.getvalue()


def write_stream(
    told: Iterable[Quad] | Iterable[Triple],
    out: IO[bytes],
    format_: RdfFormat,
    prefixes: dict[str, str],
) -> None:
    """Write quads or triples to a file as they come, none of them held."""
    serialize(told, out, format=format_, prefixes=prefixes)
