"""`mesograph explain`."""

import argparse

from mesograph.commands.opened import add_graph, opened
from mesograph.console import Console
from mesograph.explain import Explanation, Witness, explain
from mesograph.names import shorten


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "name",
        nargs="+",
        metavar="IRI",
        help="whole, or short: id:trial/NCT01547091; or a row (sttt-2025 42), a cell (sttt-2025 "
        "42, Route) or a number as cards print it",
    )
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Say what a node rests on."""
    out.write(card(explain(opened(chosen), " ".join(chosen.name))))
    return 0


def card(explained: Explanation) -> str:
    """Lay an explanation out for people."""
    lines = [shorten(explained.iri), f"  <{explained.iri}>", "", "said of it"]
    lines += [f"  {name}  {value}  [{where}]" for name, value, where in explained.said]
    if explained.witnesses:
        lines += ["", "it rests on"]
        lines += [_witness(witness) for witness in explained.witnesses]
    return "\n".join(lines) + "\n"


def _witness(witness: Witness) -> str:
    said = witness.words or witness.quote
    words = f" “{said}”" if said else ""
    place = f", line {witness.lines} of the document" if witness.lines else ""
    cell = f"{witness.review}, row {witness.row}, {witness.column}{words}{place}"
    return f"  {cell}\n    as {witness.role}, read by {witness.rule}: {shorten(witness.claim)}"
