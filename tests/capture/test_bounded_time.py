"""Pages that no table was ever printed as are read to the end, which backtracking has not."""

import pytest

from mesograph.capture.headers import headings
from mesograph.capture.headers.parting import parted
from mesograph.capture.layouts.tables import choose, page_of
from mesograph.capture.words.atoms import LONGEST_WORD, atoms_of, wording
from mesograph.capture.words.recognisers import Asker, asker_of
from mesograph.capture.words.stream import stream_of
from mesograph.reading.identifier import read_identifiers
from tests.capture.layouts import blanks
from tests.capture.made_up_tables import load


@pytest.mark.parametrize("piece", ["a", "1", "a-", "1,", "1 and ", "1 1 ", "NCT01234567", "aB1("])
def test_a_line_of_one_piece_over_and_over_is_read_to_the_end(piece):
    page = blanks(load("by-trial")) + b"\n" + piece.encode() * (20_000 // len(piece))

    drafted = choose(page_of(page, "page.txt", {}), None, "page.txt").read()

    assert drafted.rows


def test_a_word_too_long_to_be_one_is_cut_and_keeps_its_text_and_place():
    text = "Stroke " + "a" * (2 * LONGEST_WORD + 1) + " IV"

    atoms = atoms_of(text)

    assert wording(atoms) == text
    assert max(len(atom.text) for atom in atoms) == LONGEST_WORD
    assert all(text[atom.start : atom.end] == atom.text for atom in atoms)


def test_grammars_meet_no_word_much_longer_than_a_word_may_be():
    stream = stream_of(atoms_of("b" * 10 * LONGEST_WORD))

    assert max(map(len, stream.text.split())) <= 2 * LONGEST_WORD + 1


@pytest.mark.parametrize("piece", ["a", "a/", "a1", "x123", "-"])
def test_numbers_of_trials_are_looked_for_in_one_scan(piece):
    assert read_identifiers(piece * 50_000) == ()


def test_headers_repeated_without_end_are_parted_no_further_than_headers_go(monkeypatch):
    lengths = []

    def watched(atoms, told):
        lengths.append(len(atoms))
        return parted(atoms, told)

    monkeypatch.setattr(headings, "parted", watched)
    page = atoms_of("Trial ID Disease Phase Route Country\n" * 2_000)

    found = headings.find_headers(page, {})

    assert len(found) == 1
    assert lengths
    assert max(lengths) <= 120


def test_a_header_repeated_without_end_heads_a_table_without_rows():
    page = b"Trial ID Disease Phase Route Country\n" * 500

    (table,) = page_of(page, "page.txt", {}).tables

    assert table.read().rows == 0


def test_one_asker_serves_all_blocks_of_a_table():
    columns = (("identifier",), ("condition", "aim"))

    assert asker_of(columns) is asker_of((("identifier",), ("condition", "aim")))


def test_what_an_asker_remembers_is_bounded():
    ask = Asker([("condition",)])

    for n in range(2**15 + 10):
        ask(f"word{n}", 0)

    assert len(ask._known) <= 2**15
