"""What belongs to no single review: trials, flags, the ontology and its matches."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import assert_never
from urllib.parse import quote

from mesograph.emit.reviews import cell_iri
from mesograph.emit.shape import DATASET, FLAGS, pattern, some
from mesograph.model import Cell, Elsewhere, Entry, Flag, Identifier
from mesograph.names import BASE, term, thing
from mesograph.release import VERSION
from mesograph.rows.reports import Report
from mesograph.trials.identity import Trials
from mesograph.vocabulary.terms import ontology


def emit_dataset(slugs: Iterable[str], issued: str) -> Iterator[str]:
    """Write what a catalogue wants to know: title, licence, version, date, sources."""
    yield pattern("dataset").write(
        DATASET,
        dataset=BASE,
        version=VERSION,
        issued=issued,
        creator="The mesograph authors",
        code=thing("build", VERSION),
        review=[thing("review", slug) for slug in slugs],
    )


def emit_trials(reports: Iterable[tuple[Report, Trials]]) -> Iterator[str]:
    """Write every trial once, whichever rows are about it."""
    described: dict[str, Identifier] = {}
    for report, trials in reports:
        for claim in report.claims:
            if isinstance(claim.value, Identifier) and claim.value.status == "well-formed":
                described.setdefault(thing("trial", claim.value.code), claim.value)
        for iri in (iri for iri in trials.iris if not trials.codes):
            yield pattern("trial").write(DATASET, trial=iri)
    for iri, identifier in sorted(described.items()):
        registry = ontology().find("registry", identifier.registry)
        code = quote(identifier.code, safe="")
        links = [link.replace("$1", code) for link in registry.values("linkTemplate")]
        yield pattern("trial").write(
            DATASET, trial=iri, code=identifier.code, registry=registry.iri, link=links[:1]
        )


def emit_flags(flags: Iterable[Flag]) -> Iterator[str]:
    """Write the flags, numbered within row and code."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for flag in sorted(set(flags), key=_order):
        place = (flag.where.review or "dataset", _step(flag), flag.code)
        counted[place] += 1
        code = ontology().find("flag", flag.code)
        entry = flag.where if isinstance(flag.where, Entry) else None
        yield pattern("flag").write(
            FLAGS,
            flag=thing("flag", *place, counted[place]),
            review=thing("review", flag.where.review) if flag.where.review else None,
            cell=cell_iri(flag.where) if isinstance(flag.where, Cell) else None,
            entry=thing("legend", entry.review, entry.n) if entry else None,
            code=code.iri,
            severity=flag.severity or code.values("flagSeverity")[0],
            message=flag.message,
            role=term("role", flag.role) if flag.role else None,
            repair=some(flag.repair),
            node=some(flag.node),
            shape=some(flag.shape),
        )


def _step(flag: Flag) -> str:
    """Give the step of a flag's IRI that tells its place within the review."""
    match flag.where:
        case Cell(row=row):
            return str(row)
        case Entry():
            return "legend"
        case Elsewhere(row=row):
            return str(row) if row else "graph"
        case _:
            assert_never(flag.where)


def _order(flag: Flag) -> tuple[str, int, str, str, str, str, str]:
    where = flag.where
    match where:
        case Cell(row=row, column=column):
            place = (row, column)
        case Entry(n=n):
            place = (n, "legend")
        case Elsewhere(row=row):
            place = (row, "")
        case _:
            assert_never(where)
    return (where.review, place[0], flag.code, place[1], flag.role, flag.message, flag.node)
