"""A review made up for tests: two rows about trials that do not exist."""

import hashlib
from pathlib import Path

DECLARATION = """
slug = "made-up"
name = "A review that does not exist, Table 1"
doi = ""
year = 2020
as_of = "2020-01"
table = "Table 1"
rows = 2
scope = ""
licence = ""

[[column]]
header = "Disease"
roles = ["condition"]
kind = "fact"

[[column]]
header = "Source"
roles = ["product"]
kind = "fact"

[[column]]
header = "Given"
roles = ["route", "dose", "administrationMode?", "schedule?"]
kind = "fact"

[[column]]
header = "Patients"
roles = ["arm"]
kind = "fact"

[[column]]
header = "Results"
roles = ["hasFinding", "resultsStatus"]
kind = "prose"

[[column]]
header = "Number"
roles = ["identifier"]
kind = "fact"

[missing]
"-" = "not-reported"
"Not yet public" = "not-yet-published"

[document]
sha256 = ""
"""

ROWS = (
    ("row", "Disease", "Source", "Given", "Patients", "Number"),
    (
        "1",
        "Osteoarthritis",
        "BM-MSCs",
        "2 × 106 cells/kg, IV infusion",
        "20 (10/10)",
        "NCT99999901",
    ),
    ("2", "Stroke", "UC-MSCs", "5 × 107 cells, intrathecal", "-", "-"),
)
RESULTS = {1: "No serious adverse events. Pain fell at 12 weeks.", 2: "Not yet public"}
FINDINGS = (
    (
        *("row", "n", "column", "start", "end", "measure", "direction", "comparator", "group"),
        *("timepoint", "value", "unit", "count", "denominator", "significance", "hedged"),
        *("associated_with", "note"),
    ),
    ("1", "1", "Results", "0", "25", "serious-adverse-event", "absent", "none", *[""] * 10),
    (
        *("1", "2", "Results", "27", "48", "pain", "decreased", "baseline", "", "12 weeks"),
        *[""] * 8,
    ),
)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def document() -> str:
    """The text that the table was read from: one cell a line, empty lines between rows."""
    headers = ROWS[0][1:]
    lines = []
    for row in ROWS[1:]:
        cells = dict(zip(headers, row[1:], strict=True))
        ordered = [cells[h] for h in headers[:4]] + [RESULTS[int(row[0])], cells["Number"]]
        lines += [*ordered, ""]
    return "\n".join(lines)


def table(lines: tuple[tuple[str, ...], ...]) -> str:
    return "".join("\t".join(line) + "\n" for line in lines)


def places() -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = [
        ("row", "column", "first_line", "last_line", "start", "end", "sha256")
    ]
    headers = [*ROWS[0][1:5], "Results", "Number"]
    offset = 0
    for line, text in enumerate(document().split("\n"), 1):
        if text:
            at = len(found) - 1
            row, column = str(at // len(headers) + 1), headers[at % len(headers)]
            ends = (str(offset), str(offset + len(text)))
            found.append((row, column, str(line), str(line), *ends, digest(text)))
            offset += len(text) + 1
    return tuple(found)


def write_review(shelf: Path, **files: str) -> Path:
    """Write the review's folder, with some files replaced (`rows_tsv="…"`), and give it."""
    folder = shelf / "made-up"
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "review.toml": DECLARATION,
        "rows.tsv": table(ROWS),
        "cells.tsv": table(places()),
        "findings.tsv": table(FINDINGS),
    }
    content |= {name.replace("_", "."): text for name, text in files.items()}
    for name, text in content.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder
