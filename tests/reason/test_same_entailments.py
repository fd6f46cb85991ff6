"""Two engines, one set of conclusions: HermiT over the axioms, and the rules that mirror them."""

import pytest

from mesograph.deriving.reason import (
    Edge,
    Entailed,
    axioms,
    hermit,
    missing,
    premises,
    reasoned_about,
)
from mesograph.names import VOCABULARY, graph
from mesograph.questions.headers import load_queries
from mesograph.rdf import NamedNode, Store

MIRRORS = [rule for rule in load_queries("rules").values() if "mirrors" in rule.header]

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"HermiT needs {missing()}: run `make test-reason`"
)


@pytest.fixture(scope="module")
def entailed(store: Store) -> Entailed:
    return hermit(premises(store))


@pytest.fixture(scope="module")
def told(store: Store) -> set[Edge]:
    return {
        (triple.subject.value, triple.predicate.value, triple.object.value)
        for triple in premises(store)
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)
    }


@pytest.fixture(scope="module")
def derived(store: Store) -> set[Edge]:
    return {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for rule in MIRRORS
        for quad in store.quads_for_pattern(None, None, None, NamedNode(graph("rules", rule.name)))
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }


def test_the_vocabulary_and_the_reviews_are_consistent_and_no_class_is_empty_by_force(entailed):
    assert entailed.unsatisfiable == ()


def test_hermit_entails_all_that_the_rules_derive(entailed, derived):
    assert sorted(derived - entailed.edges) == []


def test_the_rules_derive_all_that_hermit_entails(entailed, derived, told):
    assert sorted(entailed.edges - derived - told) == []


def test_every_rule_that_mirrors_an_axiom_derives_something(store):
    idle = {
        rule.name
        for rule in MIRRORS
        if not any(store.quads_for_pattern(None, None, None, NamedNode(graph("rules", rule.name))))
    }

    assert idle == set()


def test_the_slice_holds_nothing_that_a_mirroring_rule_derived(told, derived):
    assert derived & told == set()


def test_the_slice_leaves_out_what_no_axiom_speaks_of(store):
    properties = reasoned_about(tuple(axioms(store)))

    assert VOCABULARY + "route" in properties
    assert VOCABULARY + "inCell" not in properties
    assert VOCABULARY + "hedged" not in properties
