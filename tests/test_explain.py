"""`mesograph explain`, for what a person takes from a card."""

import pytest

from mesograph.errors import BadParameter, UnknownName
from mesograph.explain import explain


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("sttt-2025 42", "report/sttt-2025/42"),
        ("sttt-2025/42", "report/sttt-2025/42"),
        ("sttt-2025/27", "report/sttt-2025/27"),
        ("sttt-2025 42, Outcomes", "cell/sttt-2025/42/Outcomes"),
        ("NCT01547091", "trial/NCT01547091"),
        ("CTRI/2020/01/022743", "trial/CTRI-2020-01-022743"),
        ("id:report/wjsc-2025/9", "report/wjsc-2025/9"),
        ("<https://w3id.org/mesograph/id/report/wjsc-2025/9>", "report/wjsc-2025/9"),
    ],
)
def test_a_row_a_cell_and_a_number_are_explained_as_cards_print_them(store, name, iri):
    explained = explain(store, name)

    assert explained.iri == f"https://w3id.org/mesograph/id/{iri}"
    assert explained.witnesses


@pytest.mark.parametrize(
    "name", ["what is this", 'id:"x"', "id:{x}", "http://[", "", " ", "a|b", "id:a\\b"]
)
def test_what_can_be_no_iri_is_said_to_be_none(store, name):
    with pytest.raises((BadParameter, UnknownName)) as caught:
        explain(store, name)

    assert "explain: parameter" in str(caught.value) or "there is no node" in str(caught.value)


def test_a_row_that_is_not_there_is_answered_with_rows_that_are(store):
    with pytest.raises(UnknownName, match="id:report/sttt-2025/"):
        explain(store, "sttt-2025 93")
