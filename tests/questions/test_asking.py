"""What people type for a parameter, and what they are told where it cannot be taken."""

import pytest

from mesograph.errors import BadParameter, BadQuery, UnknownName
from mesograph.questions.answers import ask, find
from mesograph.questions.parameters import concepts_meant
from mesograph.rdf import QuerySolutions
from mesograph.store import Store, query
from mesograph.vocabulary.terms import ontology


def meant(scheme: str, typed: str) -> list[str]:
    return [c.name for c in concepts_meant(ontology().scheme(scheme).values(), typed)]


@pytest.mark.parametrize(
    ("scheme", "typed", "name"),
    [
        ("condition", "Crohn", "crohn-disease"),
        ("condition", "crohn's DISEASE", "crohn-disease"),
        ("condition", "GVHD", "graft-versus-host-disease"),
        ("condition", "crohn-disease", "crohn-disease"),
        ("condition", "term:condition/crohn-disease", "crohn-disease"),
        ("condition", "https://w3id.org/mesograph/term/condition/stroke", "stroke"),
        ("condition", "UC", "ulcerative-colitis"),
        ("tissue", "UC", "umbilical-cord"),
        ("route", "intra articular", "intra-articular"),
        ("route", "intraarticular", "intra-articular"),
        ("route", "articular", "intra-articular"),
        ("route", "IV", "intravenous"),
        ("measure", "il 6", "il6"),
    ],
)
def test_a_concept_is_known_by_what_people_call_it(scheme, typed, name):
    found = meant(scheme, typed)

    assert found == [name]


def test_words_that_several_conditions_share_are_not_guessed(store):
    with pytest.raises(BadParameter, match="multiple myeloma or multiple sclerosis"):
        ask(store, "condition-route-outcome", condition="multiple")


def test_a_word_within_another_word_is_not_passed_over():
    found = meant("condition", "arthritis")

    assert found == ["osteoarthritis", "rheumatoid-arthritis"]


def test_a_misspelt_condition_is_answered_with_the_nearest(store):
    with pytest.raises(BadParameter, match="did you mean Crohn disease"):
        ask(store, "condition-route-outcome", condition="Chron disease")


@pytest.mark.parametrize("typed", ["", "  ", "?", "-"])
def test_nothing_means_nothing(typed, store):
    with pytest.raises(BadParameter, match="means nothing"):
        ask(store, "condition-route-outcome", condition=typed)


@pytest.mark.parametrize("typed", ["NCT01547091", "nct 01547091", "NCT-01547091"])
def test_a_code_is_known_whatever_its_case_and_blanks(typed, store):
    table = ask(store, "trial", code=typed)

    assert {row[0] for row in table.rows} == {"NCT01547091"}


def test_a_damaged_number_leads_to_its_row(store):
    table = ask(store, "trial", code="NCT0291768")

    assert {row[0] for row in table.rows} == {"sttt-2025/82"}


def test_a_trial_without_a_number_is_asked_for_by_its_row(store):
    table = ask(store, "trial", code="wjsc-2025/4")

    assert {(row[1], row[2]) for row in table.rows} == {("wjsc-2025", "4")}


def test_the_beginning_of_a_code_is_no_code(store):
    with pytest.raises(BadParameter, match="NCT01547091"):
        ask(store, "trial", code="NCT0154709")


def test_a_parameter_that_is_needed_is_asked_for(store):
    with pytest.raises(BadParameter, match="'code' is missing; say --param code=NCT01547091"):
        ask(store, "trial")


def test_an_unknown_parameter_is_answered_with_the_nearest(store):
    with pytest.raises(BadParameter, match="did you mean condition"):
        ask(store, "condition-route-outcome", conditon="Crohn")


def test_an_unknown_question_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match="did you mean shared-trials"):
        find("shared-trial")


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("SELECT ?x\nWHERE {\n  ?x a foo:Bar .\n}", (3, 8), "'foo' is not declared"),
        ("SELECT ?x\nWHERE {\n  ?x a skos:Concept .\n}", (3, 8), "add PREFIX skos: <http"),
        ("SELECT ?x WHERE { ?x ?y }", (1, 25), "not SPARQL here"),
        ("SELECT ?x { ?x ?p ?y } LIMIT -1", (1, 30), "not SPARQL here"),
        ("SELECT ?x\nWHERE {\n  ?x a ?y\n", (3, 8), "a { is not closed"),
        ("SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }", (1, 40), "unbound"),
        ("", (1, 1), "not SPARQL here"),
    ],
)
def test_an_error_of_syntax_is_shown_in_its_place(text, place, reason):
    with pytest.raises(BadQuery) as caught:
        query(Store(), text, "mine.rq")

    message = str(caught.value)
    line, column = place
    first, shown, caret = message.split("\n")
    assert first.startswith(f"mine.rq: line {line}, column {column}: ")
    assert reason in first
    assert shown[2:] == text.split("\n")[line - 1]
    assert caret.index("^") - 2 == column - 1


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "# a remark\nPREFIX a: <a:>\nDELETE WHERE { ?s ?p ?o }",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "drop all",
        "LOAD <http://example.org/>",
    ],
)
def test_a_query_that_would_write_is_refused(text):
    with pytest.raises(BadQuery, match="would change the graph"):
        query(Store(), text, "mine.rq")


def test_a_query_that_would_ask_another_server_is_refused():
    with pytest.raises(BadQuery, match="SERVICE would ask another server") as caught:
        query(Store(), "SELECT ?x {\n  SERVICE <http://example.org/> { ?x ?p ?y }\n}", "mine.rq")

    assert "^ line 2, column 3" in str(caught.value)


def test_a_word_that_writes_may_be_a_name_or_be_quoted():
    text = """
        PREFIX add: <urn:drop#>
        SELECT ?load ('INSERT' AS ?insert) # SERVICE
        { ?load a add:clear ; add:x-delete '''a ' CREATE''' }
    """

    found = query(Store(), text, "mine.rq")

    assert isinstance(found, QuerySolutions)
    assert list(found) == []
