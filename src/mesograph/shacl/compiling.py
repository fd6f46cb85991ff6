"""Constraints compiled to SPARQL: each a query for the nodes that break it.

After the definitions of SHACL (https://www.w3.org/TR/shacl/, section 4 and appendix B), which give
every constraint as a query already; here a query asks for all nodes of the class at once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from mesograph.names import PREFIXES
from mesograph.shacl.shapes import Constraint, NodeShape, Shape

Classes: TypeAlias = Mapping[str, frozenset[str]]
"""The IRI of a class to those of its subclasses, its own among them."""

KINDS = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBlank({0})",
    "Literal": "isLiteral({0})",
    "BlankNodeOrIRI": "!isLiteral({0})",
    "BlankNodeOrLiteral": "!isIRI({0})",
    "IRIOrLiteral": "!isBlank({0})",
}
COMPARED = {
    "minExclusive": ">",
    "minInclusive": ">=",
    "maxExclusive": "<",
    "maxInclusive": "<=",
    "lessThan": "<",
    "lessThanOrEquals": "<=",
}
SET_TESTS = frozenset({"minCount", "maxCount", "hasValue"})
"""Constraints on the values all together, not on each."""
CAST = frozenset({"integer", "decimal", "boolean", "date", "gYear", "dateTime", "double"})
"""Datatypes whose literals may be ill-formed."""


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint of a shape, as a query for `?this` and `?value` that break it."""

    node_shape: NodeShape
    shape: Shape
    constraint: Constraint
    query: str


def compile_shape(node_shape: NodeShape, classes: Classes) -> tuple[Check, ...]:
    """Compile every constraint of a node shape."""
    target = _target(node_shape.target, classes)
    compiler = _Compiler(classes)
    return tuple(
        Check(node_shape, shape, constraint, compiler.query(target, shape, constraint))
        for shape in node_shape.parts
        for constraint in shape.constraints
    )


def count_query(node_shape: NodeShape, classes: Classes) -> str:
    """Write the query that counts the nodes a shape looks at."""
    target = _target(node_shape.target, classes)
    return f"SELECT (COUNT(DISTINCT ?this) AS ?nodes) WHERE {{ {target} }}"


def _target(iri: str, classes: Classes) -> str:
    """Write the pattern of the nodes of a class, found by class rather than among all nodes."""
    below = _below(iri, classes)
    if len(below) == 1:
        return f"?this a {below[0]} ."
    return f"VALUES ?class {{ {' '.join(below)} }} ?this a ?class ."


def _below(iri: str, classes: Classes) -> list[str]:
    """Give a class and its subclasses, as SPARQL writes them.

    They are few and known, so that no path needs to be walked for each node.
    """
    return [f"<{name}>" for name in sorted(classes.get(iri, frozenset()) | {iri})]


