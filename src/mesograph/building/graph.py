"""Reviews to a graph: read, written, reasoned over, held against the shapes."""

from collections.abc import Iterable, Iterator, Mapping

from mesograph.building.sources import Sources
from mesograph.deriving.rules import apply_rules
from mesograph.emit.dataset import emit_dataset, emit_flags, emit_trials
from mesograph.emit.quotes import emit_quotes
from mesograph.emit.reports import emit_report
from mesograph.emit.reviews import cell_iri, emit_review
from mesograph.emit.vocabulary import emit_ontology
from mesograph.errors import MesographError
from mesograph.model import Flag
from mesograph.release import RELEASED
from mesograph.review.folder import Review
from mesograph.rows.legend import legend_flags
from mesograph.rows.reports import Report, read_reports
from mesograph.shacl.flagging import shape_flags
from mesograph.store import Store, add_lines
from mesograph.trials.identity import Trials, trials_of
from mesograph.trials.repair import Repair, as_mapping, find_repairs


class NameClash(MesographError):  # noqa: N818 - it reads as what happened
    """Two printed texts that would get one IRI."""

    def __init__(self, first: str, second: str, iri: str) -> None:
        self.iri = iri
        super().__init__(f"{first!r} and {second!r} would both be {iri}; rename one of the columns")


def graph_of(sources: Sources, issued: str = RELEASED) -> Store:
    """Make the graph of some reviews, flags and all; `issued` is the date in its metadata."""
    store = Store()
    flags: list[Flag] = []
    rows: list[tuple[Report, Trials]] = []
    add_lines(store, emit_ontology())
    repairs: list[Repair] = []
    for review in sources.reviews:
        check_names(review)
        add_lines(store, emit_review(review))
        flags += legend_flags(review)
        reports = tuple(read_reports(review))
        add_lines(store, emit_quotes(review, reports, sources.documents))
        for report in reports:
            rows.append((report, trials_of(report, sources.links)))
            repairs += find_repairs(report, sources.records)
            flags += report.flags
    add_lines(store, _emit_rows(rows, as_mapping(repairs)))
    add_lines(store, emit_trials(rows))
    add_lines(store, emit_dataset([review.slug for review in sources.reviews], issued))
    apply_rules(store)
    add_lines(store, emit_flags(flags))
    # The flags of readers are held against their shape too, so that they stand already.
    add_lines(store, emit_flags(shape_flags(store, flags)))
    return store


def _emit_rows(rows: Iterable[tuple[Report, Trials]], repairs: Mapping[str, str]) -> Iterator[str]:
    for report, trials in rows:
        yield from emit_report(report, trials, repairs)


def check_names(review: Review) -> None:
    """Raise `NameClash` where two columns of a review would share an IRI."""
    seen: dict[str, str] = {}
    for cell in review.cells():
        iri = cell_iri(cell)
        if seen.setdefault(iri, cell.column) != cell.column:
            raise NameClash(seen[iri], cell.column, iri)
