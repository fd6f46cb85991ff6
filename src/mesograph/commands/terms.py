"""`mesograph terms`."""

import argparse
import json
from collections.abc import Iterator

from mesograph.building.output import STORE, current
from mesograph.cards.elsewhere import elsewhere
from mesograph.commands.opened import add_graph
from mesograph.console import Console
from mesograph.names import shorten
from mesograph.store import Store, open_store
from mesograph.vocabulary.terms import Concept
from mesograph.vocabulary.words import (
    Knowledge,
    Sense,
    above,
    block,
    files_of_schemes,
    know,
    nearest_scheme,
    synonym,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("word", nargs="+", help="a word, an abbreviation or a whole name")
    parser.add_argument("--scheme", default="", metavar="NAME", help="look only in one scheme")
    parser.add_argument("--json", action="store_true", help="for a program")
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Say what is known of a word; for an unknown one, what to add."""
    known = know(" ".join(chosen.word), chosen.scheme)
    version = current(chosen.graph)
    store = open_store(version / STORE) if version else None
    if store is None:
        out.say(f"{chosen.graph} holds no build, so that uses are not counted")
    if chosen.json:
        out.write(json.dumps(_as_object(known, store), ensure_ascii=False, indent=2) + "\n")
    else:
        out.write("\n".join(_card(known, store, chosen.scheme)) + "\n")
    return 0


def _card(known: Knowledge, store: Store | None, scheme: str) -> Iterator[str]:
    for sense in known.senses:
        yield from _sense(sense, store)
    if not known.senses:
        yield f"no term is called {known.word!r}"
        yield ""
    if known.near:
        yield "near it"
        width = max(len(label) for label, _ in known.near)
        for label, concept in known.near:
            of = "" if label == concept.label else f"{concept.label}, "
            yield f"  {label.ljust(width)}  {of}{shorten(concept.iri)}"
        yield ""
    if not known.senses:
        yield from _to_paste(known, scheme)


def _sense(sense: Sense, store: Store | None) -> Iterator[str]:
    concept = sense.concept
    yield f"{concept.label}  {shorten(concept.iri)}"
    yield f"  {_definition(concept)}"
    if sense.kind != "preferred":
        yield f"  {sense.label!r} is one of its {sense.kind} labels"
    others = [label for label in concept.labels if label not in (concept.label, sense.label)]
    if others:
        yield f"  also {', '.join(others)}"
    for broader in above(concept):
        yield f"  below {broader.label}, {shorten(broader.iri)}"
    for match in sense.matches:
        relation = match.predicate.rsplit("#", 1)[-1]
        release = f", {match.release}" if match.release else ""
        label = f" {match.label!r}" if match.label else ""
        yield f"  {relation} {match.curie}{label}{release}"
    if store is not None:
        yield from _uses(store, concept)
    yield ""


def _definition(concept: Concept) -> str:
    for name, values in concept.properties.items():
        if name.endswith("#definition"):
            return values[0]
    return ""


def _uses(store: Store, concept: Concept) -> Iterator[str]:
    """Say how many rows state a concept or what is narrower, and where else it stands."""
    places = elsewhere(store, concept)
    yield f"  rows that say it: {len(places.rows)}"
    for told in places.told():
        yield f"  {told}"


def _to_paste(known: Knowledge, scheme: str) -> Iterator[str]:
    files = files_of_schemes()
    chosen = scheme or nearest_scheme(known) or "condition"
    if known.near:
        concept = known.near[0][1]
        yield f"as a synonym of {concept.label}, in {files[concept.scheme]}, within its block:"
        yield ""
        yield synonym(known.word)
    yield f"as a term of its own, at the end of {files[chosen]} (another scheme: --scheme NAME):"
    yield ""
    yield block(known.word, chosen)


def _as_object(known: Knowledge, store: Store | None) -> dict[str, object]:
    senses = [
        {
            "term": sense.concept.iri,
            "scheme": sense.concept.scheme,
            "label": sense.concept.label,
            "known_as": sense.label,
            "kind": sense.kind,
            "matches": [
                {"predicate": m.predicate, "object": m.object, "label": m.label}
                for m in sense.matches
            ],
            "uses": None if store is None else len(elsewhere(store, sense.concept).rows),
        }
        for sense in known.senses
    ]
    near = [{"label": label, "term": concept.iri} for label, concept in known.near]
    return {"word": known.word, "senses": senses, "near": near}
