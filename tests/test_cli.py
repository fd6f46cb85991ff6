"""The command line, as its users meet it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mesograph import __version__
from mesograph.cli import COMMANDS, main
from tests.made_up import ROWS, table, write_review


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    assert main(["build", "--quiet", "--out", str(folder)]) == 0
    return folder


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main(words)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_help_lists_every_command(capsys):
    code, out, _ = run(capsys, "--help")

    assert code == 0
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(capsys, name):
    code, out, _ = run(capsys, name, "--help")

    assert code == 0
    assert f"mesograph {name}" in out


def test_the_version_is_told(capsys):
    assert run(capsys, "--version") == (0, f"mesograph {__version__}\n", "")


def test_help_loads_nothing_but_the_command_line():
    script = (
        "import sys; from mesograph.cli import main; main(['--help']);"
        "sys.exit(any(m in sys.modules for m in ('pyoxigraph', 'rdflib', 'mesograph.rdf')))"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_an_unknown_command_is_answered_with_the_nearest(capsys):
    code, _, err = run(capsys, "biuld")

    assert code == 2
    assert "there is no command 'biuld', did you mean build?" in err


def test_a_missing_build_is_said_with_the_cure(capsys, tmp_path):
    code, out, err = run(capsys, "ask", "rows", "--graph", str(tmp_path / "none"))

    assert (code, out) == (2, "")
    assert "run `mesograph build` first" in err


def test_an_unknown_question_is_answered_with_the_nearest(capsys, built):
    code, _, err = run(capsys, "ask", "findngs", "--graph", str(built))

    assert code == 2
    assert "did you mean findings?" in err


def test_csv_is_rfc_4180(capsys, built):
    code, out, _ = run(capsys, "ask", "schedules", "--format", "csv", "--graph", str(built))

    assert code == 0
    assert out.startswith("review,row,least,most,basis\r\n")
    assert all(line.endswith("\r") for line in out.split("\n")[:-1])


def test_json_gives_null_for_nothing(capsys, built):
    _, out, _ = run(capsys, "ask", "schedules", "--json", "--graph", str(built))

    first = json.loads(out)[0]
    assert (first["row"], first["least"]) == (1, None)


def test_a_pipe_gets_tabs(capsys, built):
    _, out, _ = run(capsys, "ask", "measures", "--graph", str(built))

    assert out.split("\n")[0] == "review\trow\tmeasure"


def test_a_query_from_standard_input_is_answered(built):
    command = [sys.executable, "-m", "mesograph", "sparql", "-", "--graph", str(built)]
    text = "SELECT (1 + 1 AS ?two) {}"

    told = subprocess.run(command, input=text, capture_output=True, text=True, check=True)

    assert told.stdout == "two\n2\n"


def test_a_query_that_would_write_is_refused(capsys, built, tmp_path):
    file = tmp_path / "q.rq"
    file.write_text("DELETE WHERE { ?s ?p ?o }")

    code, _, err = run(capsys, "sparql", str(file), "--graph", str(built))

    assert code == 2
    assert "would change the graph" in err


def test_a_broken_query_is_shown_with_its_place(capsys, built, tmp_path):
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?x\nWHERE { ?x ?y }")

    code, _, err = run(capsys, "sparql", str(file), "--graph", str(built))

    assert code == 2
    assert "line 2" in err
    assert "^" in err


def test_check_lists_flags_and_fails_at_the_level_asked_for(capsys, built):
    code, out, err = run(capsys, "check", "--graph", str(built))
    strict, _, _ = run(capsys, "check", "--fail-on", "warning", "--graph", str(built))

    assert "arms-repaired\tinfo\twjsc-2025\t9" in out
    assert "violation" in err
    assert (code, strict) == (0, 1)


def test_explain_goes_from_a_finding_back_to_its_cell(capsys, built):
    code, out, _ = run(capsys, "explain", "id:finding/wjsc-2025/15/1", "--graph", str(built))

    assert code == 0
    assert "wjsc-2025, row 15, Conclusion, line 31 of the document" in out
    assert "read by coded-finding" in out


def test_explain_goes_from_a_dose_back_to_the_words_and_the_rule(capsys, built):
    _, out, _ = run(capsys, "explain", "id:dose/wjsc-2025/9/1", "--graph", str(built))

    assert "“2.0 or 2.86 × 106 cells/kg, IV infusion”" in out
    assert "read by dose: id:claim/wjsc-2025/9/dose/1" in out


def test_explain_of_what_is_not_there_suggests_neighbours(capsys, built):
    code, _, err = run(capsys, "explain", "id:report/wjsc-2025/99", "--graph", str(built))

    assert code == 2
    assert "did you mean id:report/wjsc-2025/9" in err


def test_a_build_with_faults_lists_them_all_and_exits_with_2(capsys, tmp_path):
    write_review(tmp_path / "shelf", rows_tsv=table((*ROWS, ROWS[2])))

    out = str(tmp_path / "out")
    code, _, err = run(capsys, "build", "--data", str(tmp_path / "shelf"), "--out", out)

    assert code == 2
    assert "rows.tsv:4 [row]: row 2 stands already in line 3" in err
    assert not Path(out).exists()


def test_a_further_review_is_built_beside_the_shipped_ones(capsys, tmp_path):
    write_review(tmp_path / "shelf")
    out = str(tmp_path / "out")

    code, _, _ = run(capsys, "build", "--data", str(tmp_path / "shelf"), "--out", out)
    _, rows, _ = run(capsys, "ask", "rows", "--graph", out)

    assert code == 0
    assert "made-up\t1\tNCT99999901\tosteoarthritis\tbone marrow\tcells" in rows


def test_quiet_says_nothing_but_data(capsys, tmp_path):
    assert run(capsys, "build", "--quiet", "--out", str(tmp_path)) == (0, "", "")


def test_no_colour_where_no_terminal_is(capsys, tmp_path):
    _, _, err = run(capsys, "ask", "rows", "--graph", str(tmp_path))

    assert "\033" not in err


def test_a_reader_that_stops_early_is_no_error(built):
    command = f'"{sys.executable}" -m mesograph ask findings --graph "{built}" | head -n 1'

    told = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )

    assert told.returncode == 0
    assert not told.stderr
