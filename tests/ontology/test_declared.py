"""No name is used that nobody declares: over the ontology, and over the graph that is built."""

import pytest

from mesograph.names import PREFIXES
from mesograph.rdf import NamedNode, Quad
from mesograph.store import Store

RDF, RDFS, OWL = (PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl"))
LANGUAGES = (RDF, RDFS, OWL)
"""What RDF and OWL themselves define needs no declaration."""
CLASSES = {OWL + "Class"}
PROPERTIES = {OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
TYPE = NamedNode(RDF + "type")


@pytest.fixture(scope="module")
def declared(store: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, TYPE, None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return found


def test_every_predicate_is_a_declared_property(store: Store, declared):
    used = {quad.predicate.value for quad in store}

    assert (
        sorted(
            iri
            for iri in used
            if not iri.startswith(LANGUAGES) and not declared.get(iri, set()) & PROPERTIES
        )
        == []
    )


def test_every_class_that_something_is_of_is_declared(store: Store, declared):
    used = {
        quad.object.value
        for quad in store.quads_for_pattern(None, TYPE, None, None)
        if isinstance(quad.object, NamedNode)
    }

    assert (
        sorted(
            iri
            for iri in used
            if not iri.startswith(LANGUAGES) and not declared.get(iri, set()) & CLASSES
        )
        == []
    )


@pytest.mark.parametrize(
    "axiom", ["subClassOf", "domain", "range", "equivalentClass", "disjointWith", "someValuesFrom"]
)
def test_every_class_in_an_axiom_is_declared(axiom, store: Store, declared):
    used = [
        node.value
        for space in (RDFS, OWL)
        for quad in store.quads_for_pattern(None, NamedNode(space + axiom), None, None)
        for node in classes_of(quad)
    ]

    wrong = [
        iri
        for iri in used
        if not iri.startswith((PREFIXES["xsd"], RDFS)) and not declared.get(iri, set()) & CLASSES
    ]
    assert wrong == []


def classes_of(quad: Quad) -> list[NamedNode]:
    ends = [quad.object]
    if quad.predicate.value.endswith(("subClassOf", "equivalentClass", "disjointWith")):
        ends.append(quad.subject)
    return [node for node in ends if isinstance(node, NamedNode)]


def test_nothing_is_a_class_and_a_property_and_no_thing_is_either(store: Store, declared):
    wrong = {
        iri
        for iri, kinds in declared.items()
        if len(kinds & (CLASSES | PROPERTIES)) > 1
        or (kinds & (CLASSES | PROPERTIES) and kinds - CLASSES - PROPERTIES - CHARACTERISTICS)
    }

    assert wrong == set()


CHARACTERISTICS = {
    OWL + f"{kind}Property"
    for kind in ("Functional", "InverseFunctional", "Symmetric", "Transitive")
}
