"""From a document to answers, as a curator goes: read, build with the document, mend, build."""

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mesograph.api import Graph
from mesograph.api import open as open_graph
from mesograph.building.sources import load_sources
from mesograph.cli import main
from mesograph.review.folder import Review, load_review
from tests.capture.layouts import LAYOUTS
from tests.capture.made_up_tables import MadeUp, load

WHOLE = load("by-trial")
TABLE = MadeUp(WHOLE.title, WHOLE.headers, WHOLE.rows[:6])
FORMATS = {
    layout.casefold(): LAYOUTS[layout]
    for layout in ("blanks", "HTML", "JATS", "CSV", "TSV", "XLSX", "pipes")
}
"""A slug, and how its document is printed and what it ends with."""
THIRD_ROW = {
    "blanks": "in line 9",
    "html": "in table 2, row 4",
    "jats": "in table 1, row 4",
    "csv": "in row 4",
    "tsv": "in row 4",
    "xlsx": "in sheet 'Sheet', row 5",
    "pipes": "in line 7",
}
"""Where a reader finds the third row of the table."""
QUOTES = """
PREFIX meso: <https://w3id.org/mesograph/vocab#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?exact ?before ?after
WHERE {
  <https://w3id.org/mesograph/id/claim/SLUG/1/hasFinding/1> meso:hasQuote ?quote .
  ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
  OPTIONAL { ?quote oa:prefix ?before }
  OPTIONAL { ?quote oa:suffix ?after }
}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document of each format, the reviews drafted from them, and a build."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "docs").mkdir()
    for slug, (printed, ending) in FORMATS.items():
        path = folder / "docs" / f"{slug}.{ending}"
        path.write_bytes(printed(TABLE))
        assert main(["read", str(path), "--as", slug, "--out", str(_shelf(folder, slug))]) == 0
    assert _build(folder, folder / "docs") == 0
    return folder


def _shelf(desk: Path, slug: str) -> Path:
    """Give each draft a folder of its own: a CSV and a TSV of one table are one document."""
    return desk / "reviews" / slug


def _build(desk: Path, documents: Path) -> int:
    data = [word for slug in FORMATS for word in ("--data", str(_shelf(desk, slug)))]
    out = ["--out", str(desk / "build")]
    return main(["build", *data, "--sources", str(documents), *out])


@pytest.fixture(scope="module")
def graph(desk: Path) -> Graph:
    return open_graph(desk / "build")


@pytest.mark.parametrize("slug", FORMATS)
def test_a_claim_has_its_words_with_what_stands_before_and_after(graph: Graph, slug: str) -> None:
    ((exact, before, after),) = graph.sparql(QUOTES.replace("SLUG", slug)).rows

    assert str(exact).startswith("Liver function improved")
    assert f"{before or ''}{exact}{after or ''}" in TABLE.rows[0][8]


@pytest.mark.parametrize("slug", FORMATS)
def test_what_a_finding_rests_on_is_explained_in_the_documents_words(
    desk: Path, slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", f"id:finding/{slug}/1/1", "--graph", str(desk / "build")]) == 0

    assert f"{slug}, row 1, Main findings “Liver function improved" in capsys.readouterr().out


@pytest.mark.parametrize("slug", FORMATS)
def test_a_damaged_cell_is_named_with_its_cure_and_the_old_build_stays(
    desk: Path, slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = (desk / "build" / "mesograph.nq").read_bytes()
    printed, ending = FORMATS[slug]
    third = ("NCT01234003", "Heart failure", *TABLE.rows[2][2:])
    damaged = MadeUp(TABLE.title, TABLE.headers, (*TABLE.rows[:2], third, *TABLE.rows[3:]))
    document = tmp_path / f"{slug}.{ending}"
    document.write_bytes(printed(damaged))

    assert _build(desk, tmp_path) == 2

    said = capsys.readouterr().err
    assert "59 are in place" in said or "elsewhere, 1 gone" in said
    assert "row 3, Indication: its words are gone, there is " in said
    assert "Heart failure" in said
    assert f"{THIRD_ROW[slug]}; transcribe" in said
    assert "transcribe it as it is now, if that is right" in said
    assert f"mesograph read {document} --as {slug} --out FOLDER" in said
    assert said.count("its words are gone") == 1
    assert (desk / "build" / "mesograph.nq").read_bytes() == built


@pytest.mark.parametrize("slug", FORMATS)
def test_the_cure_that_is_named_cures(desk: Path, slug: str, tmp_path: Path) -> None:
    printed, ending = FORMATS[slug]
    first = (*TABLE.rows[0][:7], "48 (30/18)", *TABLE.rows[0][8:])
    document = tmp_path / "docs" / f"{slug}.{ending}"
    document.parent.mkdir()
    document.write_bytes(printed(MadeUp(TABLE.title, TABLE.headers, (first, *TABLE.rows[1:]))))
    curated = shutil.copytree(_shelf(desk, slug) / slug, tmp_path / "curated" / slug)

    assert main(["read", str(document), "--as", slug, "--out", str(tmp_path / "anew")]) == 0
    anew = tmp_path / "anew" / slug
    shutil.copy(anew / "cells.tsv", curated)
    _replace(curated / "rows.tsv", "45 (30/15)", "48 (30/18)")
    old, new = (load_review(folder, slug).declared.document for folder in (curated, anew))
    _replace(curated / "review.toml", old, new)

    assert slug in load_sources([tmp_path / "curated"], document.parent).documents


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize("layout", ["HTML", "XLSX", "blanks"])
def test_two_tables_of_one_document_are_two_reviews_that_it_proves(
    layout: str, tmp_path: Path
) -> None:
    document = _two_tables(layout, tmp_path / "docs")
    for slug, table in (("first", "1"), ("second", "2")):
        words = ["--as", slug, "--table", table, "--out", str(tmp_path / "reviews")]
        assert main(["read", str(document), *words]) == 0

    sources = load_sources([tmp_path / "reviews"], document.parent)

    first, second = (review for review in sources.reviews if review.slug in ("first", "second"))
    assert first.declared.document == second.declared.document
    assert sources.documents["first"] is sources.documents["second"]
    assert max(places_of(first)) < min(places_of(second))


def places_of(review: Review) -> set[int]:
    return {place.start for places in review.places.values() for place in places}


def _two_tables(layout: str, folder: Path) -> Path:
    """Print two tables in one document: two in a page, or two sheets of a workbook."""
    printed, ending = LAYOUTS[layout]
    document = folder / f"two.{ending}"
    folder.mkdir()
    other = load("published")
    if layout != "XLSX":
        pages = printed(WHOLE).replace(b"</body></html>", b"") + b"\n\n" + printed(other)
        document.write_bytes(pages)
        return document
    book = load_workbook(io.BytesIO(printed(WHOLE)))
    sheet = book.create_sheet("Published")
    for row in (other.headers, *other.rows):
        sheet.append(list(row))
    book.save(document)
    return document


@pytest.mark.parametrize("slug", ["html", "xlsx"])
def test_reading_a_curated_document_again_shows_the_difference_and_writes_nothing(
    desk: Path, slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = tmp_path / "reviews"
    document = desk / "docs" / f"{slug}.{FORMATS[slug][1]}"
    main(["read", str(document), "--as", slug, "--out", str(shelf)])
    rows = shelf / slug / "rows.tsv"
    rows.write_text(rows.read_text("utf-8").replace("Egypt", "Sudan"), "utf-8")
    before = {path: path.read_bytes() for path in shelf.rglob("*") if path.is_file()}
    capsys.readouterr()

    assert main(["read", str(document), "--as", slug, "--out", str(shelf)]) == 0

    said = capsys.readouterr()
    assert "nothing is written" in said.err
    assert "3\tCountry\tEgypt\tSudan" in said.out
    assert {path: path.read_bytes() for path in shelf.rglob("*") if path.is_file()} == before
