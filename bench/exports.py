"""Speed and memory of the exports as a graph grows: `python bench/exports.py [EDGES [TARGET…]]`.

A graph of made-up rows, of a quarter, half and all of the edges, is written by each exporter that
streams. Then comes the writer of edges alone, fed with edges, beside a loop that puts the same
bytes together from cells that are ready, without a look at what is in them, and writes them.
"""

import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from statistics import median
from typing import TextIO, TypeAlias, TypeVar

from mesograph.exports import gexf_edges, kgx_edges
from mesograph.exports.curies import curies
from mesograph.exports.elements import Edge
from mesograph.exports.exporter import Options, find_exporter
from mesograph.exports.folder import Folder
from mesograph.exports.kgx_edges import edge_id
from mesograph.exports.palette import colour_of
from mesograph.exports.source import Source
from mesograph.exports.support import Support
from mesograph.exports.targets import csv, graphml, neo4j
from mesograph.rdf import Store

BASE = "https://w3id.org/mesograph/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOCABULARY = BASE + "vocab#"
T = TypeVar("T")
Maker: TypeAlias = Callable[[T], str | tuple[str, str]]
ROLES = ("condition", "route", "phase")
TERMS = 97
"""Of each role."""
REPEATS = 5
TARGETS = ("csv", "neo4j", "graphml", "gephi", "kgx", "rdf")
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def lines(rows: int) -> Iterator[str]:
    """Give the N-Quads of a review of so many rows, unsorted: ten edges a row."""
    for role in ROLES:
        for n in range(TERMS):
            term = f"<{BASE}term/{role}/t{n}>"
            yield f'{term} <{SKOS}prefLabel> "{role} {n}"@en <{BASE}graph/ontology> .\n'
    graph = f"<{BASE}graph/review/big>"
    review = f"<{BASE}id/review/big>"
    yield f"{review} {TYPE} <{VOCABULARY}Review> {graph} .\n"
    yield f'{review} <http://purl.org/dc/terms/identifier> "big" {graph} .\n'
    for row in range(1, rows + 1):
        report = f"<{BASE}id/report/big/{row}>"
        yield f"{report} {TYPE} <{VOCABULARY}Report> {graph} .\n"
        yield f"{report} <{VOCABULARY}ofReview> {review} {graph} .\n"
        number = f'"{row}"^^<http://www.w3.org/2001/XMLSchema#integer>'
        yield f"{report} <{VOCABULARY}row> {number} {graph} .\n"
        for n, role in enumerate(ROLES, 1):
            claim = f"<{BASE}id/claim/big/{row}/{role}/1>"
            value = f"<{BASE}term/{role}/t{(row * n) % TERMS}>"
            yield f"{report} <{VOCABULARY}{role}> {value} {graph} .\n"
            yield f"{report} <{VOCABULARY}hasClaim> {claim} {graph} .\n"
            yield f"{claim} {TYPE} <{VOCABULARY}Claim> {graph} .\n"
            yield f"{claim} <{VOCABULARY}value> {value} {graph} .\n"


