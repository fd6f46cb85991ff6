"""`mesograph sparql`."""

import argparse
import sys
from pathlib import Path

from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.errors import BadQuery
from mesograph.names import PREFIXES
from mesograph.questions.answers import table_of
from mesograph.questions.writing import WRITERS
from mesograph.rdf import QueryBoolean, QuerySolutions, write_turtle
from mesograph.store import query


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", help="a file with a query, or - for standard input")
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Run a query and write its answer: a table, true or false, or Turtle."""
    text = _text(chosen.file)
    found = query(opened(chosen), text, chosen.file)
    if isinstance(found, QuerySolutions):
        style = chosen.format or ("table" if out.on_terminal else "tsv")
        out.write(WRITERS[style](table_of(found)))
    elif isinstance(found, QueryBoolean):
        out.write(f"{str(bool(found)).lower()}\n")
    else:
        out.write(write_turtle(sorted(found, key=str), PREFIXES).decode())
    return 0


def _text(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except FileNotFoundError as error:
        raise BadQuery(file, "there is no such file") from error
    except UnicodeDecodeError as error:
        raise BadQuery(file, "the file is not UTF-8") from error
    except IsADirectoryError as error:
        raise BadQuery(file, "it is a folder; name a file") from error
    except OSError as error:
        raise BadQuery(file, f"it cannot be read ({error.strerror})") from error
