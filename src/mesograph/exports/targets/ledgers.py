"""The ledgers as CSV: the whole content, one file a ledger, one line a thing."""

from collections.abc import Iterator
from pathlib import Path

from mesograph.exports.cells import read_cells, row_writer
from mesograph.exports.exporter import Exporter, Options
from mesograph.exports.facts import Fact
from mesograph.exports.folder import Folder
from mesograph.exports.source import Source
from mesograph.questions.answers import ask
from mesograph.questions.headers import load_queries


def names() -> tuple[str, ...]:
    """Give the names of the ledgers."""
    return tuple(sorted(load_queries("ledgers")))


def write(source: Source, folder: Folder, options: Options) -> None:
    """Ask each ledger and write it."""
    for name in names():
        table = ask(source.store, name)
        with folder.text(f"{name}.csv") as file:
            write_row = row_writer(file, safe=options.spreadsheet_safe)
            for row in [table.columns, *table.rows]:
                write_row(row)
        folder.counts[name] = len(table.rows)


def tell(source: Source, _: Options) -> Iterator[Fact]:
    """Tell every line of every ledger."""
    for name in names():
        table = ask(source.store, name)
        for row in [table.columns, *table.rows]:
            yield (name, *row)


def read(folder: Path, options: Options) -> Iterator[Fact]:
    """Read the files back."""
    for name in names():
        for row in read_cells(folder / f"{name}.csv", safe=options.spreadsheet_safe):
            yield (name, *row)


EXPORTER = Exporter(
    name="ledgers",
    about="the ledgers as CSV, for spreadsheets and statistics",
    write=write,
    tell=tell,
    read=read,
    cannot_hold=("what no ledger asks for: cells, places, rules, and the terms behind the labels",),
)
