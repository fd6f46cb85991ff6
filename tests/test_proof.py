"""The proof that a document says, where the folder says, what the folder holds."""

import pytest

from mesograph.building.sources import load_sources
from mesograph.errors import BadInput
from mesograph.review.document import read_document
from mesograph.review.folder import load_review
from mesograph.review.proof import prove
from tests.made_up import ROWS, document, table, write_review


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


def test_the_documents_confirm_every_cell_of_the_shipped_reviews(documents):
    sources = load_sources((), documents)

    assert set(sources.documents) == {review.slug for review in sources.reviews}


def test_a_folder_without_a_document_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no document of a review is here"):
        load_sources((), tmp_path)
