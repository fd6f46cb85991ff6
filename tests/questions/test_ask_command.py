"""`mesograph ask` and `mesograph sparql` as a person at a terminal meets them."""

from pathlib import Path

import pytest

from mesograph.building.output import MADE_BY, current
from mesograph.cli import main


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    assert main(["build", "--out", str(folder), "--quiet"]) == 0
    return folder


def test_the_questions_are_listed_by_subject_with_what_they_take(capsys):
    code = main(["ask"])

    listed = capsys.readouterr().out
    assert code == 0
    assert "\noutcomes\n" in listed
    assert "condition-route-outcome [condition]" in listed
    assert "trial code " in listed
    assert listed.index("\nledgers\n") > listed.index("\ntrials\n")


@pytest.mark.parametrize("words", [["trial", "--help"], ["-h", "trial"]])
def test_help_after_a_question_explains_that_question(words, capsys):
    code = main(["ask", *words])

    card = capsys.readouterr().out
    assert code == 0
    assert "code (required): a registration code" in card
    assert "Beware: " in card
    assert "mesograph ask trial --param code=NCT01547091" in card


def test_help_without_a_question_explains_the_command(capsys):
    code = main(["ask", "--help"])

    assert code == 0
    assert "--param KEY=VALUE" in capsys.readouterr().out


def test_an_answer_is_written_for_a_spreadsheet(built, capsys):
    code = main(["ask", "shared-trials", "--format", "csv", "--graph", str(built)])

    text = capsys.readouterr().out
    assert code == 0
    assert text.startswith("trial,reviews,rows")
    assert "NCT01983709,msc-cancer-2022; sttt-2025," in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["shared-trial"], "did you mean shared-trials"),
        (["trial"], "'code' is missing"),
        (["trial", "--param", "code"], "KEY=VALUE"),
        (["trial", "--param", "cod=NCT01547091"], "did you mean code"),
        (["trial", "--param", "code=NCT0154709"], "NCT01547091"),
        (["reviews", "--param", "x=1"], "it takes none"),
    ],
)
def test_what_cannot_be_asked_is_said_and_ends_with_two(words, told, built, capsys):
    code = main(["ask", *words, "--graph", str(built)])

    heard = capsys.readouterr()
    assert (code, heard.out) == (2, "")
    assert told in heard.err


@pytest.mark.parametrize(
    "words",
    [
        ["condition-route-outcome", "MS"],
        ["condition-route-outcome", "multiple", "sclerosis"],
        ["condition-route-outcome", "condition=multiple sclerosis"],
        ["condition-route-outcome", "--param", "condition=multiple sclerosis"],
    ],
)
def test_a_value_may_stand_alone_where_a_question_takes_one(words, built, capsys):
    code = main(["ask", *words, "--graph", str(built)])

    heard = capsys.readouterr()
    assert (code, heard.err) == (0, "")
    assert "\nmultiple sclerosis\tintravenous\t" in heard.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["reviews", "x"], "'x' is one value too many; it takes none"),
        (["trial", "NCT01547091", "--param", "code=x"], "is 'NCT01547091' and 'x'; say one"),
        (["compare-routes"], "say --param 'condition=multiple sclerosis'"),
        (["instruments"], "did you mean instruments-by-condition or shared-instruments?"),
        (["weight"], "of 'weight' speak doses-by-route; `mesograph ask` lists them all"),
        (["nonsense"], "there is no question 'nonsense'; `mesograph ask` lists them all"),
        (["condition-route-outcome", "Chron"], "may be Crohn disease or chronic graft"),
    ],
)
def test_what_is_misunderstood_is_answered_with_what_to_say(words, told, built, capsys):
    code = main(["ask", *words, "--graph", str(built)])

    heard = capsys.readouterr()
    assert (code, heard.out) == (2, "")
    assert told in heard.err


def test_what_a_part_of_a_label_is_taken_for_is_said_beside_the_answer(built, capsys):
    code = main(["ask", "condition-route-outcome", "heart", "--graph", str(built)])

    heard = capsys.readouterr()
    assert code == 0
    assert heard.out.splitlines()[1].startswith("myocardial infarction\t")
    assert heard.err == (
        "condition 'heart' is taken for myocardial infarction, by its label 'heart attack'\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["condition-route-outcome", "T1D"],
            "it as qualifier: sttt-2025 85, 86, 90; wider: diabetes mellitus: 7 rows; wider: auto",
        ),
        (
            ["condition-route-outcome", "leukemia"],
            "3 rows name it as underlying condition: msc-cancer-2022 32, 38, 39",
        ),
        (["biomarkers", "toothache"], "measure is toothache: 1 row names it: sttt-2025 16"),
        (["conditions-by-route", "epidural"], "route is epidural: no row names it as route"),
    ],
)
def test_no_line_is_not_left_without_a_word(words, told, built, capsys):
    code = main(["ask", *words, "--graph", str(built)])

    heard = capsys.readouterr()
    assert (code, heard.out.count("\n")) == (0, 1)
    assert heard.err.startswith("no line answers it\n")
    assert told in heard.err


def test_a_build_of_another_version_is_not_read(built, capsys):
    version = current(built)
    assert version is not None
    note = version / MADE_BY
    ours = note.read_text("utf-8")
    note.write_text("mesograph 0.0.1\n", "utf-8")

    code = main(["ask", "reviews", "--graph", str(built)])

    note.write_text(ours, "utf-8")
    heard = capsys.readouterr().err
    assert code == 2
    assert f"it was made by mesograph 0.0.1, and this is {ours.strip()}" in heard


def test_a_fault_in_a_query_of_ones_own_is_shown_in_its_place(built, tmp_path, capsys):
    mine = tmp_path / "mine.rq"
    mine.write_text("SELECT ?x\nWHERE { ?x a meso:Trial }\n", "utf-8")

    code = main(["sparql", str(mine), "--graph", str(built)])

    heard = capsys.readouterr().err
    assert code == 2
    assert "line 2, column 14" in heard
    assert "add PREFIX meso: <https://w3id.org/mesograph/vocab#>" in heard


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        (b"SELECT ?x { ?x a \xff }", "not UTF-8"),
        (b"DELETE WHERE { ?s ?p ?o }", "a build is only read"),
        (b"CONSTRUCT WHERE { ?s ?p ?o ", "a { is not closed"),
    ],
)
def test_a_query_that_cannot_be_run_ends_with_two(content, told, built, tmp_path, capsys):
    mine = tmp_path / "mine.rq"
    if content is not None:
        mine.write_bytes(content)

    code = main(["sparql", str(mine), "--graph", str(built)])

    heard = capsys.readouterr()
    assert (code, heard.out) == (2, "")
    assert told in heard.err


def test_a_query_of_ones_own_is_answered(built, tmp_path, capsys):
    mine = tmp_path / "mine.rq"
    mine.write_text("ASK { ?trial a <https://w3id.org/mesograph/vocab#Trial> }", "utf-8")

    code = main(["sparql", str(mine), "--graph", str(built)])

    assert (code, capsys.readouterr().out) == (0, "true\n")
