"""The README of the ontology says what core.ttl says."""

import re
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from mesograph.names import VOCABULARY
from mesograph.questions.headers import KEYS

README = (Path(__file__).parents[2] / "ontology" / "README.md").read_text("utf-8")
ARROW = re.compile(r"^  (\w+) -(?:-|\.) (\w+) (?:--|\.-)> (\w+)$", re.MULTILINE)


def test_every_arrow_of_the_picture_is_a_property_between_those_classes(core: Graph):
    arrows = ARROW.findall(README)

    assert len(arrows) == README.split("```mermaid")[1].split("```")[0].count(">")
    for start, name, end in arrows:
        link = URIRef(VOCABULARY + name)
        assert core.value(link, RDFS.range) == URIRef(VOCABULARY + end), name
        assert core.value(link, RDFS.domain) in (None, URIRef(VOCABULARY + start)), name


def test_what_the_picture_dots_is_what_a_rule_derives():
    dotted = re.findall(r"-\. (\w+) \.->", README)
    rules = Path(__file__).parents[2] / "queries" / "rules"
    heads = "".join(
        path.read_text("utf-8").partition("WHERE")[0].rpartition("CONSTRUCT")[2]
        for path in rules.glob("*.rq")
    )

    assert [name for name in dotted if f"meso:{name} " not in heads] == []


def test_every_key_of_a_rule_that_the_readme_explains_is_known():
    table = README.split("| key | meaning |")[1].split("\n\n")[0]

    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) <= set(KEYS)


def test_no_word_to_avoid_is_the_label_of_a_class(core: Graph):
    rows = README.split("| word | meaning | not |")[1].split("\n\n")[0].splitlines()[2:]
    avoided = {
        word.strip()
        for row in rows
        for word in re.sub(r"\(.*?\)", "", row.split("|")[3]).split(",")
    }
    classes = core.subjects(RDF.type, OWL.Class)
    labels = {str(core.value(kind, RDFS.label)) for kind in classes}

    # A measure has a category; conditions are put together in groups.
    assert avoided & labels <= {"category"}
