"""What an edge rests on: the reviews, rows and claims that say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from mesograph.exports.lookup import (
    ABOUT_ONLY_TRIAL,
    ABOUT_TRIAL,
    CELL_OF,
    HAS_CLAIM,
    HAS_PLACE,
    IN_CELL,
    OF_REVIEW,
    REVIEW,
    ROW,
    SLUG,
    VALUE,
)
from mesograph.exports.source import Source

_CACHED = 4096
"""How many subjects are remembered; lines that need them stand near each other."""
ONTOLOGY_GRAPH = "https://w3id.org/mesograph/graph/ontology"


Ends: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate, object and graph of an edge."""


@dataclass(frozen=True, slots=True, order=True)
class Support:
    """One witness of an edge: a claim, a row (the claim is empty) or a review (the row is 0)."""

    review: str
    row: int
    claim: str = ""


class Witnesses:
    """Find what edges rest on, by looking up, with a memory of fixed size."""

    def __init__(self, source: Source) -> None:
        self._lookup = source.lookup
        self._reviews = frozenset(source.members(REVIEW))
        self._row = lru_cache(_CACHED)(self._row_of)
        self._of_subject = lru_cache(_CACHED)(self._subject)
        self._claims = lru_cache(1024)(self._claims_by_value)

    def of(self, ends: Ends, *, of_row: bool) -> tuple[Support, ...]:
        """Give the witnesses of an edge, sorted; `of_row` says that its subject is a row."""
        subject, predicate, value, graph = ends
        if graph == ONTOLOGY_GRAPH:
            return ()
        if predicate == HAS_CLAIM:
            return tuple(Support(s.review, s.row, value) for s in self._row(subject))
        if of_row:
            return self._said(subject, value) or self._row(subject)
        return self._of_subject(subject) or tuple(sorted(set(self._of_trial(subject, value))))

    def home(self, iri: str) -> tuple[str, int] | None:
        """Give the review and row that a thing is a part of, if of one; the row may be 0."""
        part = self._row(iri) or self._of_part(iri)
        found = {(support.review, support.row) for support in part}
        if not part:
            for support in self._of_value(iri):
                found.add((support.review, support.row))
                # A term may be the value of any number of claims.
                if len(found) > 1:
                    return None
        found = found or {(support.review, 0) for support in self._whole_review(iri)}
        return found.pop() if len(found) == 1 else None

    def _row_of(self, report: str) -> tuple[Support, ...]:
        rows = [int(row) for row in self._lookup.objects(report, ROW)]
        reviews = self._lookup.objects(report, OF_REVIEW)
        return tuple(sorted(Support(slug, row) for slug in self._slugs(reviews) for row in rows))

    def _slugs(self, reviews: Iterable[str]) -> Iterator[str]:
        for review in reviews:
            yield from self._lookup.objects(review, SLUG)

    def _claims_by_value(self, report: str) -> dict[str, list[str]]:
        held: dict[str, list[str]] = {}
        for claim in self._lookup.objects(report, HAS_CLAIM):
            for value in self._lookup.objects(claim, VALUE):
                held.setdefault(value, []).append(claim)
        return held

    def _said(self, report: str, value: str) -> tuple[Support, ...]:
        """Give the claims of a row that have a value."""
        claims = self._claims(report).get(value, ())
        return tuple(sorted(Support(s.review, s.row, c) for s in self._row(report) for c in claims))

    def _subject(self, subject: str) -> tuple[Support, ...]:
        """Give the witnesses of what is said of a claim, a claim's value, a cell or a place."""
        return (
            self._of_part(subject)
            or tuple(sorted(set(self._of_value(subject))))
            or self._whole_review(subject)
        )

    def _of_part(self, subject: str) -> tuple[Support, ...]:
        """Give the witnesses of what is said of a claim, a cell or a place."""
        if found := self._of_claim(subject):
            return found
        cells = [*self._lookup.subjects(HAS_PLACE, subject)]
        cells += self._lookup.objects(subject, IN_CELL)
        reports = self._lookup.objects(subject, CELL_OF)
        for cell in cells:
            reports += self._lookup.objects(cell, CELL_OF)
        return tuple(sorted({support for report in reports for support in self._row(report)}))

    def _of_value(self, subject: str) -> Iterator[Support]:
        for claim in self._lookup.subjects(VALUE, subject):
            yield from self._of_claim(claim)

    def _of_claim(self, claim: str) -> tuple[Support, ...]:
        reports = self._lookup.subjects(HAS_CLAIM, claim)
        return tuple(sorted(Support(s.review, s.row, claim) for r in reports for s in self._row(r)))

    def _whole_review(self, subject: str) -> tuple[Support, ...]:
        reviews = [*self._lookup.objects(subject, OF_REVIEW)]
        if subject in self._reviews:
            reviews.append(subject)
        slugs = self._slugs(reviews)
        return tuple(sorted(Support(slug, 0) for slug in slugs))

    def _of_trial(self, trial: str, value: str) -> Iterator[Support]:
        """Give the rows about a trial: those that claim the value, else all."""
        rows = [*self._lookup.subjects(ABOUT_ONLY_TRIAL, trial)]
        said = [support for row in rows for support in self._said(row, value)]
        if said:
            return iter(said)
        about = self._lookup.subjects(ABOUT_TRIAL, trial)
        return iter([support for row in about for support in self._row(row)])
