"""`mesograph ask`."""

import argparse
from collections.abc import Sequence
from textwrap import fill

from mesograph.cards.elsewhere import told_of_none
from mesograph.commands.opened import add_format, add_graph, opened
from mesograph.console import Console
from mesograph.errors import BadParameter, UnknownName
from mesograph.questions.answers import answer, questions
from mesograph.questions.headers import Parameter, Query
from mesograph.questions.library import by_subject, command_of, describe
from mesograph.questions.parameters import meanings
from mesograph.questions.writing import WRITERS

LAST_LINE = (
    "`mesograph ask NAME --help` explains one; `mesograph ask NAME VALUE` fills its parameters in "
    "their order,\n`--param KEY=VALUE` one of them by name. Those in [brackets] may be left out."
)
NAMED = 4
"""How many questions that speak of an unknown name are named."""

WIDTH = 88
"""How wide an explanation is set, in characters."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    # Help after the name of a question is about that question.
    parser.add_argument("-h", "--help", action="store_true", help="explain, do not ask")
    parser.set_defaults(usage=parser.format_help)
    parser.add_argument("question", nargs="?", help="the name of a question; without, list them")
    parser.add_argument(
        "value",
        nargs="*",
        help="what its parameters are to be, in their order; words for its only one need no quotes",
    )
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="fill a parameter of the question by its name",
    )
    add_format(parser)
    add_graph(parser)


def run(chosen: argparse.Namespace, out: Console) -> int:
    """Ask a question, or list or explain them."""
    if chosen.question is None:
        out.write(chosen.usage() if chosen.help else listing())
        return 0
    question = _find(chosen.question)
    if chosen.help:
        out.write(card(question))
        return 0
    typed = _typed(question, chosen.value, chosen.param)
    store = opened(chosen)
    meant = meanings(store, question, typed)
    for told in filter(None, (one.taken_for for one in meant)):
        out.say(told)
    table = answer(store, question, typed | {one.parameter: one.value for one in meant})
    out.write(WRITERS[chosen.format or ("table" if out.on_terminal else "tsv")](table))
    if not table.rows:
        out.say("no line answers it")
        for told in told_of_none(store, meant):
            out.say(told)
    return 0


def _find(name: str) -> Query:
    """Find a question; raises `UnknownName` with the nearest and those that speak of the word."""
    known = questions()
    if name in known:
        return known[name]
    speaking = [
        question.name
        for question in known.values()
        if name.casefold() in f"{question.title} {question.header.get('about', '')}".casefold()
    ]
    found = f"of {name!r} speak {', '.join(speaking[:NAMED])}; " if name and speaking else ""
    raise UnknownName("question", name, known, f"{found}`mesograph ask` lists them all")


def _typed(question: Query, values: Sequence[str], pairs: Sequence[str]) -> dict[str, str]:
    """Give what was typed for each parameter, by name and in their order."""
    names = [parameter.name for parameter in question.parameters]
    by_name = [word for word in values if word.partition("=")[0] in names and "=" in word]
    in_order = [word for word in values if word not in by_name]
    if len(names) == 1 and in_order:
        in_order = [" ".join(in_order)]
    if len(in_order) > len(names):
        takes = f"it takes {', '.join(names) or 'none'}"
        raise BadParameter(question.name, in_order[len(names)], f"is one value too many; {takes}")
    typed = dict(zip(names, in_order, strict=False))
    for key, value in (_pair(question, word) for word in [*by_name, *pairs]):
        if key in typed:
            raise BadParameter(question.name, key, f"is {typed[key]!r} and {value!r}; say one")
        typed[key] = value
    return typed


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
    lines += ["", LAST_LINE]
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
