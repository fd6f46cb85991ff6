"""Pages of fences, tabs and stacked columns with the habits and the damage that pages have."""

import pytest

from mesograph.capture.layouts.draft_table import DraftTable
from mesograph.capture.layouts.tables import choose, page_of

HEADERS = ("Condition", "Cell type", "Dose", "Route", "Phase", "n")
ROWS = (
    ("Knee osteoarthritis", "BM-MSCs", "2 × 106 cells/kg", "Intra-articular", "I", "12"),
    ("Knee osteoarthritis", "AD-MSCs", "4 × 107", "Intra-articular", "I/II", "15"),
    ("Lupus nephritis", "UC-MSCs", "1 × 106 cells/kg", "IV", "", "40"),
    ("Lupus nephritis", "UC-MSCs", "3 × 106 cells/kg", "IV", "II", "18"),
    ("Type 1 diabetes", "BM-MSCs", "2 × 106 cells/kg", "IV", "II", "30"),
    ("Spinal cord injury", "BM-MSCs", "1 × 108 cells", "Intrathecal", "I", "11"),
    ("Spinal cord injury", "UC-MSCs", "4 × 107", "Intrathecal", "II", "24"),
    ("Liver cirrhosis", "UC-MSCs", "5 × 105 cells/kg", "IV", "", "20"),
)
BEFORE, AFTER = "Some words.\n\nTable 2. Trials\n\n", "\n\nMore words follow here, and go on.\n"


def read(text: str, ending: str = "md") -> DraftTable:
    page = page_of(text.encode(), f"page.{ending}", {})
    return choose(page, None, "page").read()


def rows_of(draft: DraftTable) -> tuple[tuple[str, ...], ...]:
    texts = {(cell.row, cell.column): cell.text for cell in draft.cells}
    headers = [heading.text for heading in draft.headings]
    return tuple(
        tuple(texts[row, header] for header in headers) for row in range(1, draft.rows + 1)
    )


def fenced(*rows: tuple[str, ...]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in rows]


def page(lines: list[str], *, rule: bool = True) -> str:
    ruled = [lines[0], "|" + " :---: |" * lines[0].count(" | "), *lines[1:]] if rule else lines
    return BEFORE + "\n".join(ruled) + AFTER


@pytest.mark.parametrize("rule", [True, False])
@pytest.mark.parametrize(
    ("whole", "broken"),
    [("× 107 |", "×\n107 |"), ("| 4 ×", "|\n4 ×"), ("| 4 ×", "\n| 4 ×"), (" | 4 ×", "\n4 ×")],
)
def test_a_row_broken_over_lines_is_one_wherever_the_break_stands(
    whole: str, broken: str, *, rule: bool
) -> None:
    lines = fenced(HEADERS, *ROWS)
    lines[2] = lines[2].replace(whole, broken)
    lines[7] = lines[7].replace(whole, broken)

    draft = read(page(lines, rule=rule))

    assert rows_of(draft) == ROWS


def test_a_row_without_outer_fences_ends_with_an_empty_cell() -> None:
    last_empty = (*HEADERS[:4], HEADERS[5], HEADERS[4])
    rows = tuple((*row[:4], row[5], row[4]) for row in ROWS)
    lines = [" | ".join(row).rstrip() for row in (last_empty, *rows)]

    assert rows_of(read(BEFORE + "\n".join(lines) + AFTER)) == rows


def test_an_empty_cell_lost_with_its_fence_is_put_back_and_doubted() -> None:
    lines = fenced(HEADERS, *ROWS)
    lines[3] = lines[3].replace("|  | 40", "| 40")

    draft = read(page(lines))

    assert rows_of(draft) == ROWS
    assert any(cell.doubtful for cell in draft.cells if cell.row == 3)


def test_two_cells_that_lost_the_fence_between_them_are_parted() -> None:
    lines = fenced(HEADERS, *ROWS)
    lines[4] = lines[4].replace("UC-MSCs | 3 ×", "UC-MSCs 3 ×")

    assert rows_of(read(page(lines))) == ROWS


def test_a_row_that_lacks_most_of_its_fields_loses_nothing_and_is_doubted() -> None:
    lines = [*fenced(HEADERS, *ROWS), "| Stroke and more | IV |"]

    draft = read(page(lines))

    last = [cell for cell in draft.cells if cell.row == len(ROWS) + 1]
    assert {"Stroke and more", "IV"} <= {cell.text for cell in last}
    assert any(cell.doubtful for cell in last)


