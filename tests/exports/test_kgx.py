"""KGX: CURIEs, and names that the Biolink model has."""

import json

import pytest

from mesograph.exports.biolink import biolink
from mesograph.exports.elements import Edge
from mesograph.exports.exporter import Options, find_exporter
from mesograph.exports.folder import Folder
from mesograph.exports.keys import short
from mesograph.exports.kgx_edges import EDGE_COLUMNS, edge_record, edge_writer
from mesograph.exports.kgx_lines import json_line, table_line
from mesograph.exports.support import Support


@pytest.fixture(scope="module")
def records(small, tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("kgx"))
    find_exporter("kgx").write(small, folder, Options())
    return {
        part: [
            json.loads(line)
            for line in (folder.path / f"mesograph_kgx_{part}.jsonl").read_text().splitlines()
        ]
        for part in ("nodes", "edges")
    }


def test_every_node_and_edge_has_what_the_format_asks_for(records):
    for node in records["nodes"]:
        assert {"id", "category"} <= node.keys()
    for edge in records["edges"]:
        assert {"subject", "predicate", "object", "knowledge_level", "agent_type"} <= edge.keys()


def test_every_edge_joins_nodes_that_are_there(records):
    nodes = {node["id"] for node in records["nodes"]}

    assert {edge["subject"] for edge in records["edges"]} <= nodes
    assert {edge["object"] for edge in records["edges"]} <= nodes


def test_a_match_to_another_ontology_is_a_curie_of_it(records):
    matches = {
        edge["object"] for edge in records["edges"] if edge["predicate"] == "biolink:exact_match"
    }

    assert any(match.startswith("MONDO:") for match in matches)


def test_nothing_is_said_to_treat(records):
    assert not any("treat" in edge["predicate"] for edge in records["edges"])


def test_what_stands_for_a_name_of_ours_is_a_name_of_ours(store):
    names = {short(q.object.value) for q in store if q.predicate.value.endswith("#type")}
    names |= {short(q.predicate.value) for q in store}

    assert {name for _, name in biolink()} <= names


def test_categories_and_predicates_are_in_the_published_model():
    model = pytest.importorskip(
        "biolink_model.datamodel.model", reason="biolink-model is not installed"
    )
    predicates = {name.replace(" ", "_") for name in vars(model.slots)}

    for (kind, _), name in biolink().items():
        local = name.removeprefix("biolink:")
        assert hasattr(model, local) if kind == "category" else local in predicates


def test_lines_written_fast_say_what_the_record_of_the_edge_says():
    doi = 'DOI:10.1/a%s"b\t|100%'
    claims = ("https://w3id.org/mesograph/id/claim/big/7/route/1", "urn:c:%20", "")
    edges = [
        Edge(subject, "urn:p:%s", value, graph, (Support(review, row, claim),))
        for subject, value in (("urn:s:%s", "urn:o:100%25"), (claims[0], "https://w3id.org/x"))
        for graph in ("https://w3id.org/mesograph/graph/review/big", "urn:g:%(row)s", "")
        for review, row in (("big", 7), ("odd|slug%", 0))
        for claim in claims
    ]
    write_edge = edge_writer({"big": doi})

    for edge in edges:
        record = edge_record(edge, {"big": doi})
        expected = json_line(record), table_line(record, EDGE_COLUMNS)
        assert write_edge(edge) == expected
