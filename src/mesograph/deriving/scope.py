"""Scope, as axioms: what it would mean for every report of a review to be in its scope.

That a report and its review meet in the same condition is a circle of edges, which no class
expression can say. For one review it can be said, since its scope is then a name; so the axioms
are written review by review, on a copy that is reasoned over and thrown away.
"""

from collections.abc import Iterable, Iterator

from mesograph.names import BASE, PREFIXES, VOCABULARY
from mesograph.rdf import Literal, NamedNode, Triple, triples_of_turtle

SCOPE = VOCABULARY + "scope"

_AXIOMS = """
@prefix meso: <{meso}> .
@prefix owl:  <{owl}> .
@prefix rdfs: <{rdfs}> .
@prefix skos: <{skos}> .

# The condition of the scope, and what stands below it.
<{kind}> a owl:Class ; owl:equivalentClass
    [ a owl:Class ; owl:unionOf (
        [ a owl:Class ; owl:oneOf ( <{condition}> ) ]
        [ a owl:Restriction ; owl:onProperty skos:broaderTransitive ; owl:hasValue <{condition}> ]
    ) ] .

[ a owl:Class ; owl:intersectionOf (
    [ a owl:Restriction ; owl:onProperty meso:ofReview ; owl:hasValue <{review}> ]
    [ a owl:Restriction ; owl:onProperty meso:inPeopleWith ; owl:someValuesFrom <{kind}> ]
) ] rdfs:subClassOf meso:InScopeReport .

[ a owl:Class ; owl:intersectionOf (
    [ a owl:Restriction ; owl:onProperty meso:ofReview ; owl:hasValue <{review}> ]
    [ a owl:Restriction ; owl:onProperty meso:inPeopleWith ; owl:someValuesFrom
      [ a owl:Class ; owl:complementOf <{kind}> ] ]
) ] rdfs:subClassOf meso:OutOfScopeReport .
"""


def scope_axioms(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Write, for each review that has a scope, what puts a report in it and what out of it."""
    for triple in triples:
        if triple.predicate.value != SCOPE:
            continue
        review, condition = triple.subject, triple.object
        if not isinstance(review, NamedNode) or isinstance(condition, Literal | Triple):
            continue
        text = _AXIOMS.format(
            **{prefix: PREFIXES[prefix] for prefix in ("meso", "owl", "rdfs", "skos")},
            review=review.value,
            condition=condition.value,
            kind=f"{BASE}scope/{review.value.rsplit('/', 1)[-1]}",
        )
        yield from triples_of_turtle(text.encode(), "the axioms of scope")
