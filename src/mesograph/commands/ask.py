"""`mesograph ask`."""

import argparse
from textwrap import fill

from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.errors import BadParameter
from mesograph.questions.answers import answer, find
from mesograph.questions.headers import Parameter, Query
from mesograph.questions.library import by_subject, command_of, describe
from mesograph.questions.writing import WRITERS

WIDTH = 88
"""How wide an explanation is set, in characters."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    # Help after the name of a question is about that question.
    parser.add_argument("-h", "--help", action="store_true", help="explain, do not ask")
    parser.set_defaults(usage=parser.format_help)
    parser.add_argument("question", nargs="?", help="the name of a question; without, list them")
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="fill a parameter of the question",
    )
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Ask a question, or list or explain them."""
    if chosen.question is None:
        out.write(chosen.usage() if chosen.help else listing())
        return 0
    question = find(chosen.question)
    if chosen.help:
        out.write(card(question))
        return 0
    table = answer(opened(chosen), question, dict(_pair(question, word) for word in chosen.param))
    out.write(WRITERS[chosen.format or ("table" if out.on_terminal else "tsv")](table))
    return 0


def _pair(question: Query, word: str) -> tuple[str, str]:
    key, sign, value = word.partition("=")
    if not (sign and key and value):
        raise BadParameter(question.name, word, "is not of the form KEY=VALUE")
    return key, value


def listing() -> str:
    """List the questions by subject, with their parameters."""
    lines: list[str] = []
    for subject, members in by_subject():
        lines.append(subject)
        for question in members:
            takes = " ".join(_taken(parameter) for parameter in question.parameters)
            lines.append(f"  {f'{question.name} {takes}'.rstrip():<36} {question.title}")
    lines += ["", "`mesograph ask NAME --help` explains one; `--param KEY=VALUE` fills a [KEY]."]
    return "\n".join(lines) + "\n"


def _taken(parameter: Parameter) -> str:
    return parameter.name if parameter.required else f"[{parameter.name}]"


def card(question: Query) -> str:
    """Explain one question: what it answers, what it takes, what to beware of, how to ask it."""
    parts = [question.title, fill(question.header.get("about", ""), WIDTH)]
    parts.extend(map(describe, question.parameters))
    if "pitfalls" in question.header:
        parts.append(fill(f"Beware: {question.header['pitfalls']}", WIDTH))
    parts.append(f"{command_of(question)}\nThe query: {question.path}")
    return "\n\n".join(filter(None, parts)) + "\n"
