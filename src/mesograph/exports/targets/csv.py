"""Node and edge CSV: two wide tables, for spreadsheets, data frames and what else reads CSV."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mesograph.exports.cardinality import cardinality
from mesograph.exports.cells import read_cells, row_writer
from mesograph.exports.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    edge_of,
    grouped,
    is_plain,
    labels_of,
    node_of,
    witnesses,
)
from mesograph.exports.elements import Edge, Element, Node, elements, outline
from mesograph.exports.exporter import WITHOUT_BLANK_NODES, Exporter, Options
from mesograph.exports.facts import Fact, facts_of
from mesograph.exports.folder import Folder
from mesograph.exports.keys import Key, short
from mesograph.exports.pipes import joined
from mesograph.exports.schema import FILE, Schema, read_schema, schema_text
from mesograph.exports.source import Source
from mesograph.exports.survey import survey

NODES, EDGES = "nodes.csv", "edges.csv"


def write(source: Source, folder: Folder, options: Options) -> None:
    """Write the two tables."""
    found = survey(outline(source, options.shown), cardinality(source.store))
    keys, safe = found.all_keys(), options.spreadsheet_safe
    with folder.text(NODES) as nodes, folder.text(EDGES) as edges:
        write_node, write_edge = row_writer(nodes, safe=safe), row_writer(edges, safe=safe)
        write_node([*NODE_COLUMNS, *(key.name for key in keys)])
        write_edge(EDGE_COLUMNS)
        for element in elements(source, options.shown):
            if isinstance(element, Node):
                write_node(node_cells(element, keys))
            elif line := plain_line(element):
                edges.write(line)
            else:
                write_edge(edge_cells(element))
    folder.put(FILE, schema_text(found))
    folder.counts.update(found.counts())


def node_cells(node: Node, keys: tuple[Key, ...]) -> list[str]:
    """Write the line of a node."""
    held = grouped(node)
    values = (joined(held[key]) if key in held else "" for key in keys)
    return [node.iri, node.name, labels_of(node), *values]


def plain_line(edge: Edge) -> str:
    """Write the line of an edge that needs no quotes and can be no formula; else nothing.

    Most edges rest on one claim or row. No IRI of RDF holds a quote or a line end.
    """
    if len(edge.support) != 1:
        return ""
    only = edge.support[0]
    subject, value, row, claim = edge.subject, edge.object, only.row, only.claim
    around = _around(edge.predicate, edge.graph, only.review)
    if around is None or not row or "," in subject or "," in value or "," in claim:
        return ""
    before, after = around
    return f"{subject}{before}{value}{after}{row},{claim}\r\n"


@lru_cache(4096)
def _around(predicate: str, graph: str, review: str) -> tuple[str, str] | None:
    """Give what lines of edges alike have around the object; None where one needs a closer look."""
    if not graph or "," in graph or not is_plain(review) or review.startswith("-"):
        return None
    return f",{short(predicate)},", f",{graph},{review},"


def edge_cells(edge: Edge) -> list[str]:
    """Write the line of an edge."""
    ends = [edge.subject, short(edge.predicate), edge.object, edge.graph]
    return [*ends, *witnesses(edge.support)]


def tell(source: Source, options: Options) -> Iterator[Fact]:
    """Tell every node and edge."""
    return facts_of(elements(source, options.shown))


def read(folder: Path, options: Options) -> Iterator[Fact]:
    """Read the two tables back."""
    return facts_of(_elements(folder, read_schema(folder), safe=options.spreadsheet_safe))


def _elements(folder: Path, schema: Schema, *, safe: bool) -> Iterator[Element]:
    lines = read_cells(folder / NODES, safe=safe)
    names = next(lines)[len(NODE_COLUMNS) :]
    for uri, _, labels, *cells in lines:
        yield node_of(uri, labels, zip(names, cells, strict=True), schema)
    lines = read_cells(folder / EDGES, safe=safe)
    columns = next(lines)
    for line in lines:
        yield edge_of(dict(zip(columns, line, strict=True)), schema)


EXPORTER = Exporter(
    name="csv",
    about="two tables, of nodes and of edges, for spreadsheets and data frames",
    write=write,
    tell=tell,
    read=read,
    cannot_hold=WITHOUT_BLANK_NODES,
)
