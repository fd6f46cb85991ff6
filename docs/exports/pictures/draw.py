"""Draw what appears of an export: `python docs/exports/pictures/draw.py EXPORT`, of `export all`.

The views of Gephi are drawn by Gephi itself: see interop/gephi/Open.java.
"""

import csv
import sys
from pathlib import Path

import matplotlib as mpl
import networkx as nx

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "mesograph"
import matplotlib.pyplot as plt  # noqa: E402 - the way to draw is chosen first

HERE = Path(__file__).parent
TRIAL = "https://w3id.org/mesograph/id/trial/NCT01547091"
SHOWN = {"aboutTrial", "ofReview", "condition", "route", "product", "tissue", "phase", "dose"}
COLOURS = {
    "Trial": "#56b4e9", "Report": "#009e73", "Review": "#e69f00", "Condition": "#d55e00",
    "Route": "#0072b2", "Product": "#f0e442", "Tissue": "#cc79a7", "Phase": "#bbbbbb",
    "Dose": "#8dd3c7",
}  # fmt: skip


def save(name: str) -> None:
    """Write a picture without the date of its making."""
    plt.savefig(HERE / name, bbox_inches="tight", metadata={"Date": None})
    plt.close()


def trial(export: Path) -> None:
    """Draw a trial with its rows, as a graph database shows it."""
    whole = nx.read_graphml(export / "graphml" / "mesograph.graphml", force_multigraph=True)
    near = nx.Graph()
    for report in whole.predecessors(TRIAL):
        for one, other, said in whole.out_edges(report, data=True):
            if said["predicate"] in SHOWN:
                near.add_edge(one, other, label=said["predicate"])
                for inner, leaf, deeper in whole.out_edges(other, data=True):
                    if deeper["predicate"] == "tissue":
                        near.add_edge(inner, leaf, label="tissue")
    places = nx.spring_layout(near, seed=3, k=1.1, iterations=200)
    labels = {node: whole.nodes[node]["name"] for node in near}
    kinds = {node: whole.nodes[node]["labels"].split("|") for node in near}
    colours = [
        next((COLOURS[kind] for kind in kinds[node] if kind in COLOURS), "#dddddd") for node in near
    ]
    plt.figure(figsize=(11, 7))
    nx.draw_networkx(near, places, labels=labels, node_color=colours, node_size=1600, font_size=7)
    said = nx.get_edge_attributes(near, "label")
    nx.draw_networkx_edge_labels(near, places, edge_labels=said, font_size=6)
    plt.axis("off")
    save("neo4j.svg")


def table(path: Path, name: str, columns: list[str], start: int = 0) -> None:
    """Draw the first lines of a table, as a spreadsheet or a data frame shows it."""
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")
        rows = [
            [shortened(row[column]) for column in columns]
            for number, row in enumerate(reader)
            if start <= number < start + 12
        ]
    plt.figure(figsize=(11, 3.4))
    plt.axis("off")
    drawn = plt.table(rows, colLabels=columns, loc="center", cellLoc="left")
    drawn.auto_set_font_size(value=False)
    drawn.set_fontsize(7)
    drawn.auto_set_column_width(list(range(len(columns))))
    save(name)


def shortened(text: str) -> str:
    """Cut a text to what a narrow column shows."""
    plain = text.replace("https://w3id.org/mesograph/", "…/")
    return plain if len(plain) <= 44 else f"{plain[:43]}…"


if __name__ == "__main__":
    export = Path(sys.argv[1])
    trial(export)
    table(
        export / "csv" / "edges.csv",
        "csv.svg",
        ["subject", "predicate", "object", "review", "row"],
        21580,
    )
    table(
        export / "ledgers" / "doses.csv", "ledgers.svg",
        ["review", "row", "low", "high", "unit", "per", "structure", "route"],
    )  # fmt: skip
    table(
        export / "kgx" / "mesograph_kgx_nodes.tsv", "kgx.svg",
        ["id", "category", "name", "xref", "labels"], 7040,
    )  # fmt: skip
