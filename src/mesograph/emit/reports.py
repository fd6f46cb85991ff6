"""A report and its claims."""

from collections.abc import Iterator, Mapping

from mesograph.emit.reviews import cell_iri
from mesograph.emit.shape import pattern
from mesograph.emit.values import Place, write_value
from mesograph.model import Claim, Missing
from mesograph.names import graph, term, thing
from mesograph.rows.reports import Report
from mesograph.trials.identity import Trials
from mesograph.vocabulary.terms import ontology

WITHOUT_EDGE = frozenset({"tissue", "donor", "productKind", "payload", "carrier", "productName"})
"""Roles whose claims the graph shows by way of the product that they make up."""
TOGETHER = {"condition": "conditions_are", "tissue": "tissues_are", "route": "routes_are"}


def emit_report(report: Report, trials: Trials, repairs: Mapping[str, str]) -> Iterator[str]:
    """Write a report and its claims; `repairs` maps a damaged registration to a candidate."""
    here = graph("review", report.review)
    iri = thing("report", report.review, report.row)
    together = {
        TOGETHER[said.role]: term("combination", said.how)
        for said in reversed(report.together)
        if said.role in TOGETHER
    }
    yield pattern("report").write(
        here,
        report=iri,
        review=thing("review", report.review),
        row=report.row,
        trial=trials.iris,
        only_trial=trials.iris if trials.only else (),
        **together,
    )
    for n, claim in report.numbered():
        yield from _claim(claim, n, iri, repairs)


def _claim(claim: Claim, n: int, report: str, repairs: Mapping[str, str]) -> Iterator[str]:
    cell = claim.cell
    here = graph("review", cell.review)
    written = write_value(Place(claim, n, here), repairs)
    placed = claim.span.end > 0
    yield pattern("claim").write(
        here,
        claim=thing("claim", cell.review, cell.row, claim.role, n),
        report=report,
        cell=cell_iri(cell),
        role=term("role", claim.role),
        rule=term("rule", claim.rule),
        start=claim.span.start if placed else None,
        end=claim.span.end if placed else None,
        **written.holes,
    )
    yield written.lines
    if not isinstance(claim.value, Missing) and claim.role not in WITHOUT_EDGE:
        (property_name,) = ontology().find("role", claim.role).values("property")
        yield pattern("edge").write(here, report=report, property=property_name, **written.holes)
