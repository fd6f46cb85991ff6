"""Speed and memory of reading as a table grows: `python -m bench.read_speed [ROWS…]`.

Made-up tables of five short columns, and of ten with outcome prose, are printed in several layouts
and drafted as `mesograph read` does. Every figure is of a process of its own: seconds of processor
from the bytes of the document to the files of the draft, and the most memory that it held.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.capture.layouts import LAYOUTS
from tests.capture.made_up_tables import MadeUp

from mesograph.capture.drafts.draft import doubts_of, draft_of, files_of
from mesograph.capture.drafts.legends import read_legend
from mesograph.capture.layouts.tables import choose, page_of
from mesograph.capture.words.atoms import atoms_of
from mesograph.vocabulary.terms import ontology

ROWS = (1_000, 10_000)
SHOWN = (
    *("blanks", "run together", "one cell a line", "columns by blanks", "pipes", "broken pipes"),
    "TSV",
)
SHORT = ("Trial ID", "Disease", "Phase", "Route", "Country")
LONG = (
    *("Trial ID", "Disease", "Phase", "Source of cells", "Dose", "Route", "No. of patients"),
    *("Follow-up", "Country", "Main results"),
)
VERBS = ("increased", "decreased", "improved", "was unchanged", "fell by {}%", "rose by {}%")
TIMES = ("at week {}", "after {} months", "at {} days", "compared with baseline", "in {} patients")
SAFE = ("No serious adverse events", "Safe and well tolerated", "{} patients had fever")
TABLES = {"5 columns": SHORT, "10 columns with prose": LONG}


def rows(columns: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    """Give rows of trials that nobody ran; prose is hardly ever the same twice."""
    chance = random.Random(count)  # noqa: S311 - a table, not a secret
    pick = {scheme: labels(scheme) for scheme in ("condition", "route", "country", "tissue")}
    names = [name for name in labels("measure") if name.islower()]
    for _ in range(count):
        cells = {
            "Trial ID": f"NCT{chance.randrange(10**8):08}",
            "Disease": chance.choice(pick["condition"]),
            "Phase": chance.choice(("I", "II", "I/II", "III", "IV")),
            "Source of cells": chance.choice(pick["tissue"]),
            "Dose": f"{chance.randrange(1, 9)} × 10{chance.randrange(5, 9)} cells/kg",
            "Route": chance.choice(pick["route"]),
            "No. of patients": str(chance.randrange(2, 400)),
            "Follow-up": f"{chance.randrange(1, 60)} months",
            "Country": chance.choice(pick["country"]),
            "Main results": prose(chance, names),
        }
        yield tuple(cells[column] for column in columns)


def labels(scheme: str) -> list[str]:
    """Give the preferred labels of a scheme, as a cell begins with them."""
    known = ontology().scheme(scheme).values()
    return [c.label if scheme == "measure" else c.label[:1].upper() + c.label[1:] for c in known]


def prose(chance: random.Random, names: list[str]) -> str:
    """Give two sentences of outcomes."""
    said = [
        f"{chance.choice(names).capitalize()} {chance.choice(VERBS)} {chance.choice(TIMES)}",
        f"{chance.choice(SAFE)}",
    ]
    return ". ".join(sentence.format(*chance.sample(range(2, 60), 2)) for sentence in said) + "."


def broken_pipes(table: MadeUp) -> bytes:
    """Print rows of fields, each over two lines and with one fence lost."""
    lines = [table.title, "", f"| {' | '.join(table.headers)} |", "|---" * len(table.headers) + "|"]
    for row in table.rows:
        half = len(row) // 2
        lines.append(f"| {' | '.join(row[:half])}")
        lines.append(f"| {' '.join(row[half : half + 2])} | {' | '.join(row[half + 2 :])} |")
    return "\n".join(lines).encode()


PRINTED = {**LAYOUTS, "broken pipes": (broken_pipes, "md")}


def page(columns: tuple[str, ...], count: int, layout: str) -> tuple[bytes, str]:
    """Print a table; give its bytes and its name."""
    table = MadeUp("Table 1. Trials", columns, tuple(rows(columns, count)))
    printed, ending = PRINTED[layout]
    return printed(table), f"page.{ending}"


def draft(content: bytes, name: str) -> int:
    """Draft a document as the command does; give how many rows were read."""
    found = page_of(content, name, {})
    table = choose(found, None, name).read()
    drafted = draft_of("big", table, found.text, read_legend(atoms_of(found.text), table))
    files_of(drafted)
    doubts_of(drafted)
    return table.rows


def measured(title: str, count: int, layout: str) -> None:
    """Print the seconds, the megabytes, the size of the page and the rows that were read."""
    content, name = page(TABLES[title], count, layout)
    draft(*page(TABLES[title], 5, layout))
    start = time.process_time()
    read = draft(content, name)
    seconds = time.process_time() - start
    # Linux counts kilobytes, macOS bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(f"{seconds:.3f} {peak:.0f} {len(content)} {read}")


def main() -> None:
    counts = [int(count) for count in sys.argv[1:]] or list(ROWS)
    for title in TABLES:
        print(f"\n| {title} | kB | rows | s | MB | time against rows |")
        print("|---|---|---|---|---|---|")
        for layout in SHOWN:
            before: tuple[float, int] | None = None
            for count in counts:
                of = [title, layout, str(count)]
                command = [sys.executable, "-m", "bench.read_speed", "--", *of]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode:
                    why = done.stderr.strip().rpartition("\n")[2]
                    print(f"| {layout} | not read: {why} |  |  |  |  |", flush=True)
                    continue
                seconds, peak, size, read = map(float, done.stdout.split())
                step = seconds / before[0] / (count / before[1]) if before else 1.0
                times = f"{seconds:.2f} | {peak:.0f} | {step:.2f}"
                print(f"| {layout} | {size / 1000:.0f} | {read:.0f} | {times} |", flush=True)
                before = (seconds, count)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--"]:
        measured(sys.argv[2], int(sys.argv[4]), sys.argv[3])
    else:
        main()
