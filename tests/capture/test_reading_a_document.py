"""`mesograph read`: a folder that builds, doubts beside it, differences instead of overwriting."""

import csv
from pathlib import Path

import pytest

from mesograph.canonical import canonical, digest
from mesograph.cli import main
from mesograph.review.folder import load_review
from tests.capture.layouts import LAYOUTS, blanks, pdf_text, spaced
from tests.capture.made_up_tables import load

TABLE = load("by-trial")
SLUGS = ("wjsc-2025", "sttt-2025", "msc-cancer-2022")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(pdf_text(TABLE))
    return path


def _read(page: Path, out: Path, *further: str) -> int:
    return main(["read", str(page), "--as", "organs", "--out", str(out), *further])


def test_a_draft_is_a_folder_that_the_strict_loader_takes(page: Path, tmp_path: Path) -> None:
    code = _read(page, tmp_path / "out")

    review = load_review(tmp_path / "out" / "organs", "organs")
    assert code == 0
    assert review.declared.rows == len(TABLE.rows)
    assert review.declared.missing == {
        "NA": "not-reported",
        "Not yet published": "not-yet-published",
    }
    assert review.findings


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cell_is_found_where_the_draft_says(layout: str, tmp_path: Path) -> None:
    printed, ending = LAYOUTS[layout]
    path = tmp_path / f"page.{ending}"
    path.write_bytes(printed(TABLE))

    assert _read(path, tmp_path / "out") == 0

    review = load_review(tmp_path / "out" / "organs", "organs")
    assert all(place.start < place.end for places in review.places.values() for place in places)
    assert len(review.places) >= 0.9 * sum(bool(c) for row in TABLE.rows for c in row)


