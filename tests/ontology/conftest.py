"""The ontology as a graph of its own, as a person who knows OWL would load it."""

import pytest
from rdflib import Graph

from mesograph.assets import files_below


@pytest.fixture(scope="session")
def whole() -> Graph:
    """Every file of the ontology."""
    graph = Graph()
    for _, text in files_below("ontology", ".ttl"):
        graph.parse(data=text, format="turtle")
    return graph


@pytest.fixture(scope="session")
def core() -> Graph:
    """The vocabulary alone."""
    graph = Graph()
    for path, text in files_below("ontology", ".ttl"):
        if path.endswith("core.ttl"):
            graph.parse(data=text, format="turtle")
    return graph
