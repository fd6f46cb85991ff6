"""Tables drawn for a terminal that is too narrow for them."""

from itertools import pairwise

import pytest

from mesograph.questions.answers import Table, ask
from mesograph.questions.writing import as_table


def heads(drawn: str) -> list[str]:
    """The heads of a drawn table, joined over the lines that they take."""
    lines = drawn.splitlines()
    rule = next(at for at, line in enumerate(lines) if line.startswith("---"))
    starts = [at for at, sign in enumerate(lines[rule]) if sign == "-"]
    begins = [starts[0], *(b for a, b in pairwise(starts) if b - a > 1)]
    ends = [*begins[1:], None]
    columns = zip(begins, ends, strict=True)
    return ["".join(line[a:b].strip() for line in lines[:rule]) for a, b in columns]


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 400])
def test_heads_are_whole_whatever_the_width(store, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    table = ask(store, "condition-route-outcome", condition="autoimmune disease")

    drawn = as_table(table)

    assert heads(drawn) == list(table.columns)


def test_a_table_that_fits_has_its_heads_in_one_line(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    table = Table(("rows_with_outcome_column", "n"), (("1", "2"),))

    assert as_table(table).splitlines()[0] == "rows_with_outcome_column  n"


def test_heads_run_over_lines_before_a_cell_is_cut(monkeypatch):
    monkeypatch.setenv("COLUMNS", "36")
    table = Table(("rows_with_outcome_column", "reviews"), (("1", "wjsc-2025; sttt-2025"),))

    lines = as_table(table).splitlines()

    assert lines[:2] == ["rows_with_", "outcome_column  reviews"]
    assert lines[3] == "1               wjsc-2025; sttt-2025"


def test_a_table_without_rows_keeps_its_heads(monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")

    drawn = as_table(Table(("rows_with_outcome_column", "rows_stating"), ()))

    assert heads(drawn) == ["rows_with_outcome_column", "rows_stating"]
    assert drawn.endswith("(0 rows)\n")
