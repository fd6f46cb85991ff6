"""The proof that a document says, where the folder says, what the folder holds."""

import pytest

from mesograph.building.sources import load_sources
from mesograph.canonical import canonical
from mesograph.errors import BadInput
from mesograph.review.document import read_document
from mesograph.review.folder import Review, load_review
from mesograph.review.proof import prove
from tests.made_up import DECLARATION, RESULTS, ROWS, digest, document, places, table, write_review


def test_a_folder_made_from_its_document_is_proven(made_up):
    faults = list(prove(made_up, read_document("made-up.txt", document())))

    assert not faults


def test_a_changed_cell_of_the_document_is_named(made_up):
    text = document().replace("intrathecal", "intrarectal")

    (fault,) = prove(made_up, read_document("made-up.txt", text))

    assert "row 2, Given: the document has '5 × 107 cells, intrarectal" in str(fault)


def test_a_cell_that_was_not_copied_word_for_word_is_named(tmp_path):
    rows = table((*ROWS[:2], ("2", "stroke", *ROWS[2][2:])))
    review = load_review(write_review(tmp_path, rows_tsv=rows), "made-up")

    (fault,) = prove(review, read_document("made-up.txt", document()))

    assert "transcribed as 'stroke', printed as 'Stroke'" in str(fault)


def test_a_shifted_line_is_named(made_up):
    text = document().replace("\n\n", "\n\n\n", 1)

    faults = list(prove(made_up, read_document("made-up.txt", text)))

    assert "row 2, Disease: it stands in line 9" in str(faults[0])
    assert len(faults) == 6


def test_a_cell_that_was_cut_wrongly_is_told_the_place_to_write(tmp_path):
    header, first, second, *others = places()
    wrong = (*second[:3], "3", second[4], str(int(second[5]) + 2), digest("BM-MSCs 2"))
    cells = table((header, first, wrong, *others))
    review = load_review(write_review(tmp_path, cells_tsv=cells), "made-up")

    (fault,) = prove(review, read_document("made-up.txt", document()))

    assert "transcribed as 'BM-MSCs', printed as 'BM-MSCs 2'" in fault.found
    assert fault.cure.endswith(
        f"first_line 2, last_line 2, start 15, end 22, sha256 {digest('BM-MSCs')}"
    )


def test_a_cell_without_a_place_is_told_the_one_in_its_row(tmp_path):
    header, *others = places()
    cells = table((header, *(line for line in others if line[:2] != ("2", "Disease"))))
    review = load_review(write_review(tmp_path, cells_tsv=cells), "made-up")

    (fault,) = prove(review, read_document("made-up.txt", document()))

    (line,) = (line for line in others if line[:2] == ("2", "Disease"))
    assert fault.found == "row 2, Disease: no place is given"
    assert f"start {line[4]}, end {line[5]}, sha256 {line[6]}" in fault.cure


def test_cells_that_share_a_stretch_are_told_where_the_later_one_begins(tmp_path):
    header, *others = places()
    (at,) = (n for n, line in enumerate(others) if line[:2] == ("1", "Results"))
    line = others[at]
    early = int(line[4]) - len("(10/10) ")
    words = f"(10/10) {RESULTS[1]}"
    others[at] = (*line[:2], "4", line[3], str(early), line[5], digest(words))
    folder = write_review(tmp_path, cells_tsv=table((header, *others)))

    (fault,) = prove(load_review(folder, "made-up"), read_document("made-up.txt", document()))

    assert "row 1, Patients and row 1, Results share characters" in fault.found
    assert fault.cure == (
        f"mend one, as: row 1, Results from start {line[4]}, sha256 {digest(RESULTS[1])}, "
        "and take 8 from start and end of its findings"
    )


DECLARED = DECLARATION.replace('sha256 = ""', f'sha256 = "{digest(canonical(document()))}"')


@pytest.fixture
def declared(tmp_path):
    """The same folder, with the digest of its document."""
    return load_review(write_review(tmp_path, review_toml=DECLARED), "made-up")


def changes(review: Review, old: str, new: str) -> list[str]:
    text = document().replace(old, new, 1)
    return [str(fault) for fault in prove(review, read_document("docs/made-up.txt", text))]


def test_a_document_that_is_as_it_was_is_proven(declared):
    assert not changes(declared, "", "")


