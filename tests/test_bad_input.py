"""Bad input: a message that names file, line and cell, all of a pass together, nothing lost."""

from pathlib import Path

import pytest

from mesograph.building.sources import load_sources
from mesograph.cli import main
from mesograph.errors import BadInput, Fault
from mesograph.questions.headers import read_query
from mesograph.review.folder import load_review
from tests.made_up import DECLARATION, FINDINGS, ROWS, table, write_review


def faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(BadInput) as caught:
        load_review(folder, "made-up")
    return caught.value.faults


def only(folder: Path) -> str:
    (fault,) = faults_of(folder)
    return str(fault)


def test_an_unknown_column_is_named_with_the_nearest(tmp_path):
    rows = table((("row", "Desease", *ROWS[0][2:]), *ROWS[1:]))

    found = faults_of(write_review(tmp_path, rows_tsv=rows))

    unknown, missing = map(str, found)
    assert unknown.startswith("made-up/rows.tsv:1 [Desease]: there is no such column")
    assert unknown.endswith("did you mean Disease?; take it out or rename it")
    assert missing == "made-up/rows.tsv:1 [Disease]: the column is missing; add it to the header"


def test_a_row_that_stands_twice_is_named_with_both_lines(tmp_path):
    rows = table((*ROWS, ROWS[2]))

    found = only(write_review(tmp_path, rows_tsv=rows))

    assert found.startswith("made-up/rows.tsv:4 [row]: row 2 stands already in line 3")


def test_a_row_count_other_than_declared_is_named(tmp_path):
    found = only(write_review(tmp_path, rows_tsv=table(ROWS[:2])))

    assert "1 rows where 2 are declared, row 2 is the first that is missing" in found


def test_a_finding_for_a_row_that_is_not_there_is_named(tmp_path):
    findings = table((FINDINGS[0], ("3", *FINDINGS[1][1:])))

    found = faults_of(write_review(tmp_path, findings_tsv=findings))

    assert any("there is no row 3: 2 rows are declared" in str(fault) for fault in found)


def test_an_unknown_term_is_named_with_the_nearest(tmp_path):
    wrong = ("1", "1", "Results", "0", "25", "serious-adverse-evnt", *FINDINGS[1][6:])
    findings = table((FINDINGS[0], wrong))

    found = only(write_review(tmp_path, findings_tsv=findings))

    assert "findings.tsv:2 [measure]: no measure is 'serious-adverse-evnt'" in found
    assert "did you mean serious-adverse-event" in found


def test_a_finding_that_stands_twice_is_named(tmp_path):
    findings = table((*FINDINGS, FINDINGS[1]))

    found = only(write_review(tmp_path, findings_tsv=findings))

    assert "finding 1 of row 1 stands already in line 2" in found


def test_a_finding_in_a_column_of_no_outcomes_is_named(tmp_path):
    findings = table((FINDINGS[0], ("1", "1", "Disease", *FINDINGS[1][3:])))

    found = only(write_review(tmp_path, findings_tsv=findings))

    assert "finding 1 of row 1 stands in 'Disease'; name a column of outcomes" in found


def test_an_unknown_key_of_the_declaration_is_named(tmp_path):
    toml = DECLARATION.replace('table = "Table 1"', 'tabel = "Table 1"')

    found = faults_of(write_review(tmp_path, review_toml=toml))

    assert "there is no key 'tabel', did you mean table?" in str(found[-1])


