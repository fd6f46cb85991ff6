"""Which terms are in use: by the graph, by what the program reads, or by a term in use."""

import re
from collections.abc import Iterator
from pathlib import Path

from mesograph.names import BASE, VOCABULARY, graph
from mesograph.rdf import NamedNode
from mesograph.store import Store

ROOT = Path(__file__).parents[2]
TERMS = BASE + "term/"
QUOTED = re.compile(r"""["']([\w ./%-]+)["']""")
PREFIXED = re.compile(r"\b([a-z][a-z-]*):([A-Za-z0-9][\w-]*)")
TRIED = ("pattern", "signals")
"""What the readers try on every text: the concepts that carry it are in use, found or not."""
ONTOLOGY = NamedNode(graph("ontology"))


def terms(store: Store) -> set[str]:
    """Give all terms of ours: concepts, and names of the vocabulary."""
    told = store.quads_for_pattern(None, None, None, ONTOLOGY)
    subjects = {quad.subject.value for quad in told if isinstance(quad.subject, NamedNode)}
    concepts = {iri for iri in subjects if iri.startswith(TERMS) and iri.count("/") == 6}
    return concepts | {iri for iri in subjects if iri.startswith(VOCABULARY)}


def texts() -> Iterator[str]:
    """Give what the program consists of and what it reads, but the ontology itself."""
    for folder, kinds in (
        ("src", ("py", "ttl")),
        ("queries", ("rq",)),
        ("shapes", ("ttl",)),
        ("data", ("toml", "tsv")),
    ):
        for kind in kinds:
            for path in sorted((ROOT / folder).rglob(f"*.{kind}")):
                yield path.read_text("utf-8")


def named(known: set[str]) -> set[str]:
    """Give the terms that the program, its queries or its data name."""
    words: set[str] = set()
    curies: set[str] = set()
    for text in texts():
        words.update(QUOTED.findall(text))
        words.update(cell for line in text.split("\n") for cell in line.split("\t"))
        curies.update(f"{prefix}:{name}" for prefix, name in PREFIXED.findall(text))
    folded = {word.strip().replace(" ", "-") for word in words if not word.strip().isdigit()}
    found = set()
    for iri in known:
        if iri.startswith(VOCABULARY):
            name = iri.removeprefix(VOCABULARY)
            used = name in words or f"meso:{name}" in curies
        else:
            scheme, name = iri.removeprefix(TERMS).split("/", 1)
            used = name in folded or f"{scheme}:{name}" in curies
        if used:
            found.add(iri)
    return found


def in_use(store: Store) -> set[str]:
    """Give the terms in use: in the graph, named by the program, or said of a term in use."""
    known = terms(store)
    used = named(known)
    for quad in store:
        if quad.graph_name != ONTOLOGY:
            nodes = (quad.subject, quad.predicate, quad.object)
            used.update(node.value for node in nodes if isinstance(node, NamedNode))
    for name in TRIED:
        tried = store.quads_for_pattern(None, NamedNode(VOCABULARY + name), None, ONTOLOGY)
        used.update(quad.subject.value for quad in tried if isinstance(quad.subject, NamedNode))
    said: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, None, None, ONTOLOGY):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            said.setdefault(quad.subject.value, set()).update(
                (quad.predicate.value, quad.object.value)
            )
    todo = list(used)
    while todo:
        for iri in said.get(todo.pop(), set()) - used:
            used.add(iri)
            todo.append(iri)
    return used & known
