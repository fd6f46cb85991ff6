"""`mesograph check`."""

import argparse

from mesograph.answers import Table, ask
from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.severity import GRAVEST_FIRST, LEVELS, exit_code
from mesograph.writing import WRITERS


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--review", help="only the flags of one review, by its slug")
    parser.add_argument("--fail-on", choices=LEVELS, default="violation")
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """List the flags by cell, gravest first, and fail where one is at or over the level."""
    flags = ask(opened(chosen), "flags")
    severity, review = flags.columns.index("severity"), flags.columns.index("review")
    rows = [row for row in flags.rows if chosen.review in (None, row[review])]
    ranked = sorted(rows, key=lambda row: GRAVEST_FIRST.index(row[severity]))
    style = chosen.format or ("table" if out.on_terminal else "tsv")
    out.write(WRITERS[style](Table(flags.columns, tuple(ranked))))
    counts = ", ".join(
        f"{sum(row[severity] == level for row in rows)} {level}" for level in GRAVEST_FIRST
    )
    out.say(counts)
    return exit_code(chosen.fail_on, (row[severity] for row in rows))
