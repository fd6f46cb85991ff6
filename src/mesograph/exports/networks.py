"""Layouts and communities of small networks: the one door to networkx."""

from collections.abc import Mapping

import networkx as nx  # type: ignore[import-untyped] # networkx ships no types

Place = tuple[float, float]
_SEED = 7
_ROUNDS = 12
_PUSHES = 60
_PUSHED = 400
"""How many nodes of one part are pushed apart, pair by pair; more would take too long."""
_GAP = 42.0
_WIDTH = 520.0


def _graph(kinds: Mapping[str, str], weights: Mapping[tuple[str, str, str], int]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(sorted(kinds))
    for (source, target, _), weight in sorted(weights.items()):
        before = graph.get_edge_data(source, target, {"weight": 0})["weight"]
        graph.add_edge(source, target, weight=before + weight)
    return graph


def communities(
    kinds: Mapping[str, str], weights: Mapping[tuple[str, str, str], int]
) -> Mapping[str, int]:
    """Find communities by the Louvain method, and number them, the largest first.

    Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008.
    """
    found = nx.community.louvain_communities(_graph(kinds, weights), weight="weight", seed=_SEED)
    ordered = sorted((sorted(members) for members in found), key=lambda held: (-len(held), held))
    return {iri: number for number, members in enumerate(ordered, 1) for iri in members}


def forces(
    kinds: Mapping[str, str], weights: Mapping[tuple[str, str, str], int]
) -> Mapping[str, Place]:
    """Place each connected part by its forces, and the parts side by side, the largest first.

    Fruchterman and Reingold 1991, doi:10.1002/spe.4380211102.
    """
    graph = _graph(kinds, weights)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed: dict[str, Place] = {}
    left, top, lowest = 0.0, 0.0, 0.0
    for part in parts:
        inner = _apart(_inside(graph, sorted(part)))
        width = max(x for x, _ in inner.values())
        height = max(y for _, y in inner.values())
        if left and left + width > 3 * _WIDTH:
            left, top = 0.0, lowest - 2 * _GAP
        placed.update({iri: (left + x, top - y) for iri, (x, y) in inner.items()})
        left += width + 2 * _GAP
        lowest = min(lowest, top - height)
    return placed


def _inside(graph: nx.Graph, part: list[str]) -> Mapping[str, Place]:
    """Place one connected part, in a square that grows with it."""
    inner = nx.Graph()
    inner.add_nodes_from(part)
    inner.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(part).edges))
    found = nx.circular_layout(inner)
    if len(part) > 2:
        wide = 3.5 / len(part) ** 0.5
        found = nx.spring_layout(inner, k=wide, pos=found, seed=_SEED, iterations=400)
    side = _GAP * len(part) ** 0.5
    return {iri: (side * float(found[iri][0]), side * float(found[iri][1])) for iri in part}


def _apart(places: Mapping[str, Place]) -> Mapping[str, Place]:
    """Push apart what would cover each other, and count from the corner."""
    names = list(places)
    xs, ys = [places[name][0] for name in names], [places[name][1] for name in names]
    for _ in range(_PUSHES if len(names) <= _PUSHED else 0):
        for one in range(len(names)):
            for other in range(one):
                _push(xs, ys, one, other)
    left, bottom = min(xs), min(ys)
    return {name: (x - left, y - bottom) for name, x, y in zip(names, xs, ys, strict=True)}


def _push(xs: list[float], ys: list[float], one: int, other: int) -> None:
    across, up = xs[one] - xs[other], ys[one] - ys[other]
    distance = (across * across + up * up) ** 0.5
    if distance >= _GAP:
        return
    if not distance:
        across, up, distance = 1.0, 0.0, 1.0
    share = (_GAP - distance) / distance / 2
    xs[one] += across * share
    ys[one] += up * share
    xs[other] -= across * share
    ys[other] -= up * share


def layers(
    kinds: Mapping[str, str], weights: Mapping[tuple[str, str, str], int]
) -> Mapping[str, Place]:
    """Place each kind in a column of its own, so ordered that few edges cross.

    The barycentre method of Sugiyama, Tagawa and Toda 1981, doi:10.1109/TSMC.1981.4308636.
    """
    columns = _columns(kinds, weights)
    near: dict[str, dict[str, int]] = {iri: {} for iri in kinds}
    for (source, target, _), weight in weights.items():
        near[source][target] = near[source].get(target, 0) + weight
        near[target][source] = near[target].get(source, 0) + weight
    height = _GAP * max((len(column) for column in columns), default=1)
    place: dict[str, float] = {}
    for column in columns:
        _spread(column, height, place)
    for _ in range(_ROUNDS):
        for column in columns:
            column.sort(key=lambda iri: (_centre(near[iri], place), iri))
            _spread(column, height, place)
    return {
        iri: (number * _WIDTH, place[iri])
        for number, column in enumerate(columns)
        for iri in column
    }


def _columns(
    kinds: Mapping[str, str], weights: Mapping[tuple[str, str, str], int]
) -> list[list[str]]:
    """Order the kinds as the edges run, and the nodes of each by IRI."""
    order = nx.DiGraph()
    order.add_nodes_from(sorted(set(kinds.values())))
    order.add_edges_from(sorted({(kinds[source], kinds[target]) for source, target, _ in weights}))
    ranked = list(nx.lexicographical_topological_sort(order))
    return [sorted(iri for iri in kinds if kinds[iri] == kind) for kind in ranked]


def _spread(column: list[str], height: float, place: dict[str, float]) -> None:
    step = height / (len(column) + 1)
    for number, iri in enumerate(column, 1):
        place[iri] = -step * number


def _centre(near: Mapping[str, int], place: Mapping[str, float]) -> float:
    total = sum(near.values())
    return (
        -sum(place[iri] * weight for iri, weight in sorted(near.items())) / total if total else 0.0
    )
