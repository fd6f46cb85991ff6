"""The shapes held against the graph of the shipped reviews."""

from collections import defaultdict

import pytest

from mesograph.errors import BadInput
from mesograph.names import PREFIXES, VOCABULARY, shorten
from mesograph.questions.answers import ask
from mesograph.rdf import NamedNode, triples_of_turtle
from mesograph.shacl.coverage import shapes_of
from mesograph.shacl.flagging import shape_flags
from mesograph.shacl.reading import read_shapes, shipped_shapes
from mesograph.shacl.validate import validate_by_pyshacl
from mesograph.shacl.validating import subclasses, validate
from tests.shapes.test_examples import slice_of, store_of, told_apart

ID = "https://w3id.org/mesograph/id/"
TYPE = NamedNode(PREFIXES["rdf"] + "type")
NOT_ASKED_OF_TERMS = {
    f"skos:{name}"
    for name in (
        *("example", "note", "notation", "related", "broaderTransitive", "exactMatch"),
        *("closeMatch", "broadMatch", "narrowMatch", "relatedMatch"),
    )
}
"""What may be said of a term, and as often as one likes."""
SAMPLED = "msc-cancer-2022/16"
"""A row with a dose too high."""


def test_no_shape_is_vacuous(store):
    table = shapes_of(store)
    nodes = table.columns.index("nodes")

    assert [row[0] for row in table.rows if row[nodes] == "0"] == []


def test_every_node_of_a_class_of_ours_is_looked_at(store):
    below = subclasses(store)
    looked_at = {name for shape in shipped_shapes() for name in below.get(shape.target, ())}
    looked_at |= {shape.target for shape in shipped_shapes()}
    types = defaultdict(set)
    for quad in store.quads_for_pattern(None, TYPE, None):
        types[str(quad.subject)].add(quad.object.value)

    ours = {node for node, told in types.items() if any(n.startswith(VOCABULARY) for n in told)}

    assert [node for node in sorted(ours) if not types[node] & looked_at] == []


def test_every_property_of_every_class_is_spoken_of_by_its_shape(store):
    missing = defaultdict(set)
    below = subclasses(store)
    spoken = {
        shape.target: " ".join(part.path for part in shape.parts) for shape in shipped_shapes()
    }
    everywhere = spoken[PREFIXES["skos"] + "Concept"]
    for target, paths in spoken.items():
        for name in below.get(target, frozenset()) | {target}:
            for quad in store.quads_for_pattern(None, TYPE, NamedNode(name)):
                for said in store.quads_for_pattern(quad.subject, None, None):
                    if str(said.predicate) not in paths + everywhere:
                        missing[shorten(target)].add(shorten(said.predicate.value))

    unasked = {name: told - NOT_ASKED_OF_TERMS - {"rdf:type"} for name, told in missing.items()}
    concept = unasked.pop("skos:Concept", set())

    assert {name: told for name, told in unasked.items() if told} == {}
    # What the terms of one scheme bear is asked by the shape of their own class.
    assert all(name.startswith("meso:") for name in concept)


def test_the_shipped_graph_breaks_no_shape_gravely(store):
    assert [r for r in validate(store, shipped_shapes()) if r.severity == "violation"] == []


def test_a_total_under_a_header_of_cells_by_weight_is_a_warning_in_its_cell(store):
    flags = ask(store, "flags")
    told = [dict(zip(flags.columns, row, strict=True)) for row in flags.rows]

    (high,) = [flag for flag in told if "800000000" in flag["message"] and flag["code"] == "shape"]

    assert (high["severity"], high["review"], high["row"], high["role"]) == (
        "warning",
        "msc-cancer-2022",
        "16",
        "dose",
    )


def test_a_shape_does_not_say_again_what_a_reader_flagged(store):
    flags = ask(store, "flags")
    code, row, role = (flags.columns.index(name) for name in ("code", "row", "role"))
    damaged = {line[row] for line in flags.rows if line[code] == "identifier-malformed"}

    again = [line for line in flags.rows if line[code] == "shape" and line[role] == "identifier"]

    assert damaged
    assert again == []


def test_a_shape_speaks_where_no_reader_did(store):
    alone = shape_flags(store, [])

    assert any(flag.role == "identifier" for flag in alone)


def test_the_compiled_shapes_report_of_a_row_what_pyshacl_reports(store):
    sample = [
        quad.triple
        for quad in store
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(ID)
        and f"/{SAMPLED}/" in f"{quad.subject.value}/"
    ]
    small = store_of(slice_of(sample))

    ours = validate(small, shipped_shapes())
    theirs = validate_by_pyshacl(quad.triple for quad in small)

    assert told_apart(ours) == told_apart(theirs)
    assert any("plausible" in result.message for result in theirs)


def test_a_shape_that_cannot_be_compiled_is_refused_with_a_cure():
    text = b"""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:s> a sh:NodeShape ; sh:targetClass <urn:C> ;
            sh:property [ sh:path <urn:p> ; sh:qualifiedMinCount 1 ] .
    """

    with pytest.raises(BadInput, match=r"x\.ttl: sh:qualifiedMinCount cannot be compiled"):
        read_shapes([("x.ttl", text)])


NESTED = b"""
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <urn:s> a sh:NodeShape ; sh:targetClass <urn:C> ;
        sh:property
            [ sh:path <urn:p> ; sh:message "either" ;
              sh:or ( [ sh:datatype xsd:integer ] [ sh:class <urn:D> ] ) ] ,
            [ sh:path <urn:p> ; sh:message "one of them" ;
              sh:xone ( [ sh:nodeKind sh:Literal ] [ sh:in ( <urn:d> <urn:e> ) ] ) ] ,
            [ sh:path <urn:p> ; sh:message "named" ;
              sh:node [ sh:property [ sh:path <urn:q> ; sh:minCount 1 ] ] ] ,
            [ sh:path <urn:q> ; sh:message "two" ; sh:minCount 2 ; sh:maxCount 2 ] ,
            [ sh:path ( <urn:p> <urn:q> ) ; sh:message "far" ; sh:maxLength 3 ;
              sh:pattern "^A" ; sh:flags "i" ] ,
            [ sh:path <urn:label> ; sh:message "tongues" ; sh:uniqueLang true ] .
"""
NODES = b"""
    <urn:a> a <urn:C> ; <urn:p> 1 , <urn:d> , <urn:f> ; <urn:q> 1 , 2 , 3 ;
        <urn:label> "one"@en , "two"@en , "drei"@de .
    <urn:b> a <urn:C> ; <urn:p> "word" ; <urn:q> 1 .
    <urn:d> a <urn:D> ; <urn:q> "abcd" , "Abc" , "xyz" .
    <urn:E> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <urn:C> .
    <urn:g> a <urn:E> .
"""


def test_nested_shapes_paths_and_counts_are_compiled_as_pyshacl_reads_them():

    data = store_of(triples_of_turtle(NODES, "nodes.ttl"))
    shapes = [("nested.ttl", NESTED)]

    ours = validate(data, read_shapes(shapes))
    theirs = validate_by_pyshacl((quad.triple for quad in data), shapes)

    assert told_apart(ours) == told_apart(theirs)
    assert {result.message for result in ours} == {
        *("either", "one of them", "named", "two", "far", "tongues"),
    }
