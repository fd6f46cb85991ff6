"""What the checks share: an export of the shipped reviews, one of hostile values, and programs."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.exports.conftest import hostile_quads

from mesograph.building.graph import graph_of
from mesograph.building.sources import load_sources
from mesograph.exports.exporter import Options, exporters
from mesograph.exports.exporting import export
from mesograph.exports.source import Source, source_of
from mesograph.store import Store

HERE = Path(__file__).parent
collect_ignore = ["kgx"]  # it runs in an environment of its own
Json = dict[str, object]


def _exported(store: Store, folder: Path) -> tuple[Source, Path]:
    source = source_of(store, folder)
    export(source, exporters().values(), folder / "out", Options(), lambda _: None)
    return source, folder / "out"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, Path]:
    """Give the graph of the shipped reviews, and the folder of all its exports."""
    return _exported(graph_of(load_sources()), tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, Path]:
    """Give the graph of values that break things, and the folder of all its exports."""
    store = Store()
    store.extend(hostile_quads())
    return _exported(store, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def standards() -> Path:
    """Give the folder of published schemas; they are not ours to ship."""
    named = os.environ.get("MESOGRAPH_STANDARDS", "")
    sources = os.environ.get("MESOGRAPH_SOURCES", "")
    folder = Path(named) if named else Path(sources).parent / "standards"
    if not (named or sources) or not folder.is_dir():
        pytest.skip("neither MESOGRAPH_STANDARDS nor ../standards of MESOGRAPH_SOURCES is there")
    return folder


Java = Callable[..., list[Json]]


def find_java(oldest: int) -> str:
    """Find a Java of some version or newer: the one on the PATH, that of JAVA_HOME, or another."""
    places = [shutil.which("java"), f"{os.environ.get('JAVA_HOME', '')}/bin/java"]
    places += sorted(map(str, Path("/usr/lib/jvm").glob("*/bin/java")))
    for place in filter(None, places):
        if Path(place).exists() and _version(place) >= oldest:
            return place
    pytest.skip(f"there is no Java {oldest} or newer")


def _version(java: str) -> int:
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(?P<number>\d+)', told.stderr)
    return int(found["number"]) if found else 0


@pytest.fixture(scope="session")
def java() -> Java:
    """Give a way to run one of the Java programs here; it prints lines of JSON."""

    def run(
        program: str, file: str, *arguments: str | Path, lib: str = "lib", oldest: int = 17
    ) -> list[Json]:
        if not (HERE / program / lib).is_dir():
            pytest.skip(f"{program} is not there: run interop/setup")
        command = [
            *(find_java(oldest), "-Xmx2g", "-Djava.awt.headless=true"),
            *("--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", str(HERE / program / lib / "*")),
            *(str(HERE / program / file), *map(str, arguments)),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
        assert done.returncode == 0, done.stderr[-3000:]
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    return run
