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
        ("knee", "2 rows about osteoarthritis name it as a qualifier: sttt-2025 66, 68."),
        ("knee", "Wider: osteoarthritis, 8 rows; draw it by --param condition=osteoarthritis"),
        ("T1D", "Wider: diabetes mellitus, "),
        ("T1D", '--param condition="diabetes mellitus"'),
        ("leukemia", "about graft rejection are about people who have it: msc-cancer-2022 32, 38"),
    ],
)
def test_a_condition_that_no_row_treats_is_said_plainly_with_where_it_is_named(
    store, draw, typed, said
):
    assert said in draw(store, {"condition": typed}).replace("&quot;", '"')


def test_the_rows_that_are_said_to_name_it_do(store):
    told = evidence_map(store, {"condition": "knee"})

    conditions = {
        (line[0], line[1]): line[3] for line in ask(store, "rows").rows if line[0] == "sttt-2025"
    }
    assert "66, 68" in told
    assert conditions["sttt-2025", "66"] == conditions["sttt-2025", "68"] == "osteoarthritis"


def test_an_empty_graph_gives_a_picture_that_says_so():
    assert "No row is there to draw." in flow(Store(), {})
