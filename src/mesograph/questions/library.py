"""The question library as people read it: by subject, each with how to ask it."""

import shlex
from collections.abc import Iterator

from mesograph.questions.answers import questions
from mesograph.questions.headers import Parameter, Query

KINDS = {
    "code": "a registration code, or slug/row for the trial of a row",
    "slug": "a review, by its slug",
    "text": "any text",
}
"""What may be typed for a parameter that is no concept."""

_LAST = "ledgers"
"""The subject that is listed last: whole tables, not answers."""


def by_subject() -> Iterator[tuple[str, tuple[Query, ...]]]:
    """Give the questions by subject, those that list everything last."""
    subjects: dict[str, list[Query]] = {}
    for question in questions().values():
        subjects.setdefault(question.header.get("subject", question.folder), []).append(question)
    for subject in sorted(subjects, key=lambda subject: (subject == _LAST, subject)):
        yield subject, tuple(sorted(subjects[subject], key=lambda question: question.name))


def command_of(question: Query) -> str:
    """Write the command that asks a question, with its example."""
    words = ["mesograph", "ask", question.name]
    for name, value in question.example.items():
        words += ["--param", f"{name}={value}"]
    return shlex.join(words)


def describe(parameter: Parameter) -> str:
    """Say what a parameter takes.

    >>> describe(Parameter("condition", "group", "condition", ""))
    'condition (optional): a condition, by any of its labels'
    """
    need = "required" if parameter.required else "optional"
    article = "an" if parameter.type[0] in "aeiou" else "a"
    named = f"{article} {parameter.type}, by any of its labels"
    return f"{parameter.name} ({need}): {KINDS.get(parameter.type, named)}"
