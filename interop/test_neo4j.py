"""Neo4j imports and loads the bundle without loss, and answers as we do."""

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from interop.conftest import HERE, Java, Json
from mesograph.exports.elements import Node, elements
from mesograph.exports.targets.neo4j import questions
from mesograph.questions.answers import ask

ADMIN = """#!/bin/sh
exec java -Xmx1g --add-opens=java.base/java.nio=ALL-UNNAMED -cp "{lib}/*" \\
  org.neo4j.cli.AdminTool "$@"
"""


def imported(bundle: Path, home: Path) -> Path:
    """Fill a database with the bundle's own script."""
    if shutil.which("java") is None or not (HERE / "neo4j" / "lib").is_dir():
        pytest.skip("java or Neo4j is not there: run interop/setup")
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    (home / "bin").mkdir()
    admin = home / "bin" / "neo4j-admin"
    admin.write_text(ADMIN.format(lib=HERE / "neo4j" / "lib"))
    admin.chmod(0o755)
    shutil.copytree(bundle, home / "import" / "mesograph")
    environment = {
        **os.environ,
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "NEO4J_HOME": str(home),
        "NEO4J_CONF": str(home / "conf"),
    }
    done = subprocess.run(
        [str(home / "import" / "mesograph" / "import.sh")],
        env=environment, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return home


@pytest.fixture(scope="module")
def answers(shipped, java: Java, tmp_path_factory) -> dict[str, list[Json]]:
    """Import, count, and ask the questions that come with the bundle."""
    _, out = shipped
    home = imported(out / "neo4j", tmp_path_factory.mktemp("neo4j") / "home")
    asked = sorted((out / "neo4j" / "questions").glob("*.cypher"))
    return by_file(java("neo4j", "Cypher.java", home, out / "neo4j" / "verify.cypher", *asked))


def by_file(lines: list[Json]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for line in lines:
        if line.keys() == {"file"}:
            last = Path(str(line["file"])).stem
            found[last] = []
        else:
            found[last].append(line)
    return found


def test_the_importer_takes_every_node_property_and_relationship(answers):
    assert answers["verify"]
    assert [line for line in answers["verify"] if not line["agrees"]] == []


@pytest.mark.parametrize("question", [name.removesuffix(".cypher") for name, _ in questions()])
def test_it_answers_a_question_as_we_do(question, answers, shipped):
    source, _ = shipped
    ours = ask(source.store, question)
    theirs = answers[question]
    columns = list(theirs[0])
    places = [ours.columns.index(column) for column in columns]

    assert Counter(tuple(str(line[c]) for c in columns) for line in theirs) == Counter(
        tuple(row[place] for place in places) for row in ours.rows
    )


def test_load_csv_makes_the_same_graph_of_the_same_files(shipped, java: Java, tmp_path):
    _, out = shipped
    home = tmp_path / "home"
    shutil.copytree(out / "neo4j", home / "import" / "mesograph")

    found = by_file(
        java(
            "neo4j",
            "Cypher.java",
            home,
            *(out / "neo4j" / f"{n}.cypher" for n in ("load", "verify")),
        )
    )

    assert found["verify"]
    assert [line for line in found["verify"] if not line["agrees"]] == []


EVERY_TEXT = """
MATCH (n:Resource) UNWIND keys(n) AS key
WITH n, key WHERE key <> 'uri' AND key <> 'name'
RETURN n.uri AS uri, key, n[key] AS value;
"""


@pytest.mark.parametrize("way", ["import", "load"])
def test_hostile_values_survive(way, hostile, java: Java, tmp_path):
    source, out = hostile
    bundle, home = out / "neo4j", tmp_path / "home"
    (tmp_path / "texts.cypher").write_text(EVERY_TEXT)
    if way == "import":
        imported(bundle, home)
        first = bundle / "after-import.cypher"
    else:
        shutil.copytree(bundle, home / "import" / "mesograph")
        first = bundle / "load.cypher"

    found = by_file(
        java(
            "neo4j", "Cypher.java", home, first, bundle / "verify.cypher", tmp_path / "texts.cypher"
        )
    )

    theirs = Counter(
        (str(line["uri"]), str(line["key"]), plain(value))
        for line in found["texts"]
        for value in (line["value"] if isinstance(line["value"], list) else [line["value"]])
    )
    ours = Counter(
        (node.iri, key.name, text)
        for node in elements(source)
        if isinstance(node, Node)
        for key, text in node.values
    )
    assert theirs == ours
    assert all(line["agrees"] for line in found["verify"])


def plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
