"""What a shape asks of the nodes of a class."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing asked of a node, or of what a path leads to from it."""

    parameter: str
    """The name in SHACL: `minCount`, `class`, `sparql`."""
    terms: tuple[str, ...]
    """What it is asked to be, as SPARQL writes terms; for `sparql`, the query."""
    shapes: tuple["Shape", ...] = ()
    """The shapes that `not`, `or`, `and`, `xone` and `node` speak of."""

    @property
    def component(self) -> str:
        """The name by which SHACL reports it.

        >>> Constraint("minCount", ("1",)).component
        'MinCountConstraintComponent'
        """
        if self.parameter == "sparql":
            return "SPARQLConstraintComponent"
        return f"{self.parameter[0].upper()}{self.parameter[1:]}ConstraintComponent"


@dataclass(frozen=True, slots=True)
class Shape:
    """Constraints on a node, or, with a path, on what it leads to."""

    path: str
    """A property path as SPARQL writes it; empty where the node itself is meant."""
    constraints: tuple[Constraint, ...]
    severity: str
    """`violation`, `warning` or `info`."""
    message: str
    repeats: tuple[str, ...] = ()
    """Names of flag codes: where a reader raised one for the cell, the shape keeps silent."""


@dataclass(frozen=True, slots=True)
class NodeShape:
    """All that is asked of the nodes of a class."""

    iri: str
    file: str
    target: str
    """The IRI of the class."""
    parts: tuple[Shape, ...]
    """Its own constraints, and those of its properties."""


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """A node that does not have the form that a shape asks for."""

    shape: str
    """The IRI of the node shape."""
    focus: str
    """The node, as SPARQL writes terms; so too `value`."""
    path: str
    value: str
    """Empty where something is missing or too often there."""
    component: str
    severity: str
    message: str
    repeats: tuple[str, ...] = ()
