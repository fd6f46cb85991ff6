"""A review, its columns and cells, its statements and its legend."""

from collections.abc import Iterator

from mesograph.emit.shape import PROVENANCE, pattern, some
from mesograph.model import Cell
from mesograph.names import PREFIXES, graph, term, thing
from mesograph.review.folder import Review
from mesograph.vocabulary.terms import ontology

_BROADER = PREFIXES["skos"] + "broader"


def cell_iri(cell: Cell) -> str:
    """Give the IRI of a cell."""
    return thing("cell", cell.review, cell.row, cell.column)


def emit_review(review: Review) -> Iterator[str]:
    """Write all that is said of a review but its rows."""
    yield _review(review)
    yield from _columns(review)
    yield from _missing_tokens(review)
    for cell in review.cells():
        yield from _cell(review, cell)
    yield from _statements(review)
    yield from _legend(review)


def _review(review: Review) -> str:
    declared = review.declared
    headers = [column.header for column in declared.columns]
    return pattern("review").write(
        graph("review", review.slug),
        review=thing("review", review.slug),
        slug=review.slug,
        name=declared.name,
        table=declared.table,
        rows=declared.rows,
        doi=some(declared.doi),
        article=f"https://doi.org/{declared.doi}" if declared.doi else None,
        year=declared.year,
        as_of=some(declared.as_of),
        scope=term("condition", declared.scope) if declared.scope else None,
        licence=some(declared.licence),
        document=some(declared.document),
        lacks=[term("role", role) for role in roles_lacked(review)],
        column=[thing("column", review.slug, header) for header in headers],
    )


def roles_lacked(review: Review) -> tuple[str, ...]:
    """Give the expected roles that no column of the table stands for."""
    roles = ontology().scheme("role")
    held = {role for column in review.declared.columns for role in column.firm}
    held |= {
        broader.rsplit("/", 1)[-1]
        for role in held
        for broader in roles[role].properties.get(_BROADER, ())
    }
    expected = (name for name, role in roles.items() if role.values("expected") == ("true",))
    return tuple(name for name in expected if name not in held)


def _columns(review: Review) -> Iterator[str]:
    for position, column in enumerate(review.declared.columns, 1):
        yield pattern("column").write(
            graph("review", review.slug),
            column=thing("column", review.slug, column.header),
            review=thing("review", review.slug),
            header=column.header,
            position=position,
            keeps_words=column.kind == "fact",
            unit=term("unit", column.unit) if column.unit else None,
            role=[term("role", role) for role in column.firm],
        )


def _missing_tokens(review: Review) -> Iterator[str]:
    """Write the tokens of a review, so that a shape can tell one that slipped in as a value."""
    for n, (token, reason) in enumerate(review.declared.missing.items(), 1):
        yield pattern("missing-token").write(
            graph("review", review.slug),
            token=thing("missing-token", review.slug, n),
            review=thing("review", review.slug),
            printed=token,
            means=term("missing", reason),
        )


def _cell(review: Review, cell: Cell) -> Iterator[str]:
    """Write a cell and its places; provenance, since no claim needs them to be understood."""
    places = review.places.get(cell, ())
    iris = [
        thing("place", cell.review, cell.row, cell.column, n) for n in range(1, len(places) + 1)
    ]
    yield pattern("cell").write(
        PROVENANCE,
        cell=cell_iri(cell),
        report=thing("report", cell.review, cell.row),
        column=thing("column", cell.review, cell.column),
        text=some(review.texts.get(cell, "")),
        sha256=places[0].sha256 if places else None,
        place=iris,
    )
    for iri, place in zip(iris, places, strict=True):
        yield pattern("place").write(
            PROVENANCE,
            place=iri,
            first_line=place.first_line,
            last_line=place.last_line,
            start=place.start,
            end=place.end,
        )


def _statements(review: Review) -> Iterator[str]:
    for statement in review.statements:
        yield pattern("statement").write(
            graph("review", review.slug),
            statement=thing("statement", review.slug, statement.n),
            review=thing("review", review.slug),
            first_line=statement.first_line,
            last_line=statement.last_line,
            kind=statement.kind,
            number=some(statement.number),
            counts=statement.counted,
            query=some(statement.query),
            remark=some(statement.note),
        )


def _legend(review: Review) -> Iterator[str]:
    for entry in review.legend:
        yield pattern("legend-entry").write(
            graph("legend", review.slug),
            entry=thing("legend", review.slug, entry.n),
            review=thing("review", review.slug),
            short=entry.short,
            printed=entry.printed,
            judgement=term("judgement", entry.judgement),
            should_be=some(entry.should_be),
        )
