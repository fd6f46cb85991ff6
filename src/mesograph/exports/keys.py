"""Names of the vocabulary as other tools take them: labels, keys of properties, types of edges.

Names of ours stand bare (`Trial`, `route`); borrowed ones carry their prefix as neosemantics writes
it (`skos__prefLabel`). A key belongs to one property, one datatype and one language, so that a
column has one type and a reader knows what it was: values of another kind than the vocabulary
expects of the property have a key of their own (`literalValue_integer`, `skos__prefLabel_de`).
"""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mesograph.exports.values import value_of
from mesograph.names import PREFIXES, VOCABULARY
from mesograph.rdf import Literal, NamedNode, Store

XSD = PREFIXES["xsd"]
STRING = XSD + "string"
LANGUAGE_STRING = PREFIXES["rdf"] + "langString"
RDFS_RANGE = PREFIXES["rdfs"] + "range"

FOR_PEOPLE = frozenset(
    {PREFIXES["rdfs"] + name for name in ("label", "comment")}
    | {PREFIXES["dct"] + name for name in ("title", "description")}
    | {
        PREFIXES["skos"] + name
        for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "example", "note")
    }
)
"""Properties whose values are English unless said."""
ENGLISH = "en"
USUAL = {
    VOCABULARY + "startYear": XSD + "gYear",
    VOCABULARY + "year": XSD + "gYear",
    PREFIXES["oa"] + "start": XSD + "integer",
    PREFIXES["oa"] + "end": XSD + "integer",
}
"""What is expected of properties whose range the vocabulary cannot say in OWL 2 DL, or borrows."""
RESERVED = frozenset({"uri", "name", "id", "labels", "label"})
"""Keys that the files use themselves."""
_LARGEST = 2**63 - 1
_UNSAFE = re.compile(r"[^A-Za-z0-9_]")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,14}[1-9]|\.[1-9])?")
_YEAR = re.compile(r"[1-9][0-9]{3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Storage(StrEnum):
    """How a tool may keep a value without loss."""

    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    TRUTH = "truth"
    DATE = "date"


STORED = {
    XSD + "integer": (Storage.WHOLE, _WHOLE),
    XSD + "decimal": (Storage.DECIMAL, _DECIMAL),
    XSD + "boolean": (Storage.TRUTH, re.compile("true|false")),
    XSD + "gYear": (Storage.WHOLE, _YEAR),
    XSD + "date": (Storage.DATE, _DATE),
}
"""Datatypes that tools know, and the forms that come back as they went."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A key of node properties: what stands in one column."""

    name: str
    property: str
    datatype: str
    language: str
    storage: Storage


@lru_cache(4096)
def short(iri: str) -> str:
    """Give a name of letters, digits and `_` that no other IRI has.

    >>> short("https://w3id.org/mesograph/vocab#Trial")
    'Trial'
    >>> short("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos__prefLabel'
    >>> short("urn:x:a-b")
    'ns__x_a_b_567ee619'
    """
    if iri.startswith(VOCABULARY):
        local = iri.removeprefix(VOCABULARY)
        if local and not _UNSAFE.search(local) and "__" not in local:
            return local
    for prefix, space in PREFIXES.items():
        local = iri.removeprefix(space)
        if local and local != iri and not _UNSAFE.search(local):
            return f"{prefix}__{local}"
    mark = hashlib.sha256(iri.encode()).hexdigest()[:8]
    return f"ns__{_UNSAFE.sub('_', iri.split(':', 1)[-1].strip('/'))[-40:]}_{mark}"


def ranges(store: Store) -> Mapping[str, str]:
    """Give the datatype that the vocabulary expects of each property, where it says one."""
    found = store.quads_for_pattern(None, NamedNode(RDFS_RANGE), None)
    pairs = ((value_of(quad.subject), value_of(quad.object)) for quad in found)
    return USUAL | {name: range_ for name, range_ in sorted(pairs) if range_.startswith(XSD)}


class Keys:
    """The keys of a graph's literals, each made once."""

    def __init__(self, expected: Mapping[str, str]) -> None:
        self._expected = expected
        self._made: dict[tuple[str, str, str, Storage], Key] = {}

    def key(self, predicate: str, value: Literal) -> Key:
        """Give the key under which a value of a property stands."""
        datatype, language = value.datatype.value, value.language or ""
        storage, form = STORED.get(datatype, (Storage.TEXT, None))
        if form is not None and not _fits(value.value, storage, form):
            storage = Storage.TEXT
        at = (predicate, datatype, language, storage)
        if at not in self._made:
            self._made[at] = self._make(*at)
        return self._made[at]

    def _make(self, predicate: str, datatype: str, language: str, storage: Storage) -> Key:
        name = short(predicate)
        usual = ENGLISH if predicate in FOR_PEOPLE else self._expected.get(predicate, STRING)
        kind = language or datatype
        if name in RESERVED or name.endswith("_"):
            name += "_"
        odd_form = datatype in STORED and storage is Storage.TEXT
        if kind != usual or odd_form:
            name += f"_{_UNSAFE.sub('_', language) or short(datatype).removeprefix('xsd__')}"
        if odd_form:
            name += "_text"
        return Key(name, predicate, datatype, language, storage)


def _is_day(text: str) -> bool:
    """Whether there is such a day; RDF lets 30 February stand, databases do not."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fits(text: str, storage: Storage, form: re.Pattern[str]) -> bool:
    if not form.fullmatch(text):
        return False
    if storage is Storage.DECIMAL:
        return len(text.strip("-0.").replace(".", "")) <= 15
    if storage is Storage.DATE:
        return _is_day(text)
    return storage is not Storage.WHOLE or -_LARGEST <= int(text) <= _LARGEST
