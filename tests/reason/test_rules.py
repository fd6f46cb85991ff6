"""Rules on rows made up for them."""

import pytest

from mesograph.deriving.rules import apply_rules
from mesograph.emit.vocabulary import emit_ontology
from mesograph.names import PREFIXES, VOCABULARY
from mesograph.rdf import NamedNode, quads_of_turtle
from mesograph.store import Store, add_lines

SCHEMES = (
    *("aim", "condition", "donor", "phase", "product-kind", "repetition", "route"),
    *("schedule-basis", "tissue", "unit"),
)
HEADER = "".join(
    [
        f"@prefix meso: <{VOCABULARY}> .\n",
        "@prefix : <urn:made-up:> .\n",
        *(f"@prefix {name}: <{PREFIXES['term']}{name}/> .\n" for name in SCHEMES),
    ]
)
TYPE = PREFIXES["rdf"] + "type"


@pytest.fixture(scope="module")
def ontology() -> bytes:
    return "".join(emit_ontology()).encode()


@pytest.fixture
def reason(ontology):
    def reason(facts: str) -> set[tuple[str, ...]]:
        """Apply the rules to the ontology and some facts; give what is then said of the facts."""
        store = Store()
        add_lines(store, [ontology.decode()])
        store.extend(quads_of_turtle((HEADER + facts).encode(), "facts.ttl", "urn:facts"))
        apply_rules(store)
        return {
            tuple(_short(str(getattr(n, "value", n))) for n in (q.subject, q.predicate, q.object))
            for q in store
            if isinstance(q.subject, NamedNode) and q.subject.value.startswith("urn:made-up:")
        }

    return reason


def _short(iri: str) -> str:
    for space in ("urn:made-up:", VOCABULARY, PREFIXES["term"]):
        iri = iri.removeprefix(space)
    return "a" if iri == TYPE else iri


def test_a_row_whose_source_is_placenta_and_whose_dose_counts_vesicles_gives_no_cells(reason):
    said = reason(
        ":row a meso:Report ; meso:product :product ; meso:dose :dose ."
        ":product a meso:Product ; meso:tissue tissue:placenta ."
        ":dose a meso:Dose ; meso:unit unit:evs-per-kg ."
    )

    assert ("product", "a", "CellFreeProduct") in said
    assert ("row", "givenKind", "product-kind/extracellular-vesicles") in said


def test_a_row_of_the_same_source_that_counts_cells_gives_cells(reason):
    said = reason(
        ":row a meso:Report ; meso:product :product ; meso:dose :dose ."
        ":product a meso:Product ; meso:tissue tissue:placenta ."
        ":dose a meso:Dose ; meso:unit unit:cells-per-kg ."
    )

    assert ("product", "a", "CellFreeProduct") not in said
    assert ("row", "givenKind", "product-kind/cells") in said


@pytest.mark.parametrize(
    ("schedule", "repetitions"),
    [
        ("schedule-basis:exact ; meso:least 1 ; meso:most 1", {"once"}),
        ("schedule-basis:exact ; meso:least 3 ; meso:most 3", {"several"}),
        ("schedule-basis:alternatives ; meso:least 1 ; meso:most 2", {"once", "several"}),
        ("schedule-basis:lower-bound ; meso:least 6", {"several"}),
        ("schedule-basis:undeterminable", {"several"}),
        ("schedule-basis:not-stated", set()),
    ],
)
def test_a_schedule_is_told_once_or_several(schedule, repetitions, reason):
    said = reason(
        f":row a meso:Report ; meso:schedule :plan .:plan a meso:Schedule ; meso:basis {schedule} ."
    )

    assert {o for s, p, o in said if p == "repetition"} == {f"repetition/{r}" for r in repetitions}
    assert (("row", "a", "MultiDoseReport") in said) == ("several" in repetitions)


def test_a_route_that_nobody_listed_is_local_by_its_class(reason):
    said = reason(
        ":into-a-dream a meso:Route , meso:LocalRoute ."
        ":row a meso:Report ; meso:route :into-a-dream ."
        ":other a meso:Report ; meso:route route:intravenous ."
    )

    assert ("row", "a", "LocalDeliveryReport") in said
    assert ("other", "a", "LocalDeliveryReport") not in said


def test_what_is_treated_and_what_people_have_are_told_apart(reason):
    said = reason(
        ":row a meso:Report ; meso:condition condition:graft-rejection ;"
        "  meso:underlyingCondition condition:leukemia ; meso:aboutOnlyTrial :trial ."
        ":trial a meso:Trial ."
    )

    assert {o for s, p, o in said if p == "inPeopleWith"} == {"condition/leukemia"}
    assert ("trial", "investigatedFor", "condition/graft-rejection") in said
    assert ("trial", "investigatedIn", "condition/leukemia") in said
    assert ("row", "a", "ComplicationReport") in said


def test_people_have_what_is_treated_where_no_other_disease_is_named(reason):
    said = reason(":row a meso:Report ; meso:condition condition:leukemia .")

    assert ("row", "inPeopleWith", "condition/leukemia") in said


def test_a_pooled_row_gives_its_trials_no_edge(reason):
    said = reason(
        ":row a meso:Report ; meso:aboutTrial :one , :two ; meso:route route:intravenous ;"
        "  meso:phase phase:3 ; meso:condition condition:stroke ."
        ":one a meso:Trial . :two a meso:Trial ."
    )

    edges = {p for s, p, o in said if s in ("one", "two")}
    assert not edges & {"reportedBy", "reportedRoute", "reportedPhase", "investigatedFor"}
    assert ("one", "a", "LatePhaseTrial") not in said
    assert ("one", "sameTrialAs", "two") not in said


def test_a_row_about_one_trial_under_two_numbers_makes_them_the_same(reason):
    said = reason(
        ":row a meso:Report ; meso:aboutOnlyTrial :one , :two ; meso:phase phase:2-3 ."
        ":one a meso:Trial . :two a meso:Trial ."
    )

    assert {("one", "sameTrialAs", "two"), ("two", "sameTrialAs", "one")} <= said
    assert ("one", "sameTrialAs", "one") not in said
    assert ("two", "a", "LatePhaseTrial") in said


def review_of(scope: str, condition: str) -> str:
    return (
        f":review a meso:Review ; meso:scope condition:{scope} ."
        f":row a meso:Report ; meso:ofReview :review ; meso:condition condition:{condition} ."
    )


@pytest.mark.parametrize(
    ("scope", "condition", "verdict"),
    [
        ("cancer", "multiple-sclerosis", "OutOfScopeReport"),
        ("cancer", "glioblastoma", "InScopeReport"),
        ("cancer", "leukemia", "InScopeReport"),
        ("cancer", "neoplasm", ""),
        ("autoimmune-disease", "lupus-nephritis", "InScopeReport"),
        ("autoimmune-disease", "crohn-disease", "InScopeReport"),
        ("autoimmune-disease", "glioblastoma", "OutOfScopeReport"),
        ("autoimmune-disease", "stroke", ""),
    ],
)
def test_scope_is_entailed_excluded_or_open(scope, condition, verdict, reason):
    said = reason(review_of(scope, condition))

    verdicts = {o for s, p, o in said if p == "a" and o.endswith("ScopeReport")}
    assert verdicts == ({verdict} if verdict else set())


def test_a_product_is_of_the_kind_of_its_donor(reason):
    said = reason(":product a meso:Product ; meso:donor donor:autologous .")

    assert ("product", "a", "AutologousProduct") in said
    assert ("product", "a", "AllogeneicProduct") not in said
