"""Neo4j imports and loads the bundle without loss, and answers as we do."""

import os
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from interop.conftest import HERE, Java, Json, find_java
from mesograph.exports.elements import Node, elements
from mesograph.exports.targets.neo4j import questions
from mesograph.questions.answers import ask


@dataclass(frozen=True)
class Release:
    """A release of Neo4j, in a folder of its own, and the oldest Java that it runs on."""

    lib: str
    java: int


RELEASES = (Release("lib", 17), Release("lib-2026", 21))
ADMIN = """#!/bin/sh
exec {java} -Xmx1g --add-opens=java.base/java.nio=ALL-UNNAMED -cp "{lib}/*" \\
  org.neo4j.cli.AdminTool "$@"
"""


@pytest.fixture(scope="module", params=RELEASES, ids=lambda release: release.lib)
def release(request) -> Release:
    return request.param


@pytest.fixture(scope="module")
def cypher(java: Java, release: Release) -> Java:
    """Give a way to run files of Cypher in a database of a home folder."""
    return lambda *files: by_file(
        java("neo4j", "Cypher.java", *files, lib=release.lib, oldest=release.java)
    )


def imported(bundle: Path, home: Path, release: Release) -> Path:
    """Fill a database with the bundle's own script."""
    lib = HERE / "neo4j" / release.lib
    if not lib.is_dir():
        pytest.skip("Neo4j is not there: run interop/setup")
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    (home / "bin").mkdir()
    admin = home / "bin" / "neo4j-admin"
    admin.write_text(ADMIN.format(lib=lib, java=find_java(release.java)))
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
def answers(shipped, cypher, release, tmp_path_factory) -> dict[str, list[Json]]:
    """Import, count, and ask the questions that come with the bundle."""
    _, out = shipped
    home = imported(out / "neo4j", tmp_path_factory.mktemp("neo4j") / "home", release)
    asked = sorted((out / "neo4j" / "questions").glob("*.cypher"))
    return cypher(home, out / "neo4j" / "verify.cypher", *asked)


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


def test_load_csv_makes_the_same_graph_of_the_same_files(shipped, cypher, tmp_path):
    _, out = shipped
    home = tmp_path / "home"
    shutil.copytree(out / "neo4j", home / "import" / "mesograph")

    found = cypher(home, *(out / "neo4j" / f"{name}.cypher" for name in ("load", "verify")))

    assert found["verify"]
    assert [line for line in found["verify"] if not line["agrees"]] == []


EVERY_TEXT = """
MATCH (n:Resource) UNWIND keys(n) AS key
WITH n, key WHERE key <> 'uri' AND key <> 'name'
RETURN n.uri AS uri, key, n[key] AS value;
"""


@pytest.mark.parametrize("way", ["import", "load"])
def test_hostile_values_survive(way, hostile, cypher, release, tmp_path):
    source, out = hostile
    bundle, home = out / "neo4j", tmp_path / "home"
    (tmp_path / "texts.cypher").write_text(EVERY_TEXT)
    if way == "import":
        imported(bundle, home, release)
        first = bundle / "after-import.cypher"
    else:
        shutil.copytree(bundle, home / "import" / "mesograph")
        first = bundle / "load.cypher"

    found = cypher(home, first, bundle / "verify.cypher", tmp_path / "texts.cypher")

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
