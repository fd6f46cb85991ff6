"""One value or several: decided by the shapes, and by what the vocabulary calls functional."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from mesograph.assets import files_below
from mesograph.errors import MesographError
from mesograph.exports.values import value_of
from mesograph.names import PREFIXES, shorten
from mesograph.rdf import BlankNode, Literal, NamedNode, Store, Triple, triples_of_turtle

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple

SH, RDF, RDFS, OWL = (PREFIXES[name] for name in ("sh", "rdf", "rdfs", "owl"))
_NESTED = frozenset({SH + "node", SH + "and"})


class SeveralValues(MesographError):  # noqa: N818 - it reads as what happened
    """A node with several values of a property that the shapes allow one of."""

    def __init__(self, node: str, key: str, count: int) -> None:
        self.node = node
        self.key = key
        super().__init__(
            f"{shorten(node)} has {count} values of {key}, and the shapes allow one; "
            "run `mesograph check`, or mend the shape"
        )


@dataclass(frozen=True, slots=True)
class Cardinality:
    """Which properties have at most one value, for every class or for some."""

    functional: frozenset[str]
    single: frozenset[tuple[str, str]]
    """Class and property."""
    above: Mapping[str, frozenset[str]]
    """The classes that a class stands under, itself among them."""

    def is_single(self, name: str, predicate: str) -> bool:
        """Whether what is of a class has at most one value of a property."""
        if predicate in self.functional:
            return True
        return any((class_, predicate) in self.single for class_ in self.above.get(name, {name}))

    def principal(self, classes: Iterable[str]) -> str:
        """Give the widest of a thing's classes, the first by name where several are; or nothing.

        Concepts are sorted by what they are concepts of.
        """
        held = {name for name in classes if name != PREFIXES["skos"] + "Concept"} or set(classes)
        widest = [name for name in held if not (self.above.get(name, frozenset()) - {name}) & held]
        return min(widest or held, default="")


def cardinality(store: Store) -> Cardinality:
    """Read which properties are single: from the shapes that come with us, and from the graph."""
    functional = store.quads_for_pattern(
        None, NamedNode(RDF + "type"), NamedNode(OWL + "FunctionalProperty")
    )
    return Cardinality(
        frozenset(value_of(quad.subject) for quad in functional),
        frozenset(single_by_shapes(files_below("shapes", ".ttl"))),
        _above(store),
    )


def _above(store: Store) -> Mapping[str, frozenset[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, NamedNode(RDFS + "subClassOf"), None):
        parents[value_of(quad.subject)].add(value_of(quad.object))
    for quad in store.quads_for_pattern(None, NamedNode(OWL + "equivalentClass"), None):
        parents[value_of(quad.subject)] |= _named_in(store, quad.object)
    found: dict[str, frozenset[str]] = {}
    for name in parents:
        reached, open_ = {name}, [name]
        while open_:
            fresh = parents.get(open_.pop(), set()) - reached
            reached |= fresh
            open_ += sorted(fresh)
        found[name] = frozenset(reached)
    return found


def _named_in(store: Store, node: Node) -> set[str]:
    """Give the named classes that a class expression is an intersection of."""
    found: set[str] = set()
    open_ = [node]
    while open_:
        here = open_.pop()
        if isinstance(here, NamedNode):
            found.add(here.value)
        elif isinstance(here, BlankNode):
            for name in (OWL + "intersectionOf", RDF + "first", RDF + "rest"):
                quads = store.quads_for_pattern(here, NamedNode(name), None)
                open_ += [quad.object for quad in quads]
    return found - {RDF + "nil"}


def single_by_shapes(files: Iterable[tuple[str, bytes]]) -> set[tuple[str, str]]:
    """Read the pairs of target class and property for which shapes say `sh:maxCount 1`.

    >>> shape = b'''@prefix sh: <http://www.w3.org/ns/shacl#> .
    ... <urn:S> sh:targetClass <urn:C> ; sh:property [ sh:path <urn:p> ; sh:maxCount 1 ] .'''
    >>> single_by_shapes([("one.ttl", shape)])
    {('urn:C', 'urn:p')}
    """
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path, text in files:
        for triple in triples_of_turtle(text, path):
            node, value = triple.subject, triple.object
            if isinstance(value, NamedNode | BlankNode | Literal):
                said[_in(path, node)][triple.predicate.value].append(_in(path, value))
    found: set[tuple[str, str]] = set()
    for shape in list(said):
        targets = list(said[shape].get(SH + "targetClass", ()))
        if OWL + "Class" in said[shape].get(RDF + "type", ()):
            targets.append(shape)
        for part in _parts(shape, said):
            if "1" in said[part].get(SH + "maxCount", ()):
                paths = said[part].get(SH + "path", ())
                found |= {(target, path) for target in targets for path in paths}
    return found


def _in(path: str, node: object) -> str:
    """Name a node; blank ones are of their file."""
    if isinstance(node, BlankNode):
        return f"_:{path}#{node.value}"
    return str(getattr(node, "value", node))


def _parts(shape: str, said: Mapping[str, Mapping[str, list[str]]]) -> set[str]:
    """Give the property shapes of a shape, and of those that it takes up."""
    found: set[str] = set()
    seen, open_ = {shape}, [shape]
    while open_:
        here = open_.pop()
        if here not in said:
            continue
        found |= set(said[here].get(SH + "property", ())) & said.keys()
        further = {v for name in _NESTED for v in said[here].get(name, ())}
        further |= set(said[here].get(RDF + "first", ())) | set(said[here].get(RDF + "rest", ()))
        open_ += sorted(further - seen)
        seen |= further
    return found
