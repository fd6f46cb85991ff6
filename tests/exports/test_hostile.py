"""Whatever RDF can hold comes back from every target, or is named where XML cannot hold it."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from mesograph.exports.exporter import Options, exporters
from mesograph.exports.exporting import export
from mesograph.exports.source import source_of
from mesograph.exports.verifying import verify
from mesograph.exports.xmltext import ILLEGAL
from mesograph.rdf import Literal, NamedNode, Quad
from mesograph.store import Store
from tests.exports.conftest import HOSTILE, SKOS, VOCABULARY, XSD

BASE = "https://w3id.org/mesograph/"
GRAPHS = [NamedNode(f"{BASE}graph/{name}") for name in ("review/hostile", "ontology", "flags")]
OF_NODES = [exporter for name, exporter in exporters().items() if name != "ledgers"]

texts = some.one_of(
    some.sampled_from([text for text in HOSTILE if len(text) < 1000]),
    some.text(some.characters(exclude_categories=["Cs"]), max_size=20),
    # Where one escape meets another.
    some.text("|\\;%\"',\t\r\n=+-@&<>]\0\u202e\ufffe {}", max_size=12),
)
local = some.text("abcXYZ09-._~!$&'()*+,;=:@/é中\U0001f9ec", max_size=12)
iris = some.builds(
    str.__add__,
    some.sampled_from(
        (
            *("urn:x:", "http://example.org/", "http://example.org/?q=%2F#"),
            *("http://purl.obolibrary.org/obo/MONDO_", SKOS),
            *(f"{BASE}id/report/", f"{BASE}term/", VOCABULARY),
        )
    ),
    local,
).map(NamedNode)
languages = some.sampled_from(["en", "de", "zh-hant"])
datatypes = some.sampled_from(["string", "integer", "decimal", "boolean", "date", "gYear", "token"])
values = some.one_of(
    iris,
    texts.map(Literal),
    some.builds(lambda text, language: Literal(text, language=language), texts, languages),
    some.builds(
        lambda text, name: Literal(text, datatype=NamedNode(XSD + name)),
        some.one_of(texts, some.from_regex(r"-?[0-9]{1,20}(\.[0-9]{1,3})?", fullmatch=True)),
        datatypes,
    ),
)
labels = some.sampled_from([SKOS + "altLabel", SKOS + "note"]).map(NamedNode)
predicates = some.one_of(labels, iris)
graphs = some.lists(some.builds(Quad, iris, predicates, values, some.sampled_from(GRAPHS)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs)
def test_any_graph_comes_back_from_every_target(tmp_path_factory, quads):
    folder = tmp_path_factory.mktemp("any")
    store = Store()
    store.extend({(q.subject, q.predicate, q.object): q for q in quads}.values())
    source = source_of(store, folder)

    export(source, OF_NODES, folder / "out", Options(), lambda _: None)

    assert [str(v) for v in verify(folder / "out", source) if not v.well] == []
    told = json.loads((folder / "out" / "manifest.json").read_bytes())["targets"]
    literals = [q.object.value for q in store if isinstance(q.object, Literal)]
    assert bool(told["graphml"]["replaced"]) == any(map(ILLEGAL.search, literals))


def test_half_a_surrogate_cannot_come_into_a_graph():
    with pytest.raises(ValueError, match="must be a str"):
        Literal("\ud800")
