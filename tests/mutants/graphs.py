"""Damage to quads, as a faulty pattern, rule or term would do it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mesograph.names import PREFIXES, term
from mesograph.rdf import Literal, NamedNode, Quad
from mesograph.store import Store
from tests.mutants.damage import Kind

TYPE = NamedNode(PREFIXES["rdf"] + "type")


@dataclass(frozen=True, slots=True)
class Graph:
    """A store, with what a damage takes out of it and puts into it."""

    slug: str
    store: Store
    out: tuple[Quad, ...] = ()
    put: tuple[Quad, ...] = ()


def named(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def statements(class_name: str, property_name: str) -> Callable[[Graph], Sequence[Quad]]:
    """Give what a property says of the nodes of a class."""

    def places(graph: Graph) -> Sequence[Quad]:
        nodes = graph.store.quads_for_pattern(None, TYPE, named(class_name))
        return sorted(
            (
                quad
                for node in nodes
                for quad in graph.store.quads_for_pattern(node.subject, named(property_name), None)
            ),
            key=str,
        )

    return places


def lost(class_name: str, property_name: str) -> Kind[Graph]:
    return Kind(
        f"graph: {class_name} loses {property_name}",
        statements(class_name, property_name),
        lambda graph, quad: Graph(graph.slug, graph.store, (quad,)),  # type: ignore[arg-type] # by `statements`
    )


def other(class_name: str, property_name: str, value: NamedNode | Literal) -> Kind[Graph]:
    """Put another value in the place of one."""

    def damage(graph: Graph, quad: object) -> Graph:
        assert isinstance(quad, Quad)
        new = Quad(quad.subject, quad.predicate, value, quad.graph_name)
        return Graph(graph.slug, graph.store, (quad,), (new,))

    name = f"graph: {class_name} has {getattr(value, 'value', '')!r} for {property_name}"
    return Kind(name, statements(class_name, property_name), damage)


def second(class_name: str, property_name: str, value: NamedNode | Literal) -> Kind[Graph]:
    """Put a second value beside one."""

    def damage(graph: Graph, quad: object) -> Graph:
        assert isinstance(quad, Quad)
        new = Quad(quad.subject, quad.predicate, value, quad.graph_name)
        return Graph(graph.slug, graph.store, (), (new,))

    name = f"graph: {class_name} has a second {property_name}"
    return Kind(name, statements(class_name, property_name), damage)


def synonym(graph: Graph, quad: object) -> Graph:
    """Give a label of one measure to another."""
    assert isinstance(quad, Quad)
    for value in ("edss", "das28"):
        node = NamedNode(term("measure", value))
        if node != quad.subject:
            new = Quad(node, named("skos:altLabel"), quad.object, quad.graph_name)
            return Graph(graph.slug, graph.store, (), (new,))
    raise AssertionError(quad)


def ring(graph: Graph, quad: object) -> Graph:
    assert isinstance(quad, Quad)
    assert isinstance(quad.object, NamedNode)
    new = Quad(quad.object, quad.predicate, quad.subject, quad.graph_name)
    return Graph(graph.slug, graph.store, (), (new,))


CANCER = NamedNode(term("condition", "cancer"))
CORD = NamedNode(term("tissue", "umbilical-cord"))
WHOLE = NamedNode(PREFIXES["xsd"] + "integer")
DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")

GRAPH_KINDS: tuple[Kind[Graph], ...] = (
    *(
        lost(f"meso:{class_name}", f"meso:{name}")
        for class_name, names in {
            "Claim": ("inCell", "role", "readBy"),
            "Dose": ("unit", "low", "structure"),
            "Finding": ("measure", "direction", "hedged"),
            "Report": ("condition", "row", "aboutTrial", "dose", "hasFinding"),
            "Cell": ("inColumn", "cellOf"),
            "Column": ("columnRole", "position"),
            "Arm": ("armRole",),
            "Identifier": ("identifies", "status"),
            "OutcomeMeasure": ("category", "desirable"),
            "FlagCode": ("cure",),
        }.items()
        for name in names
    ),
    lost("skos:Concept", "skos:definition"),
    lost("skos:Concept", "skos:inScheme"),
    lost("skos:Concept", "skos:prefLabel"),
    other("meso:Report", "meso:condition", CORD),
    other("meso:Product", "meso:tissue", CANCER),
    other("meso:Finding", "meso:direction", CORD),
    other("meso:Trial", "dct:identifier", Literal("NCT0291768")),
    other("meso:Column", "meso:position", Literal("1", datatype=WHOLE)),
    other("meso:Unit", "meso:plausibleLow", Literal("1000000000000000", datatype=DECIMAL)),
    other("meso:Registry", "meso:pattern", Literal("NCT")),
    other("meso:Condition", "skos:broader", CORD),
    second("meso:Claim", "meso:value", CANCER),
    second("meso:Claim", "meso:missing", NamedNode(term("missing", "unknown"))),
    second("meso:Dose", "meso:high", Literal("7", datatype=DECIMAL)),
    second("meso:Cell", "prov:value", Literal("other words")),
    second("skos:Concept", "skos:prefLabel", Literal("another name", language="en")),
    other("skos:Concept", "skos:prefLabel", Literal("a name without its language")),
    Kind(
        "graph: a synonym stands in two terms",
        statements("meso:OutcomeMeasure", "skos:altLabel"),
        synonym,
    ),
    Kind(
        "graph: terms are broader than each other",
        statements("meso:Condition", "skos:broader"),
        ring,
    ),
)
