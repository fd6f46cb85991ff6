"""Rules: what follows from the claims, each rule into a graph of its own."""

from mesograph.names import graph
from mesograph.questions.headers import Query, load_queries
from mesograph.store import Store, construct


def ordered_rules() -> tuple[Query, ...]:
    """Give the rules in the order that their headers write."""
    rules = load_queries("rules").values()
    return tuple(sorted(rules, key=lambda rule: (int(rule.header.get("order", "50")), rule.name)))


def apply_rules(store: Store) -> int:
    """Apply all rules in order, again and again, until none adds anything.

    Gives the number of triples added.
    """
    before = len(store)
    while True:
        at_start = len(store)
        for rule in ordered_rules():
            store.bulk_extend(
                list(construct(store, rule.text, rule.path, graph("rules", rule.name)))
            )
        if len(store) == at_start:
            return at_start - before
