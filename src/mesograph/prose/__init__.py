"""Outcome prose, read into findings by lexicon and grammar."""
