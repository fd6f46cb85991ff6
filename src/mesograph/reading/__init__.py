"""Cells to claims: one module for each kind of thing that a cell may say."""
