"""Any text at all: no crash, spans within it, and time in step with its length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mesograph.prose.read import read_prose
from mesograph.vocabulary.terms import ontology

_LABELS = sorted(
    label
    for scheme in ("measure", "cue")
    for concept in ontology().scheme(scheme).values()
    for label in concept.labels
)
_GLUE = [
    ",",
    ".",
    ";",
    "(",
    ")",
    "and",
    "or",
    "of",
    "in",
    "%",
    "5/9",
    "86.7",
    "at week 4",
    "p<0.05",
]
_PHRASES = st.lists(st.sampled_from(_LABELS + _GLUE * 20), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300) | _PHRASES)
def test_every_text_is_read_and_every_stretch_lies_in_it(text):
    reading = read_prose(text)

    for span in (*(r.span for r in reading.findings), *(u.span for u in reading.unread)):
        assert 0 <= span.start < span.end <= len(text)
    assert all(0 < read.confidence < 1 for read in reading.findings)


@settings(max_examples=60, deadline=None)
@given(_PHRASES)
def test_what_is_coded_is_in_the_ontology(text):
    for read in read_prose(text).findings:
        found = read.finding
        for iri in (found.measure, found.direction, found.comparator, found.significance):
            assert not iri or ontology().at(iri).iri == iri
        assert found.count is None or found.denominator is None or found.count <= found.denominator


@settings(max_examples=40, deadline=None)
@given(_PHRASES)
def test_the_same_text_gives_the_same_reading(text):
    assert read_prose(text) == read_prose(text)


@pytest.mark.parametrize(
    "piece",
    [
        "CRP, ESR, IL-6 and ",
        "no no no not ",
        "5/9 (56%), ",
        "1 and 2 and 3 ",
        "improved ",
        "(((((",
        "     ",
        "1.",
        "aaaa",
        "IL-6 fell by 5% at week 4; ",
    ],
)
def test_a_hundred_kilobytes_of_anything_are_read_to_the_end(piece):
    text = piece * (100_000 // len(piece))

    found = read_prose(text).findings

    assert all(0 <= read.span.start < read.span.end <= len(text) for read in found)
