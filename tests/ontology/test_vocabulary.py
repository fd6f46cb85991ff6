"""core.ttl as a person reads it: every term is named, defined, placed and shown."""

import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, VANN

from mesograph.names import BASE, PREFIXES, VOCABULARY
from mesograph.rdf import triples_of_turtle
from mesograph.release import VERSION
from mesograph.store import Store

ONTOLOGY = URIRef(BASE + "vocab")
DECLARED = {
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
}
SHORT = re.compile(r"\b(id|term):([^\s<>\"]+)")
"""Our short names have slashes, which Turtle would have escaped."""
HEADER = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())


def own_terms(core: Graph) -> list[URIRef]:
    subjects = {term for term in core.subjects() if isinstance(term, URIRef)}
    return sorted(term for term in subjects if term.startswith(VOCABULARY))


def test_the_ontology_says_what_it_is(core):
    said = set(core.predicates(ONTOLOGY))

    assert said >= {
        *(OWL.versionIRI, OWL.versionInfo, DCTERMS.title, DCTERMS.description, DCTERMS.creator),
        *(DCTERMS.license, DCTERMS.created, DCTERMS.bibliographicCitation),
        *(VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
    }
    assert str(core.value(ONTOLOGY, VANN.preferredNamespaceUri)) == VOCABULARY


def test_every_term_is_declared_as_one_kind_of_thing(core):
    kinds = {term: DECLARED & set(core.objects(term, RDF.type)) for term in own_terms(core)}

    assert {term: kind for term, kind in kinds.items() if len(kind) != 1} == {}


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition, RDFS.isDefinedBy])
def test_every_term_has_one(predicate, core):
    wrong = [term for term in own_terms(core) if len(set(core.objects(term, predicate))) != 1]

    assert wrong == []


def test_every_term_has_an_example(core):
    assert [term for term in own_terms(core) if (term, SKOS.example, None) not in core] == []


def test_every_definition_is_a_sentence_that_no_other_term_has(core):
    said = [(str(core.value(term, SKOS.definition)), term) for term in own_terms(core)]
    first: dict[str, URIRef] = {}

    assert [term for text, term in said if not (text[0].isupper() and text.endswith("."))] == []
    assert [term for text, term in said if first.setdefault(text, term) != term] == []


def test_every_label_names_one_class_or_one_property(core):
    first: dict[tuple[str, bool], URIRef] = {}
    shared = [
        term
        for term in own_terms(core)
        if first.setdefault(
            (str(core.value(term, RDFS.label)), (term, RDF.type, OWL.Class) in core), term
        )
        != term
    ]

    assert shared == []


def test_every_example_that_is_a_triple_holds_in_the_graph(core, store: Store):
    wrong = []
    for term, example in core.subject_objects(SKOS.example):
        if not isinstance(example, Literal) or example.language:
            continue
        text = SHORT.sub(lambda short: f"<{PREFIXES[short[1]]}{short[2]}>", example)
        (triple,) = triples_of_turtle(f"{HEADER}{text} .".encode(), str(term))
        if not any(store.quads_for_pattern(triple.subject, triple.predicate, triple.object)):
            wrong.append(f"{term}: {example}")

    assert wrong == []


def test_the_version_is_that_of_the_package(core):
    assert str(core.value(ONTOLOGY, OWL.versionInfo)) == VERSION
    assert str(core.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{VERSION}"
