"""Rows to reports: what the cells of a row claim together."""
