"""Shapes held against a store: the nodes that break them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mesograph.names import PREFIXES
from mesograph.rdf import BlankNode, Literal, NamedNode, QuerySolutions
from mesograph.shacl.compiling import Check, Classes, compile_shape, count_query
from mesograph.shacl.shapes import NodeShape, Result
from mesograph.store import Store, query

_BELOW = f"SELECT ?class ?above WHERE {{ ?class <{PREFIXES['rdfs']}subClassOf> ?above }}"


def validate(store: Store, shapes: Iterable[NodeShape]) -> tuple[Result, ...]:
    """Hold shapes against all graphs of a store together, and give what breaks them, sorted.

    Raises `BadQuery` where the query of a constraint cannot be run.
    """
    classes = subclasses(store)
    checks = (check for shape in shapes for check in compile_shape(shape, classes))
    return tuple(sorted({result for check in checks for result in _broken(store, check)}))


def count_nodes(store: Store, shapes: Iterable[NodeShape]) -> Mapping[str, int]:
    """Count the nodes that each shape, by its IRI, looks at."""
    classes = subclasses(store)
    return {shape.iri: _count(store, count_query(shape, classes), shape.file) for shape in shapes}


def subclasses(store: Store) -> Classes:
    """Give every class with all that is below it, itself among them."""
    above: dict[str, set[str]] = defaultdict(set)
    for row in _rows(store, _BELOW, "subclasses"):
        if isinstance(row[0], NamedNode) and isinstance(row[1], NamedNode):
            above[row[0].value].add(row[1].value)
    below: dict[str, set[str]] = defaultdict(set)
    for start in list(above):
        waiting, seen = [start], set[str]()
        while waiting:
            seen.add(at := waiting.pop())
            waiting += above.get(at, set()) - seen
        for name in seen:
            below[name].add(start)
    return {name: frozenset(names | {name}) for name, names in below.items()}


def _broken(store: Store, check: Check) -> Iterator[Result]:
    shape, constraint = check.shape, check.constraint
    for this, value in _rows(store, check.query, check.node_shape.file):
        # A node shape speaks of the node itself, unless its query says of what.
        found = this if value is None and not shape.path else value
        yield Result(
            check.node_shape.iri,
            str(this),
            shape.path,
            "" if found is None else str(found),
            constraint.component,
            shape.severity,
            shape.message,
            shape.repeats,
        )


def _count(store: Store, text: str, name: str) -> int:
    ((nodes,),) = _rows(store, text, name)
    return int(nodes.value) if isinstance(nodes, Literal) else 0


def _rows(
    store: Store, text: str, name: str
) -> Iterator[tuple[NamedNode | BlankNode | Literal | None, ...]]:
    found = query(store, text, name)
    assert isinstance(found, QuerySolutions)  # noqa: S101 - all of ours are SELECT
    for row in found:
        yield tuple(row)
