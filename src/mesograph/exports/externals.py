"""Things that the graph names and says nothing of: terms of other ontologies, links."""

from collections import OrderedDict

from mesograph.exports.source import Source
from mesograph.rdf import NamedNode, Quad

_REMEMBERED = 65_536


class Externals:
    """Tell the first edge to a thing of which nothing is said, with a memory of fixed size."""

    def __init__(self, source: Source) -> None:
        self._store = source.store
        self._met: OrderedDict[str, bool] = OrderedDict()

    def first(self, quad: Quad) -> bool:
        """Whether this line is the first that names its object, and none describes that."""
        value = quad.object
        if not isinstance(value, NamedNode):
            return False
        if value.value in self._met:
            self._met.move_to_end(value.value)
            return False
        self._met[value.value] = True
        if len(self._met) > _REMEMBERED:
            self._met.popitem(last=False)
        if next(self._store.quads_for_pattern(value, None, None), None) is not None:
            return False
        named = self._store.quads_for_pattern(None, None, value)
        lines = (str(other) for other in named if isinstance(other.subject, NamedNode))
        return min(lines) == str(quad)
