"""The weights of the doubts of columns kept by blanks, fitted and tried on tables left out.

Run it from a checkout: `python -m bench.blanks`. It prints the bias and the weights that
`mesograph.capture.layouts.spaced.doubts` has, and for each way to set a page how many wrong and
right cells are doubted where they were fitted to all tables but the one at hand. It needs numpy.
"""

import math
from unittest.mock import patch

import numpy as np
from bench.doubts import fitted, left_out
from tests.capture.made_up_tables import BLIND, FAR, LATER, NAMES, load
from tests.capture.test_columns_by_blanks import Habit, printed, read

from mesograph.capture.layouts.draft_table import DOUBTFUL
from mesograph.capture.layouts.spaced import cells, doubts
from mesograph.errors import BadInput

HABITS = {
    "wide gutters": Habit(),
    "in the middle of rows": Habit(stand="middle"),
    "narrow gutters": Habit(gap=2.2),
    "hardly any gutters": Habit(gap=1.4),
    "hardly any, centred": Habit(gap=1.8, align="centre"),
    "hardly any, over pages": Habit(gap=1.6, breaks=(3, 6)),
    "none to speak of": Habit(gap=1.0),
}
LEANING = math.log(3.0)
"""What is added to the bias: a wrong cell that nobody looks at is worse than a look at a right one.
"""


def main():
    names, habits, evidence, wrong = gathered()
    weights = fitted(evidence, wrong)
    weights[0] += LEANING
    print(", ".join(f"{weight:.2f}" for weight in weights))
    chances = left_out(names, evidence, wrong)
    odds = np.log(chances / (1.0 - chances)) + LEANING
    flagged = 1.0 / (1.0 + np.exp(-odds)) > 1.0 - DOUBTFUL
    print("| pages | cells | wrong | wrong and flagged | right and flagged |")
    print("|---|---|---|---|---|")
    for habit in (*HABITS, "all"):
        here = (habits == habit) | (habit == "all")
        lost, kept = here & wrong, here & ~wrong
        print(
            f"| {habit} | {here.sum()} | {lost.sum()} | {flagged[lost].mean():.3f} "
            f"| {flagged[kept].mean():.3f} |"
        )


def gathered():
    """Give for each cell its table, how its page is set, its evidence and whether it is wrong."""
    names, habits, evidence, wrong = [], [], [], []
    for name in (*NAMES, *FAR, *LATER, *BLIND):
        table = load(name)
        for title, habit in HABITS.items():
            for place, cell, known in judged(printed(table, habit)):
                meant = meant_by(table, cell, place)
                if meant is not None:
                    names.append(name)
                    habits.append(title)
                    evidence.append([1.0, *map(float, known)])
                    wrong.append(cell.text.replace("10^", "10") != meant.replace("10^", "10"))
    return np.array(names), np.array(habits), np.array(evidence), np.array(wrong)


def meant_by(table, cell, place):
    """Give what a cell should hold, by its heading, or its place; None where there is no such."""
    if cell.row > len(table.rows):
        return None
    if cell.column in table.headers:
        place = table.headers.index(cell.column)
    row = table.rows[cell.row - 1]
    return row[place] if place < len(row) else None


def judged(page):
    """Read a page, and give its cells by place with what speaks for and against each."""
    seen: list[tuple] = []

    def noted(rows, shown):
        known = doubts.evidence_of(rows, shown)
        for row, of_row in zip(rows, known, strict=True):
            seen.extend(zip(range(len(row)), row, of_row, strict=True))
        return [list(row) for row in rows]

    with patch.object(cells, "doubted", noted):
        try:
            read(page)
        except BadInput:
            return []
    return seen


if __name__ == "__main__":
    main()
