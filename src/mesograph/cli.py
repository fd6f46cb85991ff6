"""The command line: parses, calls and prints."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType

from mesograph import __version__
from mesograph.console import Console, console
from mesograph.errors import MesographError, did_you_mean, nearest

COMMANDS: Mapping[str, str] = {
    "build": "build the graph of the reviews",
    "ask": "ask one of the questions that come with mesograph; alone, list them",
    "show": "show what is known of a trial, a condition, a route, a tissue or a review",
    "find": "find where a text stands: terms, numbers, products, qualifiers, cells",
    "picture": "draw an evidence map or a flow from condition over route to outcome",
    "sparql": "run a SPARQL query of your own",
    "check": "list what is odd in the reviews, by cell",
    "explain": "say what a node rests on: review, row, cell, rule",
    "export": "write the graph for Neo4j, Gephi and other tools",
    "verify": "prove that an export holds what the graph holds",
    "reason": "say what was derived, from what, by which rule",
    "read": "draft a review from a document, or compare the draft with what is curated",
    "terms": "say what the ontology knows of a word, or what to add for it",
}
"""The verbs, each a module of `mesograph.commands` that is loaded when it is called."""

OURS_TO_MEND = 2
"""The exit code for what we or the caller must mend."""


def parser_of(name: str, module: ModuleType) -> argparse.ArgumentParser:
    """Make the parser of one command."""
    # A command may explain itself in its own way, as `ask NAME --help` does.
    parser = argparse.ArgumentParser(
        prog=f"mesograph {name}", description=COMMANDS[name], conflict_handler="resolve"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but data and errors")
    parser.add_argument("--verbose", action="store_true", help="say more")
    module.arguments(parser)
    return parser


def usage() -> str:
    """Say what the command can do."""
    width = max(map(len, COMMANDS))
    verbs = "\n".join(f"  {name.ljust(width)}  {about}" for name, about in COMMANDS.items())
    return (
        "usage: mesograph COMMAND …\n\n"
        "What clinical-trial reviews claim, as a graph, cell by cell.\n\n"
        f"{verbs}\n\n"
        "`mesograph COMMAND --help` explains one. Exit 0 well, 1 flags at or over --fail-on,\n"
        "2 something to mend.\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    out = console()
    if not words or words[0] in ("-h", "--help", "help"):
        out.write(usage())
        return 0 if words else OURS_TO_MEND
    if words[0] == "--version":
        out.write(f"mesograph {__version__}\n")
        return 0
    name = words[0]
    if name not in COMMANDS:
        out.complain(f"there is no command {name!r}{did_you_mean(nearest(name, COMMANDS))}")
        return OURS_TO_MEND
    try:
        return _run(name, words[1:], out)
    except MesographError as error:
        out.complain(str(error))
        return OURS_TO_MEND
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does.
        sys.stderr.close()
        return 0


def _run(name: str, words: Sequence[str], out: Console) -> int:
    module = import_module(f"mesograph.commands.{name}")
    try:
        chosen = parser_of(name, module).parse_args(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OURS_TO_MEND
    told = Console(out.out, out.err, chosen.quiet, chosen.verbose)
    code: int = module.run(chosen, told)
    out.out.flush()
    return code
