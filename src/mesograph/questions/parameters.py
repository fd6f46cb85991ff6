"""What a caller means by the words typed for a parameter; nothing is guessed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mesograph.errors import BadParameter, did_you_mean, nearest
from mesograph.names import shorten
from mesograph.questions.headers import Parameter
from mesograph.rdf import Literal, NamedNode, QuerySolutions
from mesograph.store import Store, query
from mesograph.vocabulary.lexicon import key, words
from mesograph.vocabulary.terms import Concept, ontology

LABELS = 16_384
"""How many folded labels are kept: more than the ontology has, so that each is folded once."""

SOME = 6
"""How many candidates a message names before it says that there are more."""

_KNOWN = {
    "code": """
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?known ?meant
WHERE {
  { ?trial a meso:Trial ; rdfs:label ?known . BIND (?known AS ?meant) }
  UNION {
    # A number that is no identity still leads to what its row is about.
    ?identifier meso:code ?known .
    MINUS { ?identifier meso:identifies ?trial }
    ?report meso:identifier ?identifier ; meso:aboutTrial/rdfs:label ?meant .
  }
}
""",
    "slug": """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX meso: <https://w3id.org/mesograph/vocab#>
SELECT DISTINCT ?known (?known AS ?meant)
WHERE { ?review a meso:Review ; dct:identifier ?known }
""",
}
"""What is typed for a parameter that is no concept, and what it stands for in a graph."""


@dataclass(frozen=True, slots=True)
class Named:
    """A concept, with those of its labels that hold what was typed."""

    concept: Concept
    labels: tuple[str, ...]


def node_of(store: Store, question: str, parameter: Parameter, typed: str) -> str:
    """Give the node, as SPARQL, that a caller means by what was typed.

    Raises `BadParameter` where it means nothing, with the nearest, or more than one thing, with
    all of them.
    """
    if parameter.type in ontology().schemes:
        concepts = tuple(ontology().scheme(parameter.type).values())
        found = concepts_meant(concepts, typed)
        if len(found) == 1:
            return str(NamedNode(found[0].iri))
        if found:
            names = _listed(sorted(concept.label for concept in found))
            raise BadParameter(question, parameter.name, f"may be {names} as {typed!r}; say which")
        near = _labels_near(concepts, typed)
        raise BadParameter(
            question, parameter.name, f"means nothing as {typed!r}{did_you_mean(near)}"
        )
    if parameter.type in _KNOWN:
        return str(Literal(_known(store, question, parameter, typed)))
    return str(Literal(typed))


def concepts_meant(concepts: Iterable[Concept], typed: str) -> tuple[Concept, ...]:
    """Give the concepts that a text may mean: by name, by whole label, else by part of one.

    Of two concepts found by a part, one whose label holds the other's whole label is a kind of it
    and is not meant: “sclerosis” is not secondary progressive multiple sclerosis.

    >>> routes = ontology().scheme("route").values()
    >>> [concept.name for concept in concepts_meant(routes, "Intra Articular")]
    ['intra-articular']
    >>> [concept.name for concept in concepts_meant(routes, "articular")]
    ['intra-articular']
    >>> [concept.name for concept in concepts_meant(routes, "intrath")]
    ['intrathecal']
    """
    known = tuple(concepts)
    typed = typed.strip()
    for concept in known:
        if typed in (concept.iri, concept.name, shorten(concept.iri)):
            return (concept,)
    folded = _folded(typed)
    if not folded:
        return ()
    exact = tuple(c for c in known if folded in map(_folded, c.labels))
    if exact:
        return exact
    found = [Named(concept, tuple(_labels_with(concept, folded))) for concept in known]
    named = tuple(one for one in found if one.labels)
    return tuple(one.concept for one in named if not _is_kind_of_another(one, named))


@lru_cache(maxsize=LABELS)
def _folded(text: str) -> str:
    """Fold a text for comparison: letters and digits alone, in small."""
    return "".join(word.folded for word in words(text))


@lru_cache(maxsize=LABELS)
def _spaced(text: str) -> str:
    """Fold a text as a label is looked up, its words apart."""
    return " ".join(key(text))


def _labels_with(concept: Concept, folded: str) -> Iterator[str]:
    """Give the labels that hold what was typed, be it within a word: osteoarthritis is one too."""
    for label in map(_spaced, concept.labels):
        if folded in label.replace(" ", ""):
            yield label


def _is_kind_of_another(one: Named, named: Iterable[Named]) -> bool:
    others = [label for other in named if other is not one for label in other.labels]
    return any(
        f" {other} " in f" {label} " for label in one.labels for other in others if other != label
    )


def _known(store: Store, question: str, parameter: Parameter, typed: str) -> str:
    """Find a value that the graph holds, whatever its case, blanks and hyphens."""
    found = query(store, _KNOWN[parameter.type], f"the values of {parameter.name}")
    assert isinstance(found, QuerySolutions)  # noqa: S101 - the queries above are SELECTs
    pairs = [(solution["known"], solution["meant"]) for solution in found]
    known = {
        (a.value, b.value) for a, b in pairs if isinstance(a, Literal) and isinstance(b, Literal)
    }
    meant = sorted({value for name, value in known if _folded(name) == _folded(typed)})
    if not meant:
        hint = did_you_mean(nearest(typed, (name for name, _ in known)))
        reason = f"is not in this graph as {typed!r}{hint}"
        raise BadParameter(question, parameter.name, reason)
    if len(meant) > 1:
        raise BadParameter(
            question, parameter.name, f"may be {_listed(meant)} as {typed!r}; say which"
        )
    return meant[0]


def _labels_near(concepts: Iterable[Concept], typed: str) -> tuple[str, ...]:
    """Give the preferred labels of the concepts one of whose labels looks most like a text."""
    by_label = {label: concept.label for concept in concepts for label in concept.labels}
    return tuple(dict.fromkeys(by_label[label] for label in nearest(typed, by_label)))


def _listed(names: list[str]) -> str:
    shown = names[:SOME]
    more = f" or {len(names) - SOME} more" if len(names) > SOME else ""
    return " or ".join(shown) + more
