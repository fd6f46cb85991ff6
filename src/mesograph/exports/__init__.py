"""Exports: the graph in the files of other tools, and the proof that nothing is lost."""
