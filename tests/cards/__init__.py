"""Cards: what is said, by whom, and what is not said."""
