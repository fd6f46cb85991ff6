"""The mutation score: every kind of damage, at several places, and what noticed it.

Run it to write docs/mutants.md anew: `python -m tests.mutants.score`.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from mesograph.questions.writing import markdown_table
from tests.mutants.catching import (
    NOTHING,
    catch_claims,
    catch_folder,
    catch_graph,
    folders,
    readings,
    whole,
)
from tests.mutants.claims import CLAIM_KINDS
from tests.mutants.damage import Kind, mutants
from tests.mutants.folders import FOLDER_KINDS
from tests.mutants.graphs import GRAPH_KINDS

PAGE = Path(__file__).parents[2] / "docs" / "mutants.md"
PLACES = 3
"""How often each kind of damage is tried."""
NAMES = tuple(kind.name for kinds in (FOLDER_KINDS, CLAIM_KINDS, GRAPH_KINDS) for kind in kinds)
INTRODUCTION = (
    "Each kind of damage is done to the shipped data at up to {} places, chosen by a fixed seed, "
    "one at a time. It counts as noticed where a file can no longer be read, a test of the data "
    "fails, or a flag or a result of a shape arises that was not there before: a warning or a "
    "violation, for notes do not count. Rules and `identity.tsv` are left out. The documents are "
    "not at hand: with them, `mesograph build --sources` proves every word and every place."
)
SCORE = "**{} of {} mutants of {} kinds are noticed, {:.1f} %.**"
AGAIN = (
    "`make test-mutants` runs them all and fails where this page is not what it finds; "
    "`python -m tests.mutants.score` writes the page anew."
)
WHY = """\
- A coding that is another but could be right (what fell rose) can be told only by reading the
  document.
- A hundred times a dose is often a dose that is given too: the bounds of a unit span four powers
  of ten.
- Days are told from months by the words of the cell alone, and both are plausible.
- The last finding of a row may be dropped without a gap in the numbers.
- The digest of a cell that runs over the end of a line is not held against its words, since a
  hyphen at the end of a line is not kept; its length is."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trial:
    """One damage at one place, and what noticed it."""

    family: str
    kind: str
    place: str
    noticed_by: str

    @property
    def escaped(self) -> bool:
        return self.noticed_by == NOTHING


def tried(
    family: str,
    kinds: Sequence[Kind[T]],
    things: Sequence[T],
    catch: Callable[[T], str],
    number: int,
) -> Iterator[Trial]:
    for kind in kinds:
        for mutant in mutants(kind, things, number):
            yield Trial(family, mutant.kind, mutant.place, catch(mutant.damaged))


def run(number: int = PLACES, every: int = 1) -> tuple[Trial, ...]:
    """Try every kind of damage, or one of `every` kinds, at `number` places each."""
    with tempfile.TemporaryDirectory() as shelf:
        of_folder = partial(catch_folder, shelf=Path(shelf))
        return (
            *tried("folders", FOLDER_KINDS[::every], folders(), of_folder, number),
            *tried("claims", CLAIM_KINDS[::every], readings(), catch_claims, number),
            *tried("graph", GRAPH_KINDS[::every], [whole()], catch_graph, number),
        )


def page(trials: Sequence[Trial]) -> str:
    """Write the page of the score."""
    caught = sum(not trial.escaped for trial in trials)
    kinds = dict.fromkeys(trial.kind for trial in trials)
    parts = [
        "# Mutants: what notices damage",
        INTRODUCTION.format(PLACES),
        SCORE.format(caught, len(trials), len(kinds), 100 * caught / len(trials)),
        AGAIN,
        "## Those that escape",
        markdown_table(
            ("damage", "where"),
            [(trial.kind, f"`{trial.place}`") for trial in trials if trial.escaped],
        ),
        "## Why they escape",
        WHY,
        "## By kind",
        markdown_table(("damage", "noticed", "by"), [by_kind(kind, trials) for kind in kinds]),
    ]
    return "\n\n".join(parts) + "\n"


def by_kind(kind: str, trials: Sequence[Trial]) -> tuple[str, str, str]:
    mine = [trial for trial in trials if trial.kind == kind]
    noticed = Counter(trial.noticed_by for trial in mine if not trial.escaped)
    by = "; ".join(f"{name} ({count})" for name, count in sorted(noticed.items()))
    return kind, f"{noticed.total()} of {len(mine)}", by


def main() -> None:
    """Run all mutants and write the page."""
    trials = run()
    PAGE.write_text(page(trials), encoding="utf-8")
    escaped = [trial for trial in trials if trial.escaped]
    sys.stderr.write(f"{len(trials) - len(escaped)} of {len(trials)}\n")


if __name__ == "__main__":
    main()
