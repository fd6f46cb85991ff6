"""The expected answers of the question library: where they stand, and how they are written anew.

Run as a module to write what the questions answer now, and the page that shows it; then read the
difference before it is kept:

    python -m tests.questions.expected_answers [NAME]…
"""

import sys
from pathlib import Path

from mesograph.building.graph import graph_of
from mesograph.building.sources import load_sources
from mesograph.questions.answers import Table, answer, questions
from mesograph.questions.headers import Query
from mesograph.questions.page import questions_page
from mesograph.questions.writing import as_csv
from mesograph.store import Store

EXPECTED = Path(__file__).parent / "expected"
PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def answered(store: Store, question: Query) -> Table:
    """Ask a question with the parameters of its example."""
    return answer(store, question, question.example)


def path_of(question: Query) -> Path:
    return EXPECTED / f"{question.name}.csv"


def write(names: list[str]) -> None:
    store = graph_of(load_sources())
    known = questions()
    for name in names or sorted(known):
        text = as_csv(answered(store, known[name]))
        path_of(known[name]).write_bytes(text.encode())
    PAGE.write_text(questions_page(store), "utf-8")
    if not names:
        for stray in EXPECTED.glob("*.csv"):
            if stray.stem not in known:
                stray.unlink()


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    write(sys.argv[1:])
