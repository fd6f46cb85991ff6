"""The whole shipped graph, by both engines: `make test-shapes`, since pySHACL takes long."""

from mesograph.shacl.reading import shipped_shapes
from mesograph.shacl.validate import validate_by_pyshacl
from mesograph.shacl.validating import validate
from tests.shapes.test_examples import told_apart


def test_the_compiled_shapes_report_of_the_whole_graph_what_pyshacl_reports(store):
    ours = validate(store, shipped_shapes())
    theirs = validate_by_pyshacl(quad.triple for quad in store)

    assert told_apart(ours) == told_apart(theirs)
    assert theirs
