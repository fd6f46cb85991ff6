"""Readers: what is printed is read."""
