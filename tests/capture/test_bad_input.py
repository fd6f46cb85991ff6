"""Pages that are empty, damaged or hostile give a message or a part, and never a crash."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mesograph.capture.documents import spreadsheet
from mesograph.capture.documents.decoding import decode, read_bytes
from mesograph.capture.documents.text import text_of
from mesograph.capture.layouts.tables import choose, page_of
from mesograph.errors import BadInput, UnknownName
from tests.capture.layouts import LAYOUTS, blanks, csv, html, jats, xlsx
from tests.capture.made_up_tables import MadeUp, load
from tests.capture.measure import read

TABLE = load("by-trial")


def test_an_empty_document_is_said_to_be_empty(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b" \n\n")

    with pytest.raises(BadInput, match="empty"):
        read_bytes(page)


def test_a_document_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such document"):
        read_bytes(tmp_path / "page.txt")


def test_a_page_without_a_table_says_what_was_looked_for() -> None:
    page = page_of(b"Nothing was tabulated here, and nobody knows why.\n" * 5, "page.txt", {})

    with pytest.raises(BadInput, match="--column"):
        choose(page, None, "page.txt")


def test_two_tables_are_told_apart_by_number_and_by_name() -> None:
    both = blanks(TABLE) + b"\n\n" + blanks(load("published"))
    page = page_of(both, "page.txt", {})

    assert len(page.tables) == 2
    assert choose(page, "2", "page.txt").headings[1].text == "Disease"
    assert choose(page, "registered trials", "page.txt").headings[0].text == "Trial ID"
    with pytest.raises(UnknownName):
        choose(page, "3", "page.txt")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_an_encoding_is_told_by_its_bytes(encoding: str) -> None:
    assert "5 × 105" in decode("5 × 105 cells".encode(encoding)).text


def test_a_guessed_encoding_is_a_remark() -> None:
    text = "\n".join(line for line in csv(TABLE).decode("utf-8-sig").split("\r\n"))

    page = page_of(text.encode("cp1252", errors="replace"), "page.csv", {})

    assert page.remarks


def test_scripts_are_text_that_is_left_out() -> None:
    page = page_of(html(TABLE), "page.html", {})

    assert all("NCT00000000" not in table.name for table in page.tables)
    assert "NCT00000000" not in page.text


def test_entities_are_not_expanded_and_files_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = jats(TABLE).decode().replace("<!ENTITY a ", f'<!ENTITY a0 "lol">{bomb}<!ENTITY a ')
    page = page.replace("<!ENTITY b ", f'<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY b ')
    page = page.replace("Liver cirrhosis", "&x;&a11;", 1)

    found = page_of(page.encode(), "page.xml", {})

    assert "the secret" not in found.text
    assert len(found.text) < 1_000_000


def test_a_bomb_of_entities_takes_no_row_with_it() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = jats(TABLE).decode().replace("<!ENTITY a ", f'<!ENTITY a0 "lol">{bomb}<!ENTITY a ')
    page = page.replace("Liver cirrhosis", "&a11;", 1)

    found = page_of(page.encode(), "page.xml", {})

    assert choose(found, None, "page.xml").read().rows == len(TABLE.rows)
    assert any("the XML is damaged" in remark for remark in found.remarks)


def test_an_article_that_breaks_off_says_so() -> None:
    page = jats(TABLE)[: len(jats(TABLE)) * 2 // 3]

    found = page_of(page, "page.xml", {})

    assert any("see whether words or rows are lacking" in remark for remark in found.remarks)


def test_a_line_longer_than_any_field_is_text() -> None:
    text = "words and more of them, " * 100_000

    assert text_of(text.encode(), "page.txt").text == text


def test_a_quote_that_is_never_closed_takes_in_no_rows() -> None:
    rows = 'Disease,Route,Outcome\n"Glioma,IV,Safe\nStroke,IV,Safe\n'

    page = page_of(rows.encode(), "page.csv", {})

    assert choose(page, None, "page.csv").read().rows == 2


def test_ten_megabytes_of_text_are_refused() -> None:
    with pytest.raises(BadInput, match="cut out the page with the table"):
        page_of(blanks(TABLE) + b"word " * 2_000_000, "page.txt", {})


def test_the_text_of_many_fields_is_written_whole() -> None:
    table = MadeUp(TABLE.title, TABLE.headers, TABLE.rows * 1500)

    text = text_of(csv(table), "page.csv").text

    assert text.count("\n") == len(table.rows)


def test_a_workbook_that_would_unpack_to_more_than_memory_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            with archive.open(f"{n}.xml", "w") as entry:
                for _ in range(80):
                    entry.write(b" " * 1024 * 1024)

    with pytest.raises(BadInput, match="unpacks"):
        page_of(packed.getvalue(), "page.xlsx", {})


@pytest.mark.parametrize("bound", ["MOST_ROWS", "MOST_COLUMNS"])
def test_a_sheet_beyond_the_bounds_is_refused_and_not_cut(
    bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, bound, 9)

    with pytest.raises(BadInput, match="cut out the table"):
        page_of(xlsx(TABLE), "page.xlsx", {})


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")

    for content in (packed.getvalue(), packed.getvalue()[:-5], b"PK\x03\x04 and no more"):
        with pytest.raises(BadInput):
            page_of(content, "page.xlsx", {})


def test_a_cell_that_spans_a_million_rows_is_held_within_bounds() -> None:
    page = html(TABLE).replace(b"<td>", b'<td rowspan="1000000" colspan="1000000">', 1)

    found = page_of(page, "page.html", {})

    assert len(found.text) < 1_000_000


def test_a_line_of_very_many_words_is_read_to_the_end() -> None:
    page = blanks(TABLE) + b"\n" + b"word " * 20_000

    drafted = choose(page_of(page, "page.txt", {}), None, "page.txt").read()

    assert drafted.rows >= len(TABLE.rows)


SMALL = MadeUp(TABLE.title, TABLE.headers, TABLE.rows[:4])
PRINTED = [printed(SMALL) for printed, _ in LAYOUTS.values()]
QUICK = (Phase.explicit, Phase.generate)


@settings(max_examples=60, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(PRINTED) - 1), st.data())
def test_damage_never_crashes_the_reader(layout: int, data: st.DataObject) -> None:
    printed = PRINTED[layout]
    start = data.draw(st.integers(0, len(printed)))
    end = data.draw(st.integers(start, min(len(printed), start + 400)))
    filling = data.draw(st.binary(max_size=30))
    damaged = printed[:start] + filling + printed[end:]
    ending = data.draw(st.sampled_from(["txt", "csv", "html", "xlsx"]))

    try:
        page = page_of(damaged, f"page.{ending}", {})
        drafted = choose(page, None, "page").read()
    except BadInput:
        return

    for cell in drafted.cells:
        assert 0.0 <= cell.confidence <= 1.0
        assert 1 <= cell.row <= drafted.rows


@settings(max_examples=40, deadline=None, phases=QUICK)
@given(st.text(max_size=300))
def test_any_text_is_a_page(text: str) -> None:
    page = page_of(text.encode("utf-8", errors="replace"), "page.txt", {})

    assert all(table.headings for table in page.tables)


def test_a_column_that_nobody_knows_is_kept_without_a_role() -> None:
    drafted = read(load("sponsor"), "CSV")

    assert drafted.headings[0].text == "Sponsor"
    assert drafted.headings[0].roles == ()
    assert drafted.cells[0].text == "Mesoblast"
