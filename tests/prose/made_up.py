"""Cells that authors made up and coded without sight of the reader, and how well they are read.

python -m tests.prose.made_up                   the table of docs/prose.md
python -m tests.prose.made_up CELLS FINDINGS    that of other cells, in the same two tables

A value that is no plain number ("6.8 to 2.9") counts as none, as it does for the reader.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from mesograph.model import Cell, Finding
from mesograph.prose.read import read_findings
from mesograph.prose.score import Score, Scores, score
from mesograph.prose.times import read_times
from mesograph.vocabulary.lexicon import find_word

HERE = Path(__file__).parent
CELLS = HERE / "made_up.tsv"
FINDINGS = HERE / "made_up.findings.tsv"
SECOND = HERE / "second.tsv", HERE / "second.findings.tsv"
"""Cells of another author, in other words."""
NARRATIVE = HERE / "narrative.tsv", HERE / "narrative.findings.tsv"
"""Whole sentences, in the style of abstracts."""
_UNITS = {"percent": "%", "day": "days", "month": "months", "year": "years"}
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def texts(path: Path = CELLS) -> dict[Cell, str]:
    return {cell_of(line): line["text"] for line in lines(path)}


def coded(path: Path = FINDINGS) -> Mapping[Cell, tuple[Finding, ...]]:
    found: dict[Cell, tuple[Finding, ...]] = defaultdict(tuple)
    for line in lines(path):
        found[cell_of(line)] += (finding_of(line),)
    return found


def cell_of(line: Mapping[str, str]) -> Cell:
    return Cell("made-up", int(line["cell"]), "Outcome")


def finding_of(line: Mapping[str, str]) -> Finding:
    plain = _PLAIN.fullmatch(line["value"]) is not None
    return Finding(
        measure=term("measure", line["measure"]),
        direction=term("direction", line["direction"]),
        comparator=term("comparator", line["comparator"]),
        group=line["group"],
        timepoint=time(line["timepoint"]),
        value=Decimal(line["value"]) if plain else None,
        unit=_UNITS.get(line["unit"], line["unit"]) if plain else "",
        count=int(line["count"]) if line["count"] else None,
        denominator=int(line["denominator"]) if line["denominator"] else None,
        significance=term("significance", line["significance"]),
        hedged=line["hedged"] == "yes",
        associated_with=term("measure", line["associated_with"]),
    )


def time(printed: str) -> str:
    """Write a time as the reader does: "day 28" is "28 days"."""
    read = list(read_times(printed))
    return "; ".join(read[0].times) if len(read) == 1 else printed


def term(scheme: str, word: str) -> str:
    """Give the IRI of a term by its name or label; the word where an older ontology has none."""
    found = find_word(scheme, word) if word else None
    return found.iri if found is not None else word


def scores(cells: Path = CELLS, findings: Path = FINDINGS) -> Scores:
    read = {
        cell: tuple(reading.finding for reading in read_findings(text))
        for cell, text in texts(cells).items()
    }
    return score(read, coded(findings))


def table(reached: Scores) -> Iterator[str]:
    yield "| | read | coded | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|"
    named: tuple[tuple[str, Score], ...] = (
        ("measure", reached.measure),
        ("measure and direction", reached.direction),
        ("every field", reached.whole),
    )
    for name, part in named:
        shares = f"{part.precision:.3f} | {part.recall:.3f} | **{part.f1:.3f}**"
        yield f"| {name} | {part.read} | {part.coded} | {shares} |"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in table(scores(*map(Path, sys.argv[1:]))))
