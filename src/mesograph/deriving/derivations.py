"""Derivations: what the rules added to a graph, and from what."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mesograph.deriving.rules import ordered_rules
from mesograph.errors import BadQuery, UnknownName
from mesograph.names import PREFIXES, graph, shorten
from mesograph.questions.answers import as_text
from mesograph.questions.headers import Query
from mesograph.rdf import BlankNode, Literal, NamedNode, QuerySolutions, Triple
from mesograph.store import Store, query

_HEAD = re.compile(
    r"CONSTRUCT \s* \{ \s*"
    r"(?P<subject>\S+) \s+ (?P<property>\S+) \s+ (?P<value>\S+) \s* \.? \s* \}",
    re.VERBOSE,
)
_PREFIX = re.compile(r"PREFIX \s+ (?P<name>[\w-]*) : \s* < (?P<space>[^>]*) >", re.VERBOSE)
_VARIABLE = re.compile(r"\?(\w+)")
_LABELS = (NamedNode(PREFIXES["skos"] + "prefLabel"), NamedNode(PREFIXES["rdfs"] + "label"))

Node = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Derivation:
    """One triple that a rule added, with one reason."""

    subject: str
    property: str
    value: str
    rule: str
    because: str
    """The rule's reason in words, with the things that it found."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What one rule came to."""

    rule: str
    title: str
    mirrors: str
    """The term whose axiom it repeats; empty where no axiom can say it."""
    triples: int


def derived(store: Store) -> Iterator[Derived]:
    """Count what each rule added, in the order in which they are applied."""
    for rule in ordered_rules():
        added = store.quads_for_pattern(None, None, None, NamedNode(graph("rules", rule.name)))
        mirrors = rule.header.get("mirrors", "")
        yield Derived(rule.name, rule.title, mirrors, sum(1 for _ in added))


def derivations(store: Store, rule: str = "", thing: str = "") -> tuple[Derivation, ...]:
    """Say what was derived, by one rule or all, about one thing or all, and from what.

    Raises `UnknownName` for a rule that is not there.
    """
    rules = {known.name: known for known in ordered_rules()}
    if rule and rule not in rules:
        raise UnknownName("rule", rule, rules)
    chosen = [rules[rule]] if rule else list(rules.values())
    found = {one for each in chosen for one in _of_rule(store, each, thing)}
    return tuple(sorted(found, key=_order))


def _order(one: Derivation) -> tuple[str, str, str, str, str]:
    return (one.subject, one.property, one.value, one.rule, one.because)


def _of_rule(store: Store, rule: Query, thing: str) -> Iterator[Derivation]:
    """Run a rule as a question, and keep what its graph holds."""
    match = _HEAD.search(rule.text)
    if match is None:
        raise BadQuery(rule.path, "a rule has one triple between the braces of CONSTRUCT")
    prefixes = {found["name"]: found["space"] for found in _PREFIX.finditer(rule.text)}
    head = [_pattern(match[part], prefixes) for part in ("subject", "property", "value")]
    where = NamedNode(graph("rules", rule.name))
    reasons = query(store, _HEAD.sub("SELECT *", rule.text, count=1), rule.path)
    assert isinstance(reasons, QuerySolutions)  # noqa: S101 - the text above is a SELECT
    names = {variable.value for variable in reasons.variables}
    for solution in reasons:
        bound = {name: node for name in names if (node := solution[name]) is not None}
        subject, link, value = (bound.get(part) if isinstance(part, str) else part for part in head)
        if not isinstance(subject, NamedNode) or not isinstance(link, NamedNode) or value is None:
            continue
        if thing and thing not in (subject.value, as_text(value)):
            continue
        if any(store.quads_for_pattern(subject, link, value, where)):
            yield Derivation(
                shorten(subject.value),
                shorten(link.value),
                shorten(as_text(value)) if isinstance(value, NamedNode) else as_text(value),
                rule.name,
                _because(store, rule, bound),
            )


def _pattern(written: str, prefixes: Mapping[str, str]) -> str | NamedNode:
    """Read a term of a rule's head: the name of a variable, or a node."""
    if written.startswith("?"):
        return written[1:]
    if written == "a":
        return NamedNode(PREFIXES["rdf"] + "type")
    prefix, _, local = written.partition(":")
    return NamedNode(prefixes[prefix] + local)


def _because(store: Store, rule: Query, bound: Mapping[str, Node]) -> str:
    def named(match: re.Match[str]) -> str:
        node = bound.get(match[1])
        return "not said" if node is None else _name(store, node)

    return _VARIABLE.sub(named, rule.header.get("because", ""))


def _name(store: Store, node: Node) -> str:
    """Call a concept or a kind by its label, anything else by its short name."""
    if not isinstance(node, NamedNode):
        return as_text(node)
    for label in _LABELS:
        for quad in store.quads_for_pattern(node, label, None, None):
            return as_text(quad.object)
    return shorten(node.value)
