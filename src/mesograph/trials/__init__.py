"""Which trial a row is about, and what a registry says of it."""
