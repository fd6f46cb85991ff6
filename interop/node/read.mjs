// Reads GEXF and GraphML with graphology, and prints what it holds of each as a line of JSON.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const { MultiDirectedGraph, MultiUndirectedGraph } = graphology;

const count = (counts, attributes) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== "") counts[name] = (counts[name] ?? 0) + 1;
  }
};

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  const reader = file.endsWith(".gexf") ? gexf : graphml;
  const kind = text.includes('edgetype="undirected"') ? MultiUndirectedGraph : MultiDirectedGraph;
  const graph = reader.parse(kind, text, { addMissingNodes: false });
  const nodes = {};
  const edges = {};
  graph.forEachNode((_, attributes) => count(nodes, attributes));
  graph.forEachEdge((_, attributes) => count(edges, attributes));
  console.log(
    JSON.stringify({
      file: basename(file),
      nodes: graph.order,
      edges: graph.size,
      node_values: nodes,
      edge_values: edges,
    }),
  );
}
