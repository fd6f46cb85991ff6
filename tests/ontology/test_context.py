"""The JSON-LD context is that of the vocabulary as it is, and JSON reads by it."""

import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from mesograph.names import BASE, VOCABULARY
from tests.ontology.write_context import FILE, current_context


def test_the_context_is_current():
    assert FILE.read_text("utf-8") == current_context(), "run `make context`"


# rdflib warns of what it does itself.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_json_reads_as_the_graph_says_it():
    report = {
        "@context": json.loads(FILE.read_text("utf-8"))["@context"],
        "@id": "id/report/made-up/1",
        "@type": "Report",
        "route": "term/route/intrathecal",
        "row": "1",
        "startYear": "2015",
    }

    said = Graph().parse(data=json.dumps(report), format="json-ld")

    here = URIRef(f"{BASE}id/report/made-up/1")
    assert said.value(here, URIRef(VOCABULARY + "route")) == URIRef(f"{BASE}term/route/intrathecal")
    assert said.value(here, URIRef(VOCABULARY + "row")) == Literal("1", datatype=XSD.integer)
    assert said.value(here, URIRef(VOCABULARY + "startYear")) == Literal("2015", datatype=XSD.gYear)
