"""The shape of the graph, as Turtle with holes."""
