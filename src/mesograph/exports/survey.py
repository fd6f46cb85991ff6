"""A first reading of what is exported: which labels, keys and kinds of edges there are.

It holds one entry a kind of thing, never one a thing; the second reading writes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from mesograph.exports.cardinality import Cardinality, SeveralValues
from mesograph.exports.elements import Element, Node
from mesograph.exports.keys import Key, Storage, short

UNDESCRIBED = "Resource"
"""The label of what the graph names and says nothing of."""


@dataclass(slots=True)
class Label:
    """What stands under one label: the nodes of one principal class."""

    iri: str
    keys: dict[Key, bool] = field(default_factory=dict)
    """Each key, and whether it takes several values."""
    marked: set[Key] = field(default_factory=set)
    """The keys with a value that the caller has to write in its own way."""
    classes: set[str] = field(default_factory=set)
    nodes: int = 0
    properties: int = 0
    """How many properties the nodes have, a property of several values counted once."""

    def columns(self) -> tuple[Key, ...]:
        """Give the keys in the order of their names."""
        return tuple(sorted(self.keys))


@dataclass(slots=True)
class Survey:
    """Every label with its keys, and every predicate with the number of its edges."""

    labels: dict[str, Label] = field(default_factory=dict)
    members: Counter[str] = field(default_factory=Counter)
    """How many nodes each class has."""
    predicates: Counter[str] = field(default_factory=Counter)

    def all_keys(self) -> tuple[Key, ...]:
        """Give every key, in the order of their names."""
        return tuple(sorted({key for label in self.labels.values() for key in label.keys}))

    def counts(self) -> Mapping[str, int]:
        """Give the numbers of nodes and edges."""
        nodes = sum(label.nodes for label in self.labels.values())
        return {"nodes": nodes, "edges": self.predicates.total()}


def survey(
    told: Iterable[Element],
    known: Cardinality,
    marks: Callable[[str], bool] = lambda _: False,
) -> Survey:
    """Read through nodes and edges; `marks` says which values of several a caller must heed.

    Raises `SeveralValues` where the shapes allow one value and a node has more.
    """
    found = Survey()
    for element in told:
        if not isinstance(element, Node):
            found.predicates[element.predicate] += 1
            continue
        name, principal = filed_under(element, known)
        label = found.labels.setdefault(name, Label(principal))
        found.members.update(element.classes)
        label.nodes += 1
        label.classes.update(element.classes)
        _note(element, label, known, marks)
    return found


def filed_under(node: Node, known: Cardinality) -> tuple[str, str]:
    """Give the label that a node is filed under, and its class."""
    principal = known.principal(node.classes)
    return (short(principal) if principal else UNDESCRIBED), principal


def _note(node: Node, label: Label, known: Cardinality, marks: Callable[[str], bool]) -> None:
    before: Key | None = None
    for key, text in node.values:
        several = label.keys.get(key)
        if several is None:
            several = label.keys[key] = not known.is_single(label.iri, key.property)
        if key != before:
            label.properties += 1
        elif not several:
            count = sum(1 for other, _ in node.values if other == key)
            raise SeveralValues(node.iri, key.name, count)
        before = key
        if several and key.storage is Storage.TEXT and marks(text):
            label.marked.add(key)
