"""Shapes read from Turtle; what the compiler could not compile is refused, never passed over."""

from collections.abc import Iterable, Iterator
from functools import cache

from mesograph.assets import files_below
from mesograph.errors import BadInput, Fault, did_you_mean, nearest
from mesograph.names import VOCABULARY
from mesograph.rdf import triples_of_turtle
from mesograph.severity import GRAVEST_FIRST
from mesograph.shacl.shapes import Constraint, NodeShape, Shape
from mesograph.shacl.statements import SH, Node, Statements, words_of

LOGIC = ("and", "or", "xone", "not", "node")
LISTS = ("in", "and", "or", "xone")
SCALARS = (
    *("class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive"),
    *("maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern", "hasValue"),
    *("disjoint", "lessThan", "lessThanOrEquals", "uniqueLang"),
)
CONSTRAINTS = (*SCALARS, *LOGIC, "in", "sparql")
AROUND = ("path", "property", "message", "severity", "targetClass", "flags")
"""What else may stand in a shape."""
_SEVERITIES = dict(zip(("Violation", "Warning", "Info"), GRAVEST_FIRST, strict=True))


@cache
def shipped_shapes() -> tuple[NodeShape, ...]:
    """Read the shapes that come with the package, in the order of their files."""
    return read_shapes(files_below("shapes", ".ttl"))


def read_shapes(files: Iterable[tuple[str, bytes]]) -> tuple[NodeShape, ...]:
    """Read shapes; `files` gives names and Turtle, and all may speak of each other.

    Raises `BadInput` with everything that SHACL has and this compiler has not.
    """
    triples = {name: tuple(triples_of_turtle(text, name)) for name, text in files}
    everything = Statements(triple for part in triples.values() for triple in part)
    faults: list[Fault] = []
    shapes: list[NodeShape] = []
    for name, part in triples.items():
        reader = _Reader(name, everything, faults)
        shapes += filter(None, map(reader.node_shape, Statements(part).instances(f"{SH}NodeShape")))
    if faults:
        raise BadInput(faults)
    return tuple(shapes)


class _Reader:
    """Takes the shapes of one file out of its statements, noting every fault."""

    def __init__(self, file: str, said: Statements, faults: list[Fault]) -> None:
        self._file = file
        self._said = said
        self._faults = faults

    def node_shape(self, node: Node) -> NodeShape | None:
        targets = self._said.words(node, f"{SH}targetClass")
        if len(targets) != 1:
            self._fault(
                f"{words_of(node)} is for {len(targets)} classes", "give it one sh:targetClass"
            )
            return None
        own = self._shape(node)
        properties = [self._shape(part) for part in self._said.of(node, f"{SH}property")]
        parts = [part for part in (own, *properties) if part.constraints]
        return NodeShape(words_of(node), self._file, targets[0], tuple(parts))

    def _fault(self, found: str, cure: str) -> None:
        self._faults.append(Fault(self._file, 0, "", found, cure))

    def _shape(self, node: Node, *, nested: bool = False) -> Shape:
        known = (*CONSTRAINTS, *AROUND)
        for name in (name.removeprefix(SH) for name in self._said.names(node) if SH in name):
            if name not in known:
                hint = did_you_mean(nearest(name, known))
                self._fault(f"sh:{name} cannot be compiled{hint}", "say it by sh:sparql")
        paths = self._said.of(node, f"{SH}path")
        levels = self._said.words(node, f"{SH}severity") or (f"{SH}Violation",)
        messages = self._said.words(node, f"{SH}message")
        codes = self._said.words(node, f"{VOCABULARY}repeats")
        return Shape(
            self._said.path(paths[0]) if paths else "",
            (*self._constraints(node), *(self._within(node) if nested else ())),
            _SEVERITIES[levels[0].removeprefix(SH)],
            messages[0] if messages else "",
            tuple(code.rsplit("/", 1)[-1] for code in codes),
        )

    def _constraints(self, node: Node) -> Iterator[Constraint]:
        flags = tuple(map(str, self._said.of(node, f"{SH}flags")))
        for name in CONSTRAINTS:
            for value in self._said.of(node, SH + name):
                if name == "sparql":
                    yield self._sparql(value)
                elif name in LOGIC:
                    shapes = self._said.members(value) if name in LISTS else iter((value,))
                    inner = (self._shape(shape, nested=True) for shape in shapes)
                    yield Constraint(name, (), tuple(inner))
                elif name in LISTS:
                    yield Constraint(name, tuple(map(str, self._said.members(value))))
                else:
                    yield Constraint(name, (str(value), *(flags if name == "pattern" else ())))

    def _within(self, node: Node) -> Iterator[Constraint]:
        """Take the properties of a nested shape as what its nodes must conform to."""
        for part in self._said.of(node, f"{SH}property"):
            yield Constraint("node", (), (self._shape(part, nested=True),))

    def _sparql(self, node: Node) -> Constraint:
        """Put the prefixes that a query declares before it."""
        lines = sorted(
            f"PREFIX {self._said.words(entry, f'{SH}prefix')[0]}: "
            f"<{self._said.words(entry, f'{SH}namespace')[0]}>"
            for owner in self._said.of(node, f"{SH}prefixes")
            for entry in self._said.of(owner, f"{SH}declare")
        )
        (select,) = self._said.of(node, f"{SH}select")
        return Constraint("sparql", ("\n".join(lines), words_of(select)))
