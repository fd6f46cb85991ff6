"""What a draft says of prose that it hardly read, on cells of our own."""

import pytest

from mesograph.capture.drafts.findings import ReadProse, read_prose_of
from mesograph.capture.layouts.draft_table import DraftCell
from mesograph.prose.read import read_prose

HARDLY = "Pain, zeal and sleep quality, in those who stayed on, mostly, appetite too, better"
"""The last word is far from the first measure."""


def drafted(text: str) -> ReadProse:
    return read_prose_of([(DraftCell(1, "Outcome", text, (), 1.0), text)])


def test_a_finding_that_is_hardly_sure_makes_its_cell_doubtful():
    draft = drafted(HARDLY)
    unsure = [found.span for found in draft.findings if found.confidence < 0.4]

    assert unsure
    assert [left.span for left in draft.unread if left.reason == "unsure"] == unsure


def test_a_finding_that_is_sure_leaves_its_cell_alone():
    assert drafted("Pain fell").unread == ()


@pytest.mark.parametrize(
    "text",
    [
        "Quuxopathy was the most common adverse event",
        "Quuxopathy and blorbitis were common",
        "Quuxopathy was observed in some",
        "Quuxomas were not observed",
    ],
)
def test_a_harm_that_no_term_names_is_left_to_the_curator(text):
    reading = read_prose(text)

    assert reading.findings == ()
    assert reading.unread


@pytest.mark.parametrize(
    "text",
    [
        "Proctalgia, fatigue and anal abscess were the most common adverse events",
        "The most common adverse events were proctalgia, fatigue and anal abscess",
        "Adverse events included proctalgia, fatigue and an abscess",
        "AEs: mild proctalgia, fatigue, abscess",
    ],
)
def test_harms_that_a_general_name_lists_stand_in_its_place(text):
    names = [r.finding.measure.rpartition("/")[2] for r in read_prose(text).findings]

    assert names == ["proctalgia", "fatigue", "abscess"]


def test_a_general_name_with_a_figure_of_its_own_is_told_beside_its_members():
    findings = [r.finding for r in read_prose("AEs in 9 of 16 (pain, fatigue)").findings]
    told = [(found.measure.rpartition("/")[2], found.count) for found in findings]

    assert told == [("adverse-event", 9), ("pain", None), ("fatigue", None)]
