"""A second RDF library and a second SHACL engine agree with ours."""

from pathlib import Path

import pytest

from interop.conftest import Java

FILES = ("mesograph.nq", "mesograph.trig", "mesograph.jsonld", "mesograph.ttl")


@pytest.fixture(scope="module", params=["shipped", "hostile"])
def exported(request):
    return request.getfixturevalue(request.param)


def test_jena_reads_the_same_quads_from_every_syntax(exported, java: Java):
    source, out = exported
    quads = sum(1 for _ in source.quads())
    triples = len({(str(q.subject), str(q.predicate), str(q.object)) for q in source.quads()})

    told = {
        line["file"]: line for line in java("jena", "Check.java", *(out / "rdf" / n for n in FILES))
    }

    for name in FILES:
        assert told[name]["quads"] == (triples if name.endswith(".ttl") else quads)
        assert told[name]["same_triples"]


def test_rdflib_reads_the_same_triples(exported):
    rdflib = pytest.importorskip("rdflib")
    source, out = exported
    plain = {(str(q.subject), str(q.predicate), str(q.object)) for q in source.quads()}

    for name, kind in (("mesograph.nq", "nquads"), ("mesograph.jsonld", "json-ld")):
        held = rdflib.Dataset(default_union=True)
        held.parse(str(out / "rdf" / name), format=kind)

        assert len(held) == len(plain), name


def test_jena_finds_what_our_shacl_engine_finds(shipped, java: Java, tmp_path: Path):
    from mesograph.assets import files_below  # noqa: PLC0415 - shapes may not be there yet

    _, out = shipped
    files = files_below("shapes", ".ttl")
    if not files:
        pytest.skip("there are no shapes")
    pyshacl = pytest.importorskip("pyshacl")
    rdflib = pytest.importorskip("rdflib")
    shapes = rdflib.Graph()
    for _, text in files:
        shapes.parse(data=text, format="turtle")
    shapes.serialize(tmp_path / "shapes.ttl")
    data = rdflib.Graph().parse(str(out / "rdf" / "mesograph.ttl"))

    *theirs, last = java(
        "jena", "Check.java", "--shacl", tmp_path / "shapes.ttl", out / "rdf" / "mesograph.ttl"
    )
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    focus = rdflib.SH.focusNode
    ours = sorted(str(node) for node in report.objects(None, focus))

    assert last["conforms"] == conforms
    assert sorted(str(line["focus"]) for line in theirs) == ours
