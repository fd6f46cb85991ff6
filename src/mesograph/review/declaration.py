"""`review.toml`: what a review's folder declares about the document and its columns."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mesograph.errors import did_you_mean, nearest
from mesograph.model import Cell
from mesograph.names import path_part
from mesograph.tables import Faults, decode
from mesograph.vocabulary.lexicon import find_word
from mesograph.vocabulary.terms import ontology

KINDS = ("fact", "prose")
KEYS = (
    *("slug", "name", "doi", "year", "as_of", "table", "rows", "scope", "licence"),
    *("column", "missing", "document"),
)
COLUMN_KEYS = ("header", "roles", "kind", "unit")


@dataclass(frozen=True, slots=True)
class Column:
    """One printed column: what it is called, what it speaks of, whether its words are kept."""

    header: str
    roles: tuple[str, ...]
    """All that its cells may speak of."""
    firm: tuple[str, ...]
    """Those of them that the column stands for: a cell silent about one is missing it.
    In `review.toml` the others are marked, `schedule?`."""
    kind: str
    unit: str
    """A name in the scheme of units, where the header gives one; else empty."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the folder says of the review as a whole."""

    slug: str
    name: str
    doi: str
    year: int | None
    """None where the document prints none."""
    as_of: str
    table: str
    rows: int
    scope: str
    """A name in the scheme of conditions; empty where the review sets no such bound."""
    licence: str
    columns: tuple[Column, ...]
    missing: Mapping[str, str]
    """Printed token to a name in the scheme of missing reasons."""
    document: str
    """SHA-256 of the document's canonical text; empty where there was no document."""

    def column(self, header: str) -> Column | None:
        """Find a column by its printed header; None where the table has none such."""
        return next((column for column in self.columns if column.header == header), None)

    def column_of(self, cell: Cell) -> Column:
        """Give the column of one of the table's cells."""
        (column,) = (column for column in self.columns if column.header == cell.column)
        return column

    def headers(self, kind: str) -> tuple[str, ...]:
        """Give the headers of one kind of column, in printed order."""
        return tuple(column.header for column in self.columns if column.kind == kind)


def read_declaration(text: bytes, faults: Faults) -> Declaration:
    """Read `review.toml`.

    Raises `BadInput` with everything that is wrong in it: the rest of the folder cannot be read
    without it.
    """
    try:
        said = tomllib.loads(decode(text, faults))
    except tomllib.TOMLDecodeError as error:
        faults.add(0, "", f"it is not TOML: {error}", "mend the syntax")
        said = {}
    faults.stop()
    reader = _Reader(text.decode("utf-8-sig").split("\n"), faults)
    reader.keys(said, KEYS, "")
    columns = tuple(reader.column(entry) for entry in reader.tables(said, "column"))
    reader.distinct([column.header for column in columns])
    declared = Declaration(
        slug=reader.slug(said),
        name=reader.text(said, "name"),
        doi=reader.text(said, "doi", may_be_empty=True),
        year=reader.number(said, "year") or None,
        as_of=reader.text(said, "as_of", may_be_empty=True),
        table=reader.text(said, "table"),
        rows=reader.number(said, "rows"),
        scope=reader.one_of(said, "scope", "condition", may_be_empty=True),
        licence=reader.text(said, "licence", may_be_empty=True),
        columns=columns,
        missing=reader.missing(said),
        document=reader.document(said),
    )
    faults.stop()
    return declared


class _Reader:
    """Takes typed values out of a TOML table, noting every fault with its line."""

    def __init__(self, lines: Sequence[str], faults: Faults) -> None:
        self._lines = lines
        self._faults = faults

    def fault(self, key: str, found: str, cure: str) -> None:
        starts = (n for n, line in enumerate(self._lines, 1) if line.strip().startswith(key))
        self._faults.add(next(starts, 0), key, found, cure)

    def keys(self, table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
        for key in sorted(table.keys() - set(known)):
            hint = did_you_mean(nearest(key, known)[:1])
            self.fault(key, f"there is no key {key!r}{where}{hint}", "take it out or rename it")

    def text(self, table: Mapping[str, Any], key: str, *, may_be_empty: bool = False) -> str:
        value = table.get(key, "")
        if isinstance(value, dt.date):
            return value.isoformat()
        if not isinstance(value, str) or (not value and not may_be_empty):
            self.fault(key, f"{key} is {value!r}", "give it a text in quotes")
            return ""
        return value

    def number(self, table: Mapping[str, Any], key: str) -> int:
        value = table.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.fault(key, f"{key} is {value!r}", "give it a whole number")
            return 0
        if key == "rows" and value == 0:
            self.fault(key, "the number of rows is not declared", "count them in the document")
        return value

    def tables(self, table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        value = table.get(key, [])
        if not (isinstance(value, list) and value and all(isinstance(e, dict) for e in value)):
            self.fault(key, "there are no columns", "write one [[column]] for each printed column")
            return []
        return value

    def slug(self, table: Mapping[str, Any]) -> str:
        slug = self.text(table, "slug")
        if slug != path_part(slug):
            self.fault("slug", f"{slug!r} is not fit for an IRI", "use letters, digits and hyphens")
        return slug

    def one_of(
        self, table: Mapping[str, Any], key: str, scheme: str, *, may_be_empty: bool = False
    ) -> str:
        value = self.text(table, key, may_be_empty=may_be_empty)
        return self._known(key, value, scheme) if value else ""

    def _known(self, key: str, value: object, scheme: str) -> str:
        concept = find_word(scheme, str(value))
        if concept is None:
            hint = did_you_mean(nearest(str(value), ontology().scheme(scheme)))
            self.fault(key, f"{value!r} is not a {scheme}{hint}", f"see ontology/ for {scheme}")
            return ""
        return concept.name

    def column(self, entry: Mapping[str, Any]) -> Column:
        self.keys(entry, COLUMN_KEYS, " in a column")
        header = self.text(entry, "header")
        kind = self.text(entry, "kind")
        if kind not in KINDS:
            self.fault("kind", f"column {header!r} is of kind {kind!r}", "say fact or prose")
        roles = entry.get("roles", [])
        if not isinstance(roles, list):
            self.fault("roles", f"roles of column {header!r} are {roles!r}", "give a list")
            roles = []
        names = [str(role) for role in roles]
        known = [self._known("roles", name.removesuffix("?"), "role") for name in names]
        firm = [role for role, name in zip(known, names, strict=True) if not name.endswith("?")]
        unit = self.one_of(entry, "unit", "unit", may_be_empty=True)
        return Column(header, tuple(filter(None, known)), tuple(filter(None, firm)), kind, unit)

    def distinct(self, headers: Sequence[str]) -> None:
        for header in sorted({h for h in headers if headers.count(h) > 1}):
            self.fault("header", f"the column {header!r} stands twice", "tell them apart")

    def missing(self, table: Mapping[str, Any]) -> Mapping[str, str]:
        tokens = table.get("missing", {})
        if not isinstance(tokens, dict):
            self.fault("missing", "[missing] is not a table", "write token = reason")
            return {}
        return {token: self._known(token, reason, "missing") for token, reason in tokens.items()}

    def document(self, table: Mapping[str, Any]) -> str:
        entry = table.get("document", {})
        if not isinstance(entry, dict):
            self.fault("document", "[document] is not a table", "write sha256 = …")
            return ""
        self.keys(entry, ("sha256",), " in [document]")
        return self.text(entry, "sha256", may_be_empty=True)
