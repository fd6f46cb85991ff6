"""`mesograph show`."""

import argparse
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mesograph.cards.card import Card
from mesograph.cards.layout import as_json, as_text
from mesograph.cards.review import review_card
from mesograph.cards.topic import condition_card, route_card, tissue_card
from mesograph.cards.trial import trial_card
from mesograph.commands.opened import add_graph, opened
from mesograph.console import Console
from mesograph.questions.headers import Parameter
from mesograph.questions.parameters import meaning
from mesograph.store import Store


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of card: how it is made, and what may be typed for its name."""

    make: Callable[[Store, str], Card]
    type: str
    """As the type of a question's parameter."""


KINDS: Mapping[str, Kind] = {
    "trial": Kind(trial_card, "code"),
    "condition": Kind(condition_card, "condition"),
    "route": Kind(route_card, "route"),
    "tissue": Kind(tissue_card, "tissue"),
    "review": Kind(review_card, "slug"),
}
"""What can be shown, each by its name."""

WIDTH = 110
"""Characters in a line where no terminal says how wide it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument(
        "name",
        nargs="+",
        help="a number (NCT01547091), or review/row for the trial of a row; a condition, a route "
        "or a tissue by any of its names; a review by its slug",
    )
    parser.add_argument("--json", action="store_true", help="for a program")
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Show a card: what is known, who says it, from which cell, what is missing, what is odd."""
    store = opened(chosen)
    kind = KINDS[chosen.kind]
    asked = Parameter(chosen.kind, chosen.kind, kind.type, "")
    meant = meaning(store, "show", asked, " ".join(chosen.name))
    if meant.taken_for:
        out.say(meant.taken_for)
    card = kind.make(store, meant.value)
    width = shutil.get_terminal_size((WIDTH, 24)).columns
    out.write(as_json(card) if chosen.json else as_text(card, width))
    return 0
