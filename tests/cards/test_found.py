import pytest

from mesograph.cards.found import find_text, near
from mesograph.errors import BadParameter


def test_case_blanks_and_hyphens_do_not_count(store):
    typed = find_text(store, "Intra Articular")

    assert typed == find_text(store, "intra-articular")
    assert typed.rows[0][:2] == ("route", "intra-articular")


def test_a_term_is_found_with_the_rows_that_say_it(store):
    terms = {row[1]: row[3] for row in find_text(store, "umbilical cord").rows}

    assert terms["umbilical cord"].startswith("sttt-2025 7, 8, 9, 14")
    assert "; wjsc-2025 2, 4" in terms["umbilical cord"]


def test_a_term_that_no_row_says_is_found_and_said_to_be_unused(store):
    terms = {row[1]: row[3] for row in find_text(store, "intracardiac").rows}

    assert terms["intracardiac"] == "no row says it"


def test_what_is_the_text_comes_before_what_only_holds_it(store):
    found = find_text(store, "i.v.")

    assert found.rows[0][:2] == ("route", "intravenous")
    assert ("category", "survival") in [row[:2] for row in found.rows]


def test_a_number_is_one_line_however_many_rows_print_it(store):
    numbers = [row for row in find_text(store, "nct01547091").rows if row[0] == "number"]

    assert [row[3] for row in numbers] == ["sttt-2025 22; wjsc-2025 10"]


def test_a_product_is_found_by_its_name_and_a_cell_by_its_words(store):
    found = {row[0] for row in find_text(store, "CELYVIR").rows}

    assert found == {"product", "cell"}


def test_the_words_of_prose_are_not_searched(store):
    columns = {row[1] for row in find_text(store, "infusion").rows if row[0] == "cell"}

    assert columns
    assert not columns & {"Outcomes", "Conclusion"}


def test_a_text_without_letters_is_refused_for_it_would_stand_everywhere(store):
    with pytest.raises(BadParameter, match="no letter"):
        find_text(store, " - ")


def test_a_text_that_nothing_holds_has_near_ones():
    assert "intravenous" in near("instravenus")
