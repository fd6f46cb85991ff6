"""What was derived, from what, by which rule."""

import pytest

from mesograph.deriving.derivations import derivations, derived
from mesograph.errors import UnknownName
from mesograph.names import term, thing
from mesograph.questions.headers import load_queries


def test_every_rule_is_counted_in_the_order_in_which_it_is_applied(store):
    found = list(derived(store))

    assert {one.rule for one in found} == set(load_queries("rules"))
    assert [one.rule for one in found].index("given-kind") > 0
    assert all(one.triples for one in found if one.mirrors)


def test_a_derived_kind_names_what_it_rests_on(store):
    (one,) = derivations(store, rule="out-of-scope")

    assert one.subject == "id:report/msc-cancer-2022/13"
    assert "multiple sclerosis is of the kind autoimmune disease" in one.because
    assert "cancer of the kind neoplasm" in one.because


def test_a_product_of_two_proofs_shows_both(store):
    shown = [
        one for one in derivations(store, rule="cell-free-product") if one.subject.endswith("61/1")
    ]

    assert {one.because for one in shown} == {
        "vesicles are what extracellular vesicles names or counts",
        "vesicles are what id:dose/sttt-2025/61/1 names or counts",
    }


def test_all_that_was_derived_of_one_trial_stands_together(store):
    found = derivations(store, thing=thing("trial", "NCT01547091"))

    assert {"investigated-for", "investigated-in", "reported-route", "reported-by"} <= {
        one.rule for one in found
    }


def test_what_was_derived_to_a_concept_is_shown_as_well(store):
    found = derivations(store, thing=term("condition", "leukemia"))

    assert "id:report/msc-cancer-2022/32" in {one.subject for one in found}


def test_every_derivation_stands_in_the_graph_of_its_rule_and_all_are_explained(store):
    counts = {one.rule: one.triples for one in derived(store)}

    for rule in ("local-delivery", "repetition", "valence", "reported-route", "broader-transitive"):
        triples = {(one.subject, one.property, one.value) for one in derivations(store, rule=rule)}
        assert len(triples) == counts[rule], rule


def test_a_rule_that_is_not_there_is_told_with_the_nearest(store):
    with pytest.raises(UnknownName) as error:
        derivations(store, rule="local-delivry")

    assert error.value.nearest == ("local-delivery",)


@pytest.mark.parametrize(
    "name", [r.name for r in load_queries("rules").values() if "because" in r.header]
)
def test_a_reason_names_only_what_its_rule_finds(name):
    rule = load_queries("rules")[name]
    body = rule.text.split("CONSTRUCT", 1)[1]

    words = [word.strip(",.") for word in rule.header["because"].split() if word.startswith("?")]

    assert [word for word in words if word not in body] == []
