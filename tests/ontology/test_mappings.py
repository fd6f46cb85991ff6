"""The mappings as data, and as SSSOM has them where its own tool is at hand."""

import importlib
import importlib.util
import re
import warnings
from pathlib import Path

import pytest

from mesograph.names import BASE, PREFIXES
from mesograph.vocabulary.matches import load_matches
from mesograph.vocabulary.terms import ontology

FILE = Path(__file__).parents[2] / "ontology" / "mappings.sssom.tsv"
LINES = FILE.read_text("utf-8").splitlines()
HEADER = [line for line in LINES if line.startswith("#")]
TABLE = [line.split("\t") for line in LINES if not line.startswith("#")]
PREDICATES = {
    f"{PREFIXES['skos']}{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")
}


def column(name: str) -> list[str]:
    at = TABLE[0].index(name)
    return [cells[at] for cells in TABLE[1:]]


def test_the_header_says_what_the_set_is_and_under_which_licence():
    said = {line[1:].split(":")[0] for line in HEADER if not line.startswith("#  ")}

    assert said >= {"mapping_set_id", "mapping_set_version", "license", "curie_map"}


def test_every_prefix_is_declared_once_and_used():
    declared = [line[3:].split(":")[0] for line in HEADER if line.startswith("#  ")]
    curies = [
        cell
        for name in TABLE[0]
        if name.endswith(("_id", "justification"))
        for cell in column(name)
    ]
    used = {curie.partition(":")[0] for curie in curies}

    assert sorted(declared) == sorted(set(declared))
    assert used <= set(declared)


def test_every_subject_is_a_term_of_ours_by_its_preferred_label():
    labels = dict(
        zip((match.subject for match in load_matches()), column("subject_label"), strict=True)
    )

    for iri, label in labels.items():
        assert ontology().at(iri).label == label, iri


def test_every_match_is_by_skos_to_a_term_of_somebody_else():
    for match in load_matches():
        assert match.predicate in PREDICATES, match
        assert not match.object.startswith(BASE), match


def test_every_match_says_how_it_was_found_and_in_which_release():
    for name in ("mapping_justification", "object_source_version"):
        assert [row for row, cell in zip(TABLE[1:], column(name), strict=True) if not cell] == []
    assert all(re.fullmatch(r"semapv:[A-Z]\w+", cell) for cell in column("mapping_justification"))


def test_the_lines_are_sorted_and_none_stands_twice():
    keys = list(zip(column("subject_id"), column("predicate_id"), column("object_id"), strict=True))

    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_a_term_is_not_matched_exactly_and_otherwise_to_the_same_thing():
    found: dict[tuple[str, str], set[str]] = {}
    for match in load_matches():
        found.setdefault((match.subject, match.object), set()).add(match.predicate)

    assert {pair: kinds for pair, kinds in found.items() if len(kinds) > 1} == {}


@pytest.mark.skipif(
    importlib.util.find_spec("sssom") is None, reason="the package sssom is not here"
)
def test_the_tool_of_sssom_finds_nothing_wrong():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own dependencies warn of what they will drop
        parsers = importlib.import_module("sssom.parsers")
        validators = importlib.import_module("sssom.validators")
        mapping_set = parsers.parse_sssom_table(str(FILE))
        reports = validators.validate(mapping_set, fail_on_error=False)

    assert len(mapping_set.df) == len(TABLE) - 1
    for kind, report in reports.items():
        assert [str(result.message) for result in report.results] == [], kind
