"""OWL 2 DL, as far as a hand can break it; the whole profile was checked with the OWL API."""

from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import XSD
from rdflib.term import Node

from mesograph.names import BASE

DATATYPES = {
    RDFS.Literal,
    *(XSD[name] for name in ("string", "boolean", "decimal", "integer", "dateTime", "anyURI")),
}
"""Those of the datatype map of OWL 2 that we use; neither xsd:date nor xsd:gYear is in it."""
ALLOWED_ON_THE_LEFT = {OWL.someValuesFrom, OWL.hasValue, OWL.intersectionOf, OWL.unionOf}
SIMPLE_ONLY = {OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.IrreflexiveProperty}


def test_ranges_of_data_are_datatypes_of_owl(core: Graph):
    ranges = {
        value
        for data in core.subjects(RDF.type, OWL.DatatypeProperty)
        for value in core.objects(data, RDFS.range)
    }

    assert ranges <= DATATYPES


def test_literals_of_the_ontology_are_of_datatypes_of_owl(whole: Graph):
    used = {node.datatype for node in whole.objects() if isinstance(node, Literal)} - {None}

    assert used <= DATATYPES


def test_domains_and_ranges_of_objects_are_classes(core: Graph):
    classes = set(core.subjects(RDF.type, OWL.Class))
    for link in core.subjects(RDF.type, OWL.ObjectProperty):
        for place in (RDFS.domain, RDFS.range):
            assert set(core.objects(link, place)) <= classes, link


def composite(core: Graph) -> set[Node]:
    """Properties that follow from several edges: chains, transitive ones, and those above."""
    found = set(core.subjects(OWL.propertyChainAxiom))
    found |= set(core.subjects(RDF.type, OWL.TransitiveProperty))
    while True:
        above = {up for link in found for up in core.objects(link, RDFS.subPropertyOf)}
        if above <= found:
            return found
        found |= above


def test_nothing_that_follows_from_several_edges_is_functional(core: Graph):
    assert {
        link for link in composite(core) if SIMPLE_ONLY & set(core.objects(link, RDF.type))
    } == set()


def test_chains_are_ordered_so_that_none_feeds_itself(core: Graph):
    feeds = {
        link: {
            step
            for steps in core.objects(link, OWL.propertyChainAxiom)
            for step in Collection(core, steps)
        }
        for link in core.subjects(OWL.propertyChainAxiom)
    }
    for start, steps_of in feeds.items():
        seen: set[Node] = set()
        todo = list(steps_of)
        while todo:
            step = todo.pop()
            assert step != start, start
            if step not in seen:
                seen.add(step)
                todo += feeds.get(step, ())


def test_definitions_use_what_rl_allows_on_the_left(core: Graph):
    defined = list(core.objects(None, OWL.equivalentClass))
    inclusions = [
        left for left, _ in core.subject_objects(RDFS.subClassOf) if isinstance(left, BNode)
    ]
    todo = [*defined, *inclusions]
    used = set()
    while todo:
        node = todo.pop()
        for predicate, value in core.predicate_objects(node):
            if isinstance(value, BNode) and predicate != OWL.onProperty:
                todo.append(value)
            if predicate not in (RDF.type, RDF.first, RDF.rest, OWL.onProperty, RDFS.subClassOf):
                used.add(predicate)

    assert defined
    assert used <= ALLOWED_ON_THE_LEFT


def test_no_axiom_is_said_of_what_others_own_but_what_they_say_themselves(core: Graph):
    foreign = {
        (str(subject), predicate)
        for subject, predicate in core.subject_predicates()
        if isinstance(subject, URIRef)
        and not str(subject).startswith(BASE)
        and predicate not in (RDF.type, RDFS.label)
    }

    broader = "http://www.w3.org/2004/02/skos/core#broader"
    assert foreign == {(broader, RDFS.subPropertyOf)}
