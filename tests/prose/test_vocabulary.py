"""The cues that the ontology declares, and what a text makes of a label."""

import pytest

from mesograph.prose.read import read_findings
from mesograph.prose.vocabulary import make_vocabulary, vocabulary
from mesograph.vocabulary.lexicon import key
from mesograph.vocabulary.terms import Concept, meso, ontology, types_of


def cues() -> list[Concept]:
    return list(ontology().scheme("cue").values())


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.name)
def test_a_cue_signals_one_thing_that_a_scheme_has(cue):
    (signal,) = cue.values("signals")

    assert meso("Cue") in types_of(cue)
    assert ontology().at(signal).iri == signal


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.name)
def test_a_cue_that_says_a_direction_says_where_its_measure_stands(cue):
    (signal,) = cue.values("signals")
    if ontology().at(signal).scheme == "direction":
        (form,) = cue.values("cueForm")
        assert ontology().at(form).scheme == "cue-form"


def test_no_word_is_two_cues():
    seen: dict[tuple[str, ...], str] = {}

    twice = [
        (label, cue.name, seen[key(label)])
        for cue in cues()
        for label in cue.labels
        if seen.setdefault(key(label), cue.name) != cue.name
    ]

    assert not twice


def test_a_word_that_is_taken_out_of_the_vocabulary_is_no_longer_read():
    measures = ontology().scheme("measure").values()
    known = make_vocabulary((m for m in measures if m.name != "crp"), cues())

    assert [m.concept.name for m in vocabulary().find_measures("CRP, ESR", 0)] == ["crp", "esr"]
    assert [m.concept.name for m in known.find_measures("CRP, ESR", 0)] == ["esr"]


@pytest.mark.parametrize(
    "text",
    ["Tumor development was seen", "Closure of the fistula occurred", "Diarrhoeas occurred"],
)
def test_spelling_number_and_order_of_a_name_do_not_matter(text):
    assert len(read_findings(text)) == 1
