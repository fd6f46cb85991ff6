"""The two readings of every row, each made without the other, and how they were settled.

`first/` and `second/` hold the coded findings of each reading, `second/` its ledgers too (what a
reader took from the cells), and `settled.tsv` every difference to what the graph now says, with the
reason. No words of the documents are in them.
"""
