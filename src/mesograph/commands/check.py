"""`mesograph check`."""

import argparse

from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.questions.answers import Table, ask
from mesograph.questions.headers import Parameter
from mesograph.questions.parameters import meaning
from mesograph.questions.writing import WRITERS
from mesograph.severity import GRAVEST_FIRST, LEVELS, exit_code
from mesograph.shacl.coverage import shapes_of

REVIEW = Parameter("review", "review", "slug", "")
"""What `--review` takes."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--review", help="only the flags of one review, by its slug")
    parser.add_argument(
        "--shapes",
        action="store_true",
        help="instead of the flags: the nodes that each shape looked at, and what it raised",
    )
    parser.add_argument("--fail-on", choices=LEVELS, default="violation")
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """List the flags by cell, gravest first, and fail where one is at or over the level.

    With `--shapes`, list the shapes, and fail too where one looked at no node.
    """
    store = opened(chosen)
    slug = chosen.review and meaning(store, "check", REVIEW, chosen.review).value
    style = chosen.format or ("table" if out.on_terminal else "tsv")
    flags = ask(store, "flags")
    severity, review = flags.columns.index("severity"), flags.columns.index("review")
    rows = [row for row in flags.rows if slug in (None, row[review])]
    failed = exit_code(chosen.fail_on, (row[severity] for row in rows))
    if chosen.shapes:
        shapes = shapes_of(store)
        out.write(WRITERS[style](shapes))
        return max(failed, _vacuous(shapes, out))
    ranked = sorted(rows, key=lambda row: GRAVEST_FIRST.index(row[severity]))
    out.write(WRITERS[style](Table(flags.columns, tuple(ranked))))
    counts = ", ".join(
        f"{sum(row[severity] == level for row in rows)} {level}" for level in GRAVEST_FIRST
    )
    out.say(counts)
    return failed


def _vacuous(shapes: Table, out: Console) -> int:
    """Give 1 where a shape looked at nothing, and say which."""
    at = shapes.columns.index("nodes")
    idle = [row[0] for row in shapes.rows if row[at] == "0"]
    if idle:
        out.say(f"no node of the graph was looked at by {', '.join(idle)}")
    return 1 if idle else 0