def test_an_unknown_role_is_named_with_its_line(tmp_path):
    toml = DECLARATION.replace('roles = ["condition"]', 'roles = ["condtion"]')

    found = only(write_review(tmp_path, review_toml=toml))

    assert found.startswith("made-up/review.toml:14 [roles]: 'condtion' is not a role")
    assert "did you mean condition" in found


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path):
    folder = write_review(tmp_path)
    text = (folder / "rows.tsv").read_bytes().replace(b"Stroke", b"Stro\xe9ke")
    (folder / "rows.tsv").write_bytes(text)

    assert any("rows.tsv:3: byte 0xe9 is not UTF-8" in str(fault) for fault in faults_of(folder))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_what_a_spreadsheet_does_to_a_file_is_undone(tmp_path, encoding):
    plain = load_review(write_review(tmp_path / "plain"), "made-up")
    lines = [[f'"{cell}"' if "," in cell else cell for cell in row] for row in ROWS]
    saved = "\r\n".join(["\t".join(line) for line in lines] + ["\t" * 5, ""])
    folder = write_review(tmp_path / "saved")
    (folder / "rows.tsv").write_bytes(saved.encode(encoding))

    assert load_review(folder, "made-up").texts == plain.texts


def test_quotes_that_are_printed_are_kept(tmp_path):
    quoted = ("2", '"Stroke"', *ROWS[2][2:])
    folder = write_review(tmp_path, rows_tsv=table((*ROWS[:2], quoted)))

    assert '"Stroke"' in load_review(folder, "made-up").texts.values()


def test_a_missing_file_is_named(tmp_path):
    folder = write_review(tmp_path)
    (folder / "rows.tsv").unlink()

    assert "made-up/rows.tsv: the file is missing; add it" in map(str, faults_of(folder))


def test_faults_of_all_files_come_together(tmp_path):
    rows = table((*ROWS, ROWS[2]))
    findings = table((*FINDINGS, FINDINGS[1]))
    curation = (
        "row\tcolumn\trole\tverb\tvalue\treason\tdate\n1\tDisease\tcondition\tguess\tx\t\tz\n"
    )

    found = faults_of(
        write_review(tmp_path, rows_tsv=rows, findings_tsv=findings, curation_tsv=curation)
    )

    assert {fault.file.split("/")[-1] for fault in found} == {
        *("rows.tsv", "findings.tsv", "curation.tsv"),
    }
    assert len(found) == 6


def test_faults_of_all_reviews_come_together(tmp_path):
    for name in ("one", "two"):
        folder = write_review(tmp_path / name, rows_tsv=table(ROWS[:2]))
        folder.rename(folder.with_name(name))

    with pytest.raises(BadInput) as caught:
        load_sources([tmp_path / "one", tmp_path / "two"])

    assert len({fault.file for fault in caught.value.faults}) == 4


def test_a_slug_that_is_taken_is_named(tmp_path):
    shipped = write_review(tmp_path).rename(tmp_path / "wjsc-2025")
    (shipped / "review.toml").write_text(DECLARATION.replace("made-up", "wjsc-2025"))

    with pytest.raises(BadInput, match="a review 'wjsc-2025' is there already"):
        load_sources([tmp_path])


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match="there is no such folder"):
        load_sources([tmp_path / "nowhere"])


def test_an_unknown_header_of_a_query_is_named_with_its_line():
    with pytest.raises(BadInput, match=r"x\.rq:2: no header is called 'abuot', did you mean about"):
        read_query("queries/questions/x.rq", b"#+ title: x\n#+ abuot: y\nSELECT * {}")


def test_a_query_without_a_title_is_refused():
    with pytest.raises(BadInput, match="there is no title"):
        read_query("queries/questions/x.rq", b"SELECT * {}")


def test_terms_of_a_declaration_may_be_given_by_name_or_label(tmp_path):
    toml = DECLARATION.replace('"not-reported"', '"not reported"').replace(
        'roles = ["hasFinding", "resultsStatus"]', 'roles = ["outcomes", "results status"]'
    )

    review = load_review(write_review(tmp_path, review_toml=toml), "made-up")

    assert review.declared.missing["-"] == "not-reported"
    assert review.declared.columns[4].roles == ("hasFinding", "resultsStatus")


def test_a_folder_without_a_review_is_said(tmp_path, capsys):
    (tmp_path / "pages").mkdir()

    code = main(["build", "--data", str(tmp_path / "pages"), "--out", str(tmp_path / "out")])

    assert code == 2
    assert "there is no review in it" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
