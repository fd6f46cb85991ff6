"""The page of questions: what each asks, how to ask it, what to beware of, what it answers."""

from collections.abc import Iterator

from mesograph.questions.answers import Table, answer
from mesograph.questions.headers import Query
from mesograph.questions.library import by_subject, command_of, describe
from mesograph.questions.writing import markdown_table
from mesograph.store import Store

SHOWN = 8
"""How many lines of an answer the page shows."""

_INTRODUCTION = """\
# Questions

What can be asked of the graph, by subject, each with its real answer on the reviews that come with
mesograph. This page is made from the headers of the queries and checked by the tests;
`make answers` makes it anew.

```sh
mesograph ask                      # list the questions
mesograph ask NAME --help          # explain one
mesograph ask condition-route-outcome --param condition=Crohn --format csv
mesograph ask condition-route-outcome multiple sclerosis
```

Values may stand after the name of a question, in the order of its parameters. A condition, route,
tissue or measure may be typed by any of its labels, whatever the case and the hyphens, or by a part
of one where only one thing is meant, and what a part was taken for is said. A code may be typed
with blanks, and a row (`sttt-2025/39`) leads to its trial. Where more than one thing is meant,
mesograph says which; it never guesses. Where no line answers, it says which rows name the thing
otherwise, and which wider one rows do state.

Lines are sorted by all columns from the left. Several values in a cell are joined by `; `, codes of
trials by a blank. An empty cell means that nothing is stated."""


def questions_page(store: Store) -> str:
    """Write the page, with the answers that a graph gives, as Markdown."""
    parts = [_INTRODUCTION, "\n".join(_contents())]
    for subject, questions in by_subject():
        parts.append(f"## {subject.capitalize()}")
        parts.extend(section(store, question) for question in questions)
    return "\n\n".join(parts) + "\n"


def _contents() -> Iterator[str]:
    for subject, questions in by_subject():
        links = ", ".join(f"[{question.name}](#{question.name})" for question in questions)
        yield f"- {subject}: {links}"


def section(store: Store, question: Query) -> str:
    """Write what the page says of one question."""
    table = answer(store, question, question.example)
    parts = [f"### {question.name}", f"{question.title}. {question.header['about']}"]
    if question.parameters:
        parts.append("\n".join(f"- {describe(parameter)}" for parameter in question.parameters))
    parts.append(f"```sh\n{command_of(question)}\n```")
    parts.append(excerpt(table))
    parts.append(f"Beware: {question.header['pitfalls']} ([query](../{question.path}))")
    return "\n\n".join(parts)


def excerpt(table: Table) -> str:
    """Draw the first lines of an answer, and say how many there are.

    >>> print(excerpt(Table(("row",), ())))
    No line.
    """
    if not table.rows:
        return "No line."
    drawn = markdown_table(table.columns, table.rows[:SHOWN])
    if len(table.rows) <= SHOWN:
        return drawn
    return f"{drawn}\n\nThe first {SHOWN} of {len(table.rows)} lines."
