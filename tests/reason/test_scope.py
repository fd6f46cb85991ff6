"""Scope by entailment, on a copy: what the axioms say of a row, and what they forbid."""

from collections.abc import Mapping

import pytest

from mesograph.deriving.reason import Inconsistent, hermit, missing, premises
from mesograph.names import BASE, PREFIXES, VOCABULARY, term, thing
from mesograph.rdf import NamedNode, Store, Triple, triples_of_turtle

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"HermiT needs {missing()}: run `make test-reason`"
)
TYPE = PREFIXES["rdf"] + "type"


def about(store: Store, *reports: str) -> list[Triple]:
    """Copy the axioms, the conditions and the scopes, and of all reports only some."""
    kept = (f"{BASE}term/condition/", f"{BASE}term/donor/", f"{BASE}term/aim/", f"{BASE}id/review/")
    elsewhere = (f"{BASE}term/", f"{BASE}id/")
    return [
        triple
        for triple in premises(store)
        if not isinstance(triple.subject, NamedNode)
        or triple.subject.value in reports
        or triple.subject.value.startswith(kept)
        or not triple.subject.value.startswith(elsewhere)
    ]


def report(slug: str, row: int) -> str:
    return thing("report", slug, row)


def all_in_scope(report: str, slug: str) -> list[Triple]:
    """Assert what nobody has said: that whatever the people of a report have is in scope."""
    text = f"""
        @prefix owl: <{PREFIXES["owl"]}> .
        <{report}> a [ a owl:Restriction ;
            owl:onProperty <{VOCABULARY}inPeopleWith> ;
            owl:allValuesFrom <{BASE}scope/{slug}> ] .
    """
    return list(triples_of_turtle(text.encode(), "the copy"))


MULTIPLE_SCLEROSIS = report("msc-cancer-2022", 13)
GRAFT_REJECTION_IN_LEUKEMIA = report("msc-cancer-2022", 32)
TUMOUR_OF_MANDIBLE = report("msc-cancer-2022", 8)
LUPUS_NEPHRITIS = report("wjsc-2025", 5)


@pytest.fixture(scope="module")
def kinds(store: Store) -> Mapping[str, set[str]]:
    """The kinds of four reports, on a copy on which one is put in scope that may as well be."""
    rows = (MULTIPLE_SCLEROSIS, GRAFT_REJECTION_IN_LEUKEMIA, TUMOUR_OF_MANDIBLE, LUPUS_NEPHRITIS)
    asserted = all_in_scope(GRAFT_REJECTION_IN_LEUKEMIA, "msc-cancer-2022")
    found: dict[str, set[str]] = {row: set() for row in rows}
    for row, link, kind in hermit([*about(store, *rows), *asserted]).edges:
        if row in found and link == TYPE:
            found[row].add(kind.removeprefix(VOCABULARY))
    return found


def test_multiple_sclerosis_is_out_of_scope_of_a_review_of_cancer(kinds):
    assert "OutOfScopeReport" in kinds[MULTIPLE_SCLEROSIS]
    assert "InScopeReport" not in kinds[MULTIPLE_SCLEROSIS]


def test_to_put_multiple_sclerosis_in_scope_all_the_same_is_a_contradiction(store):
    asserted = all_in_scope(MULTIPLE_SCLEROSIS, "msc-cancer-2022")

    with pytest.raises(Inconsistent):
        hermit([*about(store, MULTIPLE_SCLEROSIS), *asserted])


def test_the_rejection_of_a_graft_in_leukemia_is_in_scope_of_a_review_of_cancer(kinds):
    assert {"InScopeReport", "ComplicationReport"} <= kinds[GRAFT_REJECTION_IN_LEUKEMIA]
    assert "OutOfScopeReport" not in kinds[GRAFT_REJECTION_IN_LEUKEMIA]


def test_lupus_nephritis_is_in_scope_of_a_review_of_autoimmune_diseases(kinds):
    assert "InScopeReport" in kinds[LUPUS_NEPHRITIS]


def test_a_tumour_that_nobody_called_malignant_is_neither_in_nor_out(kinds):
    assert not kinds[TUMOUR_OF_MANDIBLE] & {"InScopeReport", "OutOfScopeReport"}


def test_a_tumour_filed_under_the_autoimmune_diseases_is_a_contradiction(store):
    wrong = Triple(
        NamedNode(term("condition", "gliosarcoma")),
        NamedNode(PREFIXES["skos"] + "broader"),
        NamedNode(term("condition", "rheumatoid-arthritis")),
    )

    with pytest.raises(Inconsistent):
        hermit([*about(store), wrong])


def test_a_product_from_oneself_and_from_another_is_a_contradiction(store):
    text = f"""
        @prefix donor: <{BASE}term/donor/> .
        @prefix meso: <{VOCABULARY}> .
        <urn:product> a meso:Product ; meso:donor donor:autologous , donor:allogeneic .
    """
    facts = triples_of_turtle(text.encode(), "made up")

    with pytest.raises(Inconsistent):
        hermit([*about(store), *facts])
