"""Graphs to export: that of a review made up, and one of values that break things."""

from pathlib import Path

import pytest

from mesograph.building.graph import graph_of
from mesograph.building.sources import Sources
from mesograph.exports.source import Source, source_of
from mesograph.rdf import Literal, NamedNode, Quad
from mesograph.review.folder import load_review
from mesograph.store import Store
from tests.made_up import write_review

VOCABULARY = "https://w3id.org/mesograph/vocab#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
GRAPH = NamedNode("https://w3id.org/mesograph/graph/review/hostile")

HOSTILE = (
    "plain",
    "",
    "\x00\x01\x1f control",
    "tab\tline\nreturn\rboth\r\nend\n",
    "]]> <b>&amp;</b> 'single' \"double\"",
    "'); MATCH (n) DETACH DELETE n; //",
    '=HYPERLINK("http://example.org")',
    "+1", "-1", "@SUM(A1)", "'quoted",
    "a;b;;c", "a|b||c", "a,b", "100%3B %25 %",
    "back\\slash \\n \\", '\\"', '"',
    "x" * 100_000,
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202e",
    "\U0001f9ec emoji \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\ufffe\uffff", "\u0085\u2028\u2029", "  blanks around  ",
)  # fmt: skip
LEGAL_IRI = "http://example.org/a-._~!$&'()*+,;=:@%20/é中/?q=1/2#frag-\U0001f9ec"


def quad(subject: str, predicate: str, value: "str | Literal") -> Quad:
    node = value if isinstance(value, Literal) else NamedNode(value)
    return Quad(NamedNode(subject), NamedNode(predicate), node, GRAPH)


def hostile_quads() -> list[Quad]:
    concept = "https://w3id.org/mesograph/term/condition/hostile"
    quads = [
        quad(concept, RDF_TYPE.value, SKOS + "Concept"),
        quad(concept, RDF_TYPE.value, VOCABULARY + "Condition"),
        quad(concept, SKOS + "exactMatch", LEGAL_IRI),
        quad(LEGAL_IRI, SKOS + "note", Literal("of an IRI with every legal character")),
        quad(concept, "urn:x:odd-property", LEGAL_IRI),
        quad(concept, "urn:x:odd-property", "urn:nothing:is-said-of-it"),
    ]
    for number, text in enumerate(HOSTILE):
        quads.append(quad(concept, SKOS + "altLabel", Literal(text)))
        quads.append(quad(concept, SKOS + "altLabel", Literal(text, language="en")))
        quads.append(quad(f"urn:one:{number}", VOCABULARY + "message", Literal(text)))
        quads.append(quad(f"urn:one:{number}", RDF_TYPE.value, VOCABULARY + "Flag"))
    odd = (
        ("9" * 30, "integer"),
        ("-7", "integer"),
        ("0.1", "decimal"),
        ("123456789.123456789", "decimal"),
        ("true", "boolean"),
        ("2020-02-30", "date"),
        ("2020-02-29", "date"),
        ("1e300", "double"),
        ("2020", "gYear"),
    )
    for text, name in odd:
        quads.append(
            quad(concept, VOCABULARY + "figure", Literal(text, datatype=NamedNode(XSD + name)))
        )
    quads.append(quad(concept, SKOS + "prefLabel", Literal("feindlich", language="de")))
    return quads


@pytest.fixture(scope="session")
def made_up_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    shelf = tmp_path_factory.mktemp("shelf")
    review = load_review(write_review(shelf), "made-up")
    return graph_of(Sources((review,), (), (), {}))


@pytest.fixture(scope="session")
def small(made_up_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Source:
    return source_of(made_up_store, tmp_path_factory.mktemp("small"))


@pytest.fixture
def hostile(tmp_path: Path) -> Source:
    folder = tmp_path / "hostile-source"
    folder.mkdir()
    store = Store()
    store.extend(hostile_quads())
    return source_of(store, folder)
