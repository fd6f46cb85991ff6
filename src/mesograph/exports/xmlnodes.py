"""Nodes as XML 1.0 can hold them: the types of their values, and what must be replaced."""

from collections.abc import Mapping
from dataclasses import replace

from mesograph.exports.elements import Element, Node
from mesograph.exports.exporter import WITHOUT_BLANK_NODES
from mesograph.exports.folder import Folder
from mesograph.exports.keys import Storage
from mesograph.exports.survey import Survey
from mesograph.exports.xmltext import ILLEGAL, legal

CANNOT_HOLD = (
    *WITHOUT_BLANK_NODES,
    "characters outside XML 1.0: each becomes U+FFFD and is listed in the manifest",
)
_TYPES = {
    Storage.TEXT: "string",
    Storage.WHOLE: "long",
    Storage.DECIMAL: "double",
    Storage.TRUTH: "boolean",
    Storage.DATE: "string",
}


def types_of(found: Survey) -> Mapping[str, str]:
    """Give the type of each key, as GraphML and GEXF both name it; several values are text."""
    several = {key for label in found.labels.values() for key, many in label.keys.items() if many}
    return {
        key.name: "string" if key in several else _TYPES[key.storage] for key in found.all_keys()
    }


def note_replaced(node: Node, folder: Folder) -> None:
    """Note the values of a node that XML 1.0 cannot hold."""
    for key, text in node.values:
        if found := ILLEGAL.search(text):
            folder.replaced.append(f"{node.iri} {key.name}: U+{ord(found[0]):04X} by U+FFFD")


def held(element: Element) -> Element:
    """Give an element as XML 1.0 can hold it."""
    if isinstance(element, Node) and any(ILLEGAL.search(text) for _, text in element.values):
        values = tuple((key, legal(text)) for key, text in element.values)
        return replace(element, values=values)
    return element
