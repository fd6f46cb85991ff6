"""`mesograph check`, where a shape is broken."""

import json
from pathlib import Path

import pytest

from mesograph.cli import main
from tests.made_up import ROWS, table, write_review


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A build with a review one of whose cells was changed after it was located."""
    shelf = tmp_path_factory.mktemp("broken")
    changed = (*ROWS[1][:3], ROWS[1][3].replace("106", "107"), *ROWS[1][4:])
    write_review(shelf, rows_tsv=table((ROWS[0], changed, ROWS[2])))
    assert main(["build", "--quiet", "--data", str(shelf), "--out", str(shelf / "out")]) == 0
    return str(shelf / "out")


def test_check_fails_on_a_violation_and_names_the_cell_and_the_cure(broken, capsys):
    code = main(["check", "--review", "made-up", "--format", "tsv", "--graph", broken])
    out = capsys.readouterr().out

    assert code == 1
    assert "shape\tviolation\tmade-up\t1\t" in out
    assert "locate the cell again" in out


def test_check_passes_where_it_is_told_to(broken):
    words = ["check", "--quiet", "--review", "made-up", "--fail-on", "never", "--graph", broken]

    assert main(words) == 0


def test_check_of_shapes_says_how_many_nodes_each_looked_at(broken, capsys):
    code = main(["check", "--shapes", "--json", "--graph", broken])
    told = {entry["shape"]: entry for entry in json.loads(capsys.readouterr().out)}

    assert code == 1
    assert int(told["shape:Dose"]["nodes"]) > 2
    assert int(told["shape:Cell"]["violation"]) >= 1


def test_the_report_of_a_build_holds_the_shapes(broken):
    shapes = json.loads(Path(broken, "report.json").read_text("utf-8"))["shapes"]

    assert all(entry["nodes"] for entry in shapes)


def test_a_number_within_the_name_of_its_register_and_a_column_without_a_role_break_no_shape(
    tmp_path, capsys
):
    page = tmp_path / "page.csv"
    page.write_text(
        "Trial ID,Disease,Cell source,Quuxity\nEUCTR2016-001234-11-ES,Stroke,Bone marrow,high\n"
    )
    out = str(tmp_path / "out")
    assert main(["read", str(page), "--as", "spain", "--out", str(tmp_path / "reviews")]) == 0
    main(["build", "--quiet", "--data", str(tmp_path / "reviews"), "--out", out])
    capsys.readouterr()

    code = main(["check", "--review", "spain", "--format", "tsv", "--graph", out])
    told = capsys.readouterr().out.splitlines()[1:]

    assert code == 0
    assert [line.split("\t")[:2] for line in told] == [["shape", "warning"]]
    assert "Quuxity" in told[0]
