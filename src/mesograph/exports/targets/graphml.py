"""GraphML: one file with typed keys, for igraph, NetworkX, graphology, Cytoscape, yEd."""

from collections.abc import Iterator
from pathlib import Path

from mesograph.exports.cardinality import cardinality
from mesograph.exports.columns import (
    EDGE_COLUMNS,
    edge_of,
    grouped,
    labels_of,
    node_of,
    plain_witness,
    witnesses,
)
from mesograph.exports.elements import Edge, Element, Node, elements, outline
from mesograph.exports.exporter import Exporter, Options
from mesograph.exports.facts import Fact, facts_of
from mesograph.exports.folder import Folder
from mesograph.exports.keys import short
from mesograph.exports.pipes import joined
from mesograph.exports.schema import FILE, Schema, read_schema, schema_text
from mesograph.exports.source import Source
from mesograph.exports.survey import Survey, survey
from mesograph.exports.xmlfile import bare, pieces
from mesograph.exports.xmlnodes import CANNOT_HOLD, held, note_replaced, types_of
from mesograph.exports.xmltext import escaped

GRAPH = "mesograph.graphml"
# igraph writes an entity for the ampersand of an id, so that the IRI stands beside it again.
_NODE_TEXTS = ("uri", "name", "labels")
_EDGE_TEXTS = tuple(name for name in EDGE_COLUMNS if name not in ("subject", "object"))


def write(source: Source, folder: Folder, options: Options) -> None:
    """Write the file."""
    found = survey(outline(source, options.shown), cardinality(source.store))
    with folder.text(GRAPH) as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        )
        file.writelines(_declared(found))
        file.write('<graph id="mesograph" edgedefault="directed">\n')
        for element in elements(source, options.shown):
            if isinstance(element, Node):
                note_replaced(element, folder)
                file.write(_node_text(element))
            else:
                file.write(edge_text(element))
        file.write("</graph>\n</graphml>\n")
    folder.put(FILE, schema_text(found))
    folder.counts.update(found.counts())


def _declared(found: Survey) -> Iterator[str]:
    for name in _NODE_TEXTS:
        yield _key(name, "node", "string")
    for name, type_ in types_of(found).items():
        yield _key(name, "node", type_)
    for name in _EDGE_TEXTS:
        yield _key(name, "edge", "string")


def _key(name: str, of: str, type_: str) -> str:
    # `row` is said of nodes and of edges; an id is said once.
    place = f"{of}.{name}"
    return f'<key id="{place}" for="{of}" attr.name="{name}" attr.type="{type_}"/>\n'


def _node_text(node: Node) -> str:
    own = zip(_NODE_TEXTS, (node.iri, node.name, labels_of(node)), strict=True)
    data = [_data(f"node.{name}", text) for name, text in own]
    data += [_data(f"node.{key.name}", joined(held)) for key, held in grouped(node).items()]
    return f'<node id="{escaped(node.iri)}">{"".join(data)}</node>\n'


def edge_text(edge: Edge) -> str:
    """Write the element of an edge."""
    name, graph = short(edge.predicate), edge.graph
    if only := plain_witness(edge):
        line = (
            f'<edge source="{edge.subject}" target="{edge.object}">'
            f'<data key="edge.predicate">{name}</data><data key="edge.graph">{graph}</data>'
            f'<data key="edge.review">{only.review}</data><data key="edge.row">{only.row}</data>'
            f'<data key="edge.claim">{only.claim}</data></edge>\n'
        )
        if "&" not in line:
            return line
    cells = (name, graph, *witnesses(edge.support))
    data = (_data(f"edge.{name}", cell) for name, cell in zip(_EDGE_TEXTS, cells, strict=True))
    ends = f'source="{escaped(edge.subject)}" target="{escaped(edge.object)}"'
    return f"<edge {ends}>{''.join(data)}</edge>\n"


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{escaped(text)}</data>' if text else ""


def tell(source: Source, options: Options) -> Iterator[Fact]:
    """Tell every node and edge, as XML can hold them."""
    return facts_of(map(held, elements(source, options.shown)))


def read(folder: Path, _: Options) -> Iterator[Fact]:
    """Read the file back."""
    return facts_of(_elements(folder, read_schema(folder)))


def _elements(folder: Path, schema: Schema) -> Iterator[Element]:
    for piece in pieces(folder / GRAPH, "node", "edge"):
        cells = {data.get("key", "").partition(".")[2]: data.text or "" for data in piece}
        if bare(piece) == "node":
            labels = cells.pop("labels", "")
            for own in ("uri", "name"):
                cells.pop(own, None)
            yield node_of(piece.get("id", ""), labels, cells.items(), schema)
        else:
            ends = {"subject": piece.get("source", ""), "object": piece.get("target", "")}
            yield edge_of({**dict.fromkeys(EDGE_COLUMNS, ""), **cells, **ends}, schema)


EXPORTER = Exporter(
    name="graphml",
    about="GraphML for igraph, NetworkX, graphology, Cytoscape and yEd",
    write=write,
    tell=tell,
    read=read,
    cannot_hold=CANNOT_HOLD,
)
