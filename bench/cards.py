"""How long cards, pictures and the page take: medians, in milliseconds of processor time.

mesograph build && python bench/cards.py [build]
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from mesograph.building.output import STORE, find_build
from mesograph.cards.found import find_text
from mesograph.cards.review import review_card
from mesograph.cards.topic import condition_card, route_card
from mesograph.cards.trial import trial_card
from mesograph.page.report import report_html
from mesograph.page.reporting import report_of
from mesograph.pictures.evidence_map import evidence_map
from mesograph.pictures.flow import flow
from mesograph.store import Store, open_store

RUNS = 7

MEASURED: Mapping[str, Callable[[Store], object]] = {
    "show trial NCT01547091": lambda store: trial_card(store, "NCT01547091"),
    "show condition Crohn": lambda store: condition_card(store, "Crohn"),
    "show route intrathecal": lambda store: route_card(store, "intrathecal"),
    "show review sttt-2025": lambda store: review_card(store, "sttt-2025"),
    "find umbilical cord": lambda store: find_text(store, "umbilical cord"),
    "picture evidence-map": lambda store: evidence_map(store, {}),
    "picture flow": lambda store: flow(store, {}),
    "report.html": lambda store: report_html(store, report_of(store)),
}


def milliseconds(run: Callable[[Store], object], store: Store) -> float:
    run(store)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        run(store)
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def main(folder: Path) -> None:
    store = open_store(find_build(folder) / STORE)
    for name, run in MEASURED.items():
        print(f"{name:<26} {milliseconds(run, store):7.1f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build"))
