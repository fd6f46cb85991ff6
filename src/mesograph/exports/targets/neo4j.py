"""Neo4j: a bundle for its bulk importer, the same files for `LOAD CSV`, and counts to check."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from mesograph.exports.bundle import (
    EDGE_HEADER,
    after_import,
    import_script,
    load_script,
    node_header,
    verify_script,
)
from mesograph.exports.cardinality import Cardinality, cardinality
from mesograph.exports.columns import is_plain, paired
from mesograph.exports.elements import Edge, Element, Node, elements, outline
from mesograph.exports.exporter import WITHOUT_BLANK_NODES, Exporter, Options
from mesograph.exports.facts import Fact, facts_of
from mesograph.exports.folder import Folder
from mesograph.exports.keys import Key, short
from mesograph.exports.neo4j_csv import (
    field,
    marked,
    needs_marks,
    record,
    records,
    unmarked,
)
from mesograph.exports.schema import FILE, Schema, read_schema, schema_text
from mesograph.exports.source import Source
from mesograph.exports.survey import UNDESCRIBED, Label, Survey, filed_under, survey


def write(source: Source, folder: Folder, options: Options) -> None:
    """Write the bundle: files of nodes and relationships, their headers, and the scripts."""
    known = cardinality(source.store)
    found = survey(outline(source, options.shown), known, needs_marks)
    _write_files(elements(source, options.shown), found, known, folder)
    for name, label in found.labels.items():
        folder.put(f"nodes/{name}.header.csv", node_header(label))
    for iri in found.predicates:
        folder.put(f"relationships/{short(iri)}.header.csv", EDGE_HEADER)
    folder.put(FILE, schema_text(found))
    folder.put("import.sh", import_script(found))
    (folder.path / "import.sh").chmod(0o755)
    folder.put("after-import.cypher", after_import(found))
    folder.put("load.cypher", load_script(found))
    folder.put("verify.cypher", verify_script(found))
    for name, text in questions():
        folder.put(f"questions/{name}", text)
    folder.counts.update(found.counts())


def questions() -> tuple[tuple[str, str], ...]:
    """Give the questions in Cypher that come with the bundle, by file name."""
    folder = files("mesograph.exports") / "cypher"
    return tuple(sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir()))


def _write_files(
    told: Iterator[Element], found: Survey, known: Cardinality, folder: Folder
) -> None:
    with ExitStack() as stack:
        nodes = {
            name: stack.enter_context(folder.text(f"nodes/{name}.csv")) for name in found.labels
        }
        edges = {
            iri: stack.enter_context(folder.text(f"relationships/{short(iri)}.csv"))
            for iri in found.predicates
        }
        columns = {name: label.columns() for name, label in found.labels.items()}
        for element in told:
            if isinstance(element, Node):
                name, _ = filed_under(element, known)
                nodes[name].write(_node_line(element, columns[name], found.labels[name]))
            else:
                edges[element.predicate].write(edge_line(element))


def _node_line(node: Node, columns: tuple[Key, ...], label: Label) -> str:
    held: dict[Key, list[str]] = {}
    for key, text in node.values:
        held.setdefault(key, []).append(text)
    cells = [field(node.iri), field(node.name)]
    for key in columns:
        values = held.get(key)
        if values is None:
            cells.append("")
        elif key in label.marked:
            cells.append(field(";".join(map(marked, values))))
        else:
            cells.append(field(";".join(values)))
    cells.append(";".join([UNDESCRIBED, *map(short, node.classes)]))
    return ",".join(cells) + "\n"


def edge_line(edge: Edge) -> str:
    """Write the line of a relationship."""
    return _plain_line(edge) or _line(edge)


def _plain_line(edge: Edge) -> str:
    """Write the line of an edge that needs no quotes; else nothing.

    Most edges rest on one claim or row. No IRI of RDF holds a quote, a backslash or white space.
    """
    if len(edge.support) != 1:
        return ""
    only = edge.support[0]
    subject, value, row, claim = edge.subject, edge.object, only.row, only.claim
    where = _where(edge.graph, only.review)
    if not where or not row or "," in subject or "," in value or "," in claim:
        return ""
    line = f"{subject},{value}{where}{row},{claim}\n"
    return "" if ";" in line else line


@lru_cache(4096)
def _where(graph: str, review: str) -> str:
    """Write graph and review with the commas around them; nothing where one needs quotes."""
    return f",{graph},{review}," if graph and "," not in graph and is_plain(review) else ""


def _line(edge: Edge) -> str:
    support = edge.support
    return record(
        (
            edge.subject,
            edge.object,
            edge.graph,
            ";".join(s.review for s in support) or None,
            ";".join(str(s.row) for s in support if s.row) or None,
            ";".join(s.claim for s in support if s.claim) or None,
        )
    )


def tell(source: Source, options: Options) -> Iterator[Fact]:
    """Tell every node and edge."""
    return facts_of(elements(source, options.shown))


def read(folder: Path, _: Options) -> Iterator[Fact]:
    """Read the bundle back, by its headers and its schema."""
    schema = read_schema(folder)
    return facts_of(_elements(folder, schema))


def _elements(folder: Path, schema: Schema) -> Iterator[Element]:
    for header in sorted((folder / "nodes").glob("*.header.csv")):
        name = header.name.removesuffix(".header.csv")
        columns = _columns(next(records(header)), schema)
        for line in records(folder / "nodes" / f"{name}.csv"):
            yield _node(line, columns, name, schema)
    for name, iri in schema.predicates.items():
        for line in records(folder / "relationships" / f"{name}.csv"):
            yield _edge(line, iri)


def _columns(header: list[str | None], schema: Schema) -> Mapping[int, tuple[Key, bool]]:
    """Give the keys by their place in a line, and whether each is an array."""
    found = {}
    for place, column in enumerate(header[2:-1], 2):
        name, _, kind = (column or "").partition(":")
        found[place] = (schema.keys[name], kind.endswith("[]"))
    return found


def _node(
    line: list[str | None], columns: Mapping[int, tuple[Key, bool]], name: str, schema: Schema
) -> Node:
    values: list[tuple[Key, str]] = []
    for place, (key, several) in columns.items():
        cell = line[place]
        if cell is None:
            continue
        if not several:
            values.append((key, cell))
        elif (name, key.name) in schema.marked:
            values += ((key, unmarked(text)) for text in cell.split(";"))
        else:
            values += ((key, text) for text in cell.split(";"))
    labels = (line[-1] or "").split(";")[1:]
    return Node(line[0] or "", tuple(schema.classes[label] for label in labels), tuple(values))


def _edge(line: list[str | None], predicate: str) -> Edge:
    subject, value, graph, reviews, rows, claims = line
    support = paired(*(cell.split(";") if cell else [] for cell in (reviews, rows, claims)))
    return Edge(subject or "", predicate, value or "", graph or "", support)


EXPORTER = Exporter(
    name="neo4j",
    about="a bundle for Neo4j: bulk import, LOAD CSV, counts to check, questions in Cypher",
    write=write,
    tell=tell,
    read=read,
    cannot_hold=(
        *WITHOUT_BLANK_NODES,
        "decimals of more than 15 digits as numbers; they stand as text under a key of their own",
    ),
)
