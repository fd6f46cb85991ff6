"""Shapes: SHACL read, compiled to SPARQL, run on the store, its results turned into flags."""
