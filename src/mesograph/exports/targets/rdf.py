"""RDF in four syntaxes: N-Quads, TriG, Turtle, JSON-LD."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from mesograph.exports.exporter import Exporter, Options
from mesograph.exports.facts import Fact
from mesograph.exports.folder import Folder
from mesograph.exports.jsonld import context, documents
from mesograph.exports.keys import ranges
from mesograph.exports.source import Source
from mesograph.names import PREFIXES
from mesograph.rdf import DefaultGraph, NamedNode, Quad, RdfFormat, parse, write_stream

FORMATS = {
    "mesograph.nq": RdfFormat.N_QUADS,
    "mesograph.trig": RdfFormat.TRIG,
    "mesograph.ttl": RdfFormat.TURTLE,
    "mesograph.jsonld": RdfFormat.JSON_LD,
}
_WITHOUT_GRAPHS = frozenset({RdfFormat.TURTLE})
_BLOCK = 1 << 20


def write(source: Source, folder: Folder, _: Options) -> None:
    """Write the four files, and the context that the JSON-LD uses."""
    with source.lines.open("rb") as lines, folder.binary("mesograph.nq") as file:
        while block := lines.read(_BLOCK):
            file.write(block)
    with folder.binary("mesograph.ttl") as file:
        write_stream((quad.triple for quad in source.quads()), file, RdfFormat.TURTLE, PREFIXES)
    terms = context(source.store, ranges(source.store))
    folder.put("context.jsonld", json.dumps({"@context": terms}, indent=2) + "\n")
    with tempfile.TemporaryDirectory() as place:
        graphs = split(source, Path(place))
        with folder.binary("mesograph.trig") as file:
            quads = (quad for path in graphs.values() for quad in _read(path))
            write_stream(quads, file, RdfFormat.TRIG, PREFIXES)
        with folder.text("mesograph.jsonld") as text:
            told = ((graph, _read(path)) for graph, path in graphs.items())
            text.writelines(documents(told, terms))
    folder.counts["quads"] = sum(1 for _ in source.quads())


def split(source: Source, place: Path) -> dict[str, Path]:
    """Write the quads of each graph to a file of its own, in order, so that none is held."""
    files: dict[str, Path] = {}
    with ExitStack() as stack:
        opened = {}
        for quad in source.quads():
            name = quad.graph_name
            graph = name.value if isinstance(name, NamedNode) else ""
            if graph not in opened:
                files[graph] = place / f"{len(files)}.nq"
                opened[graph] = stack.enter_context(files[graph].open("wb", buffering=1 << 16))
            opened[graph].write(f"{quad} .\n".encode())
    return dict(sorted(files.items()))


def _read(path: Path) -> Iterator[Quad]:
    return parse(path=path, format=RdfFormat.N_QUADS)


def tell(source: Source, _: Options) -> Iterator[Fact]:
    """Tell every quad once for each file; Turtle has no names of graphs."""
    for name, format_ in FORMATS.items():
        for quad in source.quads():
            yield _fact(name, quad, named=format_ not in _WITHOUT_GRAPHS)


def read(folder: Path, _: Options) -> Iterator[Fact]:
    """Read the four files back."""
    for name, format_ in FORMATS.items():
        for quad in parse(path=folder / name, format=format_):
            yield _fact(name, quad, named=format_ not in _WITHOUT_GRAPHS)


def _fact(name: str, quad: Quad, *, named: bool) -> Fact:
    graph = str(quad.graph_name) if named and quad.graph_name != DefaultGraph() else ""
    kind = name.rsplit(".", 1)[-1]
    return (kind, str(quad.subject), str(quad.predicate), str(quad.object), graph)


EXPORTER = Exporter(
    name="rdf",
    about="RDF for stores and linked data: N-Quads, TriG, Turtle, JSON-LD with its context",
    write=write,
    tell=tell,
    read=read,
    cannot_hold=("the names of graphs, in mesograph.ttl",),
)