class _Compiler:
    """Writes constraints as SPARQL; numbers the variables of nested shapes."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._used = 0

    def query(self, target: str, shape: Shape, constraint: Constraint) -> str:
        if constraint.parameter == "sparql":
            prologue, select = constraint.terms
            body = f"{{ {select.replace('$PATH', shape.path)} }}"
            return f"{prologue}\nSELECT DISTINCT ?this ?value WHERE {{ {target} {body} }}"
        broken = self._broken(shape, constraint)
        return f"SELECT DISTINCT ?this ?value WHERE {{ {target} {broken} }}"

    def _broken(self, shape: Shape, constraint: Constraint) -> str:
        """Write the pattern that a node matches which breaks a constraint."""
        name, term = constraint.parameter, (constraint.terms or ("",))[0]
        if name in SET_TESTS:
            return f"FILTER(!({self._set_holds(shape.path, constraint, '?this')}))"
        values = f"?this {shape.path} ?value ." if shape.path else "BIND(?this AS ?value)"
        match name:
            case "disjoint":
                return f"{values} FILTER EXISTS {{ ?this {term} ?value }}"
            case "lessThan" | "lessThanOrEquals":
                holds = f"COALESCE(?value {COMPARED[name]} ?other, false)"
                return f"{values} ?this {term} ?other . FILTER(!{holds})"
            case "uniqueLang":
                return (
                    f"?this {shape.path} ?one , ?two . "
                    'FILTER(LANG(?one) != "" && LANG(?one) = LANG(?two) && !sameTerm(?one, ?two))'
                )
            case _:
                return f"{values} FILTER(!({self._holds(constraint, '?value')}))"

    def _set_holds(self, path: str, constraint: Constraint, node: str) -> str:
        """Write the test that a node passes whose values, all together, keep to a constraint."""
        (term,) = constraint.terms
        if constraint.parameter == "hasValue":
            return f"EXISTS {{ {node} {path} {term} }}"
        fewest = constraint.parameter == "minCount"
        number = _number(term) if fewest else _number(term) + 1
        if not number:
            return "true"
        # Few shapes ask for more than one, so that the values may be told apart pair by pair.
        self._used += 1
        values = [f"?n{self._used}_{n}" for n in range(number)]
        differ = [f"!sameTerm({one}, {two})" for one, two in combinations(values, 2)]
        told_apart = f"FILTER({' && '.join(differ)})" if differ else ""
        pattern = " ".join(f"{node} {path} {value} ." for value in values)
        return f"{'' if fewest else '!'}EXISTS {{ {pattern} {told_apart} }}"

    def _holds(self, constraint: Constraint, value: str) -> str:
        """Write the test that a value passes which keeps to a constraint."""
        name, terms = constraint.parameter, constraint.terms
        if name in COMPARED:
            return f"COALESCE({value} {COMPARED[name]} {terms[0]}, false)"
        return _TESTS[name](self, constraint, value)

    def conforms(self, shape: Shape, node: str) -> str:
        """Write the test that a node passes which conforms to a nested shape."""
        return " && ".join(self._conforms(shape, part, node) for part in shape.constraints)

    def _conforms(self, shape: Shape, constraint: Constraint, node: str) -> str:
        if not shape.path:
            return f"({self._holds(constraint, node)})"
        if constraint.parameter in SET_TESTS:
            return f"({self._set_holds(shape.path, constraint, node)})"
        self._used += 1
        inner = f"?n{self._used}"
        test = self._holds(constraint, inner)
        return f"!EXISTS {{ {node} {shape.path} {inner} . FILTER(!({test})) }}"

    def is_instance(self, iri: str, value: str) -> str:
        below = _below(iri, self._classes)
        if len(below) == 1:
            return f"EXISTS {{ {value} a {below[0]} }}"
        self._used += 1
        kind = f"?c{self._used}"
        return f"EXISTS {{ {value} a {kind} . FILTER({kind} IN ({', '.join(below)})) }}"


def _number(term: str) -> int:
    """Read a count as SPARQL writes it.

    >>> _number('"1"^^<http://www.w3.org/2001/XMLSchema#integer>')
    1
    """
    return int(term.split('"')[1])


def _datatype(_: _Compiler, constraint: Constraint, value: str) -> str:
    (datatype,) = constraint.terms
    known = f"isLiteral({value}) && DATATYPE({value}) = {datatype}"
    name = datatype.strip("<>").removeprefix(PREFIXES["xsd"])
    return (
        f"{known} && COALESCE(isLiteral({datatype}(STR({value}))), false)"
        if name in CAST
        else known
    )


def _exactly_one(tests: Iterable[str]) -> str:
    return f"({' + '.join(f'IF({test}, 1, 0)' for test in tests)}) = 1"


def _all_shapes(compiler: _Compiler, constraint: Constraint, value: str) -> list[str]:
    return [f"({compiler.conforms(shape, value)})" for shape in constraint.shapes]


_TESTS: Mapping[str, Callable[[_Compiler, Constraint, str], str]] = {
    "class": lambda c, k, v: c.is_instance(k.terms[0].strip("<>"), v),
    "datatype": _datatype,
    "nodeKind": lambda _, k, v: KINDS[k.terms[0].strip("<>").rsplit("#", 1)[-1]].format(v),
    "minLength": lambda _, k, v: f"!isBlank({v}) && STRLEN(STR({v})) >= {k.terms[0]}",
    "maxLength": lambda _, k, v: f"!isBlank({v}) && STRLEN(STR({v})) <= {k.terms[0]}",
    "pattern": lambda _, k, v: f"!isBlank({v}) && REGEX(STR({v}), {', '.join(k.terms)})",
    "in": lambda _, k, v: " || ".join(f"sameTerm({v}, {term})" for term in k.terms),
    "not": lambda c, k, v: f"!{_all_shapes(c, k, v)[0]}",
    "node": lambda c, k, v: _all_shapes(c, k, v)[0],
    "and": lambda c, k, v: " && ".join(_all_shapes(c, k, v)),
    "or": lambda c, k, v: " || ".join(_all_shapes(c, k, v)),
    "xone": lambda c, k, v: _exactly_one(_all_shapes(c, k, v)),
}
