"""Draw the pictures that the docs show anew: `make pictures`; look at them before they are kept."""

from collections.abc import Callable, Mapping
from pathlib import Path

from mesograph.building.graph import graph_of
from mesograph.building.sources import load_sources
from mesograph.pictures.evidence_map import evidence_map
from mesograph.pictures.flow import flow
from mesograph.store import Store

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"

SHOWN: Mapping[str, Callable[[Store], str]] = {
    "evidence-map.svg": lambda store: evidence_map(store, {}),
    "flow.svg": lambda store: flow(store, {}),
    "rheumatoid-arthritis.svg": lambda store: flow(store, {"condition": "RA"}),
}
"""The pictures by file."""


def main() -> None:
    """Draw them from the shipped reviews."""
    store = graph_of(load_sources())
    for name, draw in SHOWN.items():
        (FOLDER / name).write_text(draw(store), "utf-8", newline="")


if __name__ == "__main__":
    main()
