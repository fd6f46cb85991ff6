"""GEXF 1.3, written as it comes: typed attributes, kinds, colours, sizes, places, years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO

from mesograph.exports.xmltext import escaped

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Dot:
    """A node as it is drawn."""

    id: str
    label: str
    values: tuple[tuple[str, str], ...]
    x: float
    y: float
    size: float
    colour: Colour
    year: str = ""
    """The year from which it is there; from the beginning where there is none."""


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as it is drawn."""

    source: str
    target: str
    kind: str
    values: tuple[tuple[str, str], ...]
    weight: int
    colour: Colour
    alpha: float
    """How opaque it is drawn, from 0 to 1."""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself: its title, and the attributes that nodes and edges have."""

    title: str
    about: str
    nodes: Mapping[str, str]
    """The type of each attribute, by its name."""
    edges: Mapping[str, str]
    directed: bool


def write_gexf(file: IO[str], head: Head, dots: Iterable[Dot], lines: Iterable[str]) -> None:
    """Write a file: all nodes, then all edges, which are written already."""
    file.write(_opening(head))
    file.write("<nodes>\n")
    file.writelines(map(_dot, dots))
    file.write("</nodes>\n<edges>\n")
    file.writelines(lines)
    file.write("</edges>\n</graph>\n</gexf>\n")


def _opening(head: Head) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
        f"<meta><creator>mesograph</creator><keywords>{escaped(head.title)}</keywords>"
        f"<description>{escaped(head.about)}</description></meta>\n"
        '<graph mode="dynamic" timeformat="date" timerepresentation="interval" '
        f'defaultedgetype="{"directed" if head.directed else "undirected"}">\n'
        + _attributes("node", head.nodes)
        + _attributes("edge", head.edges)
    )


def _attributes(of: str, types: Mapping[str, str]) -> str:
    if not types:
        return ""
    declared = "".join(
        f'<attribute id="{name}" title="{name}" type="{type_}"/>\n' for name, type_ in types.items()
    )
    return f'<attributes class="{of}" mode="static">\n{declared}</attributes>\n'


def _values(values: tuple[tuple[str, str], ...]) -> str:
    said = "".join(
        f'<attvalue for="{name}" value="{escaped(text)}"/>' for name, text in values if text
    )
    return f"<attvalues>{said}</attvalues>" if said else ""


def _start(year: str) -> str:
    return f' start="{year}-01-01"' if year else ""


def _colour(colour: Colour, alpha: float = 1) -> str:
    red, green, blue = colour
    return f'<viz:color r="{red}" g="{green}" b="{blue}" a="{alpha:g}"/>'


def _dot(dot: Dot) -> str:
    return (
        f'<node id="{escaped(dot.id)}" label="{escaped(dot.label)}"{_start(dot.year)}>'
        f'{_values(dot.values)}<viz:size value="{dot.size:.1f}"/>'
        f'<viz:position x="{dot.x:.1f}" y="{dot.y:.1f}" z="0"/>{_colour(dot.colour)}</node>\n'
    )


def line_text(number: int | str, line: Line) -> str:
    """Write the element of an edge, by its number."""
    return (
        f'<edge id="{number}" source="{escaped(line.source)}" target="{escaped(line.target)}" '
        f'label="{escaped(line.kind)}" kind="{escaped(line.kind)}" weight="{line.weight}"'
        f"{_start(line.year)}>{_values(line.values)}{_colour(line.colour, line.alpha)}</edge>\n"
    )