def test_places_are_those_of_the_documents_canonical_text(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(spaced(TABLE))
    _read(path, tmp_path / "out")

    review = load_review(tmp_path / "out" / "organs", "organs")
    text = canonical(path.read_text("utf-8"))
    assert review.declared.document == digest(text)
    for places in review.places.values():
        words = " ".join(text[place.start : place.end] for place in places)
        assert digest(words) == places[0].sha256


def test_a_column_that_nobody_knows_is_doubted_and_one_that_no_role_speaks_of_is_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "page.csv"
    path.write_text(
        "Disease,Route,Phase,Sponsor,Weather\nRA,IV,I,Acme,fair\nMS,IV,II,Beta,wet\nALS,IT,I,Acme,dry\n",
        encoding="utf-8",
    )

    _read(path, tmp_path / "out")

    with (tmp_path / "out" / "organs.draft.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    doubtful = {line["column"] for line in lines if line["doubtful"]}
    assert doubtful == {"Weather"}
    assert {line["doubts"] for line in lines if line["column"] == "Sponsor"} == {
        "no role speaks of its column: sponsor"
    }


def test_every_cell_has_a_confidence_beside_the_folder(page: Path, tmp_path: Path) -> None:
    _read(page, tmp_path / "out")

    with (tmp_path / "out" / "organs.draft.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(lines) == len(TABLE.rows) * len(TABLE.headers)
    assert all(0.0 <= float(line["confidence"]) <= 1.0 for line in lines)
    assert not any(line["text"] for line in lines if line["column"] == "Main findings")


def test_what_prose_says_and_nobody_can_code_is_flagged_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "page.csv"
    said = "Safe; the zeal of the ward improved"
    path.write_text(f"Disease,Route,Outcome\nGlioma,IV,{said}\nStroke,IV,Safe\nStroke,IV,Safe\n")
    _read(path, tmp_path / "out")

    with (tmp_path / "out" / "organs.draft.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    flagged = [line for line in lines if line["column"] == "Outcome" and line["doubtful"]]
    assert [line["row"] for line in flagged] == ["1"]
    assert f"to {len(said)}: names no known measure" in flagged[0]["doubts"]
    assert "zeal" not in flagged[0]["doubts"]


def test_a_folder_that_is_there_is_compared_and_never_overwritten(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _read(page, tmp_path / "out")
    rows = tmp_path / "out" / "organs" / "rows.tsv"
    curated = rows.read_text("utf-8").replace("Egypt", "Sudan")
    rows.write_text(curated, "utf-8")

    assert _read(page, tmp_path / "out") == 0

    assert rows.read_text("utf-8") == curated
    assert "3\tCountry\tEgypt\tSudan" in capsys.readouterr().out


def test_a_document_that_is_curated_by_another_name_is_compared(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _read(page, tmp_path / "out")
    words = ["read", str(page), "--as", "by-another-name", "--out", str(tmp_path / "out")]

    assert main(words) == 0

    said = capsys.readouterr().err
    assert "organs is curated already, and nothing is written" in said
    assert "0 cells of organs differ" in said
    assert not (tmp_path / "out" / "by-another-name").exists()


def test_another_table_of_a_curated_document_is_drafted(tmp_path: Path) -> None:
    both = tmp_path / "both.txt"
    both.write_bytes(blanks(TABLE) + b"\n\n" + blanks(load("published")))
    _read(both, tmp_path / "out", "--table", "1")
    words = ["read", str(both), "--as", "second", "--out", str(tmp_path / "out"), "--table", "2"]

    assert main(words) == 0

    first = load_review(tmp_path / "out" / "organs", "organs")
    second = load_review(tmp_path / "out" / "second", "second")
    assert first.declared.document == second.declared.document
    assert first.declared.headers("fact") != second.declared.headers("fact")


def test_a_broken_review_beside_it_is_said_and_no_obstacle(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "out" / "broken"
    broken.mkdir(parents=True)
    (broken / "review.toml").write_text("slug =")

    assert _read(page, tmp_path / "out") == 0

    assert f"not compared with {broken}" in capsys.readouterr().err


def test_files_that_no_draft_of_ours_would_leave_are_not_written_over(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tmp_path / "out" / "organs" / "rows.tsv"
    rows.parent.mkdir(parents=True)
    rows.write_text("the work of a week")

    assert _read(page, tmp_path / "out") == 2

    assert rows.read_text() == "the work of a week"
    assert "name another folder with --out" in capsys.readouterr().err


@pytest.mark.parametrize(("slug", "fit"), [("My review", "My-review"), ("..", ""), (".x", "x")])
def test_a_slug_that_is_no_name_of_a_folder_is_refused(
    slug: str, fit: str, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(page), "--as", slug, "--out", str(tmp_path / "out")]) == 2

    assert (f"call it {fit}" if fit else "use letters") in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_person_may_say_what_a_header_means(tmp_path: Path) -> None:
    path = tmp_path / "page.csv"
    path.write_text(
        "Who was treated,Delivery route,Study phase\nRheumatoid arthritis,IV,II\nGlioma,IV,I\n"
    )

    assert _read(path, tmp_path / "out", "--column", "Who was treated=condition") == 0

    review = load_review(tmp_path / "out" / "organs", "organs")
    assert review.declared.columns[0].roles == ("condition",)


def test_a_header_that_no_table_has_is_refused_with_the_nearest(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["read", str(page), "--as", "organs", "--out", str(tmp_path / "out")]

    assert main([*words, "--column", "Indicatoin=condition"]) == 2
    assert "no table has the header 'Indicatoin'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_lowest_of_several_headers_is_the_header_and_what_stands_over_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<table><thead><tr><th colspan='3'>All trials</th></tr>"
        "<tr><th rowspan='2'>Disease</th><th colspan='2'>Intervention</th></tr>"
        "<tr><th>Cell source</th><th>Dose</th></tr></thead><tbody>"
        "<tr><td>Stroke</td><td>Bone marrow</td><td>2 × 10<sup>6</sup>/kg</td></tr>"
        "<tr><td>Stroke</td><td>Placenta</td><td>-</td></tr></tbody></table>"
    )
    _read(path, tmp_path / "out")

    review = load_review(tmp_path / "out" / "organs", "organs")
    assert review.declared.headers("fact") == ("Disease", "Cell source", "Dose")
    assert "'Intervention' stands over the headers 'Cell source', 'Dose'" in capsys.readouterr().err


def test_a_role_that_there_is_not_is_refused(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _read(page, tmp_path / "out", "--column", "Indication=conditoin") == 2
    assert "condition" in capsys.readouterr().err


def test_a_draft_builds_even_with_a_column_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "page.csv"
    path.write_bytes(LAYOUTS["CSV"][0](load("sponsor")))
    _read(path, tmp_path / "out")

    assert main(["build", "--data", str(tmp_path / "out"), "--out", str(tmp_path / "graph")]) == 0


@pytest.mark.parametrize("slug", SLUGS)
def test_the_documents_are_drafted_as_they_are_curated(
    slug: str, documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(documents / f"{slug}.txt"), "--as", slug, "--score"]) == 0

    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    facts = {line[0]: float(line[3]) for line in lines if not line[0].startswith("findings")}
    assert min(facts.values()) >= 0.98, facts


def test_a_legend_is_held_against_its_table(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "| Disease | Cell source | Route |\n|---|---|---|\n| UC | UC | IV |\n| RA | BM | IV |\n\n"
        "Abbreviations: UC ulcerative colitis, UC umbilical cord, RA overall survival, "
        "BM bone marrow, IV intravenous, MS multiple sclerosis\n"
    )
    _read(path, tmp_path / "out")

    legend = load_review(tmp_path / "out" / "organs", "organs").legend
    judged = [(entry.short, entry.judgement) for entry in legend]
    assert judged == [
        ("UC", "ambiguous"),
        ("UC", "ambiguous"),
        ("RA", "wrong"),
        ("BM", "right"),
        ("IV", "right"),
        ("MS", "unused"),
    ]
    assert legend[1].should_be == "umbilical cord in Cell source"
