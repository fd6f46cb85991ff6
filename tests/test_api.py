import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import mesograph
from mesograph.api import FramesMissing, _answer, _solutions
from mesograph.errors import BadParameter, BadQuery, BuildMissing, UnknownName
from mesograph.rdf import QuerySolutions
from mesograph.store import query


@pytest.fixture(scope="module")
def graph(shipped_build: Path) -> mesograph.Graph:
    return mesograph.open(shipped_build)


NUMBERS = """
    SELECT ?name ?whole ?part ?yes ?mixed {
      VALUES (?name ?whole ?part ?yes ?mixed) {
        ("b" 9 1.5 true 1) ("a" 10 2.25 false "one") ("c" UNDEF UNDEF UNDEF UNDEF)
      }
    }
"""


def test_an_answer_is_tuples_of_typed_values_and_none_for_nothing(graph):
    answer = graph.sparql(NUMBERS)

    assert answer.columns == ("name", "whole", "part", "yes", "mixed")
    assert list(answer) == [
        ("a", 10, Decimal("2.25"), False, "one"),
        ("b", 9, Decimal("1.5"), True, "1"),
        ("c", None, None, None, None),
    ]


def test_a_question_asked_from_python_says_what_the_command_says(graph):
    answer = graph.ask("rows")

    assert answer.columns[:3] == ("review", "row", "trials")
    assert {(type(review), type(row)) for review, row, *_ in answer} == {(str, int)}


def test_what_a_word_was_taken_for_is_noted_beside_the_answer(graph):
    answer = graph.ask("condition-route-outcome", condition="heart")

    told = "condition 'heart' is taken for myocardial infarction, by its label 'heart attack'"
    assert answer.notes == (told,)
    assert told in repr(answer)
    assert "<p>condition &#x27;heart&#x27; is taken for" in answer._repr_html_()


def test_an_answer_without_a_row_notes_which_rows_name_it_otherwise(graph):
    answer = graph.ask("condition-route-outcome", condition="T1D")

    assert len(answer) == 0
    assert "name it as qualifier: sttt-2025 85, 86, 90; wider: diabetes" in answer.notes[0]


def test_a_whole_label_needs_no_note(graph):
    assert graph.ask("condition-route-outcome", condition="MS").notes == ()


def test_a_bare_store_can_be_asked_too(graph):
    assert mesograph.ask(graph.store, "reviews") == mesograph.ask(graph, "reviews")


def test_a_column_of_joined_values_is_text_even_where_some_are_numbers(graph):
    text = "SELECT ?row ?people { VALUES (?row ?people) { (1 5) (1 7) (2 8) } }"

    found = query(graph.store, text, "test")
    assert isinstance(found, QuerySolutions)

    answer = _answer(*_solutions(found), ("row",))

    assert answer.rows == ((1, "5; 7"), (2, "8"))


def test_an_ask_query_is_one_cell_and_a_construct_query_is_triples(graph):
    held = graph.sparql("ASK { ?s ?p ?o }")
    made = graph.sparql("CONSTRUCT { <a:a> <a:b> 3 } { }")

    assert held.rows == ((True,),)
    assert made.rows == (("a:a", "a:b", 3),)


def test_a_pandas_frame_has_a_type_a_column_and_can_miss_values(graph):
    pytest.importorskip("pandas")

    frame = graph.sparql(NUMBERS).to_pandas()

    kinds = [str(kind) for kind in frame.dtypes]
    assert kinds == ["string", "Int64", "Float64", "boolean", "string"]
    assert frame["whole"].sum() == 19
    assert frame["part"].isna().tolist() == [False, False, True]


def test_a_polars_frame_keeps_decimals_as_they_are(graph):
    polars = pytest.importorskip("polars")

    frame = graph.sparql(NUMBERS).to_polars()

    assert [kind.base_type() for kind in frame.dtypes] == [
        polars.String,
        polars.Int64,
        polars.Decimal,
        polars.Boolean,
        polars.String,
    ]
    assert frame["part"].to_list() == [Decimal("2.25"), Decimal("1.50"), None]


def test_an_answer_without_rows_still_makes_a_frame_with_its_columns(graph):
    pytest.importorskip("pandas")

    frame = graph.sparql("SELECT ?a ?b { ?a <a:never> ?b }").to_pandas()

    assert list(frame.columns) == ["a", "b"]
    assert frame.empty


def test_a_library_that_is_not_there_is_named(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(FramesMissing, match="pip install pandas"):
        graph.sparql("ASK { }").to_pandas()


def test_an_answer_draws_itself_in_a_notebook_with_its_signs_escaped(graph):
    drawn = graph.sparql('SELECT ?a { VALUES ?a { "<b>" } }')._repr_html_()

    assert "<th>a</th>" in drawn
    assert "<td>&lt;b&gt;</td>" in drawn


def test_a_long_answer_draws_its_first_rows_and_says_how_many_there_are(graph):
    answer = graph.ask("findings")

    assert repr(answer).endswith(f"and {len(answer) - 50} more, of {len(answer)}")
    assert answer._repr_html_().count("<tr>") == 51


def test_a_node_is_explained_by_its_cells(graph):
    explained = graph.explain("id:report/wjsc-2025/9")

    assert {witness.review for witness in explained.witnesses} == {"wjsc-2025"}


def test_what_is_wrong_is_said_by_an_error_of_ours(graph, tmp_path):
    with pytest.raises(UnknownName, match="did you mean rows"):
        graph.ask("rowss")
    with pytest.raises(BadParameter):
        graph.ask("rows", nothing="1")
    with pytest.raises(BadQuery, match="would change the graph"):
        graph.sparql("DELETE WHERE { ?s ?p ?o }")
    with pytest.raises(BuildMissing):
        mesograph.open(tmp_path)


def test_importing_mesograph_loads_nothing_else():
    code = "import sys, mesograph; print([m for m in sys.modules if m.startswith('mesograph.')])"

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert out.stdout.strip() == "[]"


def test_the_package_says_what_it_offers_and_no_more():
    assert {"ask", "open", "Graph", "Answer"} <= set(dir(mesograph))
    with pytest.raises(AttributeError):
        _ = mesograph.opne  # type: ignore[attr-defined] # that is the point


def test_the_stub_names_what_the_package_gives():
    stub = Path(mesograph.__file__).with_suffix(".pyi").read_text("utf-8")

    assert all(f"import {name} as {name}" in stub for name in mesograph._OFFERED)  # type: ignore[attr-defined] # as above
