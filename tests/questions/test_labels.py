"""What a part of a label may mean, and what is near to words that mean nothing."""

import pytest

from mesograph.errors import BadParameter, nearest
from mesograph.questions.answers import ask, find
from mesograph.questions.headers import Parameter
from mesograph.questions.labels import near, senses
from mesograph.questions.parameters import meaning, meanings
from mesograph.vocabulary.terms import ontology


def meant(scheme: str, typed: str) -> list[str]:
    return [sense.concept.label for sense in senses(ontology().scheme(scheme).values(), typed)]


def close(scheme: str, typed: str) -> tuple[str, ...]:
    return near(ontology().scheme(scheme).values(), typed)


def test_a_misspelling_is_as_likely_as_the_beginning_of_another_word():
    found = meant("condition", "Chron")

    assert found == ["chronic graft versus host disease", "Crohn disease"]


def test_a_beginning_that_is_no_misspelling_means_its_word_alone():
    assert meant("condition", "leuk") == ["leukemia"]
    assert meant("route", "intrath") == ["intrathecal"]


@pytest.mark.parametrize(
    ("scheme", "typed"),
    [("route", "IT"), ("route", "nous"), ("condition", "hriti"), ("condition", "k")],
)
def test_a_chance_piece_of_a_word_means_nothing(scheme, typed):
    assert meant(scheme, typed) == []


def test_one_tissue_is_not_taken_for_another_whose_name_holds_it():
    assert meant("tissue", "cord") == ["umbilical cord", "umbilical cord blood"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Crohn", ""),
        ("MS", ""),
        ("crohn-disease", ""),
        ("heart", "'heart' is taken for myocardial infarction, by its label 'heart attack'"),
        ("alzheimer", "'alzheimer' is taken for Alzheimer disease"),
    ],
)
def test_what_a_part_of_a_label_is_taken_for_is_told(store, typed, told):
    condition = Parameter("condition", "group", "condition", "")

    found = meaning(store, "test", condition, typed)

    assert found.taken_for.removeprefix("condition ") == told


def test_a_row_leads_to_its_trial_whether_the_trial_has_a_number_or_not(store):
    trial = find("trial")

    (numbered,) = meanings(store, trial, {"code": "sttt-2025 39"})
    (numberless,) = meanings(store, trial, {"code": "sttt-2025/27"})

    assert numbered.value == "NCT03803917"
    assert numbered.taken_for == "code 'sttt-2025 39' is taken for NCT03803917"
    assert (numberless.value, numberless.taken_for) == ("sttt-2025/27", "")


def test_a_row_about_two_trials_leads_to_both(store):
    with pytest.raises(BadParameter, match="may be NCT00698191 or NCT01741857"):
        ask(store, "trial", code="sttt-2025/17")


def test_what_shares_nothing_is_not_near():
    assert close("condition", "heart failure") == ("myocardial infarction (heart attack)",)
    assert close("condition", "toothache") == ()
    assert close("route", "spinal") == ()
    assert close("route", "oral") == ()
    assert nearest("spinal", ["subretinal", "topical", "inhalation"]) == ()


@pytest.mark.parametrize(
    ("scheme", "typed", "label"),
    [
        ("condition", "crone", "Crohn disease"),
        ("condition", "chron disease", "Crohn disease"),
        ("condition", "ischemic stroke", "stroke"),
        ("route", "intravenus", "intravenous"),
    ],
)
def test_what_is_misspelt_or_shares_a_rare_word_is_near(scheme, typed, label):
    assert close(scheme, typed) == (label,)


def test_a_word_near_to_no_route_is_answered_with_the_routes_in_use(store):
    with pytest.raises(BadParameter, match="means nothing as 'IT'; rows state intra-") as caught:
        ask(store, "conditions-by-route", route="IT")

    assert "intrathecal" in str(caught.value)
    assert "subretinal" not in str(caught.value)
