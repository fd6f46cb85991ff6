"""A build opened for reading, as most commands do."""

import argparse
from pathlib import Path

from mesograph.building.output import STORE, find_build
from mesograph.questions.writing import WRITERS
from mesograph.store import Store, open_store


def add_graph(parser: argparse.ArgumentParser) -> None:
    """Add `--graph`."""
    parser.add_argument(
        "--graph", type=Path, default=Path("build"), metavar="DIR", help="what `build` wrote"
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format` and `--json`."""
    parser.add_argument(
        "--format",
        choices=sorted(WRITERS),
        default="",
        help="table on a terminal, tsv in a pipe, unless said",
    )
    parser.add_argument("--json", dest="format", action="store_const", const="json")


def opened(chosen: argparse.Namespace) -> Store:
    """Open the build that `--graph` names."""
    return open_store(find_build(chosen.graph) / STORE)
