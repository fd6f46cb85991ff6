"""What follows from the axioms of the vocabulary, by HermiT, to hold the rules against.

It needs the extra `reason` (owlready2, which brings HermiT) and Java; building a graph needs
neither, since the rules of `queries/rules/` derive the same.
"""

import io
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from mesograph.deriving.scope import SCOPE, scope_axioms
from mesograph.errors import MesographError
from mesograph.names import PREFIXES, VOCABULARY, graph
from mesograph.questions.headers import load_queries
from mesograph.rdf import NamedNode, Quad, Triple
from mesograph.store import Store

_RDF, _RDFS, _OWL, _SKOS = (PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "skos"))
_TYPE = _RDF + "type"
_TRANSITIVE = _SKOS + "broaderTransitive"

_RELATIONS = frozenset(_RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range"))
_NAMES_PROPERTIES = (
    _RDF + "first",
    *(_OWL + name for name in ("onProperty", "inverseOf", "propertyChainAxiom")),
)

Edge = tuple[str, str, str]
"""Subject, property (or rdf:type) and value, as IRIs."""


class ReasonerMissing(MesographError):  # noqa: N818 - it reads as what happened
    """HermiT cannot run here."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"HermiT needs {what}; try: pip install 'mesograph[reason]', and Java 8+")


class Inconsistent(MesographError):  # noqa: N818 - it reads as what happened
    """Axioms and facts that cannot hold together."""

    def __init__(self) -> None:
        super().__init__("HermiT finds the axioms and the facts inconsistent")


@dataclass(frozen=True, slots=True)
class Entailed:
    """What a reasoner found."""

    edges: frozenset[Edge]
    """What holds of things, told or not: kinds of ours, edges by properties of ours."""
    unsatisfiable: tuple[str, ...]
    """Classes that nothing can belong to."""


def missing() -> str:
    """Name what is lacking to run HermiT, or nothing."""
    if find_spec("owlready2") is None:
        return "owlready2"
    return "" if shutil.which("java") else "Java"


def axioms(store: Store) -> Iterator[Triple]:
    """Give the axioms of the ontology in a graph: no labels, no matches, no concepts."""
    for quad in store.quads_for_pattern(None, None, None, NamedNode(graph("ontology"))):
        predicate, value = quad.predicate.value, quad.object
        if predicate == _TYPE:
            if isinstance(value, NamedNode) and value.value.startswith(_OWL):
                yield quad.triple
        elif predicate in _RELATIONS or predicate.startswith((_OWL, _RDF)):
            yield quad.triple


def reasoned_about(told: Iterable[Triple]) -> frozenset[str]:
    """Give the properties that decide what follows: those of chains, definitions and hierarchies.

    Of hierarchies, only those whose upper end is ours or SKOS's; what PROV would derive from our
    cells is left to whoever asks for it.
    """
    found: set[str] = set()
    for triple in told:
        ends = [n.value for n in (triple.subject, triple.object) if isinstance(n, NamedNode)]
        predicate = triple.predicate.value
        upwards = predicate == _RDFS + "subPropertyOf" and ends[-1].startswith((VOCABULARY, _SKOS))
        if upwards or predicate in _NAMES_PROPERTIES:
            found.update(ends)
    return frozenset(found)


def premises(store: Store) -> tuple[Triple, ...]:
    """Give the slice of a graph that reasoning needs, and the axioms of scope.

    It holds the axioms, what is told by the properties that decide, and what the rules assert that
    rest on counting or on what a row does not say; not what the other rules derive. Properties
    that decide nothing are left out: HermiT would ask for the values of each, one by one.
    """
    told = (*axioms(store), *scope_axioms(quad.triple for quad in store))
    deciding = reasoned_about(told) | {SCOPE}
    facts = [quad for quad in _told(store) if quad.predicate.value in deciding]
    things = {node for quad in facts for node in (quad.subject, quad.object)}
    kinds = [
        quad
        for quad in _told(store)
        if quad.predicate.value == _TYPE
        and quad.subject in things
        and isinstance(quad.object, NamedNode)
        and quad.object.value.startswith(VOCABULARY)
    ]
    idle = _properties(told) - deciding
    return (
        *(t for t in told if not (isinstance(t.subject, NamedNode) and t.subject.value in idle)),
        *(quad.triple for quad in (*facts, *kinds)),
    )


def _properties(told: Iterable[Triple]) -> frozenset[str]:
    """Give the declared properties."""
    return frozenset(
        triple.subject.value
        for triple in told
        if isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
        and triple.object.value.startswith(_OWL)
        and triple.object.value.endswith("Property")
    )


def _told(store: Store) -> Iterator[Quad]:
    """Give all quads but those that a rule derives which mirrors an axiom."""
    derived = {
        graph("rules", rule.name)
        for rule in load_queries("rules").values()
        if "mirrors" in rule.header
    }
    for quad in store:
        where = quad.graph_name
        if isinstance(where, NamedNode) and where.value not in derived:
            yield quad


def hermit(triples: Iterable[Triple]) -> Entailed:
    """Reason over some triples with HermiT.

    Raises `ReasonerMissing` where it cannot run, `Inconsistent` where they cannot all hold.
    """
    lacking = missing()
    if lacking:
        raise ReasonerMissing(lacking)
    owl = import_module("owlready2")
    world = owl.World()
    text = "".join(f"{triple} .\n" for triple in triples)
    world.get_ontology("urn:premises#").load(fileobj=io.BytesIO(text.encode()))
    try:
        owl.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    except owl.OwlReadyInconsistentOntologyError as error:
        raise Inconsistent from error
    nothing = tuple(sorted(c.iri for c in world.inconsistent_classes() if c is not owl.Nothing))
    return Entailed(frozenset((*_types(world), *_values(world))), nothing)


def _types(world: Any) -> Iterator[Edge]:  # noqa: ANN401 - owlready2 has no types
    for cls in world.classes():
        if cls.iri.startswith(VOCABULARY):
            yield from ((thing.iri, _TYPE, cls.iri) for thing in cls.instances(world=world))


def _values(world: Any) -> Iterator[Edge]:  # noqa: ANN401 - owlready2 has no types
    """Give edges, but those of a thing to itself (a trial is the same as itself).

    HermiT lists an edge at the narrowest property only, so those above get it here.
    """
    for found in world.object_properties():
        if found.iri.startswith(VOCABULARY) or found.iri == _TRANSITIVE:
            for narrower in found.descendants(world=world):
                for subject, value in narrower.get_relations():
                    if subject is not value:
                        yield (subject.iri, found.iri, value.iri)
