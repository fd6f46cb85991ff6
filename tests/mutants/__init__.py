"""Damage done to the data on purpose, to see what notices it."""
