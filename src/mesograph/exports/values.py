"""What a node of RDF is called in a file."""

from mesograph.rdf import BlankNode, Literal, NamedNode, Triple


def value_of(node: NamedNode | BlankNode | Literal | Triple) -> str:
    """Give the IRI, the label or the text of a node."""
    return str(node) if isinstance(node, Triple) else node.value
