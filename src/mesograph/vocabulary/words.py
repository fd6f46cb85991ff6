"""Words: what the ontology knows of one, and what to add for one that it does not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, reduce

from mesograph.assets import files_below
from mesograph.errors import BadParameter
from mesograph.names import PREFIXES, VOCABULARY, path_part, shorten
from mesograph.rdf import Literal
from mesograph.vocabulary.lexicon import key
from mesograph.vocabulary.matches import Match, load_matches
from mesograph.vocabulary.terms import Concept, Ontology, ontology, types_of

_SKOS = PREFIXES["skos"]
NEAR = 5
"""How many near terms are shown."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: the concept that it names in one scheme."""

    concept: Concept
    label: str
    """The label that the word is, as the ontology writes it."""
    kind: str
    """How it is known by it: `preferred`, `alternative`, `misprint`."""
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the ontology knows of a word."""

    word: str
    senses: tuple[Sense, ...]
    near: tuple[tuple[str, Concept], ...]
    """Labels that look like the word or hold it, nearest first, with what they name."""


def know(word: str, scheme: str = "") -> Knowledge:
    """Say what the ontology knows of a word, in all schemes or in one.

    Raises `UnknownName` for a scheme that is not there.

    >>> [sense.concept.label for sense in know("UC").senses]
    ['ulcerative colitis', 'umbilical cord']
    """
    concepts = list(_concepts(ontology(), scheme))
    folded = key(word)
    matches = load_matches()
    senses = tuple(
        Sense(
            concept,
            label,
            _kind(concept, label),
            tuple(match for match in matches if match.subject == concept.iri),
        )
        for concept in concepts
        for label in concept.labels
        if key(label) == folded
    )
    meant = {sense.concept.iri for sense in senses}
    passed_over = () if scheme else OF_HEADERS
    others = [c for c in concepts if c.iri not in meant and c.scheme not in passed_over]
    return Knowledge(word, senses, tuple(_near(others, word)))


OF_HEADERS = frozenset({"role", "other-column"})
"""Schemes whose labels are headers of tables: a word of a cell is near to none of them."""


def _concepts(known: Ontology, scheme: str) -> Iterator[Concept]:
    for name in [scheme] if scheme else known.schemes:
        yield from known.scheme(name).values()


def _kind(concept: Concept, label: str) -> str:
    if label in concept.misprints:
        return "misprint"
    return "preferred" if label == concept.label else "alternative"


def _near(concepts: list[Concept], word: str) -> Iterator[tuple[str, Concept]]:
    """Give labels with the word in them, then labels that look like it; each concept once."""
    folded = key(word)
    by_label = {label: concept for concept in concepts for label in concept.labels}
    holding = [
        label
        for label in sorted(by_label, key=lambda label: (len(label), label))
        if key(label) != folded and f" {' '.join(folded)} " in f" {' '.join(key(label))} "
    ]
    by_fold = {" ".join(key(label)): label for label in sorted(by_label, reverse=True)}
    alike = get_close_matches(" ".join(folded), by_fold, NEAR, 0.7)
    seen: set[str] = set()
    for label in (*(by_fold[fold] for fold in alike), *holding):
        concept = by_label[label]
        if key(label) != folded and concept.iri not in seen and len(seen) < NEAR:
            seen.add(concept.iri)
            yield label, concept


def files_of_schemes() -> dict[str, str]:
    """Tell in which file of the ontology each scheme is kept."""
    found = {}
    for path, text in files_below("ontology", ".ttl"):
        for scheme in ontology().schemes:
            if f"scheme:{scheme} a skos:ConceptScheme".encode() in text:
                found[scheme] = path
    return found


def block(word: str, scheme: str) -> str:
    """Write the Turtle that makes a word a term of a scheme, to be pasted and completed.

    Raises `UnknownName` for a scheme that is not there, `BadParameter` for a word without letters.

    >>> print(block("Sjögren syndrome", "condition").splitlines()[0])
    condition:sj-gren-syndrome a skos:Concept, meso:Condition ;
    """
    concepts = ontology().scheme(scheme)
    name = "-".join(filter(None, path_part(word.strip().casefold()).split("-")))
    if not name:
        raise BadParameter("terms", word, "has no letter or digit to make a name of")
    lines = [
        f"{scheme}:{name} a {', '.join(['skos:Concept', *_shared_kinds(list(concepts.values()))])}",
        f"    skos:inScheme scheme:{scheme}",
        f"    skos:prefLabel {Literal(word.strip(), language='en')}",
        '    skos:definition "…"@en',
        f"    rdfs:isDefinedBy scheme:{scheme}",
    ]
    return " ;\n".join(lines) + " .\n"


def synonym(word: str) -> str:
    """Write the line that makes a word a synonym, to be pasted into the block of its term."""
    return f"    skos:altLabel {Literal(word.strip(), language='en')} ;\n"


def _shared_kinds(concepts: list[Concept]) -> list[str]:
    """Give the classes of ours that all concepts of a scheme have."""
    kinds = [frozenset(types_of(concept)) for concept in concepts]
    shared = reduce(frozenset.intersection, kinds) if kinds else frozenset()
    return [shorten(kind) for kind in sorted(shared) if kind.startswith(VOCABULARY)]


def nearest_scheme(known: Knowledge) -> str:
    """Give the scheme of the term that is nearest, or nothing."""
    return known.near[0][1].scheme if known.near else ""


def above(concept: Concept) -> Iterator[Concept]:
    """Give the concepts that stand right above one, by a public ontology or by a group of ours."""
    for iri in (
        *concept.properties.get(_SKOS + "broader", ()),
        *concept.values("inGroup"),
    ):
        yield ontology().at(iri)


@cache
def wider_than(iri: str) -> tuple[Concept, ...]:
    """Give all concepts above the one of an IRI, nearest first, each once.

    >>> [wide.label for wide in wider_than("https://w3id.org/mesograph/term/basis/knee")]
    ['joint']
    """
    found: dict[str, Concept] = {}
    ahead = list(above(ontology().at(iri)))
    for concept in ahead:
        if concept.iri not in found:
            found[concept.iri] = concept
            # The list is walked while it grows: what is a step away comes before what is two.
            ahead.extend(above(concept))
    return tuple(found.values())
