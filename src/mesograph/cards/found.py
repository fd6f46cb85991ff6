"""What holds a text: terms, registration numbers, products and cells, with their rows."""

from collections.abc import Iterable

from mesograph.answers import Table
from mesograph.cards.asking import Line, lines, several
from mesograph.cards.witness import Witness, listed
from mesograph.errors import nearest
from mesograph.names import shorten
from mesograph.store import Store
from mesograph.terms import ontology

COLUMNS = ("kind", "name", "found", "rows", "iri")

_LAST = ("number", "product", "cell")
"""Terms come first; a cell only says again in its words what the terms say in theirs."""


def find_text(store: Store, text: str) -> Table:
    """Find where a text stands, whatever its case, blanks and hyphens."""
    gathered: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines(store, "found", text=text):
        # One number, or one text of a column, is one thing however many rows print it.
        found = line["found"] if line["kind"] in _LAST else ""
        gathered.setdefault((line["kind"], line["name"], found), []).append(line)
    ordered = sorted(gathered, key=lambda thing: (_rank(thing[0]), thing))
    return Table(
        COLUMNS,
        tuple(_row(kind, name, gathered[kind, name, found]) for kind, name, found in ordered),
    )


def near(text: str) -> tuple[str, ...]:
    """Give the labels of terms that look most like a text that nothing holds."""
    schemes = ontology().schemes.values()
    labels = {label for scheme in schemes for term in scheme.values() for label in term.labels}
    return nearest(text, labels)


def _rank(kind: str) -> int:
    return _LAST.index(kind) + 1 if kind in _LAST else 0


def _row(kind: str, name: str, found: list[Line]) -> tuple[str, ...]:
    rows = listed(_witnesses(found)) or "no row says it"
    return (kind, name, found[0]["found"], rows, shorten(found[0]["thing"]))


def _witnesses(found: Iterable[Line]) -> Iterable[Witness]:
    for line in found:
        for place in several(line["stands"]):
            review, _, row = place.rpartition(" ")
            yield Witness(review, int(row))
