"""graphology, igraph and NetworkX read the files that are for them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from interop.conftest import HERE
from mesograph.exports.elements import Edge, Node, elements
from mesograph.exports.xmlfile import bare, pieces

GRAPHML = Path("graphml") / "mesograph.graphml"


@pytest.fixture(scope="module", params=["shipped", "hostile"])
def exported(request):
    return request.getfixturevalue(request.param)


def counted(source):
    told = list(elements(source))
    return sum(isinstance(e, Node) for e in told), sum(isinstance(e, Edge) for e in told)


def test_graphology_reads_every_gexf_and_the_graphml(exported):
    if shutil.which("node") is None or not (HERE / "node" / "node_modules").is_dir():
        pytest.skip("node or graphology is not there: run interop/setup")
    _, out = exported
    # A view without an edge is no graph to graphology; nothing else is left out.
    views = [
        file for file in sorted((out / "gephi").glob("*.gexf")) if "<edge " in file.read_text()
    ]
    files = [*views, out / GRAPHML]
    done = subprocess.run(
        ["node", str(HERE / "node" / "read.mjs"), *map(str, files)],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    told = {line["file"]: line for line in map(json.loads, done.stdout.splitlines())}

    for file in files:
        found = [bare(piece) for piece in pieces(file, "node", "edge")]
        assert told[file.name]["nodes"] == found.count("node")
        assert told[file.name]["edges"] == found.count("edge")


def test_igraph_reads_the_graphml_with_every_value(exported):
    igraph = pytest.importorskip("igraph", reason="igraph is not there: run interop/setup")
    source, out = exported

    graph = igraph.Graph.Read_GraphML(str(out / GRAPHML))

    assert (graph.vcount(), graph.ecount()) == counted(source)
    names = {node.iri for node in elements(source) if isinstance(node, Node)}
    assert set(graph.vs["uri"]) == names
    # "row" is a key of nodes and of edges; igraph must not mix them up.
    assert set(graph.es["predicate"]) != {""}


def test_networkx_reads_the_graphml_with_every_value(exported):
    networkx = pytest.importorskip("networkx")
    source, out = exported

    graph = networkx.read_graphml(out / GRAPHML, force_multigraph=True)

    assert (graph.number_of_nodes(), graph.number_of_edges()) == counted(source)
    for node in elements(source):
        if isinstance(node, Node):
            assert {key.name for key, text in node.values if text} <= graph.nodes[node.iri].keys()
