"""A second RDF library and a second SHACL engine agree with ours."""

from collections import Counter
from pathlib import Path

import pytest

from interop.conftest import Java
from mesograph.assets import files_below
from mesograph.rdf import triples_of_turtle
from mesograph.shacl.reading import shipped_shapes
from mesograph.shacl.validating import validate

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


# rdflib warns of its own ways.
@pytest.mark.filterwarnings("ignore")
def test_rdflib_reads_the_same_triples(exported):
    rdflib = pytest.importorskip("rdflib")
    source, out = exported
    plain = {(str(q.subject), str(q.predicate), str(q.object)) for q in source.quads()}

    for name, kind in (("mesograph.nq", "nquads"), ("mesograph.jsonld", "json-ld")):
        held = rdflib.Dataset(default_union=True)
        held.parse(str(out / "rdf" / name), format=kind)

        assert len(held) == len(plain), name


def test_jena_finds_what_our_shacl_engine_finds(shipped, java: Java, tmp_path: Path):
    source, out = shipped
    files = files_below("shapes", ".ttl")
    lines = [f"{triple} .\n" for path, text in files for triple in triples_of_turtle(text, path)]
    (tmp_path / "shapes.nt").write_text("".join(lines), encoding="utf-8")

    *theirs, last = java(
        "jena", "Check.java", "--shacl", tmp_path / "shapes.nt", out / "rdf" / "mesograph.ttl"
    )
    ours = validate(source.store, shipped_shapes())

    assert last["results"] == len(theirs)
    assert Counter((line["focus"], line["component"]) for line in theirs) == Counter(
        (result.focus.strip("<>"), result.component) for result in ours
    )