def made(edges: int, folder: Path) -> Source:
    """Write a graph and its store to disk."""
    path = folder / "mesograph.nq"
    path.write_text("".join(sorted(lines(edges // 10))))
    store = Store(str(folder / "store"))
    store.bulk_load(path=str(path))
    store.optimize()
    return Source(path, store)


def peak() -> int:
    """Give the largest memory of this process so far, in MB; what its parent took is not in it."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def measure(edges: int, targets: list[str]) -> None:
    """Make a graph, and let a new process export each target: none sees what another took."""
    with tempfile.TemporaryDirectory() as place:
        source = made(edges, Path(place))
        source.store.flush()
        del source
        print(f"{edges} edges", flush=True)
        for target in targets:
            subprocess.run([sys.executable, __file__, "--read", target, place], check=True)


def read(target: str, place: Path) -> None:
    """Export what another process made."""
    source = Source(place / "mesograph.nq", Store.read_only(str(place / "store")))
    folder = Folder(place / target)
    folder.path.mkdir()
    exporter = find_exporter(target)
    before, start = peak(), time.process_time()
    exporter.write(source, folder, Options())
    seconds = time.process_time() - start
    size = sum(file.size for file in folder.written.values()) / 1e6
    print(f"{target:8} {seconds:7.1f} s {size:8.1f} MB {peak() - before:6} MB of memory more")


@dataclass(frozen=True, slots=True)
class Ready:
    """What differs between the lines of one edge and another, as it stands in the files."""

    subject: str
    name: str
    object: str
    row: int
    claim: str
    curies: tuple[str, str, str]
    """Subject, object and claim."""
    mark: str
    paint: str


def writers(edges: int) -> None:
    """Set each writer beside a loop that writes the same bytes without a look at what they are."""
    made = list(islice(made_edges(), edges))
    ready = list(map(made_ready, made))
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "edges"
        for name, (ours, plainly) in MAKERS.items():
            speeds, plains = [], []
            for _ in range(REPEATS):
                speed, digest = timed(path, made, ours)
                plain, same = timed(path, ready, plainly)
                if digest != same:
                    raise SystemExit(f"{name}: the plain loop writes other bytes")
                speeds.append(speed)
                plains.append(plain)
            speed, plain = median(speeds), median(plains)
            print(
                f"{name:8} {speed:6.0f} MB/s, the same bytes plainly {plain:6.0f} MB/s: "
                f"{speed / plain:.2f} of it",
                flush=True,
            )


def made_edges() -> Iterator[Edge]:
    """Make edges that rest on a claim, as most do: nine a row."""
    for row in count(1):
        report, graph = f"{BASE}id/report/big/{row}", f"{BASE}graph/review/big"
        for n, role in enumerate(ROLES, 1):
            claim = f"{BASE}id/claim/big/{row}/{role}/1"
            value = f"{BASE}term/{role}/t{(row * n) % TERMS}"
            support = (Support("big", row, claim),)
            yield Edge(report, VOCABULARY + role, value, graph, support)
            yield Edge(report, VOCABULARY + "hasClaim", claim, graph, support)
            yield Edge(claim, VOCABULARY + "value", value, graph, support)


def made_ready(edge: Edge) -> Ready:
    """Work out beforehand what the plain loops write."""
    (s,) = edge.support
    subject, value, claim = map(curies().contract, (edge.subject, edge.object, s.claim))
    name = edge.predicate.removeprefix(VOCABULARY)
    red, green, blue = colour_of(name)
    alpha = 0.05 if "/term/" in edge.object else 0.4
    return Ready(
        edge.subject,
        name,
        edge.object,
        s.row,
        s.claim,
        (subject, value, claim),
        mark=edge_id(subject, name, value),
        paint=f'r="{red}" g="{green}" b="{blue}" a="{alpha}"',
    )


def timed(path: Path, items: list[T], maker: Maker[T]) -> tuple[float, str]:
    """Give the MB a second at which lines are made and written, and a digest of them.

    A pair of lines goes into two files.
    """
    paths = (path, path.with_suffix(".2"))
    loop = in_pairs if isinstance(maker(items[0]), tuple) else one_by_one
    start = time.process_time()
    with (
        paths[0].open("w", encoding="utf-8", newline="") as first,
        paths[1].open("w", encoding="utf-8", newline="") as second,
    ):
        loop(items, maker, first, second)
    seconds = time.process_time() - start
    size = sum(written.stat().st_size for written in paths)
    digest = hashlib.sha256(b"".join(written.read_bytes() for written in paths)).hexdigest()
    return size / 1e6 / seconds, digest


def one_by_one(items: list[T], maker: Maker[T], first: TextIO, _: TextIO) -> None:
    write = first.write
    for item in items:
        write(maker(item))


def in_pairs(items: list[T], maker: Maker[T], first: TextIO, second: TextIO) -> None:
    write_line, write_row = first.write, second.write
    for item in items:
        line, row = maker(item)
        write_line(line)
        write_row(row)


def plain_neo4j(e: Ready) -> str:
    return f"{e.subject},{e.object},{BASE}graph/review/big,big,{e.row},{e.claim}\n"


def plain_csv(e: Ready) -> str:
    return f"{e.subject},{e.name},{e.object},{BASE}graph/review/big,big,{e.row},{e.claim}\r\n"


def plain_graphml(e: Ready) -> str:
    return (
        f'<edge source="{e.subject}" target="{e.object}">'
        f'<data key="edge.predicate">{e.name}</data>'
        f'<data key="edge.graph">{BASE}graph/review/big</data>'
        f'<data key="edge.review">big</data><data key="edge.row">{e.row}</data>'
        f'<data key="edge.claim">{e.claim}</data></edge>\n'
    )


def plain_gephi(e: Ready) -> str:
    return (
        f'<edge id="{e.row}" source="{e.subject}" target="{e.object}" label="{e.name}" '
        f'kind="{e.name}" weight="1"><attvalues><attvalue for="predicate" value="{e.name}"/>'
        f'<attvalue for="graph" value="{BASE}graph/review/big"/>'
        f'<attvalue for="review" value="big"/><attvalue for="row" value="{e.row}"/>'
        f'<attvalue for="claim" value="{e.claim}"/></attvalues>'
        f"<viz:color {e.paint}/></edge>\n"
    )


def plain_kgx(e: Ready) -> tuple[str, str]:
    subject, value, claim = e.curies
    line = (
        f'{{"id": "{e.mark}", "subject": "{subject}", '
        f'"predicate": "biolink:related_to", "object": "{value}", '
        '"category": ["biolink:Association"], "knowledge_level": "knowledge_assertion", '
        '"agent_type": "manual_validation_of_automated_agent", '
        f'"primary_knowledge_source": "infores:mesograph", "original_predicate": "{e.name}", '
        f'"graph": "{BASE}graph/review/big", "review": ["big"], '
        f'"row": ["{e.row}"], "claim": ["{claim}"]}}\n'
    )
    row = (
        f"{e.mark}\t{subject}\tbiolink:related_to\t{value}\tbiolink:Association\t"
        "knowledge_assertion\tmanual_validation_of_automated_agent\tinfores:mesograph\t\t"
        f"{e.name}\t{BASE}graph/review/big\tbig\t{e.row}\t{claim}\n"
    )
    return line, row


def numbered(write_edge: Callable[[int, Edge], str]) -> Maker[Edge]:
    """Number edges by their rows, as `plain_gephi` does."""
    return lambda edge: write_edge(edge.support[0].row, edge)


MAKERS: dict[str, tuple[Maker[Edge], Maker[Ready]]] = {
    "neo4j": (neo4j.edge_line, plain_neo4j),
    "csv": (csv.plain_line, plain_csv),
    "graphml": (graphml.edge_text, plain_graphml),
    "gephi": (numbered(gexf_edges.edge_writer()), plain_gephi),
    "kgx": (kgx_edges.edge_writer({}), plain_kgx),
}
"""Each writer, and what writes the same bytes plainly."""


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(sys.argv[2], Path(sys.argv[3]))
    else:
        wanted = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
        for size in (wanted // 4, wanted // 2, wanted):
            measure(size, sys.argv[2:] or list(TARGETS))
        writers(wanted)
