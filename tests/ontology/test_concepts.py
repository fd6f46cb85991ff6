"""The schemes as data: labels, definitions, hierarchies, use."""

from collections import defaultdict

import pytest

from mesograph.names import BASE, PREFIXES, VOCABULARY, graph
from mesograph.rdf import NamedNode
from mesograph.store import Store
from mesograph.vocabulary.lexicon import key
from mesograph.vocabulary.terms import Concept, ontology, types_of
from tests.ontology.in_use import in_use, terms

SKOS = PREFIXES["skos"]
CONCEPTS = [concept for scheme in ontology().schemes.values() for concept in scheme.values()]


def said(concept: Concept, name: str) -> tuple[str, ...]:
    return concept.properties.get(SKOS + name, ())


@pytest.mark.parametrize("scheme", ontology().schemes)
def test_no_two_terms_of_a_scheme_share_a_label(scheme):
    owners = defaultdict(set)
    for concept in ontology().schemes[scheme].values():
        for label in concept.labels:
            owners[key(label)].add(concept.name)

    assert {label: names for label, names in owners.items() if len(names) > 1} == {}


def test_every_term_has_one_preferred_label_and_one_definition():
    wrong = [
        concept.iri
        for concept in CONCEPTS
        if len(said(concept, "prefLabel")) != 1 or len(said(concept, "definition")) != 1
    ]

    assert wrong == []


def test_every_definition_is_one_sentence():
    texts = {concept.iri: said(concept, "definition")[0] for concept in CONCEPTS}

    assert [iri for iri, text in texts.items() if not text.endswith(".")] == []
    assert [
        iri for iri, text in texts.items() if not (text[0].isupper() or text[0].isdigit())
    ] == []


def test_every_term_stands_in_its_scheme_and_says_who_defines_it():
    here = PREFIXES["rdfs"] + "isDefinedBy"
    for concept in CONCEPTS:
        scheme = f"{BASE}term/{concept.scheme}"
        assert said(concept, "inScheme") == (scheme,), concept.iri
        assert concept.properties.get(here) == (scheme,), concept.iri


def test_every_scheme_has_a_class_that_all_its_terms_are_of():
    for scheme, concepts in ontology().schemes.items():
        kinds = [
            {kind for kind in types_of(concept) if kind.startswith(VOCABULARY)}
            for concept in concepts.values()
        ]
        assert set.intersection(*kinds), scheme


def test_every_term_is_told_the_classes_above_its_own(whole):
    """So that a question finds routes without a reasoner."""
    above = defaultdict(set)
    for row in whole.query(
        "SELECT ?term ?kind { ?term a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>+ ?kind }"
    ):
        above[str(row[0])].add(str(row[1]))
    for concept in CONCEPTS:
        ours = {kind for kind in above[concept.iri] if kind.startswith(VOCABULARY)}
        assert ours <= set(types_of(concept)), concept.iri


@pytest.mark.parametrize("links", [("broader",), ("broader", "inGroup")])
def test_no_term_stands_above_itself(links):
    predicates = [SKOS + "broader", VOCABULARY + "inGroup"][: len(links)]
    above = {
        concept.iri: {iri for name in predicates for iri in concept.properties.get(name, ())}
        for concept in CONCEPTS
    }

    for start, right_above in above.items():
        seen: set[str] = set()
        todo = list(right_above)
        while todo:
            iri = todo.pop()
            if iri not in seen:
                seen.add(iri)
                todo += above[iri]
        assert start not in seen, start


def test_what_stands_above_a_term_stands_in_its_scheme():
    for concept in CONCEPTS:
        for iri in (*said(concept, "broader"), *concept.values("inGroup")):
            assert ontology().at(iri).scheme == concept.scheme, concept.iri


def test_every_term_is_in_use_or_marked_as_reserved(store: Store):
    marked = {
        quad.subject.value
        for quad in store.quads_for_pattern(
            None, NamedNode(VOCABULARY + "reserved"), None, NamedNode(graph("ontology"))
        )
        if isinstance(quad.subject, NamedNode)
    }

    neither = terms(store) - in_use(store) - marked - {VOCABULARY + "reserved"}

    assert sorted(neither) == [], "mark them `meso:reserved true`, or take them out"
