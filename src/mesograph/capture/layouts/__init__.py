"""The ways in which tables are laid out, each read into a draft table."""
