import pytest

from mesograph.pictures.evidence_map import evidence_map
from mesograph.pictures.flow import flow
from mesograph.questions.answers import ask
from mesograph.store import Store


@pytest.mark.parametrize("draw", [evidence_map, flow])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("knee", "No row of any review treats knee osteoarthritis: that is no negative result."),
        ("knee", "2 rows that treat osteoarthritis name it as qualifier: sttt-2025 66, 68."),
        ("knee", "Wider: osteoarthritis: 8 rows."),
        ("T1D", "Wider: diabetes mellitus: "),
        ("leukemia", "3 rows name it as underlying condition: msc-cancer-2022 32, 38, 39."),
    ],
)
def test_a_condition_that_no_row_treats_is_said_plainly_with_where_it_is_named(
    store, draw, typed, said
):
    assert said in draw(store, {"condition": typed})


def test_a_condition_that_another_review_treats_is_not_called_untreated(store):
    told = flow(store, {"condition": "Crohn", "review": "msc-cancer-2022"})

    assert "No row of this review treats Crohn disease" in told
    assert "16 rows of other reviews do." in told


def test_the_rows_that_are_said_to_name_it_do(store):
    told = evidence_map(store, {"condition": "knee"})

    conditions = {
        (line[0], line[1]): line[3] for line in ask(store, "rows").rows if line[0] == "sttt-2025"
    }
    assert "66, 68" in told
    assert conditions["sttt-2025", "66"] == conditions["sttt-2025", "68"] == "osteoarthritis"


def test_an_empty_graph_gives_a_picture_that_says_so():
    assert "No row is there to draw." in flow(Store(), {})
