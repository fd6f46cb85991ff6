"""Layouts and communities of small networks: the one door to networkx."""

from collections.abc import Mapping

import networkx as nx  # type: ignore[import-untyped] # networkx ships no types

Place = tuple[float, float]
_SEED = 7
_ROUNDS = 12
_GAP = 60.0
_WIDTH = 900.0


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
    left, top, tallest, row_width = 0.0, 0.0, 0.0, 4 * _WIDTH
    for part in parts:
        size = _GAP * 2 * max(1.0, len(part) ** 0.5)
        if left + size > row_width and left:
            left, top, tallest = 0.0, top - tallest - _GAP, 0.0
        for iri, (x, y) in _inside(graph, sorted(part)).items():
            placed[iri] = (left + size * (x + 1) / 2, top - size * (y + 1) / 2)
        left += size + _GAP
        tallest = max(tallest, size)
    return placed


def _inside(graph: nx.Graph, part: list[str]) -> Mapping[str, Place]:
    """Place one connected part in a square of side 2."""
    inner = nx.Graph()
    inner.add_nodes_from(part)
    inner.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(part).edges))
    start = nx.circular_layout(inner)
    found = (
        nx.spring_layout(inner, pos=start, seed=_SEED, iterations=200) if len(part) > 2 else start
    )
    return {iri: (float(found[iri][0]), float(found[iri][1])) for iri in part}


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
