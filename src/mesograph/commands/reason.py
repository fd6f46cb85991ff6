"""`mesograph reason`."""

import argparse
from dataclasses import astuple, fields

from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.deriving.derivations import Derivation, Derived, derivations, derived
from mesograph.explain import full_iri
from mesograph.questions.answers import Table
from mesograph.questions.writing import WRITERS


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "thing",
        nargs="?",
        default="",
        metavar="IRI",
        help="what was derived about one thing, whole or short: id:trial/NCT01547091",
    )
    parser.add_argument("--rule", default="", metavar="NAME", help="what one rule derived")
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """List the rules and what each came to; or what was derived, by which rule, and from what."""
    store = opened(chosen)
    if chosen.rule or chosen.thing:
        thing = full_iri(chosen.thing) if chosen.thing else ""
        rows = derivations(store, chosen.rule, thing)
        table = Table(_names(Derivation), tuple(astuple(row) for row in rows))
        out.say(f"{len(rows)} derivations; rules and counts: mesograph reason")
    else:
        counts = [(str(n), *map(str, astuple(row))) for n, row in enumerate(derived(store), 1)]
        table = Table(("order", *_names(Derived)), tuple(counts))
        out.say("what one derived: --rule NAME; about one thing: mesograph reason IRI")
    out.write(WRITERS[chosen.format or ("table" if out.on_terminal else "tsv")](table))
    return 0


def _names(kind: type[Derivation | Derived]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
