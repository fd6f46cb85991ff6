"""Every shape has an example that keeps to it and one that breaks it, and all of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

from mesograph.assets import files_below
from mesograph.names import PREFIXES
from mesograph.rdf import NamedNode, Quad, Store, Triple, triples_of_turtle
from mesograph.shacl.reading import shipped_shapes
from mesograph.shacl.shapes import Result
from mesograph.shacl.validate import validate_by_pyshacl
from mesograph.shacl.validating import validate

HERE = Path(__file__).parent
OURS = "https://w3id.org/mesograph/"
SHAPES = {Path(shape.file).stem: shape for shape in shipped_shapes()}


def read(path: Path) -> tuple[Triple, ...]:
    return tuple(triples_of_turtle(path.read_bytes(), path.name))


@cache
def ontology() -> tuple[Triple, ...]:
    files = files_below("ontology", ".ttl")
    return tuple(triple for name, text in files for triple in triples_of_turtle(text, name))


def examples(*kinds: str) -> tuple[Triple, ...]:
    files = [
        HERE / "context.ttl",
        *(HERE / name / f"{kind}.ttl" for name in SHAPES for kind in kinds),
    ]
    return tuple(dict.fromkeys(triple for file in files for triple in read(file)))


def store_of(triples: Iterable[Triple]) -> Store:
    store = Store()
    graph = NamedNode(f"{OURS}graph/examples")
    store.bulk_extend(Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    return store


@pytest.fixture(scope="module")
def bad() -> Mapping[str, list[Result]]:
    """The results of all examples together, by the node that they are about."""
    store = store_of((*ontology(), *examples("good", "bad")))
    found = defaultdict(list)
    for result in validate(store, shipped_shapes()):
        found[result.focus].append(result)
    return found


def subjects(name: str, kind: str) -> set[str]:
    return {str(triple.subject) for triple in read(HERE / name / f"{kind}.ttl")}


def allowed(name: str) -> set[str]:
    """The shape of a bad example, and those that its file says are broken beside it."""
    text = (HERE / name / "bad.ttl").read_text("utf-8")
    also = " ".join(re.findall(r"^# also: (.*)$", text, re.MULTILINE)).split()
    return {
        SHAPES[name].iri,
        *(also_shape.replace("shape:", PREFIXES["shape"]) for also_shape in also),
    }


def test_every_shape_has_its_two_examples_and_no_example_is_without_a_shape():
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders == SHAPES.keys()


def test_good_examples_break_no_shape():
    store = store_of((*ontology(), *examples("good")))
    about = {str(triple.subject) for triple in examples("good")}

    results = validate(store, shipped_shapes())

    assert [result for result in results if result.focus in about] == []


@pytest.mark.parametrize("name", SHAPES)
def test_a_bad_example_breaks_its_own_shape_and_no_other(name, bad):
    mine = subjects(name, "bad") - subjects(name, "good")
    broken = {result.shape for focus in mine for result in bad[focus]}

    assert SHAPES[name].iri in broken
    assert broken <= allowed(name)


@pytest.mark.parametrize("name", SHAPES)
def test_a_bad_example_breaks_every_part_of_its_shape(name, bad):
    found = {
        (result.path, result.message)
        for focus in subjects(name, "bad")
        for result in bad[focus]
        if result.shape == SHAPES[name].iri
    }

    assert {(part.path, part.message) for part in SHAPES[name].parts} - found == set()


def told_apart(results: Iterable[Result]) -> set[tuple[str, ...]]:
    """What both engines report; pySHACL gives no name to the shape of a property."""
    return {(r.focus, r.path, r.value, r.component, r.severity, r.message) for r in results}


def slice_of(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Triples, and what the ontology says of all that they lead to."""
    about = defaultdict(list)
    for triple in ontology():
        about[str(triple.subject)].append(triple)
    kept = dict.fromkeys(triples)
    waiting = list(kept)
    while waiting:
        triple = waiting.pop()
        for node in (triple.subject, triple.predicate, triple.object):
            for more in about.pop(str(node), ()):
                kept[more] = None
                waiting.append(more)
    return tuple(kept)


def test_the_compiled_shapes_report_of_all_examples_what_pyshacl_reports():
    # Out of the store, which writes numbers in their shortest form.
    store = store_of(slice_of(examples("good", "bad")))

    ours = validate(store, shipped_shapes())
    theirs = validate_by_pyshacl(quad.triple for quad in store)

    assert told_apart(ours) == told_apart(theirs)
    assert len(theirs) > len(SHAPES)


def test_every_part_of_every_shape_says_the_cure_in_words_of_its_own():
    messages = [
        (shape.iri, part.path, part.message) for shape in SHAPES.values() for part in shape.parts
    ]

    assert all(message.endswith(".") and len(message) > 20 for _, _, message in messages)
    assert len(set(messages)) == len(messages)


def test_no_two_shapes_are_for_one_class():
    targets = [shape.target for shape in SHAPES.values()]

    assert len(set(targets)) == len(targets)
