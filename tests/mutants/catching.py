"""What notices a damage: a reader, a data test, a shape, or nothing."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mesograph.emit.dataset import emit_flags, emit_trials
from mesograph.emit.reports import emit_report
from mesograph.emit.reviews import emit_review
from mesograph.emit.vocabulary import emit_ontology
from mesograph.errors import BadInput, MesographError
from mesograph.model import Flag
from mesograph.review.folder import Review, load_review
from mesograph.rows.legend import legend_flags
from mesograph.rows.reports import Report, read_reports
from mesograph.shacl.reading import shipped_shapes
from mesograph.shacl.shapes import NodeShape, Result
from mesograph.shacl.validating import validate
from mesograph.store import Store, add_lines
from mesograph.trials.identity import trials_of
from mesograph.vocabulary.terms import ontology
from tests import test_shipped_data
from tests.mutants.claims import Read
from tests.mutants.damage import SLUGS, Folder, folder_of
from tests.mutants.graphs import Graph

NOTHING = "nothing"
LIGHT = "info"
"""A flag of this severity is a note, and does not count as noticing."""
MOST = 6
"""Rows that are looked at where a damage changes many."""
_CELL = re.compile(r"<[^>]*/id/(?:cell|place)/[^/>]+/(?P<row>\d+)/")


@dataclass(frozen=True, slots=True)
class Before:
    """A review before any damage."""

    review: Review
    reports: tuple[Report, ...]
    flags: frozenset[Flag]


@cache
def before(slug: str) -> Before:
    review = next(review for review in test_shipped_data.REVIEWS if review.slug == slug)
    reports = tuple(read_reports(review))
    return Before(review, reports, frozenset(grave(review, reports)))


def grave(review: Review, reports: Iterable[Report]) -> Iterator[Flag]:
    """Give the flags of readers that call for a second look."""
    flags = [*legend_flags(review), *(flag for report in reports for flag in report.flags)]
    for flag in flags:
        (severity,) = ontology().find("flag", flag.code).values("flagSeverity")
        if not severity.endswith(f"/{LIGHT}"):
            yield flag


@cache
def vocabulary() -> str:
    return "".join(emit_ontology())


@cache
def shapes(*, of_terms: bool) -> tuple[NodeShape, ...]:
    """The shapes of what reviews say, which damage to a review can break, or those of terms."""
    return tuple(s for s in shipped_shapes() if ("/concepts/" in s.file) is of_terms)


def graph_of_rows(review: Review, reports: Iterable[Report], rows: frozenset[int]) -> Store:
    """Make the graph of some rows of a review, without its rules, which no damage needs."""
    store = Store()
    add_lines(store, [vocabulary()])
    add_lines(store, filter(lambda line: _of(line, rows), _lines(emit_review(review))))
    told = [(report, trials_of(report, ())) for report in reports if report.row in rows]
    add_lines(store, (line for row in told for line in emit_report(*row, {})))
    add_lines(store, emit_trials(told))
    add_lines(store, emit_flags(flag for report, _ in told for flag in report.flags))
    return store


def _lines(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from text.splitlines(keepends=True)


def _of(line: str, rows: frozenset[int]) -> bool:
    """Tell whether a line speaks of one of the rows, or of the review as a whole."""
    cell = _CELL.match(line)
    return cell is None or int(cell["row"]) in rows


def results_of(
    review: Review, reports: Iterable[Report], rows: frozenset[int]
) -> frozenset[Result]:
    found = validate(graph_of_rows(review, reports, rows), shapes(of_terms=False))
    return frozenset(result for result in found if result.severity != LIGHT)


@cache
def results_before(slug: str, rows: frozenset[int]) -> frozenset[Result]:
    known = before(slug)
    return results_of(known.review, known.reports, rows)


def rows_changed(slug: str, review: Review, reports: tuple[Report, ...]) -> frozenset[int]:
    """Give the rows that a damage changed, and the first, so that others can be mistaken for it."""
    known = before(slug)
    changed = {old.row for old, new in zip(known.reports, reports, strict=False) if old != new}
    for one, other in ((known.review, review), (review, known.review)):
        changed |= {c.row for c, text in one.texts.items() if other.texts.get(c) != text}
        changed |= {c.row for c, place in one.places.items() if other.places.get(c) != place}
    return frozenset({1, *sorted(changed)[:MOST]})


def data_tests() -> Iterator[Callable[[Review], None]]:
    """The tests of the shipped data that take a review."""
    for name, test in inspect.getmembers(test_shipped_data, inspect.isfunction):
        if name.startswith("test_") and [*inspect.signature(test).parameters] == ["review"]:
            yield test


def catch_folder(folder: Folder, shelf: Path) -> str:
    """Say what notices a damaged folder, which is written to a shelf to be read."""
    place = shelf / folder.slug
    place.mkdir(parents=True, exist_ok=True)
    for name in folder.files:
        (place / name).write_text(folder.text(name), encoding="utf-8", newline="")
    try:
        review = load_review(place, folder.slug)
    except BadInput as error:
        return f"reader of {error.faults[0].file.rsplit('/', 1)[-1]}"
    for test in data_tests():
        try:
            test(review)
        except AssertionError:
            return f"data test {test.__name__.removeprefix('test_').replace('_', ' ')}"
    reports = tuple(read_reports(review))
    return catch_reading(folder.slug, review, reports)


def catch_claims(read: Read) -> str:
    """Say what notices a damaged claim."""
    return catch_reading(read.slug, before(read.slug).review, read.reports)


def catch_reading(slug: str, review: Review, reports: tuple[Report, ...]) -> str:
    new = sorted(flag.code for flag in set(grave(review, reports)) - before(slug).flags)
    if new:
        return f"flag {new[0]}"
    try:
        rows = rows_changed(slug, review, reports)
        broken = sorted(results_of(review, reports, rows) - results_before(slug, rows))
    except MesographError as error:
        return f"error {type(error).__name__}"
    return by_shape(broken)


def by_shape(broken: Iterable[Result]) -> str:
    return next((f"shape {result.shape.rsplit('#', 1)[-1]}" for result in broken), NOTHING)


def catch_graph(graph: Graph) -> str:
    """Say which shape notices damaged quads; the store is mended again."""
    for quad in graph.out:
        graph.store.remove(quad)
    fresh = [quad for quad in graph.put if quad not in graph.store]
    graph.store.extend(fresh)
    broken = validate(graph.store, shipped_shapes())
    for quad in fresh:
        graph.store.remove(quad)
    graph.store.extend(graph.out)
    return by_shape(r for r in broken if r not in untouched() and r.severity != LIGHT)


@cache
def untouched() -> frozenset[Result]:
    return frozenset(validate(whole().store, shipped_shapes()))


@cache
def whole() -> Graph:
    """The graph of the smallest review, to be damaged and mended."""
    slug = SLUGS[2]
    known = before(slug)
    rows = frozenset(range(1, known.review.declared.rows + 1))
    return Graph(slug, graph_of_rows(known.review, known.reports, rows))


def folders() -> tuple[Folder, ...]:
    return tuple(folder_of(slug) for slug in SLUGS)


def readings() -> tuple[Read, ...]:
    return tuple(Read(slug, before(slug).reports) for slug in SLUGS)
