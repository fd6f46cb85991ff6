"""`mesograph picture`."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from mesograph.cards.elsewhere import told_of_none
from mesograph.commands.opened import add_graph, opened
from mesograph.console import Console
from mesograph.errors import BadParameter, MesographError
from mesograph.pictures.evidence_map import evidence_map
from mesograph.pictures.flow import flow
from mesograph.questions.headers import find_query
from mesograph.questions.parameters import meanings
from mesograph.store import Store

PICTURES: Mapping[str, Callable[[Store, Mapping[str, str]], str]] = {
    "evidence-map": evidence_map,
    "flow": flow,
}
"""What can be drawn, each by its name."""


class NotWritten(MesographError):  # noqa: N818 - it reads as what happened
    """A picture that could not be written where it was to go."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        super().__init__(f"{path} cannot be written: {reason}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("picture", choices=PICTURES)
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="condition=…, with what is narrower; review=…, by its slug; rows=… and routes=…, how "
        "many have a place of their own; by=group, for the evidence map",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="standard output, unless said")
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Draw a picture as SVG."""
    parameters = dict(_pair(chosen.picture, word) for word in chosen.param)
    store = opened(chosen)
    meant = meanings(store, find_query("picture", "pictures"), parameters)
    for told in filter(None, (one.taken_for for one in meant)):
        out.say(told)
    drawn = PICTURES[chosen.picture](
        store, parameters | {one.parameter: one.value for one in meant}
    )
    for told in told_of_none(store, meant, unless_stated=True):
        out.say(told)
    if chosen.out is None:
        out.write(drawn)
        return 0
    try:
        chosen.out.write_text(drawn, encoding="utf-8", newline="")
    except OSError as error:
        raise NotWritten(chosen.out, error.strerror or str(error)) from error
    out.say(f"wrote {chosen.out}")
    return 0


def _pair(picture: str, word: str) -> tuple[str, str]:
    key, sign, value = word.partition("=")
    if not (sign and key and value):
        raise BadParameter(picture, word, "is not of the form KEY=VALUE")
    return key, value
