"""What an export looks up again and again, in a table on disk of which little is held in memory.

A store could be asked, but what it holds of its own files in memory grows with them.
"""

import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from mesograph.exports.values import value_of
from mesograph.names import PREFIXES, VOCABULARY
from mesograph.rdf import Quad

RDF_TYPE = PREFIXES["rdf"] + "type"
ABOUT_TRIAL = VOCABULARY + "aboutTrial"
ABOUT_ONLY_TRIAL = VOCABULARY + "aboutOnlyTrial"
CELL_OF = VOCABULARY + "cellOf"
DOI = PREFIXES["prism"] + "doi"
EXACT_MATCH = PREFIXES["skos"] + "exactMatch"
HAS_CLAIM = VOCABULARY + "hasClaim"
HAS_PLACE = VOCABULARY + "hasPlace"
IN_CELL = VOCABULARY + "inCell"
OF_REVIEW = VOCABULARY + "ofReview"
REVIEW = VOCABULARY + "Review"
ROW = VOCABULARY + "row"
SLUG = PREFIXES["dct"] + "identifier"
VALUE = VOCABULARY + "value"
LOOKED_UP = (
    *(ABOUT_TRIAL, ABOUT_ONLY_TRIAL, CELL_OF, DOI, EXACT_MATCH, HAS_CLAIM, HAS_PLACE),
    *(IN_CELL, OF_REVIEW, ROW, SLUG, VALUE),
)
"""The properties that may be asked for."""
_PLACES = {predicate: place for place, predicate in enumerate(LOOKED_UP)}
_KILOBYTES = 4096
"""How much of a table is held in memory."""
_TABLES = (
    "CREATE TABLE described (iri TEXT PRIMARY KEY) WITHOUT ROWID",
    """
    CREATE TABLE said (
      subject TEXT, predicate INTEGER, object TEXT, PRIMARY KEY (subject, predicate, object)
    ) WITHOUT ROWID
    """,
)
_SAID = "INSERT OR IGNORE INTO said VALUES (?, ?, ?)"
_DESCRIBED = "INSERT OR IGNORE INTO described VALUES (?)"
_BACKWARDS = "CREATE INDEX backwards ON said (object, predicate)"
_OBJECTS = "SELECT object FROM said WHERE subject = ? AND predicate = ?"
_SUBJECTS = "SELECT subject FROM said WHERE object = ? AND predicate = ?"
_COUNT = "SELECT count(*) FROM said WHERE object = ? AND predicate = ?"
_IS_DESCRIBED = "SELECT 1 FROM described WHERE iri = ?"


class Lookup:
    """Some properties of a graph, to be looked up from either end."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        """Read quads, all of a subject together."""
        database = scratch(self)
        for table in _TABLES:
            database.execute(table)
        for subject, said in groupby(quads, key=attrgetter("subject")):
            iri = value_of(subject)
            database.execute(_DESCRIBED, (iri,))
            database.executemany(_SAID, _rows(iri, said))
        database.execute(_BACKWARDS)
        self._ask = database.execute

    def objects(self, subject: str, predicate: str) -> list[str]:
        """Give the objects of a subject and a property: IRIs, or the text of literals."""
        return [text for (text,) in self._ask(_OBJECTS, (subject, _PLACES[predicate]))]

    def subjects(self, predicate: str, value: str) -> Iterator[str]:
        """Give the subjects that a property ties to an IRI; there may be many."""
        for (iri,) in self._ask(_SUBJECTS, (value, _PLACES[predicate])):
            yield iri

    def count(self, predicate: str, value: str) -> int:
        """Give how many subjects a property ties to an IRI."""
        (number,) = self._ask(_COUNT, (value, _PLACES[predicate])).fetchone()
        return int(number)

    def describes(self, iri: str) -> bool:
        """Whether anything is said of a thing."""
        return self._ask(_IS_DESCRIBED, (iri,)).fetchone() is not None


def _rows(subject: str, said: Iterable[Quad]) -> Iterator[tuple[str, int, str]]:
    for quad in said:
        place = _PLACES.get(quad.predicate.value)
        if place is not None:
            yield subject, place, value_of(quad.object)


def scratch(owner: object) -> sqlite3.Connection:
    """Open a database that lasts as long as its owner; it is no file that anyone sees."""
    database = sqlite3.connect("", isolation_level=None)
    weakref.finalize(owner, database.close)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute(f"PRAGMA cache_size = -{_KILOBYTES}")
    database.execute("BEGIN")
    return database
