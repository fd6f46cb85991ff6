"""A table as read, made into the files of a review's folder."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mesograph.canonical import canonical, digest
from mesograph.capture.drafts.findings import (
    DraftFinding,
    UnreadStretch,
    finding_line,
    read_prose_of,
)
from mesograph.capture.drafts.legends import LegendDraft
from mesograph.capture.drafts.roles import DraftColumn, columns_of
from mesograph.capture.layouts.draft_table import DraftCell, DraftTable
from mesograph.capture.words.missing import missing_reasons, reason_of
from mesograph.review.curation import COLUMNS as CURATION
from mesograph.review.findings import COLUMNS as FINDINGS
from mesograph.review.places import COLUMNS as PLACES
from mesograph.review.remarks import LEGEND_COLUMNS


@dataclass(frozen=True, slots=True)
class Draft:
    """A review as drafted from one table of a document."""

    slug: str
    table: DraftTable
    document: str
    """The document's canonical text, in which places are counted."""
    columns: tuple[DraftColumn, ...]
    findings: tuple[DraftFinding, ...]
    unread: tuple[UnreadStretch, ...]
    legend: tuple[LegendDraft, ...]
    remarks: tuple[str, ...]

    def text_of(self, cell: DraftCell) -> str:
        """Give a cell's canonical text, as it stands in the document."""
        return " ".join(self.document[piece.start : piece.end] for piece in cell.pieces)


def draft_of(
    slug: str,
    table: DraftTable,
    text: str,
    legend: Sequence[LegendDraft] = (),
    remarks: Sequence[str] = (),
) -> Draft:
    """Make a draft of a table; `text` is that of its page."""
    document = canonical(text)
    columns = columns_of(table)
    prose = {c.heading.text for c in columns if "hasFinding" in c.firm}
    told = [cell for cell in table.cells if cell.column in prose and cell.text]
    prose_read = read_prose_of(
        [
            (cell, " ".join(document[p.start : p.end] for p in cell.pieces))
            for cell in told
            if not reason_of(cell.text)
        ]
    )
    return Draft(
        slug,
        table,
        document,
        columns,
        prose_read.findings,
        prose_read.unread,
        tuple(legend),
        tuple(remarks),
    )


def files_of(draft: Draft) -> Mapping[str, str]:
    """Give the files of the review's folder, by name."""
    files = {
        "review.toml": "\n".join(_declaration(draft)) + "\n",
        "rows.tsv": _tsv(_rows(draft)),
        "cells.tsv": _tsv([PLACES, *_places(draft)]),
        "findings.tsv": _tsv([FINDINGS, *map(finding_line, draft.findings)]),
        "curation.tsv": _tsv([CURATION]),
    }
    if draft.legend:
        lines = [(e.short, e.printed, e.should_be, e.judgement) for e in draft.legend]
        files["legend.tsv"] = _tsv([LEGEND_COLUMNS, *lines])
    return files


def doubts_of(draft: Draft) -> str:
    """Give the file beside the folder: every cell, its confidence, and what is doubtful of it.

    What a column holds that nobody knows is doubtful; that no role speaks of it is only said.
    """
    header = ("row", "column", "text", "confidence", "doubtful", "doubts")
    roleless = {c.heading.text: c.heading.other for c in draft.columns if not c.firm}
    prose = {c.heading.text for c in draft.columns if c.kind == "prose"}
    unread = _unread(draft)
    lines = [header]
    for cell in draft.table.cells:
        doubts = [*cell.doubts, *unread.get((cell.row, cell.column), ())]
        other = roleless.get(cell.column)
        if other == "" and cell.text:
            doubts.append("nobody knows what the column holds")
        text = "" if cell.column in prose else cell.text
        mark = "yes" if cell.doubtful or doubts else ""
        if other and cell.text:
            doubts.append(f"no role speaks of its column: {other.replace('-', ' ')}")
        sure = f"{cell.confidence:.3f}"
        lines.append((str(cell.row), cell.column, text, sure, mark, "; ".join(doubts)))
    return _tsv(lines)


_UNREAD = {
    "unknown-measure": "names no known measure",
    "unknown-direction": "says nothing known of its measure",
    "unsure": "was read into a finding that is far from sure",
}


def _unread(draft: Draft) -> Mapping[tuple[int, str], Sequence[str]]:
    """Give by cell the stretches that no finding was read in, by place: their words stay out."""
    doubts: dict[tuple[int, str], list[str]] = {}
    for left in draft.unread:
        why = _UNREAD.get(left.reason, left.reason)
        said = f"characters {left.span.start} to {left.span.end}: {why}"
        doubts.setdefault((left.row, left.column), []).append(said)
    return doubts


def _tsv(lines: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(" ".join(c.split()) for c in line) + "\n" for line in lines)


def _rows(draft: Draft) -> Iterator[Sequence[str]]:
    facts = [c.heading.text for c in draft.columns if c.kind == "fact"]
    texts = {(cell.row, cell.column): cell.text for cell in draft.table.cells}
    yield ("row", *facts)
    for row in range(1, draft.table.rows + 1):
        yield (str(row), *(texts.get((row, header), "") for header in facts))


def _places(draft: Draft) -> Iterator[Sequence[str]]:
    for cell in draft.table.cells:
        sha256 = digest(draft.text_of(cell))
        for piece in cell.pieces:
            numbers = (piece.first_line, piece.last_line, piece.start, piece.end)
            yield (str(cell.row), cell.column, *map(str, numbers), sha256)


_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>,;]+[^\s\"'<>,;.)\]]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TABLE = re.compile(r"(?:supplementary\s+|online\s+)?table\s*[\dA-Z]*[\d.]*", re.IGNORECASE)


def _declaration(draft: Draft) -> Iterator[str]:
    """Write `review.toml`; what the document does not say is left for the curator."""
    doi = _DOI.search(draft.document[:20_000])
    year = _YEAR.search(draft.document[:2_000]) if doi else None
    named = _TABLE.match(draft.table.name)
    table = named[0].strip() if named else "Table"
    yield f"slug = {_quoted(draft.slug)}"
    yield f"name = {_quoted(f'{draft.slug}, {table}')}"
    yield f"doi = {_quoted(doi[0] if doi else '')}"
    if year:
        yield f"year = {year[0]}"
    yield 'as_of = ""'
    yield f"table = {_quoted(table)}"
    yield f"rows = {draft.table.rows}"
    yield 'scope = ""'
    yield 'licence = ""'
    for column in draft.columns:
        yield from ("", "[[column]]", f"header = {_quoted(column.heading.text)}")
        roles = [*column.firm, *(f"{role}?" for role in column.guests)]
        yield f"roles = [{', '.join(map(_quoted, roles))}]"
        yield f"kind = {_quoted(column.kind)}"
        if column.heading.unit:
            yield f"unit = {_quoted(column.heading.unit)}"
    yield from ("", "[missing]")
    yield from (f"{_quoted(token)} = {_quoted(reason)}" for token, reason in _missing(draft))
    yield from ("", "[document]", f"sha256 = {_quoted(digest(draft.document))}")


def _missing(draft: Draft) -> Iterator[tuple[str, str]]:
    """Give the tokens that cells hold, and why each says nothing."""
    seen = sorted({cell.text for cell in draft.table.cells if reason_of(cell.text)})
    return ((token, missing_reasons()[" ".join(token.split()).casefold()]) for token in seen)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else " " for sign in escaped) + '"'
