"""How much of a processor each question takes in the store of a build: medians and ratios.

    python bench/questions.py [--graph build] [--times 9]

Writes tab-separated lines, slowest first: question, lines of its answer, median and least time of a
processor in milliseconds, and the median as a multiple of the plainest question of the library,
which tells a slow query from a slow machine. Beside them, what the whole process of
`mesograph ask` takes for the plainest question, Python and its start included.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from mesograph.building.output import STORE, find_build
from mesograph.questions.answers import answer, questions
from mesograph.questions.headers import Query
from mesograph.store import Store, open_store

PLAINEST = "reviews"
BAR = 10.0
"""Milliseconds of a processor that a question should stay below."""


def timed(store: Store, question: Query, times: int) -> tuple[int, list[float]]:
    lines = 0
    taken = []
    for _ in range(times):
        start = time.process_time()
        lines = len(answer(store, question, question.example).rows)
        taken.append((time.process_time() - start) * 1000)
    return lines, taken


def whole_process(graph: Path, times: int) -> float:
    """Milliseconds of a processor that `mesograph ask` takes from its start to its end."""
    taken = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "mesograph", "ask", PLAINEST, "--graph", str(graph)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return statistics.median(taken) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--graph", type=Path, default=Path("build"))
    parser.add_argument("--times", type=int, default=9)
    chosen = parser.parse_args()
    store = open_store(find_build(chosen.graph) / STORE)
    known = questions()
    found = {name: timed(store, known[name], chosen.times) for name in sorted(known)}
    unit = statistics.median(found[PLAINEST][1])
    print("question", "lines", "median_ms", "least_ms", "times_plainest", sep="\t")
    ranked = sorted(found.items(), key=lambda item: -statistics.median(item[1][1]))
    for name, (lines, taken) in ranked:
        median = statistics.median(taken)
        print(name, lines, f"{median:.1f}", f"{min(taken):.1f}", f"{median / unit:.1f}", sep="\t")
    over = [name for name, (_, taken) in found.items() if min(taken) > BAR]
    print(f"{len(over)} of {len(found)} over {BAR:g} ms at their best", file=sys.stderr)
    whole = whole_process(chosen.graph, chosen.times)
    print(f"mesograph ask {PLAINEST}, the whole process: {whole:.0f} ms", file=sys.stderr)


if __name__ == "__main__":
    main()
