"""JSON-LD: the context of the vocabulary, and nodes written one after the other."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from mesograph.exports.keys import ENGLISH, FOR_PEOPLE, LANGUAGE_STRING, STRING, short
from mesograph.exports.values import value_of
from mesograph.names import BASE, PREFIXES, VOCABULARY
from mesograph.rdf import BlankNode, Literal, NamedNode, Quad, Store

_PLAIN_PATH = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
_PLAIN_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")
_KINDS = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
_RDF_TYPE = PREFIXES["rdf"] + "type"

Term: TypeAlias = Mapping[str, str]
Json: TypeAlias = str | Mapping[str, "Json"] | list["Json"]


def context(store: Store, expected: Mapping[str, str]) -> Mapping[str, str | Term]:
    """Make the context: a term for every property that the vocabulary declares or borrows."""
    made: dict[str, str | Term] = {"@base": BASE, "@vocab": VOCABULARY}
    for kind in _KINDS:
        declared = NamedNode(PREFIXES["owl"] + kind)
        for quad in store.quads_for_pattern(None, NamedNode(_RDF_TYPE), declared):
            iri = value_of(quad.subject)
            made[short(iri)] = _term(iri, kind, expected)
    return dict(sorted(made.items()))


def _term(iri: str, kind: str, expected: Mapping[str, str]) -> Term:
    if kind == "ObjectProperty":
        return {"@id": iri, "@type": "@id"}
    if iri in FOR_PEOPLE:
        return {"@id": iri, "@language": ENGLISH}
    datatype = expected.get(iri, STRING)
    return {"@id": iri} if datatype == STRING else {"@id": iri, "@type": datatype}


def documents(
    graphs: Iterable[tuple[str, Iterable[Quad]]], terms: Mapping[str, str | Term]
) -> Iterator[str]:
    """Write one document of all graphs, in pieces; each graph's quads are sorted by subject."""
    yield f'{{"@context": {json.dumps(terms, ensure_ascii=False, indent=1)},\n"@graph": ['
    between = "\n"
    for graph, quads in graphs:
        yield f'{between}{{"@id": {json.dumps(_relative(graph))}, "@graph": ['
        inner = "\n"
        for subject, said in groupby(quads, key=attrgetter("subject")):
            node = _node(_reference(subject), said, terms)
            yield inner + json.dumps(node, ensure_ascii=False)
            inner = ",\n"
        yield "\n]}"
        between = ",\n"
    yield "\n]}\n"


def _node(name: str, said: Iterable[Quad], terms: Mapping[str, str | Term]) -> Mapping[str, Json]:
    types: list[Json] = []
    values: dict[str, list[Json]] = {}
    for quad in said:
        predicate, value = quad.predicate.value, quad.object
        if predicate == _RDF_TYPE and isinstance(value, NamedNode):
            types.append(_type(value.value, terms))
        else:
            key = short(predicate) if short(predicate) in terms else predicate
            values.setdefault(key, []).append(_value(value, terms.get(key, {})))
    node: dict[str, Json] = {"@id": name}
    if types:
        node["@type"] = types
    for key, held in values.items():
        node[key] = held[0] if len(held) == 1 else held
    return node


def _value(value: object, term: str | Term) -> Json:
    """Write a value as plainly as its term allows."""
    usual = term if isinstance(term, Mapping) else {}
    if isinstance(value, Literal):
        datatype = value.datatype.value
        if datatype == LANGUAGE_STRING:
            language = value.language or ""
            if usual.get("@language") == language:
                return value.value
            return {"@value": value.value, "@language": language}
        if datatype == STRING:
            return {"@value": value.value} if len(usual) > 1 else value.value
        if usual.get("@type") == datatype:
            return value.value
        return {"@value": value.value, "@type": datatype}
    reference = _reference(value)
    return reference if usual.get("@type") == "@id" else {"@id": reference}


def _type(iri: str, terms: Mapping[str, str | Term]) -> str:
    local = iri.removeprefix(VOCABULARY)
    return local if local != iri and local not in terms and _PLAIN_NAME.fullmatch(local) else iri


def _reference(node: object) -> str:
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    return _relative(str(getattr(node, "value", node)))


def _relative(iri: str) -> str:
    """Write an IRI of ours against the base, where that is plain."""
    rest = iri.removeprefix(BASE)
    return rest if rest != iri and _PLAIN_PATH.fullmatch(rest) else iri
