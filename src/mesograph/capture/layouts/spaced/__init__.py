"""Columns kept by blanks, as in the text of a page that keeps its layout."""
