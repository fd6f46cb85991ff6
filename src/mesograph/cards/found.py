"""What holds a text: terms, numbers, products, qualifiers and cells, with their rows."""

from collections.abc import Iterable

from mesograph.cards.asking import Line, lines, several
from mesograph.cards.elsewhere import Rows, qualified_rows
from mesograph.cards.witness import Witness, listed
from mesograph.errors import BadParameter
from mesograph.names import shorten
from mesograph.questions import labels
from mesograph.questions.answers import Table
from mesograph.questions.labels import fit, fold
from mesograph.store import Store
from mesograph.vocabulary.terms import ontology

COLUMNS = ("kind", "name", "found", "rows", "iri")

_LAST = ("number", "product", "qualifier", "cell")
"""Terms come first, those that are the text before those that hold it; a cell only says again in
its words what the terms say in theirs."""

_SHORT = 3
"""So few letters stand by chance within many a word, so that they are looked for at its start."""


def find_text(store: Store, text: str) -> Table:
    """Find where a text stands, whatever its case, blanks and hyphens.

    Raises `BadParameter` for a text without a letter or digit, which would stand everywhere.
    """
    if not fold(text):
        raise BadParameter("find", "text", f"holds no letter and no digit: {text!r}")
    gathered: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines(store, "found", text=text):
        if _by_chance(text, line["found"]):
            continue
        # One number, or one text of a column, is one thing however many rows print it.
        found = line["found"] if line["kind"] in _LAST else ""
        gathered.setdefault((line["kind"], line["name"], found), []).append(line)
    qualified = qualified_rows(store)

    def rank(thing: tuple[str, str, str]) -> tuple[int, bool, bool, tuple[str, str, str]]:
        kind, _, _ = thing
        part = not any(_is(text, label) for label in several(gathered[thing][0]["found"]))
        unused = not rows_of(thing)
        return (_LAST.index(kind) + 1 if kind in _LAST else 0, part, unused, thing)

    def rows_of(thing: tuple[str, str, str]) -> frozenset[Witness]:
        by_qualifier = qualified.get(gathered[thing][0]["thing"], frozenset())
        return frozenset(_witnesses(gathered[thing])) | by_qualifier

    ordered = sorted(gathered, key=rank)
    return Table(
        COLUMNS,
        tuple(_row(thing, gathered[thing], rows_of(thing)) for thing in ordered),
    )


def _is(text: str, label: str) -> bool:
    """Tell whether a text is a whole label, and not a part of one.

    >>> _is("i.v", "IV"), _is("i.v", "survival")
    (True, False)
    """
    return fold(text) == fold(label)


def _by_chance(text: str, found: str) -> bool:
    """Tell whether few letters only stand across words, or within one.

    >>> _by_chance("CPR", "CD1c+ DC proliferation"), _by_chance("CRP", "CRP (serum)")
    (True, False)
    """
    folded = fold(text)
    return len(folded) <= _SHORT and not fit(found, folded)


def near(text: str) -> tuple[str, ...]:
    """Give the labels of terms that look most like a text that nothing holds."""
    schemes = ontology().schemes.values()
    return labels.near([term for scheme in schemes for term in scheme.values()], text)


def _row(thing: tuple[str, str, str], found: list[Line], rows: Rows) -> tuple[str, ...]:
    kind, name, _ = thing
    said = listed(rows) or "no row says it"
    return (kind, name, found[0]["found"], said, shorten(found[0]["thing"]))


def _witnesses(found: Iterable[Line]) -> Iterable[Witness]:
    for line in found:
        for place in several(line["stands"]):
            review, _, row = place.rpartition(" ")
            yield Witness(review, int(row))
