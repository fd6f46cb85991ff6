"""Rules and axioms, one to one; this needs no reasoner."""

from rdflib import OWL, RDFS, Graph, URIRef

from mesograph.deriving.reason import ReasonerMissing, missing
from mesograph.deriving.rules import ordered_rules
from mesograph.deriving.scope import scope_axioms
from mesograph.names import PREFIXES, VOCABULARY
from mesograph.questions.headers import load_queries
from mesograph.store import Store

RULES = load_queries("rules")
MIRRORED = {
    rule.header["mirrors"]: rule.name for rule in RULES.values() if "mirrors" in rule.header
}


def short(iri: str) -> str:
    return iri.replace(VOCABULARY, "meso:").replace(PREFIXES["skos"], "skos:")


def derived_terms(core: Graph) -> set[str]:
    """Give what the axioms of core.ttl derive: classes that are defined, edges that follow."""
    found = set(core.subjects(OWL.equivalentClass)) | set(core.subjects(OWL.propertyChainAxiom))
    found |= set(core.subjects(OWL.inverseOf))
    found |= {c for s, c in core.subject_objects(RDFS.subClassOf) if not isinstance(s, URIRef)}
    found |= set(core.objects(None, RDFS.subPropertyOf))
    return {
        short(str(term))
        for term in found
        if isinstance(term, URIRef) and short(str(term)).startswith(("meso:", "skos:"))
    }


def test_every_axiom_that_derives_has_a_rule_and_every_mirror_an_axiom(core):
    # A pattern writes aboutTrial beside aboutOnlyTrial, so that nothing is left to derive.
    by_axiom = derived_terms(core) - {"meso:aboutTrial"}
    by_scope = {"meso:InScopeReport", "meso:OutOfScopeReport"}

    assert by_axiom | by_scope == MIRRORED.keys()


def test_no_two_rules_mirror_one_axiom():
    mirrors = [rule for rule in RULES.values() if "mirrors" in rule.header]

    assert len(mirrors) == len(MIRRORED)


def test_what_a_rule_derives_is_what_it_says_it_mirrors():
    for rule in RULES.values():
        if "mirrors" in rule.header:
            head = rule.text.split("WHERE")[0].rsplit("CONSTRUCT", 1)[1]
            assert rule.header["mirrors"] in head.split(), rule.name


def test_rules_that_rest_on_what_is_not_said_come_after_what_they_look_for():
    order = [rule.name for rule in ordered_rules()]

    assert order.index("given-kind") > order.index("cell-free-product")
    assert order.index("multi-dose") > order.index("repetition")


def test_the_axioms_of_scope_are_written_for_each_review_that_has_one(store: Store):
    found = {str(triple.object) for triple in scope_axioms(quad.triple for quad in store)}

    assert any("/id/review/msc-cancer-2022" in node for node in found)
    assert any("/id/review/wjsc-2025" in node for node in found)
    assert not any("/id/review/sttt-2025" in node for node in found)


def test_without_a_reasoner_the_cure_is_named():
    error = ReasonerMissing("Java")

    assert "Java" in str(error)
    assert missing() in ("", "owlready2", "Java")
