"""A draft table made into the files of a review's folder, and compared with one that is there."""
