"""What belongs to no single review: trials, flags, the ontology and its matches."""

from collections import Counter
from collections.abc import Iterable, Iterator

from mesograph.emit.reviews import cell_iri
from mesograph.emit.shape import DATASET, FLAGS, pattern, some
from mesograph.identity import Trials
from mesograph.model import Flag, Identifier
from mesograph.names import term, thing
from mesograph.reports import Report
from mesograph.terms import ontology


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
        links = [link.replace("$1", identifier.code) for link in registry.values("linkTemplate")]
        yield pattern("trial").write(
            DATASET, trial=iri, code=identifier.code, registry=registry.iri, link=links[:1]
        )


def emit_flags(flags: Iterable[Flag]) -> Iterator[str]:
    """Write the flags, numbered within row and code."""
    counted: Counter[tuple[str, int, str]] = Counter()
    for flag in sorted(set(flags), key=_order):
        place = (flag.cell.review, flag.cell.row, flag.code)
        counted[place] += 1
        code = ontology().find("flag", flag.code)
        yield pattern("flag").write(
            FLAGS,
            flag=thing("flag", *place, counted[place]),
            cell=cell_iri(flag.cell),
            code=code.iri,
            severity=flag.severity or code.values("flagSeverity")[0],
            message=flag.message,
            role=term("role", flag.role) if flag.role else None,
            repair=some(flag.repair),
            node=some(flag.node),
        )


def _order(flag: Flag) -> tuple[str, int, str, str, str, str, str]:
    cell = flag.cell
    return (cell.review, cell.row, flag.code, cell.column, flag.role, flag.message, flag.node)
