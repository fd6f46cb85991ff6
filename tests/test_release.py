"""The release says the same of itself wherever it does."""

import re
from pathlib import Path

from mesograph import release

ROOT = Path(__file__).parents[1]


def newest_heading() -> tuple[str, str]:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    match = re.search(r"^## (?P<version>\S+) - (?P<date>\S+)$", text, re.MULTILINE)
    assert match is not None
    return match["version"], match["date"]


def test_the_release_is_the_newest_heading_of_the_changelog():
    assert newest_heading() == (release.VERSION, release.RELEASED)


def test_the_distribution_has_the_version_of_the_package():
    assert f'version = "{release.VERSION}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_citation_names_the_release():
    text = (ROOT / "CITATION.cff").read_text("utf-8")

    assert f"version: {release.VERSION}\n" in text
    assert f"date-released: {release.RELEASED}\n" in text


def test_the_vocabulary_has_the_version_of_the_release():
    text = (ROOT / "ontology" / "core.ttl").read_text("utf-8")

    assert f"owl:versionIRI <vocab/{release.VERSION}> ;" in text


def test_a_date_from_outside_wins():
    assert release.issued({"SOURCE_DATE_EPOCH": "86400"}) == "1970-01-02"
    assert release.issued({}) == release.RELEASED
