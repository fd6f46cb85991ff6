"""The IRIs of things: minted from what identifies the thing, and stable once published."""

import re

BASE = "https://w3id.org/mesograph/"
VOCABULARY = BASE + "vocab#"

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "graph": BASE + "graph/",
    "id": BASE + "id/",
    "meso": VOCABULARY,
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "shape": BASE + "shape#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "term": BASE + "term/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_OUTSIDE = re.compile(r"[^A-Za-z0-9._~-]")


def path_part(text: str) -> str:
    """Make a text fit for one step of an IRI's path.

    >>> path_part("Patients (treatment/control)")
    'Patients--treatment-control-'
    """
    return _OUTSIDE.sub("-", text)


def thing(kind: str, *parts: str | int) -> str:
    """Give the IRI of one of our things.

    >>> thing("dose", "wjsc-2025", 14, 2)
    'https://w3id.org/mesograph/id/dose/wjsc-2025/14/2'
    """
    return "/".join([f"{BASE}id/{kind}", *(path_part(str(part)) for part in parts)])


def term(scheme: str, name: str) -> str:
    """Give the IRI of a concept.

    >>> term("route", "intra-articular")
    'https://w3id.org/mesograph/term/route/intra-articular'
    """
    return f"{BASE}term/{scheme}/{name}"


def graph(*parts: str) -> str:
    """Give the IRI of a named graph.

    >>> graph("review", "wjsc-2025")
    'https://w3id.org/mesograph/graph/review/wjsc-2025'
    """
    return "/".join([f"{BASE}graph", *(path_part(part) for part in parts)])


def shorten(iri: str) -> str:
    """Write an IRI with the prefix that says most of it, where there is one.

    >>> shorten("https://w3id.org/mesograph/id/report/wjsc-2025/9")
    'id:report/wjsc-2025/9'
    """
    longest = max(
        ((space, prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)),
        default=None,
        key=lambda pair: len(pair[0]),
    )
    return iri if longest is None else f"{longest[1]}:{iri[len(longest[0]) :]}"
