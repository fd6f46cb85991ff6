"""The cheapest reading of a table whose cells are not fenced."""
