"""The views for Gephi: complete, placed, coloured, and in time."""

from xml.etree import ElementTree as ET

import pytest

from mesograph.exports.exporter import Options, find_exporter
from mesograph.exports.folder import Folder
from mesograph.exports.views import project, views

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


@pytest.fixture(scope="module")
def folder(small, tmp_path_factory):
    made = Folder(tmp_path_factory.mktemp("views"))
    find_exporter("gephi").write(small, made, Options())
    return made.path


def test_there_is_the_whole_and_five_views(folder):
    assert sorted(path.stem for path in folder.glob("*.gexf")) == [
        "condition-route-outcome",
        "condition-tissue",
        "everything",
        "reviews-and-trials",
        "routes-by-valence",
        "trials-alike",
    ]


@pytest.mark.parametrize("name", ["everything", *sorted(views())])
def test_every_node_has_a_place_a_colour_and_a_size_of_its_own(name, folder):
    root = ET.parse(folder / f"{name}.gexf").getroot()  # noqa: S314 - we wrote it
    nodes = root.findall(f".//{GEXF}node")
    places = [place.attrib for place in root.iter(f"{VIZ}position")]
    sizes = [float(size.attrib["value"]) for size in root.iter(f"{VIZ}size")]

    assert len({(place["x"], place["y"]) for place in places}) == len(nodes)
    assert all(node.find(f"{VIZ}color") is not None for node in nodes)
    assert len(sizes) == len(nodes)
    assert all(size > 0 for size in sizes)


@pytest.mark.parametrize("name", ["everything", *sorted(views())])
def test_every_attribute_is_declared_and_every_edge_joins_nodes_that_are_there(name, folder):
    root = ET.parse(folder / f"{name}.gexf").getroot()  # noqa: S314 - we wrote it
    nodes = {node.get("id") for node in root.iter(f"{GEXF}node")}
    declared = {one.get("id") for one in root.iter(f"{GEXF}attribute")}

    assert {value.get("for") for value in root.iter(f"{GEXF}attvalue")} <= declared
    assert all(edge.get("source") in nodes for edge in root.iter(f"{GEXF}edge"))
    assert all(edge.get("target") in nodes for edge in root.iter(f"{GEXF}edge"))


def test_a_condition_leads_over_its_route_to_what_came_out(small):
    found = project(small.store, views()["condition-route-outcome"])
    names = {iri: name for iri, (_, name) in found.nodes.items()}
    told = {(names[a], kind, names[b], len(w)) for (a, b, kind), w in found.edges.items()}

    assert ("osteoarthritis", "given by", "intravenous", 1) in told
    assert ("stroke", "given by", "intrathecal", 1) in told
    assert ("intravenous", "came out", "favourable", 2) in told


def test_time_begins_with_the_start_of_a_row(store, tmp_path):
    found = project(store, views()["reviews-and-trials"])

    assert found.years
    assert all(year.isdigit() and len(year) == 4 for year in found.years.values())
