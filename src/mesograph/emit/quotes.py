"""The words of claims in their document, for those who have it (Web Annotation selectors)."""

from collections.abc import Iterable, Iterator, Mapping

from mesograph.emit.shape import PROVENANCE, pattern, some
from mesograph.names import thing
from mesograph.review.document import Document
from mesograph.review.folder import Review
from mesograph.review.proof import text_of
from mesograph.rows.reports import Report

AROUND = 32
"""How many characters before and after a quote tell it from others like it."""


def emit_quotes(
    review: Review, reports: Iterable[Report], documents: Mapping[str, Document]
) -> Iterator[str]:
    """Write a quote for each claim whose stretch is known, where the document is at hand."""
    document = documents.get(review.slug)
    if document is None:
        return
    for report in reports:
        for n, claim in report.numbered():
            words = text_of(review, document, claim.cell)
            start, end = claim.span.start, claim.span.end
            if review.texts.get(claim.cell, words) != words:
                # Hyphens were mended in the transcription: its offsets are not the document's.
                start, end = 0, len(words)
            if not 0 <= start < end <= len(words):
                continue
            place = (claim.cell.review, claim.cell.row, claim.role, n)
            yield pattern("quote").write(
                PROVENANCE,
                claim=thing("claim", *place),
                quote=thing("quote", *place),
                exact=words[start:end],
                before=some(words[max(0, start - AROUND) : start]),
                after=some(words[end : end + AROUND]),
            )
