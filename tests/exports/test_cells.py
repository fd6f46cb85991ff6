"""What stands in one cell, field or text comes back as it went in."""

from hypothesis import given
from hypothesis import strategies as some

from mesograph.exports.cells import as_meant, harmless
from mesograph.exports.neo4j_csv import field, marked, records, unmarked
from mesograph.exports.pipes import joined, split
from mesograph.exports.xmltext import ILLEGAL, escaped

texts = some.text(max_size=40)


@given(some.lists(texts))
def test_values_in_one_cell_come_apart_again(values):
    assert list(split(joined(values))) == values


@given(texts)
def test_values_in_one_cell_take_up_one_line_without_tabs(text):
    assert not set(joined([text])) & set("\t\n\r")


@given(some.lists(some.one_of(some.none(), texts), min_size=1, max_size=5))
def test_a_record_for_neo4j_is_read_back_field_by_field(tmp_path_factory, fields):
    path = tmp_path_factory.mktemp("record") / "one.csv"
    path.write_text(",".join(map(field, fields)) + "\n", encoding="utf-8", newline="")

    assert list(records(path)) == [fields]


@given(some.lists(texts, min_size=1))
def test_marked_elements_stand_in_an_array_with_the_default_delimiter(elements):
    array = ";".join(map(marked, elements))

    assert [unmarked(element) for element in array.split(";")] == elements


@given(texts)
def test_a_harmless_cell_is_meant_as_it_was(text):
    assert as_meant(harmless(text)) == text
    assert not harmless(text).startswith(("=", "@", "\t", "\r"))


@given(texts)
def test_escaped_text_holds_no_character_that_xml_refuses(text):
    assert not ILLEGAL.search(escaped(text))
    assert not set(escaped(text)) & set('<>"\n\t\r')
