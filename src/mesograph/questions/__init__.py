"""Questions: queries with headers, their parameters, their answers as tables."""
