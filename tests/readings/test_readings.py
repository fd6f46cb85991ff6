"""The second reading agrees with the ledgers, but for what was settled on record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mesograph.questions.answers import ask
from mesograph.store import Store
from tests.readings.agreement import CODED, HERE, REVIEWS, alike, paired, read, table

LEDGERS = ("rows", "doses", "schedules", "identifiers", "measures", "aims")
ONE_LINE_A_ROW = ("rows", "schedules", "aims")
SHELVES = sorted((HERE / "second").iterdir())


def ledger(store: Store, name: str, review: str) -> list[dict[str, str]]:
    answered = ask(store, name)
    lines = (dict(zip(answered.columns, row, strict=True)) for row in answered.rows)
    return [line for line in lines if line["review"] == review]


def differences(store: Store, shelf: Path) -> Iterator[tuple[str, ...]]:
    for name in LEDGERS:
        if not (shelf / f"{name}.tsv").is_file():
            continue
        second = read(shelf / f"{name}.tsv")
        graph = ledger(store, name, shelf.name)
        if name in ONE_LINE_A_ROW:
            by_row = {line["row"]: line for line in graph}
            for line in second:
                for column, text in line.items():
                    said = by_row[line["row"]][column]
                    if said != text:
                        yield (name, shelf.name, line["row"], column, text, said)
        else:
            columns = tuple(second[0])
            theirs = sorted(tuple(line[c] for c in columns) for line in second)
            ours = sorted(tuple(line[c] for c in columns) for line in graph)
            yield from ((name, *line, "only second") for line in set(theirs) - set(ours))
            yield from ((name, *line, "only graph") for line in set(ours) - set(theirs))


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.name)
def test_every_difference_to_the_second_reading_is_settled_on_record(store, shelf):
    settled = {
        tuple(line[c] for c in ("ledger", "review", "row", "column", "second", "graph"))
        for line in read(HERE / "settled.tsv")
        if line["review"] == shelf.name
    }

    assert set(differences(store, shelf)) == settled


@pytest.mark.parametrize("review", REVIEWS)
def test_every_statement_in_the_data_is_coded_so_by_one_of_the_readings(review):
    root = Path(__file__).parents[2]
    curated = read(root / "data" / "reviews" / review / "findings.tsv")

    found = {
        (line["row"], line["n"])
        for reading in ("first", "second")
        for line, read_as in paired(curated, read(HERE / reading / review / "findings.tsv"))
        if alike(line, read_as, CODED)
    }

    assert {(line["row"], line["n"]) for line in curated} == found


def test_the_agreement_in_the_docs_is_that_of_the_readings():
    page = (Path(__file__).parents[2] / "docs" / "curation.md").read_text("utf-8")

    assert table() in page


def test_every_settled_difference_has_a_reason():
    assert all(line["reason"] for line in read(HERE / "settled.tsv"))
