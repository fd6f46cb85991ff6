"""Patterns: what fills a hole cannot make bad RDF."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesograph.errors import BadInput
from mesograph.pattern import BadFilling, compile_pattern
from mesograph.rdf import Literal, RdfFormat, parse

TEXT = "#+ s: iri\n#+ label: string\n#+ many: string*\n?s <urn:label> ?label ; <urn:many> ?many ."


def read_back(lines: str) -> list[tuple[str, str]]:
    quads = parse(lines.encode(), format=RdfFormat.N_QUADS)
    return [(q.predicate.value, q.object.value) for q in quads if isinstance(q.object, Literal)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text):
    pattern = compile_pattern("t", TEXT)

    lines = pattern.write("urn:g", s="urn:s", label=text)

    assert read_back(lines) == [("urn:label", text)]


def test_a_repeated_hole_writes_its_triples_once_for_each_value():
    pattern = compile_pattern("t", TEXT)

    lines = pattern.write("urn:g", s="urn:s", label="x", many=["a", "b"])

    assert [value for name, value in read_back(lines) if name == "urn:many"] == ["a", "b"]


@pytest.mark.parametrize("iri", ["", "no scheme", "urn:a b", "urn:<x>", "urn:x\n", 'urn:"'])
def test_what_is_no_iri_is_refused(iri):
    pattern = compile_pattern("t", TEXT)

    with pytest.raises(BadFilling, match="hole s"):
        pattern.write("urn:g", s=iri, label="x")


def test_a_hole_without_its_value_is_refused():
    pattern = compile_pattern("t", TEXT)

    with pytest.raises(BadFilling, match="hole label: takes exactly one value"):
        pattern.write("urn:g", s="urn:s")


def test_a_hole_that_is_not_there_is_refused():
    pattern = compile_pattern("t", TEXT)

    with pytest.raises(BadFilling, match="there is no such hole"):
        pattern.write("urn:g", s="urn:s", label="x", rotue="y")


def test_a_pattern_whose_header_and_body_differ_is_refused():
    with pytest.raises(BadInput, match="header and body differ in b"):
        compile_pattern("t", "#+ a: iri\n?a <urn:p> ?b .")


def test_a_decimal_keeps_its_datatype():
    pattern = compile_pattern("t", "#+ s: iri\n#+ n: decimal\n?s <urn:n> ?n .")

    lines = pattern.write("urn:g", s="urn:s", n=Decimal("7.50E+7"))

    assert '"75000000"^^<http://www.w3.org/2001/XMLSchema#decimal>' in lines