def test_a_sign_that_parts_cells_within_a_cell_is_told() -> None:
    lines = [",".join(row) for row in (HEADERS, *ROWS)]
    lines[2] = lines[2].replace("AD-MSCs", "AD-MSCs, BM-MSCs")

    draft = read("\n".join(lines), "csv")

    (cell,) = (cell for cell in draft.cells if (cell.row, cell.column) == (2, "Cell type"))
    assert cell.text == "AD-MSCs BM-MSCs"
    assert "a sign that parts cells stands within it, and is left out" in cell.doubts


def test_a_header_of_unknown_words_is_told_by_the_rule_below_it() -> None:
    headers = ("Mobalu", "Tesari", "Dose", "Korufe", "Lipan", "Weno")
    draft = read(page(fenced(headers, *ROWS)))

    assert tuple(heading.text for heading in draft.headings) == headers
    assert rows_of(draft) == ROWS


@pytest.mark.parametrize("damage", [("Cell type", "Cell\ntype"), ("e | Route", "e Route")])
def test_a_header_that_is_broken_or_lost_a_fence_is_as_wide_as_the_rows(
    damage: tuple[str, str],
) -> None:
    lines = fenced(HEADERS, *ROWS)
    lines[0] = lines[0].replace(*damage)

    draft = read(page(lines))

    assert tuple(heading.text for heading in draft.headings) == HEADERS
    assert rows_of(draft) == ROWS


@pytest.mark.parametrize("title", ["| **Joints** | | | | | |", "**Joints**", "| **Joints** |"])
def test_a_title_over_some_rows_is_no_row_and_is_told_with_them(title: str) -> None:
    lines = fenced(HEADERS, *ROWS)
    lines[1:1] = [title]
    lines[4:4] = [title.replace("Joints", "Others")]

    draft = read(page(lines))

    assert rows_of(draft) == ROWS
    assert [remark.partition(",")[0].replace("*", "") for remark in draft.remarks] == [
        "'Joints' stands over rows 1 to 2",
        "'Others' stands over rows 3 to 8",
    ]


def test_cells_wrapped_between_rules_are_put_together_column_by_column() -> None:
    rule = "+" + "-----+" * len(HEADERS)
    lines = [rule]
    for row in (HEADERS, *ROWS):
        words = [cell.partition(" ") for cell in row]
        lines += fenced(tuple(w[0] for w in words), tuple(w[2] for w in words))
        lines.append(rule)

    draft = read(BEFORE + "\n".join(lines) + AFTER)

    assert tuple(heading.text for heading in draft.headings) == HEADERS
    assert rows_of(draft) == ROWS


def test_signs_of_markdown_are_no_words_of_cells() -> None:
    lines = fenced(tuple(f"**{header}**" for header in HEADERS), *ROWS)
    lines[1] = lines[1].replace("BM-MSCs", "*BM-MSCs*<br>AD-MSCs")

    draft = read(page(lines))

    assert draft.headings[0].text == "Condition"
    assert rows_of(draft)[0][1] in ("*BM-MSCs* AD-MSCs", "BM-MSCs AD-MSCs")


def test_a_page_of_two_tables_has_both() -> None:
    small = page(fenced(("Cell", "Marker", "Use"), ("MSC", "CD73", "yes"), ("NK", "CD56", "no")))
    text = small + page(fenced(HEADERS, *ROWS))

    assert len(page_of(text.encode(), "page.md", {}).tables) == 2
    assert rows_of(read(text)) == ROWS


def test_tabs_part_cells_on_a_page_with_prose_and_broken_rows() -> None:
    lines = ["\t".join(row) for row in (HEADERS, *ROWS)]
    lines[5] = lines[5].replace(" cells/kg", "\ncells/kg")
    lines[1:1] = ["Joints"]

    draft = read(BEFORE + "\n".join(lines) + AFTER, "txt")

    assert draft.layout == "separated"
    assert rows_of(draft) == ROWS


@pytest.mark.parametrize("left", ["\t", ""])
def test_a_first_cell_printed_once_stands_for_the_rows_below_and_is_doubted(left: str) -> None:
    lines = ["\t".join(HEADERS)]
    above = ""
    for row in ROWS:
        first = row[0] + "\t" if row[0] != above else left
        lines.append(first + "\t".join(row[1:]))
        above = row[0]

    draft = read(BEFORE + "\n".join(lines) + AFTER, "txt")

    assert rows_of(draft) == ROWS
    repeated = [c for c in draft.cells if c.column == "Condition" and c.row in (2, 4, 7)]
    assert all(cell.doubtful for cell in repeated)


