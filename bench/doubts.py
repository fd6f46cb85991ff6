"""The weights of the doubt rule, fitted to made-up tables and tried on tables left out.

Run it from a checkout: `python -m bench.doubts`. It prints the bias and the weights that
`mesograph.capture.layouts.doubts` has, and for each group of tables how many wrong and right cells
are doubted where they were fitted to all tables but the one at hand. It needs numpy.
"""

from collections.abc import Sequence
from unittest.mock import patch

import numpy as np
from tests.capture.made_up_tables import BLIND, FAR, LATER, NAMES, load
from tests.capture.measure import read

from mesograph.capture.layouts import doubts, running
from mesograph.capture.layouts.draft_table import DOUBTFUL

LAYOUTS = ("blanks", "run together", "text of a PDF", "one cell a line")
"""Those in which nothing but the words tells where cells end."""
GROUPS = {"made up": NAMES, "far from the lexicon": (*FAR, *LATER), "by a blind author": BLIND}
ROUNDS, RIDGE = 30, 1.0


def main():
    names, evidence, wrong = gathered()
    print(", ".join(f"{weight:.2f}" for weight in fitted(evidence, wrong)))
    chances = left_out(names, evidence, wrong)
    print("| tables | cells | wrong | wrong and flagged | right and flagged |")
    print("|---|---|---|---|---|")
    for group, members in GROUPS.items():
        of_group = np.isin(names, members)
        flagged = chances > 1.0 - DOUBTFUL
        lost, kept = of_group & wrong, of_group & ~wrong
        print(
            f"| {group} | {of_group.sum()} | {lost.sum()} | {flagged[lost].mean():.3f} "
            f"| {flagged[kept].mean():.3f} |"
        )


def gathered():
    """Give for each cell its table, its evidence and whether it is wrong."""
    names, evidence, wrong = [], [], []
    for name in (*NAMES, *FAR, *LATER, *BLIND):
        table = load(name)
        for layout in LAYOUTS:
            for cell, known in judged(table, layout):
                meant = meant_by(table, cell)
                if meant is not None:
                    names.append(name)
                    evidence.append([1.0, *map(float, known)])
                    wrong.append(cell.text.replace("10^", "10") != meant.replace("10^", "10"))
    return np.array(names), np.array(evidence), np.array(wrong)


def judged(table, layout) -> Sequence[tuple]:
    """Read a table back, and give its cells with what speaks for and against each."""
    seen: list[tuple] = []

    def noted(cells, solved, headings, *, bare):
        known = doubts.evidence_of(cells, solved, headings, bare=bare)
        seen.extend(zip(cells, known, strict=True))
        return tuple(cells)

    with patch.object(running, "doubted", noted):
        read(table, layout)
    return seen


def meant_by(table, cell):
    """Give what a cell should hold; None where the table has no such cell."""
    if cell.row > len(table.rows) or cell.column not in table.headers:
        return None
    return table.rows[cell.row - 1][table.headers.index(cell.column)]


def fitted(evidence, wrong):
    """Fit a logistic rule by Newton's method, with a small ridge."""
    weights = np.zeros(evidence.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    ridge[0, 0] = 0.0
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-evidence @ weights))
        slope = evidence.T @ (chance - wrong) + ridge @ weights
        bend = (evidence * (chance * (1.0 - chance))[:, None]).T @ evidence + ridge
        weights -= np.linalg.solve(bend + 1e-9 * np.eye(len(weights)), slope)
    return weights


def left_out(names, evidence, wrong):
    """Give the chance that each cell is wrong, by weights fitted to the other tables."""
    chances = np.zeros(len(names))
    for name in sorted(set(names)):
        here = names == name
        weights = fitted(evidence[~here], wrong[~here])
        chances[here] = 1.0 / (1.0 + np.exp(-evidence[here] @ weights))
    return chances


if __name__ == "__main__":
    main()
