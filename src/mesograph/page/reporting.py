"""The report of a build: what was built, counts by review, flags by severity, coverage."""

import json
from collections import Counter
from dataclasses import dataclass

from mesograph import __version__
from mesograph.questions.answers import Table, answer
from mesograph.questions.headers import load_queries
from mesograph.questions.writing import markdown_table
from mesograph.shacl.coverage import shapes_of
from mesograph.store import Store


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts of what a graph holds."""

    quads: int
    reviews: Table
    coverage: Table
    flags: Table
    shapes: Table


def report_of(store: Store) -> BuildReport:
    """Count what a graph holds."""
    asked = load_queries("report")
    tables = {name: answer(store, query, {}) for name, query in asked.items()}
    flags = answer(store, load_queries("ledgers")["flags"], {})
    return BuildReport(len(store), tables["counts"], tables["coverage"], flags, shapes_of(store))


def report_json(report: BuildReport) -> bytes:
    """Write the report for programs."""
    severities = Counter(row[1] for row in report.flags.rows)
    content = {
        "mesograph": __version__,
        "quads": report.quads,
        "reviews": _objects(report.reviews),
        "flags": {
            "violation": severities["violation"],
            "warning": severities["warning"],
            "info": severities["info"],
            "list": _objects(report.flags),
        },
        "coverage": _objects(report.coverage),
        "shapes": _objects(report.shapes),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _objects(table: Table) -> list[dict[str, str | int | None]]:
    return [
        {column: _plain(value) for column, value in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


def _plain(value: str) -> str | int | None:
    if not value:
        return None
    return int(value) if value.isascii() and value.isdigit() else value


def report_markdown(report: BuildReport) -> bytes:
    """Write the report for people."""
    by_code = Counter((row[1], row[0]) for row in report.flags.rows)
    grave = ["violation", "warning", "info"]
    ranked = sorted(by_code.items(), key=lambda item: (grave.index(item[0][0]), item[0][1]))
    flags = [(severity, code, str(count)) for (severity, code), count in ranked]
    parts = [
        "# What was built",
        f"mesograph {__version__}, {report.quads} quads.",
        "## Reviews",
        markdown_table(report.reviews.columns, report.reviews.rows),
        "## Flags",
        "Trouble with what the reviews say, by code; `mesograph check` lists each with its cell.",
        markdown_table(("severity", "code", "flags"), flags),
        "## Coverage",
        "Of the rows of each column: how many state a value, and how many do not.",
        markdown_table(report.coverage.columns, report.coverage.rows),
        "## Shapes",
        "Nodes that each shape looked at, and the flags that it raised; see `docs/shapes.md`.",
        markdown_table(report.shapes.columns, report.shapes.rows),
    ]
    return ("\n\n".join(parts) + "\n").encode()
