"""Every target holds what the graph holds: written, read back, and set against it."""

import json
import random
from pathlib import Path

import pytest

from mesograph.exports.elements import Shown, elements
from mesograph.exports.exporter import Options, exporters, find_exporter
from mesograph.exports.exporting import export
from mesograph.exports.facts import facts_of
from mesograph.exports.source import Source, source_of
from mesograph.exports.verifying import Verdict, verify
from mesograph.store import Store

TARGETS = sorted(exporters())


def written(source: Source, target: str, folder: Path, **chosen: object) -> Path:
    options = Options(**chosen)  # type: ignore[arg-type] # a test names them
    export(source, [find_exporter(target)], folder / target, options, lambda _: None)
    return folder / target


def verdict(folder: Path, source: Source) -> Verdict:
    (one,) = verify(folder, source)
    return one


def digests(folder: Path) -> dict[str, str]:
    told = json.loads((folder / "manifest.json").read_bytes())
    (target,) = told["targets"].values()
    return {name: file["sha256"] for name, file in target["files"].items()}


def largest(folder: Path) -> Path:
    """Find the largest file that holds part of the graph."""
    told = (path for path in folder.rglob("*") if path.suffix not in (".json", ".sh", ".cypher"))
    return max(told, key=lambda path: path.stat().st_size)


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_target_holds_equals_the_graph(target, small, tmp_path):
    folder = written(small, target, tmp_path)

    assert str(verdict(folder, small)).startswith(f"{target}: equal")


@pytest.mark.parametrize("target", TARGETS)
def test_hostile_values_come_back_as_they_were(target, hostile, tmp_path):
    folder = written(hostile, target, tmp_path)

    assert verdict(folder, hostile).troubles == ()


@pytest.mark.parametrize("target", TARGETS)
def test_cells_made_harmless_for_spreadsheets_are_read_as_they_were_meant(
    target, hostile, tmp_path
):
    folder = written(hostile, target, tmp_path, spreadsheet_safe=True)

    assert verdict(folder, hostile).troubles == ()


@pytest.mark.parametrize("shown", list(Shown))
@pytest.mark.parametrize("target", ["csv", "neo4j"])
def test_edges_by_way_of_claims_or_past_them_are_proven_too(target, shown, small, tmp_path):
    folder = written(small, target, tmp_path, shown=shown)

    assert verdict(folder, small).troubles == ()


def test_past_claims_no_claim_is_left_and_by_way_of_them_no_direct_edge(small):
    facts = {shown: set(facts_of(elements(small, shown))) for shown in Shown}
    route = "https://w3id.org/mesograph/vocab#route"

    def claims(shown: Shown) -> set[str]:
        return {f[1] for f in facts[shown] if f[0] == "class" and f[2].endswith("#Claim")}

    def routes(shown: Shown) -> set[tuple[str, ...]]:
        return {f[1:4] for f in facts[shown] if f[0] == "edge" and f[2] == route}

    assert not claims(Shown.PLAIN)
    assert claims(Shown.CLAIMS) == claims(Shown.BOTH) != set()
    assert not routes(Shown.CLAIMS)
    assert routes(Shown.PLAIN) == routes(Shown.BOTH) != set()


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_graph_gives_the_same_bytes_in_whatever_order_it_was_loaded(
    target, small, tmp_path
):
    quads = list(small.store)
    random.Random(5).shuffle(quads)  # noqa: S311 - nothing is kept secret
    other = Store()
    other.extend(quads)
    (tmp_path / "other").mkdir()
    again = source_of(other, tmp_path / "other")

    first = written(small, target, tmp_path / "one")
    second = written(again, target, tmp_path / "two")

    assert digests(first) == digests(second) != {}


@pytest.mark.parametrize("target", TARGETS)
def test_a_line_that_was_lost_is_told(target, small, tmp_path):
    folder = written(small, target, tmp_path)
    longest = largest(folder)
    lines = longest.read_bytes().split(b"\n")
    longest.write_bytes(b"\n".join(lines[: len(lines) // 2] + lines[len(lines) // 2 + 1 :]))

    told = verdict(folder, small)

    assert not told.well
    assert "was changed" in str(told)


@pytest.mark.parametrize("target", TARGETS)
def test_a_file_that_was_cut_or_is_gone_is_told(target, small, tmp_path):
    folder = written(small, target, tmp_path)
    file = largest(folder)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    cut = verdict(folder, small)
    file.unlink()
    gone = verdict(folder, small)

    assert not cut.well
    assert f"{file.name} is missing" in str(gone)


def test_an_edge_that_only_the_export_has_is_told_as_added(small, tmp_path):
    folder = written(small, "csv", tmp_path)
    with (folder / "edges.csv").open("a", newline="") as file:
        file.write("urn:a,route,urn:b,urn:g,,,\r\n")

    assert "1 added: edge urn:a https://w3id.org/mesograph/vocab#route urn:b urn:g" in str(
        verdict(folder, small)
    )


@pytest.mark.parametrize("target", ["gephi", "graphml"])
def test_what_xml_cannot_hold_is_listed_in_the_manifest(target, hostile, tmp_path):
    folder = written(hostile, target, tmp_path)

    told = json.loads((folder / "manifest.json").read_text())["targets"][target]

    assert "urn:one:2 message: U+0000 by U+FFFD" in told["replaced"]
