"""Made-up tables are printed in every layout, with the damage that layouts do, and read back."""

import pytest

from tests.capture.layouts import LAYOUTS
from tests.capture.made_up_tables import NAMES, load
from tests.capture.measure import Measured, measure

RIGHT = 0.9
"""Of ten cells, how many are read right."""
FLAGGED_RIGHT = 0.2
"""Of the cells that are right, how many are doubted at most."""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_read_back_from_every_layout(layout: str, name: str) -> None:
    measured = measure(load(name), layout)

    assert measured.right >= RIGHT * measured.cells, measured.wrong


@pytest.fixture(scope="module")
def all_measured() -> list[Measured]:
    return [measure(load(name), layout) for name in NAMES for layout in LAYOUTS]


def test_few_right_cells_are_doubted(all_measured: list[Measured]) -> None:
    right = sum(m.right for m in all_measured)

    assert sum(m.right_flagged for m in all_measured) <= FLAGGED_RIGHT * right


def test_most_wrong_cells_are_doubted(all_measured: list[Measured]) -> None:
    wrong = sum(m.cells - m.right for m in all_measured)

    assert sum(m.wrong_flagged for m in all_measured) >= 0.7 * wrong
