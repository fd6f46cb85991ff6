"""KGX: nodes and edges in the terms of the Biolink model, as JSON Lines and as TSV."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from mesograph.exports.biolink import INFORES, biolink
from mesograph.exports.cardinality import cardinality
from mesograph.exports.columns import grouped, paired
from mesograph.exports.curies import curies
from mesograph.exports.elements import Edge, Element, Node, elements, outline
from mesograph.exports.exporter import WITHOUT_BLANK_NODES, Exporter, Options
from mesograph.exports.facts import Fact, facts_of
from mesograph.exports.folder import Folder
from mesograph.exports.keys import short
from mesograph.exports.kgx_edges import EDGE_COLUMNS, edge_writer
from mesograph.exports.kgx_lines import Record, json_line, table_line
from mesograph.exports.lookup import DOI, EXACT_MATCH, REVIEW, SLUG
from mesograph.exports.pipes import split
from mesograph.exports.schema import FILE, Schema, read_schema, schema_text
from mesograph.exports.source import Source
from mesograph.exports.survey import survey
from mesograph.names import PREFIXES

STEM = "mesograph_kgx"
_NODE_COLUMNS = (
    *("id", "category", "name", "description", "xref", "synonym", "provided_by", "iri", "labels"),
)
_MANY = frozenset(
    {"category", "xref", "synonym", "provided_by", "labels", "publications"}
    | {"review", "row", "claim"}
)


def write(source: Source, folder: Folder, options: Options) -> None:
    """Write the four files."""
    found = survey(outline(source, options.shown), cardinality(source.store))
    keys = [key.name for key in found.all_keys()]
    node_columns = (*_NODE_COLUMNS, *(f"meso_{key}" for key in keys))
    edge_lines_of = edge_writer(_publications(source))
    with (
        folder.text(f"{STEM}_nodes.jsonl") as node_lines,
        folder.text(f"{STEM}_edges.jsonl") as edge_lines,
        folder.text(f"{STEM}_nodes.tsv") as node_table,
        folder.text(f"{STEM}_edges.tsv") as edge_table,
    ):
        node_table.write("\t".join(node_columns) + "\n")
        edge_table.write("\t".join(EDGE_COLUMNS) + "\n")
        for element in elements(source, options.shown):
            if isinstance(element, Node):
                record = _node_record(element, source)
                node_lines.write(json_line(record))
                node_table.write(table_line(record, node_columns))
            else:
                line, row = edge_lines_of(element)
                edge_lines.write(line)
                edge_table.write(row)
    folder.put(FILE, schema_text(found))
    folder.counts.update(found.counts())


def _publications(source: Source) -> Mapping[str, str]:
    """Give the DOI of each review that has one, by its slug."""
    found = {}
    for review in source.members(REVIEW):
        for slug in source.lookup.objects(review, SLUG):
            for doi in source.lookup.objects(review, DOI):
                found[slug] = f"DOI:{doi}"
    return found


def _node_record(node: Node, source: Source) -> Record:
    categories = {biolink().get(("category", short(name)), "") for name in node.classes} - {""}
    said = {key.property: texts for key, texts in grouped(node).items()}
    xrefs = source.lookup.objects(node.iri, EXACT_MATCH)
    record: Record = {
        "id": curies().contract(node.iri),
        "category": sorted(categories) or ["biolink:NamedThing"],
        "name": node.name,
        "provided_by": [INFORES],
        "iri": node.iri,
        "labels": [short(name) for name in node.classes],
    }
    for definition in said.get(PREFIXES["skos"] + "definition", ())[:1]:
        record["description"] = definition
    if synonyms := said.get(PREFIXES["skos"] + "altLabel"):
        record["synonym"] = synonyms
    if xrefs:
        record["xref"] = sorted(map(curies().contract, xrefs))
    # Biolink has names of its own for much of what ours mean otherwise.
    record.update({f"meso_{key.name}": texts for key, texts in grouped(node).items()})
    return record


def tell(source: Source, options: Options) -> Iterator[Fact]:
    """Tell every node and edge, for JSON Lines and for TSV."""
    for kind in ("jsonl", "tsv"):
        for fact in facts_of(elements(source, options.shown)):
            yield (f"{kind} {fact[0]}", *fact[1:])


def read(folder: Path, _: Options) -> Iterator[Fact]:
    """Read the two pairs of files back."""
    schema = read_schema(folder)
    for kind, records in (("jsonl", _lines_of_json), ("tsv", _lines_of_tsv)):
        told = (
            _element(record, schema)
            for part in ("nodes", "edges")
            for record in records(folder / f"{STEM}_{part}.{kind}")
        )
        for fact in facts_of(told):
            yield (f"{kind} {fact[0]}", *fact[1:])


def _lines_of_json(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            record: Record = json.loads(line)
            yield record


def _lines_of_tsv(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8", newline="\n") as file:
        columns = next(file).rstrip("\n").split("\t")
        for line in file:
            cells = zip(columns, line.rstrip("\n").split("\t"), strict=True)
            yield {name: _cell(name, cell) for name, cell in cells if cell}


def _cell(name: str, cell: str) -> str | list[str]:
    values = split(cell)
    return list(values) if name in _MANY or name.startswith("meso_") else values[0]


def _element(record: Record, schema: Schema) -> Element:
    if "subject" in record:
        claims = map(curies().expand, _texts(record, "claim"))
        support = paired(_texts(record, "review"), _texts(record, "row"), [*claims])
        return Edge(
            curies().expand(_text(record, "subject")),
            schema.predicates[_text(record, "original_predicate")],
            curies().expand(_text(record, "object")),
            _text(record, "graph"),
            support,
        )
    values = [
        (schema.keys[name.removeprefix("meso_")], text)
        for name in record
        if name.startswith("meso_")
        for text in _texts(record, name)
    ]
    classes = tuple(sorted(schema.classes[name] for name in _texts(record, "labels")))
    return Node(_text(record, "iri"), classes, tuple(values))


def _text(record: Record, name: str) -> str:
    value = record.get(name, "")
    return value if isinstance(value, str) else "".join(value)


def _texts(record: Record, name: str) -> list[str]:
    value = record.get(name, [])
    return [value] if isinstance(value, str) else value


EXPORTER = Exporter(
    name="kgx",
    about="KGX with categories and predicates of Biolink, as JSON Lines and TSV",
    write=write,
    tell=tell,
    read=read,
    cannot_hold=WITHOUT_BLANK_NODES,
)
