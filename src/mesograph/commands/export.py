"""`mesograph export`."""

import argparse
from pathlib import Path

from mesograph.commands.opened import add_graph
from mesograph.console import Console
from mesograph.exports.elements import Shown
from mesograph.exports.exporter import Options, exporters, find_exporter
from mesograph.exports.exporting import export
from mesograph.exports.source import open_source

ALL = "all"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "target", nargs="?", help="the name of a target, or all; without, list them"
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="a new folder")
    parser.add_argument(
        "--edges",
        choices=[shown.value for shown in Shown],
        default=Shown.BOTH.value,
        help="show what a row says as plain edges, by way of claims, or both",
    )
    parser.add_argument(
        "--spreadsheet-safe",
        action="store_true",
        help="put ' before cells of CSV files that a spreadsheet would run as a formula",
    )
    parser.add_argument("--force", action="store_true", help="replace whatever DIR holds")
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Write one target or all of them, or list them."""
    if chosen.target is None:
        out.write(listing())
        return 0
    wanted = exporters().values() if chosen.target == ALL else [find_exporter(chosen.target)]
    folder = chosen.folder or Path(f"mesograph-{chosen.target}")
    options = Options(Shown(chosen.edges), chosen.spreadsheet_safe)
    source = open_source(chosen.graph)
    export(source, wanted, folder, options, out.say, force=chosen.force)
    out.say(f"prove it: mesograph verify {folder}")
    return 0


def listing() -> str:
    """List the targets with what they are for."""
    width = max(map(len, exporters()))
    lines = [f"{name.ljust(width)}  {exporter.about}" for name, exporter in exporters().items()]
    return "\n".join([*lines, f"{ALL.ljust(width)}  each of them, in a folder of its own"]) + "\n"
