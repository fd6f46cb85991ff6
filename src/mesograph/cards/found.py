"""What holds a text: terms, registration numbers, products and cells, with their rows."""

from collections.abc import Iterable

from mesograph.cards.asking import Line, lines, several
from mesograph.cards.witness import Witness, listed
from mesograph.errors import BadParameter, nearest
from mesograph.names import shorten
from mesograph.questions.answers import Table
from mesograph.store import Store
from mesograph.vocabulary.lexicon import words
from mesograph.vocabulary.terms import ontology

COLUMNS = ("kind", "name", "found", "rows", "iri")

_LAST = ("number", "product", "cell")
"""Terms come first, those that are the text before those that hold it; a cell only says again in
its words what the terms say in theirs."""


def find_text(store: Store, text: str) -> Table:
    """Find where a text stands, whatever its case, blanks and hyphens.

    Raises `BadParameter` for a text without a letter or digit, which would stand everywhere.
    """
    if not words(text):
        raise BadParameter("find", "text", f"holds no letter and no digit: {text!r}")
    gathered: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines(store, "found", text=text):
        # One number, or one text of a column, is one thing however many rows print it.
        found = line["found"] if line["kind"] in _LAST else ""
        gathered.setdefault((line["kind"], line["name"], found), []).append(line)

    def rank(thing: tuple[str, str, str]) -> tuple[int, bool, bool, tuple[str, str, str]]:
        kind, _, _ = thing
        part = not any(_is(text, label) for label in several(gathered[thing][0]["found"]))
        unused = not any(line["stands"] for line in gathered[thing])
        return (_LAST.index(kind) + 1 if kind in _LAST else 0, part, unused, thing)

    ordered = sorted(gathered, key=rank)
    return Table(COLUMNS, tuple(_row(thing, gathered[thing]) for thing in ordered))


def _is(text: str, label: str) -> bool:
    """Tell whether a text is a whole label, and not a part of one.

    >>> _is("i.v", "IV"), _is("i.v", "survival")
    (True, False)
    """
    one, other = ("".join(word.folded for word in words(of)) for of in (text, label))
    return one == other


def near(text: str) -> tuple[str, ...]:
    """Give the labels of terms that look most like a text that nothing holds."""
    schemes = ontology().schemes.values()
    labels = {label for scheme in schemes for term in scheme.values() for label in term.labels}
    return nearest(text, labels)


def _row(thing: tuple[str, str, str], found: list[Line]) -> tuple[str, ...]:
    kind, name, _ = thing
    rows = listed(_witnesses(found)) or "no row says it"
    return (kind, name, found[0]["found"], rows, shorten(found[0]["thing"]))


def _witnesses(found: Iterable[Line]) -> Iterable[Witness]:
    for line in found:
        for place in several(line["stands"]):
            review, _, row = place.rpartition(" ")
            yield Witness(review, int(row))
