import pytest

from mesograph.cards.asking import question
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
    found = [row[:2] for row in find_text(store, "arthritis").rows]

    assert found[0][0] == "condition"
    assert found.index(("condition", "rheumatoid arthritis")) < len(found) - 1
    assert find_text(store, "i.v.").rows[0][:2] == ("route", "intravenous")


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


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        ("toothache", "toothache", "sttt-2025 16"),
        ("IL-6", "interleukin-6", "sttt-2025 21, 52, 55; wjsc-2025 10, 13"),
        ("total tau", "total tau (CSF)", "sttt-2025 81"),
        ("knee", "knee", "wjsc-2025 7"),
        ("KOOS", "KOOS", "sttt-2025 71"),
        ("control", "control", "sttt-2025 3, 8, 14, 42, 44, 59, 61, 89, 90"),
    ],
)
def test_what_is_a_part_of_a_value_is_found_with_the_rows_that_say_it(store, text, name, rows):
    found = [row[3] for row in find_text(store, text).rows if row[1] == name]

    assert rows in found


def test_a_misprint_leads_to_the_rows_of_the_term_that_it_means(store):
    rows = {row[1]: row[3] for row in find_text(store, "CPR").rows}

    assert "sttt-2025 22" in rows["C-reactive protein"]


def test_every_measure_of_a_finding_is_found_with_its_row(store):
    measures: dict[str, set[tuple[str, str]]] = {}
    for line in question(store, "findings")[::30]:
        measures.setdefault(line["measure"], set()).add((line["review"], line["row"]))

    lost = {
        measure
        for measure, rows in measures.items()
        if not rows <= rows_of(dict_of(store, measure)["measure", measure])
    }

    assert measures
    assert lost == set()


def dict_of(store, text: str) -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[3] for row in find_text(store, text).rows}


def rows_of(listed: str) -> set[tuple[str, str]]:
    return {
        (review, row.strip(","))
        for review, *rows in (of.split() for of in listed.split("; "))
        for row in rows
    }


def test_a_qualifier_is_found_and_leads_from_the_condition_that_it_names(store):
    found = dict_of(store, "T1D") | dict_of(store, "new-onset")

    assert found["condition", "type 1 diabetes mellitus"] == "sttt-2025 85, 86, 90"
    assert found["qualifier", "new-onset type 1 diabetes mellitus"] == "sttt-2025 86, 90"


def test_few_letters_that_stand_by_chance_are_passed_over(store):
    found = {row[1] for row in find_text(store, "CPR").rows}

    assert found == {"C-reactive protein"}
