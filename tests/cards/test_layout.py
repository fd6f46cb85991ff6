import json

from mesograph.cards.card import Block, Card
from mesograph.cards.layout import as_json, as_text

CARD = Card(
    "a trial",
    "https://example.org/a",
    ("one line about it",),
    (
        Block("Said", ("of", "words"), (("dose", "many words that run over the line"),), ("note",)),
        Block("Missing", ("of",), ()),
    ),
)


def test_a_wide_cell_is_wrapped_and_nothing_of_it_is_lost():
    text = as_text(CARD, 30)

    assert all(len(line) <= 30 for line in text.splitlines())
    assert "many words that run over the line" in " ".join(text.split()).replace("- ", "")


def test_a_block_without_rows_says_so():
    assert "Missing\n  none\n" in as_text(CARD, 80)


def test_a_card_for_a_program_holds_all_that_the_text_holds():
    content = json.loads(as_json(CARD))

    assert content["title"] == "a trial"
    assert content["blocks"][0]["rows"] == [["dose", "many words that run over the line"]]
    assert content["blocks"][0]["notes"] == ["note"]
