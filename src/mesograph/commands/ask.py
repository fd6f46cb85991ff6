"""`mesograph ask`."""

import argparse

from mesograph.answers import answer, find, questions
from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.errors import BadParameter
from mesograph.headers import Query
from mesograph.writing import WRITERS


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("question", nargs="?", help="the name of a question; without, list them")
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="fill a parameter of the question",
    )
    parser.add_argument("--about", action="store_true", help="explain the question, do not ask it")
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Ask a question, or list or explain them."""
    if chosen.question is None:
        out.write(listing())
        return 0
    question = find(chosen.question)
    if chosen.about:
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
    by_subject: dict[str, list[Query]] = {}
    for question in questions().values():
        by_subject.setdefault(question.header.get("subject", question.folder), []).append(question)
    for subject, members in sorted(by_subject.items()):
        lines.append(subject)
        for question in sorted(members, key=lambda member: member.name):
            takes = " ".join(f"[{parameter.name}]" for parameter in question.parameters)
            lines.append(f"  {f'{question.name} {takes}'.rstrip():<34} {question.title}")
    return "\n".join(lines) + "\n"


def card(question: Query) -> str:
    """Explain one question."""
    lines = [question.title, question.header.get("about", "")]
    lines += (f"parameter {p.name}: a {p.type}, optional" for p in question.parameters)
    if "pitfalls" in question.header:
        lines.append(f"pitfalls: {question.header['pitfalls']}")
    return "\n".join(filter(None, lines)) + "\n"
