"""What a caller means by the words typed for a parameter; nothing is guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mesograph.errors import BadParameter, did_you_mean, nearest
from mesograph.names import BASE
from mesograph.questions.headers import Parameter, Query
from mesograph.questions.labels import fold, near, senses
from mesograph.rdf import Literal, NamedNode, QuerySolutions
from mesograph.store import Store, query
from mesograph.vocabulary.terms import Concept, ontology

SOME = 6
"""How many candidates a message names before it says that there are more."""

FEW = 40
"""Where there are no more to choose from, a word that is near to none is answered with them all."""

_KNOWN = {
    "code": """
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?known ?meant
WHERE {
  {
    ?trial a meso:Trial .
    # A sub-select, so that the labels are read in one go and not trial by trial.
    { SELECT ?trial ?known { ?trial rdfs:label ?known } }
    BIND (?known AS ?meant)
  }
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

_KNOWN_BESIDE = {
    "code": """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?known ?meant
WHERE {
  ?source a meso:Review ; dct:identifier ?slug .
  ?report meso:ofReview ?source ; meso:row ?row ; meso:aboutTrial/rdfs:label ?meant .
  BIND (CONCAT(?slug, "/", STR(?row)) AS ?known)
}
""",
}
"""What is taken where none of the above was typed: a row leads to the trials that it is about."""

_IN_USE = """
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?known (?known AS ?meant)
WHERE { ?claim meso:value ?concept . ?concept skos:inScheme SCHEME ; skos:prefLabel ?known }
"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a caller means by what was typed for a parameter."""

    parameter: str
    typed: str
    node: NamedNode | Literal
    name: str
    """The preferred label of a concept; else the value."""
    by: str = ""
    """The label of which a part was typed; empty where all of one was, or there are no labels."""

    @property
    def value(self) -> str:
        """The IRI, or the value; typed in its stead, it means the same."""
        return self.node.value

    @property
    def taken_for(self) -> str:
        """Say what the words were taken for, where they are not its name; else nothing."""
        if not self.by and (
            isinstance(self.node, NamedNode) or fold(self.typed) == fold(self.name)
        ):
            return ""
        label = f", by its label {self.by!r}" if self.by not in ("", self.name) else ""
        return f"{self.parameter} {self.typed!r} is taken for {self.name}{label}"


def node_of(store: Store, question: str, parameter: Parameter, typed: str) -> str:
    """Give the node, as SPARQL, that a caller means; raises as `meaning` does."""
    return str(meaning(store, question, parameter, typed).node)


def meanings(store: Store, question: Query, typed: Mapping[str, str]) -> tuple[Meaning, ...]:
    """Give what a caller means by each parameter that the question takes; raises as `meaning`."""
    return tuple(
        meaning(store, question.name, parameter, typed[parameter.name])
        for parameter in question.parameters
        if parameter.name in typed
    )


def meaning(store: Store, question: str, parameter: Parameter, typed: str) -> Meaning:
    """Give what a caller means by what was typed.

    Raises `BadParameter` where it means nothing, with the nearest, or more than one thing, with
    all of them; `UnknownName` for a term of any scheme, which is given by its IRI alone.
    """
    if parameter.type in ontology().schemes:
        return _concept(store, question, parameter, typed)
    if parameter.type == "term":
        concept = ontology().at(typed)
        return Meaning(parameter.name, typed, NamedNode(concept.iri), concept.label)
    if parameter.type in _KNOWN:
        value = _known(store, question, parameter, typed)
        return Meaning(parameter.name, typed, Literal(value), value)
    return Meaning(parameter.name, typed, Literal(typed), typed)


def concepts_meant(concepts: Iterable[Concept], typed: str) -> tuple[Concept, ...]:
    """Give the concepts that a text may mean: by name, by whole label, else by part of one."""
    return tuple(sense.concept for sense in senses(concepts, typed))


def _concept(store: Store, question: str, parameter: Parameter, typed: str) -> Meaning:
    concepts = tuple(ontology().scheme(parameter.type).values())
    found = senses(concepts, typed)
    if len(found) == 1:
        (sense,) = found
        by = "" if sense.whole else sense.label
        return Meaning(parameter.name, typed, NamedNode(sense.concept.iri), sense.concept.label, by)
    if found:
        names = _listed(sorted(sense.concept.label for sense in found))
        raise BadParameter(question, parameter.name, f"may be {names} as {typed!r}; say which")
    hint = did_you_mean(near(concepts, typed))
    if not hint and len(concepts) <= FEW:
        text = _IN_USE.replace("SCHEME", f"<{BASE}term/{parameter.type}>")
        used = sorted(name for name, _ in _values(store, text, parameter))
        hint = f"; rows state {', '.join(used)}" if used else ""
    raise BadParameter(question, parameter.name, f"means nothing as {typed!r}{hint}")


def _known(store: Store, question: str, parameter: Parameter, typed: str) -> str:
    """Find a value that the graph holds, whatever its case, blanks and hyphens."""
    known: set[tuple[str, str]] = set()
    for queries in (_KNOWN, _KNOWN_BESIDE):
        if parameter.type in queries:
            further = _values(store, queries[parameter.type], parameter)
            if meant := _same(further, typed):
                if len(meant) > 1:
                    reason = f"may be {_listed(meant)} as {typed!r}; say which"
                    raise BadParameter(question, parameter.name, reason)
                return meant[0]
            known |= further
    names = sorted({name for name, _ in known})
    hint = did_you_mean(nearest(typed, names))
    if not hint and len(names) <= FEW:
        hint = f"; it holds {', '.join(names)}"
    raise BadParameter(question, parameter.name, f"is not in this graph as {typed!r}{hint}")


def _same(known: Iterable[tuple[str, str]], typed: str) -> list[str]:
    """Give what is meant by the names that are the text, or else look like it."""
    # As it is written first: without their signs, two of a kind may look alike.
    for folded in (str.casefold, fold):
        if meant := sorted({value for name, value in known if folded(name) == folded(typed)}):
            return meant
    return []


def _values(store: Store, text: str, parameter: Parameter) -> set[tuple[str, str]]:
    found = query(store, text, f"the values of {parameter.name}")
    assert isinstance(found, QuerySolutions)  # noqa: S101 - the queries above are SELECTs
    pairs = [(solution["known"], solution["meant"]) for solution in found]
    return {
        (a.value, b.value) for a, b in pairs if isinstance(a, Literal) and isinstance(b, Literal)
    }


def _listed(names: list[str]) -> str:
    shown = names[:SOME]
    more = f" or {len(names) - SOME} more" if len(names) > SOME else ""
    return " or ".join(shown) + more
