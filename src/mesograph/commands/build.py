"""`mesograph build`."""

import argparse
from pathlib import Path

from mesograph.building.build import build
from mesograph.console import Console
from mesograph.severity import LEVELS, exit_code


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "--data",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="a folder of further reviews",
    )
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="the documents of the reviews: adds quotes, and proves every cell",
    )
    parser.add_argument("--out", type=Path, default=Path("build"), metavar="DIR")
    parser.add_argument("--fail-on", choices=LEVELS, default="never")


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Build, and say what was built."""
    built = build(chosen.out, chosen.data, chosen.sources, out.say)
    if not built.changed:
        out.say(f"{chosen.out} is current: nothing that it depends on has changed")
    out.say(f"{built.quads} quads and {built.flags} flags in {chosen.out}/mesograph.nq")
    out.say(f"open {chosen.out}/report.html, or ask: mesograph ask")
    return exit_code(chosen.fail_on, built.severities)
