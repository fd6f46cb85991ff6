"""`findings.tsv`: what prose cells say of outcomes, coded."""

from decimal import Decimal, InvalidOperation

from mesograph.errors import did_you_mean, nearest
from mesograph.model import Claim, Finding, Span
from mesograph.review.declaration import Declaration
from mesograph.review.rows import cell_of
from mesograph.tables import Faults, Line, read_table, read_whole
from mesograph.vocabulary.lexicon import find_word
from mesograph.vocabulary.terms import ontology

COLUMNS = (
    *("row", "n", "column", "start", "end", "measure", "direction", "comparator", "group"),
    *("timepoint", "value", "unit", "count", "denominator", "significance", "hedged"),
    *("associated_with", "note"),
)
RULE = "coded-finding"


def read_findings(text: bytes, declared: Declaration, faults: Faults) -> tuple[Claim, ...]:
    """Read the findings as claims of their cells, in the order of row and number."""
    claims: list[Claim] = []
    seen: dict[tuple[int, int], int] = {}
    for line in read_table(text, COLUMNS, (), faults):
        reader = _Line(line, faults)
        cell = cell_of(line, declared, faults)
        n = read_whole(line, "n", faults, lowest=1)
        if (cell.row, n) in seen:
            found = f"finding {n} of row {cell.row} stands already in line {seen[cell.row, n]}"
            faults.add(line.number, "n", found, "give it the next free number")
        seen[cell.row, n] = line.number
        span = reader.span()
        made = Claim(cell, "hasFinding", reader.finding(), span, RULE, n, line["note"])
        claims.append(made)
    return tuple(sorted(claims, key=lambda claim: (claim.cell.row, claim.n)))


class _Line:
    """Reads the coded fields of one line, noting every fault."""

    def __init__(self, line: Line, faults: Faults) -> None:
        self._line = line
        self._faults = faults

    def span(self) -> Span:
        start = read_whole(self._line, "start", self._faults)
        end = read_whole(self._line, "end", self._faults)
        if start >= end:
            self._faults.add(self._line.number, "end", "it ends before it begins", "mend it")
        return Span(start, end)

    def finding(self) -> Finding:
        return Finding(
            measure=self._term("measure", "measure", must=True),
            direction=self._term("direction", "direction", must=True),
            comparator=self._term("comparator", "comparator"),
            group=self._line["group"],
            timepoint=self._line["timepoint"],
            value=self._decimal("value"),
            unit=self._line["unit"],
            count=self._whole("count"),
            denominator=self._whole("denominator"),
            significance=self._term("significance", "significance"),
            hedged=self._yes("hedged"),
            associated_with=self._term("associated_with", "measure"),
        )

    def _term(self, column: str, scheme: str, *, must: bool = False) -> str:
        """Give the IRI of the concept that a field names, by its name or any of its labels."""
        text = self._line[column]
        if not text and not must:
            return ""
        concept = find_word(scheme, text)
        if concept is None:
            hint = did_you_mean(nearest(text, ontology().scheme(scheme)))
            cure = f"use one, or add a block to the scheme {scheme}"
            self._faults.add(self._line.number, column, f"no {scheme} is {text!r}{hint}", cure)
            return ""
        return concept.iri

    def _decimal(self, column: str) -> Decimal | None:
        text = self._line[column]
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            self._faults.add(self._line.number, column, f"{text!r} is no number", "write 12.5")
            return None
        return value

    def _whole(self, column: str) -> int | None:
        return read_whole(self._line, column, self._faults) if self._line[column] else None

    def _yes(self, column: str) -> bool:
        text = self._line[column]
        if text not in ("", "yes"):
            self._faults.add(self._line.number, column, f"{text!r}", "write yes, or nothing")
        return text == "yes"
