"""`mesograph find`."""

import argparse

from mesograph.cards.found import find_text, near
from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.errors import did_you_mean
from mesograph.questions.writing import WRITERS


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("text", nargs="+", help="any case; blanks and hyphens do not count")
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """List the terms, numbers, products and cells that hold a text, with their rows."""
    text = " ".join(chosen.text)
    found = find_text(opened(chosen), text)
    out.write(WRITERS[chosen.format or ("table" if out.on_terminal else "tsv")](found))
    if not found.rows:
        out.say(f"nothing holds {text!r}{did_you_mean(near(text))}")
    return 0
