"""`statements.tsv` and `legend.tsv`: what a review's prose says of its own table."""

from dataclasses import dataclass

from mesograph.errors import did_you_mean, nearest
from mesograph.tables import Faults, read_table, read_whole
from mesograph.vocabulary.terms import ontology

STATEMENT_COLUMNS = ("n", "first_line", "last_line", "kind", "number", "what it counts", "query")
STATEMENT_OPTIONAL = ("note",)
LEGEND_COLUMNS = ("short", "printed", "should_be", "judgement")


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that a review's prose states about its own trials."""

    n: int
    first_line: int
    last_line: int
    kind: str
    number: str
    counted: str
    query: str
    """The name of the query that recomputes it; empty where none can."""
    note: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A short form that a legend expands, and whether the table bears it out."""

    n: int
    short: str
    printed: str
    should_be: str
    judgement: str
    """A name in the scheme of judgements."""


def read_statements(text: bytes, faults: Faults) -> tuple[Statement, ...]:
    """Read the statements, in the order of the file."""
    statements: list[Statement] = []
    seen: set[int] = set()
    for line in read_table(text, STATEMENT_COLUMNS, STATEMENT_OPTIONAL, faults):
        n, first, last = (read_whole(line, c, faults, lowest=1) for c in STATEMENT_COLUMNS[:3])
        if n in seen:
            faults.add(line.number, "n", f"statement {n} stands twice", "number it anew")
        seen.add(n)
        counted, query, note = line["what it counts"], line["query"], line["note"]
        entry = Statement(n, first, last, line["kind"], line["number"], counted, query, note)
        statements.append(entry)
    return tuple(statements)


def read_legend(text: bytes, faults: Faults) -> tuple[LegendEntry, ...]:
    """Read the entries of a legend, in printed order."""
    judgements = ontology().scheme("judgement")
    entries: list[LegendEntry] = []
    for n, line in enumerate(read_table(text, LEGEND_COLUMNS, (), faults), 1):
        if line["judgement"] not in judgements:
            hint = did_you_mean(nearest(line["judgement"], judgements))
            found = f"no judgement is {line['judgement']!r}{hint}"
            faults.add(line.number, "judgement", found, "see ontology/judgements.ttl")
        said = (line[column] for column in LEGEND_COLUMNS)
        short, printed, should_be, judgement = said
        entries.append(LegendEntry(n, short, printed, should_be, judgement))
    return tuple(entries)
