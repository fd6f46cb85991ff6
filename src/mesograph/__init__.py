"""mesograph: what clinical-trial reviews claim, as a graph, cell by cell."""

__version__ = "0.1.0"
