"""Where a term stands that no row is about: as what else rows name it, and what is wider."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mesograph.cards.asking import counted, label, lines, several
from mesograph.cards.witness import Witness, listed, witness_of
from mesograph.questions.parameters import Meaning
from mesograph.rdf import NamedNode
from mesograph.store import Store
from mesograph.vocabulary.lexicon import lexicon
from mesograph.vocabulary.terms import Concept, ontology
from mesograph.vocabulary.words import above, wider_than

Rows = frozenset[Witness]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The rows that name a term, told apart by the role in which they do."""

    role: str
    """The role in which a row states the term as such, as it treats a condition; may be empty."""
    rows: Rows
    """The rows that state it in that role, or in any where the role is empty."""
    others: Mapping[str, Rows]
    """The further rows, by role: as what else they name it."""
    treated: tuple[str, ...]
    """What those rows treat that name it as qualifier."""
    wider: Mapping[str, Rows]
    """Where there is no row: the nearest wider terms that rows state as such."""

    @property
    def told_in_full(self) -> str:
        """Say how many rows state the term as such, where else it stands, and what is wider."""
        named = _named(self.rows) + (f" as {self.role}" if self.role else "")
        where = f": {listed(self.rows)}" if self.rows else ""
        return "; ".join([named + where, *self.told()])

    def told(self, *, but: str = "") -> Iterator[str]:
        """Say where else the term stands, and what is wider, but nothing of one role."""
        for role, rows in self.others.items():
            if role != but:
                treating = ", ".join(self.treated) if role == label("role", "qualifier") else ""
                yield f"{_named(rows, treating)} as {role}: {listed(rows)}"
        for label_of_it, rows in self.wider.items():
            yield f"wider: {label_of_it}: {counted(len(rows), 'row')}"


def _named(rows: Rows, treating: str = "") -> str:
    if not rows:
        return "no row names it"
    one = len(rows) == 1
    of = f" that treat{'s' if one else ''} {treating}" if treating else ""
    return f"{counted(len(rows), 'row')}{of} name{'s' if one else ''} it"


def elsewhere(store: Store, concept: Concept) -> Elsewhere:
    """Find the rows that name a term or what is narrower."""
    role = _role_of(concept)
    places = _places(store, concept)
    rows = _stated(places, role)
    others = {at: of - rows for at, of in places.items() if at != role and of - rows}
    named_so = others.get(label("role", "qualifier"), ())
    treated = {
        condition
        for line in lines(store, "qualifiers")
        if witness_of(line) in named_so
        for condition in several(line["conditions"])
    }
    wider = {} if rows else _wider(store, concept)
    return Elsewhere(role, rows, others, tuple(sorted(treated)), wider)


def told_of_none(
    store: Store, meant: Iterable[Meaning], *, unless_stated: bool = False
) -> Iterator[str]:
    """Say where the terms stand that a caller meant and got nothing for, or had rows for none."""
    for one in meant:
        if isinstance(one.node, NamedNode):
            places = elsewhere(store, ontology().at(one.value))
            if not (unless_stated and places.rows):
                yield f"{one.parameter} is {one.name}: {places.told_in_full}"


def _role_of(concept: Concept) -> str:
    # A condition is stated as what is treated, a route as the way that the product is given.
    return label("role", concept.scheme) if concept.scheme in ontology().scheme("role") else ""


def _stated(places: Mapping[str, Rows], role: str) -> Rows:
    return places.get(role, frozenset()) if role else frozenset().union(*places.values())


def _places(store: Store, concept: Concept) -> Mapping[str, Rows]:
    """Give the rows that name a term or what is narrower, by role, qualifiers among them."""
    found: dict[str, set[Witness]] = {}
    for line in lines(store, "uses", term=concept.iri):
        for role in several(line["roles"]):
            found.setdefault(role, set()).add(witness_of(line))
    if concept.scheme == "condition":
        for iri, rows in qualified_rows(store).items():
            if iri == concept.iri or concept in wider_than(iri):
                found.setdefault(label("role", "qualifier"), set()).update(rows)
    return {role: frozenset(rows) for role, rows in sorted(found.items())}


def qualified_rows(store: Store) -> Mapping[str, Rows]:
    """Give the rows whose qualifier names a condition, by the IRI of that condition."""
    found: dict[str, set[Witness]] = {}
    for line in lines(store, "qualifiers"):
        for match in lexicon("condition").scan(line["qualifier"]):
            found.setdefault(match.concept.iri, set()).add(witness_of(line))
    return {iri: frozenset(rows) for iri, rows in found.items()}


def _wider(store: Store, concept: Concept) -> Mapping[str, Rows]:
    """Give the nearest wider terms that rows state as such: all that are equally near."""
    role = _role_of(concept)
    level, seen = tuple(above(concept)), {concept.iri}
    while level:
        rows = {wide.label: _stated(_places(store, wide), role) for wide in level}
        if stated := {name: of for name, of in rows.items() if of}:
            # What few rows state is the closer kin: diabetes, before all that is autoimmune.
            return dict(sorted(stated.items(), key=lambda pair: (len(pair[1]), pair[0])))
        seen |= {wide.iri for wide in level}
        higher = {up.iri: up for wide in level for up in above(wide)}
        level = tuple(up for iri, up in higher.items() if iri not in seen)
    return {}
