"""The published schemas accept the files: GEXF 1.3, and KGX with the Biolink model."""

import json
import re
from pathlib import Path

import pytest

from mesograph.exports.views import views


@pytest.mark.parametrize("name", ["everything", *sorted(views())])
@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_gexf_is_valid_by_its_schema(name, which, standards, request, tmp_path):
    xmlschema = pytest.importorskip("xmlschema", reason="xmlschema is not there")
    lxml = pytest.importorskip("lxml.etree", reason="lxml is not there")
    _, out = request.getfixturevalue(which)
    tree = lxml.parse(str(out / "gephi" / f"{name}.gexf"), lxml.XMLParser(huge_tree=True))
    # The schema refuses every element of the drawing part, even where the primer has it.
    for drawn in list(tree.getroot().iter("{http://gexf.net/1.3/viz}*")):
        drawn.getparent().remove(drawn)
    tree.write(str(tmp_path / "plain.gexf"))

    schema = xmlschema.XMLSchema(str(standards / "gexf" / "gexf.xsd"))

    assert [str(error)[:500] for error in schema.iter_errors(str(tmp_path / "plain.gexf"))][
        :3
    ] == []


@pytest.fixture(scope="module")
def kgx(shipped):
    _, out = shipped
    return {
        part: list(map(json.loads, _lines(out / "kgx" / f"mesograph_kgx_{part}.jsonl")))
        for part in ("nodes", "edges")
    }


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").rstrip("\n").split("\n")


def _needed(section: str) -> set[str]:
    needed = section.split("Required Elements:**")[1].split("**", maxsplit=1)[0]
    return set(re.findall(r"^- `(\w+)`:", needed, re.MULTILINE))


def test_kgx_has_the_required_elements_and_values_of_its_format(kgx, standards):
    text = (standards / "kgx" / "kgx_format.md").read_text("utf-8")
    nodes, edges = text.split("### Edge Record Elements", 1)
    required = {"nodes": _needed(nodes), "edges": _needed(edges)}
    levels, agents = (
        set(re.findall(r"^- `(\w+)`:", edges.split(f"*{name}*")[1].split("\n\n")[0], re.MULTILINE))
        for name in ("KnowledgeLevelEnum", "AgentTypeEnum")
    )

    assert required["nodes"] == {"id", "category"}
    assert {"subject", "predicate", "object"} <= required["edges"]
    for part, records in kgx.items():
        assert all(required[part] <= record.keys() for record in records)
    assert {edge["knowledge_level"] for edge in kgx["edges"]} <= levels
    assert {edge["agent_type"] for edge in kgx["edges"]} <= agents


def test_kgx_uses_only_categories_and_predicates_of_biolink(kgx):
    model = pytest.importorskip(
        "biolink_model.datamodel.model", reason="biolink-model is not there"
    )
    predicates = {f"biolink:{name}" for name in vars(model.slots)}
    categories = {name for node in kgx["nodes"] for name in node["category"]}

    assert {edge["predicate"] for edge in kgx["edges"]} <= predicates
    assert all(hasattr(model, name.removeprefix("biolink:")) for name in categories)
