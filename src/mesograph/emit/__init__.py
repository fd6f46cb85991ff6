"""Claims to N-Quads, by patterns: Turtle with holes, one file for each kind of node."""
