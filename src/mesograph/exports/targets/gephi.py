"""Gephi: the whole graph and ready views of it, as GEXF."""

from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

from mesograph.exports.cardinality import Cardinality, cardinality
from mesograph.exports.columns import edge_of, grouped, labels_of, node_of
from mesograph.exports.elements import Element, Node, elements, outline
from mesograph.exports.exporter import Exporter, Options
from mesograph.exports.facts import Fact, facts_of
from mesograph.exports.flowers import Flowers, Point, flowers
from mesograph.exports.folder import Folder
from mesograph.exports.gexf import Dot, Head, line_text, write_gexf
from mesograph.exports.gexf_edges import EDGE_KEYS, edge_writer
from mesograph.exports.palette import colour_of
from mesograph.exports.pipes import joined
from mesograph.exports.schema import FILE, Schema, read_schema, schema_text
from mesograph.exports.source import Source
from mesograph.exports.support import Witnesses
from mesograph.exports.survey import Survey, filed_under, survey
from mesograph.exports.views import drawn, head_of, project, views
from mesograph.exports.xmlfile import Piece, bare, pieces
from mesograph.exports.xmlnodes import CANNOT_HOLD, held, note_replaced, types_of
from mesograph.names import VOCABULARY

EVERYTHING = "everything.gexf"
ABOUT = "Each review is a disc, each row a flower, its claims the petals; terms stand on the rim."
_START_YEAR = VOCABULARY + "startYear"
_SIZES = {"Review": 60.0, "Report": 24.0, "Trial": 18.0, "Condition": 18.0, "Route": 18.0}
_SMALL = 5.0


def write(source: Source, folder: Folder, options: Options) -> None:
    """Write the whole graph, then each view."""
    known = cardinality(source.store)
    found = survey(outline(source, options.shown), known)
    with folder.text(EVERYTHING) as file:
        dots = _dots(source, options, known, folder)
        edges = (one for one in elements(source, options.shown) if not isinstance(one, Node))
        write_gexf(file, _head(found), dots, map(edge_writer(), count(1), edges))
    folder.put(FILE, schema_text(found))
    folder.counts.update(found.counts())
    for name, view in views().items():
        projection = project(source.store, view)
        with folder.text(f"{name}.gexf") as file:
            nodes, lines = drawn(view, projection)
            write_gexf(file, head_of(view), nodes, map(line_text, count(1), lines))
        folder.counts[f"{name} nodes"] = len(projection.nodes)
        folder.counts[f"{name} edges"] = len(projection.edges)


def _head(found: Survey) -> Head:
    nodes = {"kind": "string", "labels": "string", **types_of(found)}
    return Head("Everything", ABOUT, nodes, dict.fromkeys(EDGE_KEYS, "string"), directed=True)


def _dots(source: Source, options: Options, known: Cardinality, folder: Folder) -> Iterator[Dot]:
    place, supports = flowers(source), Witnesses(source)
    for element in outline(source, options.shown):
        if isinstance(element, Node):
            note_replaced(element, folder)
            kind, _ = filed_under(element, known)
            values = [("kind", kind), ("labels", labels_of(element))]
            values += [(key.name, joined(texts)) for key, texts in grouped(element).items()]
            x, y = _place(element, kind, place, supports)
            year = next((text for key, text in element.values if key.property == _START_YEAR), "")
            size = _SIZES.get(kind, _SMALL)
            yield Dot(element.iri, element.name, tuple(values), x, y, size, colour_of(kind), year)


def _place(node: Node, kind: str, place: Flowers, supports: Witnesses) -> Point:
    """Put a node with its row, where it has one of its own."""
    home = supports.home(node.iri)
    if home is None or home[0] not in place.centres:
        return place.rim(kind, node.iri)
    if kind in ("Report", "Review"):
        return place.row(*home)
    _, row = home
    return place.petal(*home, node.iri) if row else place.rim(kind, node.iri)


def tell(source: Source, options: Options) -> Iterator[Fact]:
    """Tell the whole graph, as XML can hold it, and what the queries of the views find."""
    yield from facts_of(map(held, elements(source, options.shown)))
    for name, view in views().items():
        projection = project(source.store, view)
        for iri, (kind, label) in projection.nodes.items():
            yield ("view node", name, iri, kind, label)
        for pair, said in projection.edges.items():
            yield ("view edge", name, *pair, str(len(said)))


def read(folder: Path, _: Options) -> Iterator[Fact]:
    """Read every file back."""
    schema = read_schema(folder)
    return chain(facts_of(_elements(folder, schema)), *(_view(folder, name) for name in views()))


def _elements(folder: Path, schema: Schema) -> Iterator[Element]:
    for piece in pieces(folder / EVERYTHING, "node", "edge"):
        cells = _cells(piece)
        if bare(piece) == "node":
            labels = cells.pop("labels", "")
            cells.pop("kind", None)
            yield node_of(piece.get("id", ""), labels, cells.items(), schema)
        else:
            ends = {"subject": piece.get("source", ""), "object": piece.get("target", "")}
            yield edge_of({**dict.fromkeys(EDGE_KEYS, ""), **cells, **ends}, schema)


def _view(folder: Path, name: str) -> Iterator[Fact]:
    for piece in pieces(folder / f"{name}.gexf", "node", "edge"):
        cells = _cells(piece)
        if bare(piece) == "node":
            label = piece.get("label", "")
            yield ("view node", name, piece.get("id", ""), cells["kind"], label)
        else:
            ends = (piece.get("source", ""), piece.get("target", ""))
            yield ("view edge", name, *ends, cells["relation"], piece.get("weight", ""))


def _cells(piece: Piece) -> dict[str, str]:
    said = (inner for inner in piece.iter() if bare(inner) == "attvalue")
    return {value.get("for", ""): value.get("value", "") for value in said}


EXPORTER = Exporter(
    name="gephi",
    about="GEXF for Gephi: the whole graph, and views that can be read as they open",
    write=write,
    tell=tell,
    read=read,
    cannot_hold=(*CANNOT_HOLD, "in a view, what its query does not ask for"),
)
