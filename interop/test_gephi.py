"""The Gephi toolkit opens each view with every node, edge and attribute."""

import pytest

from interop.conftest import Java
from mesograph.exports.views import project, views
from mesograph.exports.xmlfile import bare, pieces


@pytest.fixture(scope="module")
def opened(shipped, java: Java):
    _, out = shipped
    files = sorted((out / "gephi").glob("*.gexf"))
    return {line["file"]: line for line in java("gephi", "Open.java", "-", *files)}


@pytest.mark.parametrize("name", ["everything", *sorted(views())])
def test_it_holds_every_node_edge_attribute_and_place(name, opened, shipped):
    _, out = shipped
    told = opened[f"{name}.gexf"]
    nodes, edges, values = 0, 0, 0
    for piece in pieces(out / "gephi" / f"{name}.gexf", "node", "edge"):
        nodes += bare(piece) == "node"
        edges += bare(piece) == "edge"
        values += sum(bare(inner) == "attvalue" for inner in piece.iter())
    own = {"id", "label", "timeset", "weight"}
    held = sum(
        count
        for of in ("node_values", "edge_values")
        for key, count in told[of].items()
        if key not in own
    )

    assert (told["nodes"], told["edges"]) == (nodes, edges)
    assert told["placed"] == nodes
    assert held == values


def test_a_view_has_what_its_query_finds_with_its_years(opened, shipped):
    source, _ = shipped
    for name, view in views().items():
        found = project(source.store, view)

        assert opened[f"{name}.gexf"]["nodes"] == len(found.nodes)
        assert opened[f"{name}.gexf"]["edges"] == len(found.edges)
        assert opened[f"{name}.gexf"]["timed"] == len(found.years.keys() & found.nodes.keys())


def test_hostile_values_do_not_break_it(hostile, java: Java):
    _, out = hostile

    (told,) = java("gephi", "Open.java", "-", out / "gephi" / "everything.gexf")

    assert told["nodes"] == len(list(pieces(out / "gephi" / "everything.gexf", "node")))
