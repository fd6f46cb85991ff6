"""What several tests share: the graph of the shipped reviews, and of one made up."""

import os
from pathlib import Path

import pytest

from mesograph.building.build import build
from mesograph.building.graph import graph_of
from mesograph.building.sources import Sources, load_sources
from mesograph.review.folder import Review, load_review
from mesograph.store import Store
from tests.made_up import write_review


@pytest.fixture(scope="session")
def sources() -> Sources:
    return load_sources()


@pytest.fixture(scope="session")
def store(sources: Sources) -> Store:
    return graph_of(sources)


@pytest.fixture(scope="session")
def shipped_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a build of the shipped reviews, for tests that only read it."""
    folder = tmp_path_factory.mktemp("shipped") / "build"
    build(folder)
    return folder


@pytest.fixture
def made_up(tmp_path: Path) -> Review:
    return load_review(write_review(tmp_path), "made-up")


@pytest.fixture
def documents() -> Path:
    named = os.environ.get("MESOGRAPH_SOURCES", "")
    if not named:
        pytest.skip("MESOGRAPH_SOURCES names no folder with the reviews' documents")
    return Path(named)
