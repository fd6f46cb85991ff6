"""The words of the graph: concepts of the schemes, and the names of the vocabulary."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mesograph.assets import files_below
from mesograph.errors import UnknownName
from mesograph.names import BASE, PREFIXES, VOCABULARY
from mesograph.rdf import Literal, NamedNode, Triple, triples_of_turtle

_RDF_TYPE = PREFIXES["rdf"] + "type"
_SKOS = PREFIXES["skos"]
_TERMS = BASE + "term/"


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of one of the schemes: a disease, a route, a direction of an outcome."""

    iri: str
    scheme: str
    name: str
    label: str
    labels: tuple[str, ...]
    """Every word it is known by: preferred, alternative and hidden labels."""
    misprints: tuple[str, ...]
    """Those of them that are hidden: how reviews misprint it."""
    properties: Mapping[str, tuple[str, ...]]
    """What else is said of it, by the IRI of the property; values as IRIs or lexical forms."""

    def values(self, name: str) -> tuple[str, ...]:
        """Give what our property `name` says of it."""
        return self.properties.get(meso(name), ())


@dataclass(frozen=True, slots=True)
class Ontology:
    """All concepts, by scheme and name, and the names that the vocabulary declares."""

    schemes: Mapping[str, Mapping[str, Concept]]
    vocabulary: frozenset[str]

    def find(self, scheme: str, name: str) -> Concept:
        """Find a concept by the last step of its IRI.

        Raises `UnknownName` with the nearest names of the scheme.
        """
        concepts = self.scheme(scheme)
        try:
            return concepts[name]
        except KeyError:
            raise UnknownName(scheme, name, concepts) from None

    def scheme(self, name: str) -> Mapping[str, Concept]:
        """Find a scheme; raises `UnknownName`."""
        try:
            return self.schemes[name]
        except KeyError:
            raise UnknownName("scheme", name, self.schemes) from None

    def at(self, iri: str) -> Concept:
        """Find a concept by its IRI; raises `UnknownName`."""
        scheme, _, name = iri.removeprefix(_TERMS).partition("/")
        return self.find(scheme, name)


@cache
def ontology() -> Ontology:
    """Read the ontology that comes with the package."""
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path, text in files_below("ontology", ".ttl"):
        for triple in triples_of_turtle(text, path):
            _note(about, triple)
    declared = (iri.removeprefix(VOCABULARY) for iri in about if iri.startswith(VOCABULARY))
    schemes: dict[str, dict[str, Concept]] = defaultdict(dict)
    for iri, said in about.items():
        if iri.startswith(_TERMS) and "/" in iri.removeprefix(_TERMS):
            concept = _concept(iri, said)
            schemes[concept.scheme][concept.name] = concept
    ordered = {scheme: dict(sorted(schemes[scheme].items())) for scheme in sorted(schemes)}
    return Ontology(ordered, frozenset(declared))


def _note(about: dict[str, dict[str, list[str]]], triple: Triple) -> None:
    if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
        about[triple.subject.value][triple.predicate.value].append(triple.object.value)


def _concept(iri: str, said: Mapping[str, list[str]]) -> Concept:
    scheme, _, name = iri.removeprefix(_TERMS).partition("/")
    labels = [
        label
        for kind in ("prefLabel", "altLabel", "hiddenLabel")
        for label in sorted(said.get(_SKOS + kind, ()))
    ]
    properties = {key: tuple(sorted(values)) for key, values in said.items()}
    misprints = properties.get(_SKOS + "hiddenLabel", ())
    label = labels[0] if labels else name
    return Concept(iri, scheme, name, label, tuple(labels), misprints, properties)


def meso(name: str) -> str:
    """Give the IRI of a name of the vocabulary.

    Raises `UnknownName` for a name that `core.ttl` does not declare.

    >>> meso("route")
    'https://w3id.org/mesograph/vocab#route'
    """
    if name not in ontology().vocabulary:
        raise UnknownName("name in the vocabulary", name, ontology().vocabulary)
    return VOCABULARY + name


def types_of(concept: Concept) -> tuple[str, ...]:
    """Give the classes of a concept, as IRIs."""
    return concept.properties.get(_RDF_TYPE, ())
