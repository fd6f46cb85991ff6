"""How long the main job takes: ratios within one run, since machines differ.

    python bench/build.py

Prints, for a whole build in a fresh folder, an unchanged one, and an import of the package, the
median of the runs and its ratio to the import.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5


def timed(*words: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fresh = (Path(folder) / str(n) for n in range(RUNS + 1))
        kept = str(Path(folder) / "kept")
        timed("-m", "mesograph", "build", "--out", kept)
        measured = {
            "import": [timed("-c", "import mesograph.building.build") for _ in range(RUNS)],
            "unchanged build": [
                timed("-m", "mesograph", "build", "--out", kept) for _ in range(RUNS)
            ],
            "whole build": [
                timed("-m", "mesograph", "build", "--out", str(next(fresh))) for _ in range(RUNS)
            ],
        }
    base = statistics.median(measured["import"])
    for name, seconds in measured.items():
        median = statistics.median(seconds)
        print(f"{name:<16} median {median:6.2f} s   {median / base:5.1f} × import")


if __name__ == "__main__":
    main()