def test_a_changed_document_says_so_first_and_how_to_read_it_anew(declared):
    whole, *_ = changes(declared, "intrathecal", "into the spine")

    assert whole.startswith("docs/made-up.txt: it is not as it was when the folder of made-up was")
    assert "of 12 cells 8 are in place, 3 elsewhere, 1 gone" in whole
    assert "mesograph read docs/made-up.txt --as made-up --out FOLDER" in whole


def test_cells_that_only_moved_are_not_told_one_by_one(declared):
    _, gone = changes(declared, "intrathecal", "into the spine")

    assert gone == (
        "docs/made-up.txt:10 [Given]: row 2, Given: its words are gone, there is "
        "'5 × 107 cells, into the spine' in line 10; transcribe it as it is now, if that is right"
    )


def test_a_cell_that_has_grown_is_told_though_its_words_are_there(declared):
    _, grown = changes(declared, "20 (10/10)", "20 (10/10) or 30")

    assert "made-up.txt:4 [Patients]: row 1, Patients: 6 characters more before" in grown
    assert "'20 (10/10) or 30'" in grown


def test_a_changed_cell_of_prose_names_the_findings_that_rest_on_it(declared):
    _, gone = changes(declared, "Pain fell", "Pain rose")

    assert "row 1, Results: its words are gone" in gone
    assert "findings 1, 2 rest on it; code it as it is now" in gone


def test_a_row_that_is_left_out_is_told_cell_by_cell(declared):
    first_row = document().split("\n\n")[0]
    _, *by_cell = changes(declared, first_row, "")

    assert len(by_cell) == 6
    assert all("row 1, " in fault and "gone" in fault for fault in by_cell)


def test_a_change_before_the_table_is_told_once(declared):
    whole, before = changes(declared, "Osteoarthritis", "A word before. Osteoarthritis")

    assert "0 are in place, 12 elsewhere, 0 gone" in whole
    assert "15 characters more before row 1, Disease" in before


def test_another_document_is_told_in_one_line(declared):
    (fault,) = changes(declared, document(), "A page about something else, by another author.")

    assert "12 of 12 cells are not in it" in fault


def test_a_place_that_is_wrong_in_the_folder_is_told_with_the_right_one(tmp_path):
    header, first, *others = places()
    shifted = (*first[:4], "3", "17", first[6])
    cells = table((header, shifted, *others))
    folder = write_review(tmp_path, review_toml=DECLARED, cells_tsv=cells)

    (fault,) = prove(load_review(folder, "made-up"), read_document("made-up.txt", document()))

    assert str(fault) == (
        "made-up/cells.tsv [start]: row 1, Disease: it stands at characters 0 to 14; "
        "mend start and end, which are 3 and 17"
    )


@pytest.mark.parametrize("put_in", ["", "§", "more §"])
@pytest.mark.parametrize("at", range(12))
def test_wherever_a_cell_is_damaged_that_cell_alone_is_named(declared, at, put_in):
    place = places()[1 + at]
    lines = document().split("\n")
    words = lines[int(place[2]) - 1]
    lines[int(place[2]) - 1] = words[: len(words) // 2] + put_in + words[len(words) // 2 + 1 :]
    damaged = read_document("made-up.txt", "\n".join(lines))

    _, *by_cell = prove(declared, damaged)

    assert {fault.column for fault in by_cell} == {place[1]}
    assert all(f"row {place[0]}, {place[1]}: " in fault.found for fault in by_cell)


def test_the_documents_confirm_every_cell_of_the_shipped_reviews(documents):
    sources = load_sources((), documents)

    assert set(sources.documents) == {review.slug for review in sources.reviews}


@pytest.mark.parametrize("put_in", ["", "§", "§ § §"])
def test_wherever_a_document_of_the_shipped_reviews_is_damaged_the_cell_is_named(
    documents, sources, put_in
):
    for review in sources.reviews:
        text = canonical((documents / f"{review.slug}.txt").read_text("utf-8"))
        for cell, (place, *_) in sorted(review.places.items())[::67]:
            middle = (place.start + place.end) // 2
            damaged = text[:middle] + put_in + text[middle + 1 :]

            faults = prove(review, read_document(review.slug, damaged))

            what = f"row {cell.row}, {cell.column}"
            assert any(what in fault.found for fault in faults), (review.slug, what)


def test_a_folder_without_a_document_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no document of a review is here"):
        load_sources((), tmp_path)
