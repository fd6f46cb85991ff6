"""The bundle for Neo4j: what its importer and its shell will find."""

import re
from pathlib import Path

import pytest

from mesograph.exports.cardinality import Cardinality, SeveralValues, cardinality
from mesograph.exports.elements import elements
from mesograph.exports.exporter import Options, find_exporter
from mesograph.exports.folder import Folder
from mesograph.exports.neo4j_csv import records
from mesograph.exports.survey import survey


@pytest.fixture(scope="module")
def bundle(small, tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("bundle"))
    find_exporter("neo4j").write(small, folder, Options())
    return folder.path


def header(bundle: Path, name: str) -> list[str]:
    return (bundle / "nodes" / f"{name}.header.csv").read_text().strip().split(",")


def test_columns_are_typed_and_arrays_where_several_values_are_allowed(bundle):
    assert header(bundle, "Dose") == [
        "uri:ID(Resource)", "name:string", "high:double", "low:double", ":LABEL",
    ]  # fmt: skip
    assert "skos__altLabel:string[]" in header(bundle, "Condition")
    assert "row:long" in header(bundle, "Report")


def test_one_value_or_several_is_decided_by_the_shapes_and_not_by_the_data(small):
    known = cardinality(small.store)
    label = "http://www.w3.org/2004/02/skos/core#altLabel"
    strict = Cardinality(known.functional | {label}, known.single, known.above)

    with pytest.raises(SeveralValues, match="the shapes allow one"):
        survey(elements(small), strict)


def test_every_node_is_a_resource_and_has_the_labels_of_its_classes(bundle):
    labels = {line[-1] for line in records(bundle / "nodes" / "Report.csv")}

    assert all(re.match(r"Resource;(\w+;)*Report(;|$)", label or "") for label in labels)


def test_every_edge_of_a_row_carries_review_row_and_claim(bundle):
    for line in records(bundle / "relationships" / "route.csv"):
        _, _, graph, review, row, claim = line

        assert graph == "https://w3id.org/mesograph/graph/review/made-up"
        assert review == "made-up"
        assert row in ("1", "2")
        assert claim == f"https://w3id.org/mesograph/id/claim/made-up/{row}/route/1"


def test_what_is_derived_of_a_trial_carries_the_claims_that_say_it(bundle):
    (line,) = [
        line
        for line in records(bundle / "relationships" / "reportedTissue.csv")
        if "NCT99999901" in str(line[0])
    ]

    assert line[3:] == [
        "made-up", "1", "https://w3id.org/mesograph/id/claim/made-up/1/tissue/1",
    ]  # fmt: skip


def test_the_script_imports_every_file_and_tolerates_nothing(bundle):
    script = (bundle / "import.sh").read_text()
    named = set(re.findall(r"[\w/.]+\.csv", script))

    assert named == {path.relative_to(bundle).as_posix() for path in bundle.rglob("*.csv")}
    assert "--bad-tolerance=0" in script
    assert "--delimiter" not in script
    assert "--array-delimiter" not in script


def test_the_loader_makes_the_constraint_first_and_matches_by_label(bundle):
    text = (bundle / "load.cypher").read_text()

    assert text.index("CREATE CONSTRAINT") < text.index("LOAD CSV")
    assert not re.search(r"MATCH \(\w*\)", text)
    assert "n.`row` = toInteger(" in text


def test_no_name_of_a_value_becomes_a_label_or_a_type(hostile, tmp_path):
    folder = Folder(tmp_path / "bundle")
    find_exporter("neo4j").write(hostile, folder, Options())

    for script in ("load.cypher", "verify.cypher", "after-import.cypher", "import.sh"):
        assert "DETACH" not in (folder.path / script).read_text()
