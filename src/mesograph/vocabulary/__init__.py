"""The ontology in hand: its terms, their labels, their matches, what is known of a word."""
