import json

import pytest

from mesograph.cli import main


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main(words)
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize(
    "words",
    [
        ("trial", "nct01547091"),
        ("condition", "Crohn's disease"),
        ("route", "intra", "articular"),
        ("tissue", "umbilical", "cord"),
        ("review", "wjsc-2025"),
    ],
)
def test_a_card_is_shown_for_what_a_person_types(shipped_build, capsys, words):
    code, out, err = run(capsys, "show", *words, "--graph", str(shipped_build))

    assert (code, err) == (0, "")
    assert out.count("\n") > 20


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("condition", "heart"), "'heart' is taken for myocardial infarction, by its label"),
        (("trial", "sttt-2025/39"), "'sttt-2025/39' is taken for NCT03803917"),
        (("trial", "sttt-2025", "39"), "'sttt-2025 39' is taken for NCT03803917"),
    ],
)
def test_what_is_no_name_of_it_is_said_to_be_taken_for_it(shipped_build, capsys, words, told):
    code, out, err = run(capsys, "show", *words, "--graph", str(shipped_build))

    assert (code, out.splitlines()[0] in err) == (0, True)
    assert told in err


def test_a_word_that_may_be_misspelt_is_not_guessed(shipped_build, capsys):
    code, out, err = run(capsys, "show", "condition", "Chron", "--graph", str(shipped_build))

    assert (code, out) == (2, "")
    assert "may be Crohn disease or chronic graft versus host disease as 'Chron'" in err


def test_a_card_for_a_program_is_json(shipped_build, capsys):
    _, out, _ = run(capsys, "show", "review", "sttt-2025", "--json", "--graph", str(shipped_build))

    assert json.loads(out)["title"] == "sttt-2025"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("trial", "NCT01547092"), "did you mean NCT01547091"),
        (("condition", "Krohn"), "did you mean Crohn disease"),
        (("route", "intra"), "may be intra-articular or intra-bone defect"),
        (("review", "wjsc"), "did you mean wjsc-2025"),
    ],
)
def test_what_is_unknown_or_ambiguous_is_said_and_exits_with_2(shipped_build, capsys, words, said):
    code, out, err = run(capsys, "show", *words, "--graph", str(shipped_build))

    assert (code, out) == (2, "")
    assert said in err


def test_a_missing_build_is_said_and_exits_with_2(tmp_path, capsys):
    code, _, err = run(capsys, "show", "trial", "NCT01547091", "--graph", str(tmp_path))

    assert code == 2
    assert "mesograph build" in err


def test_what_is_not_found_leaves_data_empty_and_names_the_nearest(shipped_build, capsys):
    code, out, err = run(capsys, "find", "instravenus", "--graph", str(shipped_build))

    assert code == 0
    assert out == "kind\tname\tfound\trows\tiri\n"
    assert "did you mean intravenous" in err


def test_a_picture_says_what_a_word_was_taken_for_and_where_a_term_without_rows_stands(
    shipped_build, tmp_path, capsys
):
    drawn = tmp_path / "map.svg"

    code, _, err = run(
        capsys,
        *("picture", "evidence-map", "--param", "condition=knee", "--out", str(drawn)),
        *("--graph", str(shipped_build)),
    )

    assert (code, drawn.exists()) == (0, True)
    assert "condition 'knee' is taken for knee osteoarthritis\n" in err
    assert "no row names it as condition; 2 rows that treat osteoarthritis name it as" in err


@pytest.mark.parametrize("shapes", [(), ("--shapes",)])
def test_a_check_of_an_unknown_review_gives_no_clean_bill(shipped_build, capsys, shapes):
    code, out, err = run(
        capsys, "check", "--review", "sttt-2024", *shapes, "--graph", str(shipped_build)
    )

    assert (code, out) == (2, "")
    assert "did you mean sttt-2025" in err


def test_where_no_review_is_near_all_are_named(shipped_build, capsys):
    code, _, err = run(capsys, "check", "--review", "foo", "--graph", str(shipped_build))

    assert code == 2
    assert "it holds msc-cancer-2022, sttt-2025, wjsc-2025" in err


def test_the_beginning_of_a_number_is_answered_with_those_that_begin_so(shipped_build, capsys):
    _, _, err = run(capsys, "show", "trial", "NCT0154", "--graph", str(shipped_build))

    assert "did you mean NCT01541579 or NCT01547091" in err


@pytest.mark.parametrize("words", [("sttt-2025 42",), ("sttt-2025", "42"), ("sttt-2025/42",)])
def test_a_row_is_explained_as_a_card_prints_it(shipped_build, capsys, words):
    code, out, _ = run(capsys, "explain", *words, "--graph", str(shipped_build))

    assert (code, out.splitlines()[0]) == (0, "id:report/sttt-2025/42")


def test_a_text_that_is_no_iri_is_not_explained(shipped_build, capsys):
    code, out, err = run(capsys, "explain", "what", "is", "this", "--graph", str(shipped_build))

    assert (code, out) == (2, "")
    assert "is no IRI; say id:trial/NCT01547091, NCT01547091, or a row as sttt-2025 42" in err


def test_terms_leads_from_what_no_row_states_to_the_rows_that_name_it(shipped_build, capsys):
    code, out, _ = run(capsys, "terms", "diabetic", "foot", "--graph", str(shipped_build))

    assert code == 0
    assert "  rows that say it: 0\n" in out
    assert "  1 row that treats diabetes mellitus names it as qualifier: sttt-2025 91\n" in out
