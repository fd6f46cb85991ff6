"""Statements of Turtle files, by subject and property, with the lists and paths among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from mesograph.names import PREFIXES
from mesograph.rdf import BlankNode, Literal, NamedNode, Triple

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple

SH = PREFIXES["sh"]
RDF = PREFIXES["rdf"]
_ENDINGS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


class Statements:
    """What is said of each node, in the order of the file."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self._said: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            self._said[triple.subject][triple.predicate.value].append(triple.object)

    def of(self, node: Node, name: str) -> tuple[Node, ...]:
        """Give what the property `name` says of a node."""
        return tuple(self._said[node][name]) if node in self._said else ()

    def words(self, node: Node, name: str) -> tuple[str, ...]:
        """Give the lexical forms, or the IRIs, of what a property says."""
        return tuple(words_of(value) for value in self.of(node, name))

    def names(self, node: Node) -> tuple[str, ...]:
        """Give the properties by which something is said of a node."""
        return tuple(self._said[node]) if node in self._said else ()

    def instances(self, kind: str) -> tuple[Node, ...]:
        """Give the nodes of a type."""
        wanted = NamedNode(kind)
        return tuple(
            node for node, said in self._said.items() if wanted in said.get(f"{RDF}type", ())
        )

    def members(self, node: Node) -> Iterator[Node]:
        """Give the members of a list."""
        while first := self.of(node, RDF + "first"):
            yield from first
            (node,) = self.of(node, RDF + "rest")

    def path(self, node: Node) -> str:
        """Write a path of SHACL as SPARQL does."""
        if isinstance(node, NamedNode):
            return str(node)
        for inner in self.of(node, SH + "inversePath"):
            return f"^{self.path(inner)}"
        for alternatives in self.of(node, SH + "alternativePath"):
            return f"({'|'.join(map(self.path, self.members(alternatives)))})"
        for name, sign in _ENDINGS.items():
            for inner in self.of(node, SH + name):
                return f"{self.path(inner)}{sign}"
        return f"({'/'.join(map(self.path, self.members(node)))})"


def words_of(node: Node) -> str:
    """Give the lexical form of a literal, the IRI of a named node."""
    return "" if isinstance(node, Triple) else node.value
