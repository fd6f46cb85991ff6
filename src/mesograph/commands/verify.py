"""`mesograph verify`."""

import argparse
from pathlib import Path

from mesograph.commands.opened import add_graph
from mesograph.console import Console
from mesograph.exports.source import open_source
from mesograph.exports.verifying import verify


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="what `export` wrote")
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Read an export back, compare it with the graph, and print one line a target."""
    code = 0
    for verdict in verify(chosen.folder, open_source(chosen.graph)):
        out.write(f"{verdict}\n")
        code = code if verdict.well else 1
    return code
