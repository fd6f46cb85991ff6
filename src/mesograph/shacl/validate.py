"""Validation by pySHACL, the reference that the compiled shapes are held against.

It is exact and slow: it asks each query of a shape once for every node. `mesograph.shacl` does the
same on the store, and tests prove that both report the same.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

import pyshacl
import rdflib

from mesograph.assets import files_below
from mesograph.rdf import Triple, triples_of_turtle
from mesograph.severity import GRAVEST_FIRST
from mesograph.shacl.shapes import Result
from mesograph.shacl.statements import SH, Statements

_SEVERITIES = dict(zip(("Violation", "Warning", "Info"), GRAVEST_FIRST, strict=True))


def validate_by_pyshacl(
    triples: Iterable[Triple], shapes: Iterable[tuple[str, bytes]] | None = None
) -> tuple[Result, ...]:
    """Hold shapes, those that come with the package unless others are given, against triples.

    The results name no node shape: pySHACL reports the property shape, which has no name.
    """
    files = files_below("shapes", ".ttl") if shapes is None else tuple(shapes)
    rules = rdflib.Graph()
    for _, text in files:
        rules.parse(data=text, format="turtle")
    data = rdflib.Graph()
    data.parse(data="\n".join(f"{triple} ." for triple in triples), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, advanced=False, inference="none")
    assert isinstance(report, rdflib.Graph)  # noqa: S101 - it is bytes only where that is asked for
    return tuple(sorted(_results(report.serialize(format="nt").encode())))


def _results(report: bytes) -> Iterator[Result]:
    said = Statements(triples_of_turtle(report, "the report of pySHACL"))
    # Only what the report lists: the details of a nested shape are results too.
    listed = (said.of(node, f"{SH}result") for node in said.instances(f"{SH}ValidationReport"))
    for node in chain.from_iterable(listed):
        (focus,) = said.of(node, f"{SH}focusNode")
        (component,) = said.words(node, f"{SH}sourceConstraintComponent")
        (severity,) = said.words(node, f"{SH}resultSeverity")
        yield Result(
            shape="",
            focus=str(focus),
            path="".join(said.path(path) for path in said.of(node, f"{SH}resultPath")),
            value="".join(str(value) for value in said.of(node, f"{SH}value")),
            component=component.removeprefix(SH),
            severity=_SEVERITIES[severity.removeprefix(SH)],
            message="".join(said.words(node, f"{SH}resultMessage")),
        )
