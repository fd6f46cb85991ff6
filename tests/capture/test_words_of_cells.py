"""The declared words tell what a cell may hold."""

import pytest

from mesograph.capture.words.atoms import atoms_of
from mesograph.capture.words.declared import declared, pattern_of
from mesograph.capture.words.forms import masks
from mesograph.capture.words.recognisers import BIT
from mesograph.capture.words.stream import stream_of
from mesograph.vocabulary.terms import ontology


def told(text: str, form: str) -> bool:
    return all(mask & BIT[form] for mask in masks(stream_of(atoms_of(text))))


def test_every_country_is_told_by_each_of_its_names():
    names = [label for of in ontology().scheme("country").values() for label in of.labels]

    assert [name for name in names if not told(name, "country")] == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Multinational", "place-form"),
        ("North America", "place-form"),
        ("University Hosp. Foundation", "body-form"),
        ("Cardiosphere-derived", "product-form"),
        ("Conditioned medium", "product-form"),
        ("remestemcel", "product-form"),
        ("Colitis", "disease-form"),
        ("Severe", "disease-form"),
        ("Hepatic artery", "route-form"),
        ("subcutaneously", "route-form"),
        ("Open-label", "phase-form"),
        ("At least twice", "schedule-form"),
        ("12 participants", "arms-form"),
        ("was significantly reduced", "prose-form"),
    ],
)
def test_a_word_of_a_kind_tells_its_form(text, form):
    assert told(text, form)


@pytest.mark.parametrize("text", ["EVENT", "SC", "ev"])
def test_a_word_is_no_product_for_a_piece_of_it(text):
    assert not told(text, "product-form")


def test_every_kind_of_words_finds_each_of_its_words():
    for kind in ontology().scheme("cell-word").values():
        words = declared(kind.name)
        whole = pattern_of(words)
        for word in words:
            full = f"{'x' * word.startswith('-')}{word.strip('-')}{'x' * word.endswith('-')}"
            assert whole.fullmatch(full), (kind.name, word)
