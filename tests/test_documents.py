"""Which file of a folder is the document of which review."""

from dataclasses import replace
from pathlib import Path

import pytest

from mesograph.building.documents import find_documents
from mesograph.canonical import canonical, digest
from mesograph.capture.documents.decoding import read_bytes
from mesograph.errors import BadInput, Fault
from mesograph.review.folder import Review, load_review
from tests.capture.layouts import xlsx
from tests.capture.made_up_tables import load
from tests.made_up import DECLARATION, document, write_review

SHEET = xlsx(load("by-trial"))


@pytest.fixture
def review(tmp_path: Path) -> Review:
    same = f'sha256 = "{digest(canonical(document()))}"'
    folder = write_review(
        tmp_path / "reviews", review_toml=DECLARATION.replace('sha256 = ""', same)
    )
    return load_review(folder, "made-up")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, as they are read."""
    names: list[str] = []

    def read(path: Path) -> bytes:
        names.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr("mesograph.building.documents.read_bytes", read)
    return names


class Found:
    """What came of looking for the document of one review."""

    def __init__(self, shelf: Path, review: Review) -> None:
        self.faults: list[Fault] = []
        self.said: list[str] = []
        found = find_documents(shelf, [review.declared], self.faults, self.said.append)
        self.name = Path(found[review.slug].name).name if found else ""


@pytest.mark.parametrize("name", ["made-up.txt", "made-up.md", "made-up.text", "made-up"])
def test_a_file_that_is_called_after_the_review_is_its_document(shelf, review, name):
    (shelf / name).write_text(document())

    assert Found(shelf, review).name == name


def test_a_document_by_another_name_is_known_by_its_digest(shelf, review):
    (shelf / "page from the publisher.txt").write_text(document())

    assert Found(shelf, review).name == "page from the publisher.txt"


def test_of_two_files_called_alike_the_one_with_the_digest_is_taken_and_it_is_said(shelf, review):
    (shelf / "made-up.html").write_text("<html><p>Saved, and the table was lost.</p></html>")
    (shelf / "made-up.txt").write_text(document())

    found = Found(shelf, review)

    assert found.name == "made-up.txt"
    assert "made-up.txt is the document of made-up; not needed: made-up.html" in found.said


def test_two_files_called_alike_without_the_digest_are_a_question(shelf, review):
    (shelf / "made-up.html").write_text("<html><p>Saved, and the table was lost.</p></html>")
    (shelf / "made-up.txt").write_text("Another version")

    (fault,) = Found(shelf, review).faults

    assert "made-up.html, made-up.txt are named after made-up" in str(fault)


def test_a_file_that_cannot_be_read_is_a_fault_unless_another_can(shelf, review):
    (shelf / "made-up.pdf").write_bytes(b"%PDF-1.7 and so on")

    (fault,) = Found(shelf, review).faults
    (shelf / "made-up.txt").write_text(document())
    found = Found(shelf, review)

    assert "it is a PDF file; save its text" in str(fault)
    assert found.name == "made-up.txt"
    assert not found.faults


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"\x89PNG\r\n"])
def test_what_is_damaged_is_a_fault_and_no_crash(shelf, review, content):
    (shelf / "made-up.xlsx").write_bytes(content)

    (fault,) = Found(shelf, review).faults

    assert "made-up.xlsx" in fault.file


def test_files_of_no_review_are_named_in_one_line(shelf, review):
    (shelf / "made-up.txt").write_text(document())
    for n in range(9):
        (shelf / f"note-{n}.txt").write_text("A note")
    (shelf / ".hidden.txt").write_text("not seen")
    (shelf / "~$made-up.xlsx").write_text("a lock")

    (said,) = Found(shelf, review).said

    assert said.endswith("note-0.txt, note-1.txt, note-2.txt, note-3.txt, note-4.txt and 4 more")


def test_nothing_is_read_that_no_review_needs(shelf, review, opened):
    (shelf / "made-up.txt").write_text(document())
    for n in range(300):
        (shelf / f"{n}.xlsx").write_bytes(SHEET)

    assert Found(shelf, review).name == "made-up.txt"
    assert opened == ["made-up.txt"]


def test_the_search_by_digest_is_bounded_and_says_so(shelf, review, opened):
    for n in range(200):
        (shelf / f"{n:03}.txt").write_text(f"Page {n}")

    said: list[str] = []
    with pytest.raises(BadInput, match="no document of a review is here"):
        find_documents(shelf, [review.declared], [], said.append)

    assert "too many or too large to look into unless named after a review" in said[0]
    assert "and 145 more" in said[0]
    assert len(opened) == 50


def test_a_text_is_looked_into_before_a_heap_of_workbooks(shelf, review, opened):
    (shelf / "the page.txt").write_text(document())
    for n in range(300):
        (shelf / f"{n}.xlsx").write_bytes(SHEET)

    assert Found(shelf, review).name == "the page.txt"
    assert opened == ["the page.txt"]


def test_two_reviews_of_one_document_both_find_it(shelf, review):
    (shelf / "made-up.txt").write_text(document())
    second = replace(review.declared, slug="second-table")

    found = find_documents(shelf, [review.declared, second], [])

    assert found["second-table"] is found["made-up"]