def test_empty_cells_that_a_page_leaves_out_at_the_ends_of_lines_are_the_last() -> None:
    order = (0, 1, 2, 3, 5, 4)
    rows = tuple(tuple(row[k] for k in order) for row in ROWS)
    lines = ["\t".join(row).rstrip("\t") for row in (tuple(HEADERS[k] for k in order), *rows)]

    assert rows_of(read(BEFORE + "\n".join(lines) + AFTER, "txt")) == rows


def test_the_word_over_two_headers_that_are_alike_tells_them_apart() -> None:
    lines = [
        ("", "Cells", "", "Control", ""),
        ("Study", "n", "Dose", "n", "Route"),
        *((f"Ashby 20{k}", "12", "2 × 106", "14", "IV") for k in range(10, 15)),
    ]
    text = "\n".join(",".join(line) for line in lines)

    draft = read(text, "csv")

    headers = [heading.text for heading in draft.headings]
    assert headers == ["Study", "Cells n", "Dose", "Control n", "Route"]
    assert draft.rows == 5


def test_a_title_a_legend_and_a_group_are_no_rows_of_a_csv() -> None:
    width = len(HEADERS)
    lines = [
        ("Table 1. Trials", *[""] * (width - 1)),
        HEADERS,
        ("Group A", *[""] * (width - 1)),
        *ROWS,
        ("IV: intravenous", *[""] * (width - 1)),
    ]
    draft = read("\ufeff" + "\n".join(";".join(line) for line in lines), "csv")

    assert rows_of(draft) == ROWS
    assert any(remark.startswith("'Group A' stands over rows 1 to 8") for remark in draft.remarks)


def table(*rows: str) -> str:
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


def of(row: tuple[str, ...], tag: str = "td") -> str:
    return "".join(f"<{tag}>{cell}</{tag}>" for cell in row)


def test_a_cell_over_all_columns_of_markup_is_no_row_even_among_the_headers() -> None:
    group = f"<th colspan='{len(HEADERS)}'>Joints</th>"
    note = f"<td colspan='{len(HEADERS)}'>a Not yet published</td>"

    draft = read(table(of(HEADERS, "th"), group, *map(of, ROWS), note), "html")

    assert rows_of(draft) == ROWS
    assert len(draft.remarks) == 2


def test_headers_over_headers_are_found_without_a_head() -> None:
    upper = "<td rowspan='2'>Condition</td><td colspan='3'>Treatment</td><td colspan='2'>Trial</td>"
    draft = read(table(upper, of(HEADERS[1:]), *map(of, ROWS)), "html")

    assert tuple(heading.text for heading in draft.headings) == HEADERS
    assert rows_of(draft) == ROWS


def test_columns_that_say_nothing_are_none() -> None:
    parted = ["<td></td>".join(f"<td>{cell}</td>" for cell in row) for row in (HEADERS, *ROWS)]

    assert rows_of(read(table(*parted), "html")) == ROWS


def test_a_mark_of_a_footnote_is_left_out_and_told_and_a_squared_length_is_kept() -> None:
    rows = (("Chondral lesion", "BM-MSCs", "1 × 106/cm<sup>2</sup>", "IA", "I<sup>a</sup>", "9"),)
    draft = read(table(of(HEADERS, "th"), *map(of, (*rows, *ROWS))), "html")

    assert rows_of(draft)[0][2] == "1 × 106/cm2"
    (phase,) = (cell for cell in draft.cells if (cell.row, cell.column) == (1, "Phase"))
    assert (phase.text, phase.doubts) == ("I", ("marks of footnotes are left out: a",))


def stacked(nothing: str) -> str:
    columns = zip(HEADERS, zip(*ROWS, strict=True), strict=True)
    return "\n".join(
        "\n".join([header, *(c or nothing for c in cells)]) for header, cells in columns
    )


def test_empty_lines_are_empty_cells_of_stacked_columns() -> None:
    assert rows_of(read(BEFORE + stacked("") + AFTER, "txt")) == ROWS


def test_words_below_the_last_of_stacked_columns_are_no_cells() -> None:
    words = "\nThe doses differ by two orders.\nDiscussion\nNone was compared with another."
    draft = read(BEFORE + stacked("-") + words, "txt")

    assert rows_of(draft) == tuple(tuple(cell or "-" for cell in row) for row in ROWS)
