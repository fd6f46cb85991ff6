"""A review's folder in `data/reviews`, file by file."""
