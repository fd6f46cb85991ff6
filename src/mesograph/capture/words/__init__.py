"""Atoms of a page: its words and gaps, and what their look alone tells."""
