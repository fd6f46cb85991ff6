"""`mesograph show`."""

import argparse
import shutil
from collections.abc import Callable, Mapping

from mesograph.cards.card import Card
from mesograph.cards.layout import as_json, as_text
from mesograph.cards.review import review_card
from mesograph.cards.topic import condition_card, route_card
from mesograph.cards.trial import trial_card
from mesograph.commands.opened import add_graph, opened
from mesograph.console import Console
from mesograph.store import Store

CARDS: Mapping[str, Callable[[Store, str], Card]] = {
    "trial": trial_card,
    "condition": condition_card,
    "route": route_card,
    "review": review_card,
}
"""What can be shown, each by its name."""

WIDTH = 110
"""Characters in a line where no terminal says how wide it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("kind", choices=CARDS)
    parser.add_argument(
        "name",
        nargs="+",
        help="a number (NCT01547091), or review/row for a trial without one; a condition or a "
        "route by any of its names; a review by its slug",
    )
    parser.add_argument("--json", action="store_true", help="for a program")
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Show a card: what is known, who says it, from which cell, what is missing, what is odd."""
    card = CARDS[chosen.kind](opened(chosen), " ".join(chosen.name))
    width = shutil.get_terminal_size((WIDTH, 24)).columns
    out.write(as_json(card) if chosen.json else as_text(card, width))
    return 0
