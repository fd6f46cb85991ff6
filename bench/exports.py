"""Speed and memory of the exports as a graph grows: `python bench/exports.py [EDGES [TARGET…]]`.

A graph of made-up rows is written by each exporter that streams. Beside the whole export stands the
writer alone, fed with edges that are ready: against a loop that puts the same lines together and
writes them without a look at what is in them, and against writing the lines as they are.
"""

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from mesograph.exports.cells import row_writer
from mesograph.exports.elements import Edge
from mesograph.exports.exporter import Options, find_exporter
from mesograph.exports.folder import Folder
from mesograph.exports.source import Source
from mesograph.exports.support import Support
from mesograph.exports.targets import csv, graphml, kgx, neo4j
from mesograph.rdf import Store

BASE = "https://w3id.org/mesograph/"
VOCABULARY = BASE + "vocab#"
TARGETS = ("csv", "neo4j", "graphml", "kgx", "rdf")
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def lines(rows: int) -> Iterator[str]:
    """Give the N-Quads of a review of so many rows, unsorted: ten edges a row."""
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
        for n, role in enumerate(("condition", "route", "phase"), 1):
            claim = f"<{BASE}id/claim/big/{row}/{role}/1>"
            value = f"<{BASE}term/{role}/t{(row * n) % 97}>"
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
    before, start = peak(), time.process_time()
    find_exporter(target).write(source, folder, Options())
    seconds = time.process_time() - start
    size = sum(file.size for file in folder.written.values()) / 1e6
    print(f"{target:8} {seconds:7.1f} s {size:8.1f} MB {peak() - before:6} MB of memory more")


def writers(edges: int) -> None:
    """Set the writers beside writing the same bytes plainly."""
    ready = [
        Edge(
            f"{BASE}id/report/big/{row}",
            f"{VOCABULARY}route",
            f"{BASE}term/route/t{row % 97}",
            f"{BASE}graph/review/big",
            (Support("big", row, f"{BASE}id/claim/big/{row}/route/1"),),
        )
        for row in range(1, edges + 1)
    ]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "edges"
        for name, (ours, plainly) in MAKERS.items():
            compare(name, path, ready, ours, plainly)


def kgx_lines(edge: Edge) -> str:
    """Write the lines of an edge for both of KGX's files."""
    record = kgx.edge_record(edge, {})
    return kgx.json_line(record) + kgx.table_line(record, kgx.EDGE_COLUMNS)


def csv_line(edge: Edge) -> str:
    """Write the line of an edge by the writer that csv uses."""
    if line := csv.plain_line(edge):
        return line
    PAPER.seek(0)
    PAPER.truncate()
    WRITE_ROW(csv.edge_cells(edge))
    return PAPER.getvalue()


PAPER = io.StringIO(newline="")
WRITE_ROW = row_writer(PAPER, safe=False)


def plain_row(edge: Edge) -> str:
    """Put a line together without a look at what is in it."""
    (s,) = edge.support
    return f"{edge.subject},{edge.object},{edge.graph},{s.review},{s.row},{s.claim}\n"


def plain_xml(edge: Edge) -> str:
    """Put an element together without a look at what is in it."""
    (s,) = edge.support
    return (
        f'<edge source="{edge.subject}" target="{edge.object}">'
        f'<data key="edge.predicate">route</data><data key="edge.graph">{edge.graph}</data>'
        f'<data key="edge.review">{s.review}</data><data key="edge.row">{s.row}</data>'
        f'<data key="edge.claim">{s.claim}</data></edge>\n'
    )


MAKERS: dict[str, tuple[Callable[[Edge], str], Callable[[Edge], str]]] = {
    "neo4j": (neo4j.edge_line, plain_row),
    "csv": (csv_line, plain_row),
    "graphml": (graphml.edge_text, plain_xml),
    "kgx": (kgx_lines, plain_xml),
}
"""Each writer, and what writes as many bytes, or nearly, plainly."""


def timed(path: Path, ready: list[Edge], maker: Callable[[Edge], str]) -> float:
    """Give the MB a second at which lines are made and written."""
    start = time.process_time()
    with path.open("w", encoding="utf-8", newline="") as file:
        for edge in ready:
            file.write(maker(edge))
    return path.stat().st_size / 1e6 / (time.process_time() - start)


def compare(
    name: str,
    path: Path,
    ready: list[Edge],
    ours: Callable[[Edge], str],
    plainly: Callable[[Edge], str],
) -> None:
    """Time a writer beside its plain fellow, and the lines written as they are."""
    plain = timed(path, ready, plainly)
    speed = timed(path, ready, ours)
    held = path.read_text().splitlines(keepends=True)
    start = time.process_time()
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(held)
    as_they_are = path.stat().st_size / 1e6 / (time.process_time() - start)
    print(
        f"{name:8} {speed:6.0f} MB/s, put together plainly {plain:6.0f} MB/s "
        f"({speed / plain:.2f} of it), ready lines {as_they_are:6.0f} MB/s"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(sys.argv[2], Path(sys.argv[3]))
    else:
        wanted = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
        for size in (wanted // 4, wanted):
            measure(size, sys.argv[2:] or list(TARGETS))
        writers(wanted // 4)
