"""Facts: what a graph and an export of it must have in common, told in a fixed form.

Two streams of facts are compared by count and by a sum of digests, which does not depend on order
and takes no memory; only where they differ are the facts themselves set side by side.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from mesograph.exports.elements import Edge, Element, Node

Fact: TypeAlias = tuple[str, ...]
"""Its kind (`node`, `class`, `value`, `edge`, `support`, `triple`, `cell` …) and its parts."""
_SIZE = 2**256


def facts_of(told: Iterable[Element]) -> Iterator[Fact]:
    """Tell nodes and edges as facts."""
    for element in told:
        if isinstance(element, Node):
            yield from _of_node(element)
        else:
            yield from _of_edge(element)


def _of_node(node: Node) -> Iterator[Fact]:
    yield ("node", node.iri)
    for name in node.classes:
        yield ("class", node.iri, name)
    for key, text in node.values:
        yield ("value", node.iri, key.property, key.language or key.datatype, text)


def _of_edge(edge: Edge) -> Iterator[Fact]:
    where = (edge.subject, edge.predicate, edge.object, edge.graph)
    yield ("edge", *where)
    for support in edge.support:
        yield ("support", *where, support.review, str(support.row), support.claim)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many facts of each kind there are, and the sum of their digests."""

    counts: tuple[tuple[str, int], ...]
    digest: str


def sum_of(facts: Iterable[Fact]) -> Sum:
    """Add up facts; their order does not matter, how often each occurs does.

    >>> sum_of([("edge", "a"), ("edge", "b")]) == sum_of([("edge", "b"), ("edge", "a")])
    True
    """
    counts: Counter[str] = Counter()
    total = 0
    for fact in facts:
        counts[fact[0]] += 1
        told = "\x1f".join(f"{len(part)}:{part}" for part in fact).encode("utf-8", "surrogatepass")
        total += int.from_bytes(hashlib.blake2b(told, digest_size=32).digest())
    return Sum(tuple(sorted(counts.items())), f"{total % _SIZE:064x}")


@dataclass(frozen=True, slots=True)
class Difference:
    """Facts that only one side has, and how many they are."""

    lost: tuple[Fact, ...]
    added: tuple[Fact, ...]


def difference(graph: Iterable[Fact], export: Iterable[Fact]) -> Difference:
    """Set two streams side by side; this holds them, and is for those that differ."""
    left, right = Counter(graph), Counter(export)
    return Difference(
        tuple(sorted((left - right).elements())), tuple(sorted((right - left).elements()))
    )


Facts: TypeAlias = Callable[[], Iterable[Fact]]
