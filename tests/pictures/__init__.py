"""Pictures: legible to eyes of any kind, and the same bytes each time."""
