"""What `mesograph terms` says of a word."""

import json

import pytest

from mesograph.cli import main
from mesograph.errors import BadParameter, UnknownName
from mesograph.rdf import Literal, triples_of_turtle
from mesograph.vocabulary.terms import ontology
from mesograph.vocabulary.words import block, files_of_schemes, know, nearest_scheme, synonym

PREFIXES = """
@prefix condition: <https://w3id.org/mesograph/term/condition/> .
@prefix meso: <https://w3id.org/mesograph/vocab#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix scheme: <https://w3id.org/mesograph/term/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def test_a_word_with_two_senses_is_told_by_scheme():
    senses = {sense.concept.scheme: sense.concept.label for sense in know("uc").senses}

    assert senses == {"condition": "ulcerative colitis", "tissue": "umbilical cord"}


def test_one_scheme_may_be_asked_alone():
    assert [sense.concept.scheme for sense in know("UC", "tissue").senses] == ["tissue"]


def test_a_misprint_is_known_as_one():
    (sense,) = know("Intervenous").senses

    assert (sense.concept.label, sense.kind) == ("intravenous", "misprint")


def test_a_sense_comes_with_its_matches_in_public_ontologies():
    (sense,) = know("Crohn disease").senses

    assert "MONDO:0005011" in {match.curie for match in sense.matches}


def test_an_unknown_word_leads_to_the_nearest_term():
    known = know("lupus nefritis")

    assert known.senses == ()
    assert known.near[0][1].label == "lupus nephritis"
    assert nearest_scheme(known) == "condition"


def test_a_word_that_resembles_nothing_leads_nowhere():
    known = know("xyzzy plugh")

    assert (known.senses, known.near, nearest_scheme(known)) == ((), (), "")


@pytest.mark.parametrize("word", ["made-up disease", 'odd "quoted" word', "back\\slash", "Sjögren"])
def test_what_is_printed_to_paste_is_turtle(word):
    text = PREFIXES + block(word, "condition")

    literals = [
        triple.object.value
        for triple in triples_of_turtle(text.encode(), word)
        if isinstance(triple.object, Literal)
    ]

    assert literals == [word, "…"]


def test_a_synonym_is_a_line_for_the_block_of_its_term():
    assert synonym("foo") == '    skos:altLabel "foo"@en ;\n'


def test_a_word_without_letters_makes_no_term():
    with pytest.raises(BadParameter):
        block("…", "condition")


def test_an_unknown_scheme_is_told_with_the_nearest():
    with pytest.raises(UnknownName) as error:
        know("foo", "conditoin")

    assert "condition" in error.value.nearest


def test_every_scheme_has_a_file():
    assert files_of_schemes().keys() == ontology().schemes.keys()


def test_the_command_prints_what_to_paste_for_an_unknown_word(capsys, tmp_path):
    code = main(["terms", "made-up", "disease", "--graph", str(tmp_path)])

    assert code == 0
    assert "condition:made-up-disease a skos:Concept" in capsys.readouterr().out


def test_the_command_writes_json_for_programs(capsys, tmp_path):
    main(["terms", "UC", "--json", "--graph", str(tmp_path)])

    said = json.loads(capsys.readouterr().out)
    assert {sense["scheme"] for sense in said["senses"]} == {"condition", "tissue"}
    assert {sense["uses"] for sense in said["senses"]} == {None}
