"""Builds a network from a list of edges, finds its components, its articulation points and the shortest ways asked for; prints milliseconds and what was found as JSON."""
import json
import sys
import time

import networkx as nx


def timed(work):
    started = time.perf_counter()
    found = work()
    return found, (time.perf_counter() - started) * 1000


def rows(name):
    with open(name, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


edges, asked = rows(sys.argv[1]), rows(sys.argv[2])


def build():
    graph = nx.Graph()
    graph.add_edges_from(edges)
    return graph


def way(a, b):
    try:
        return nx.bidirectional_shortest_path(graph, a, b)
    except nx.NetworkXNoPath:
        return None


graph, building = timed(build)
components, finding = timed(lambda: list(nx.connected_components(graph)))
points, cutting = timed(lambda: set(nx.articulation_points(graph)))
ways, going = timed(lambda: [way(a, b) for a, b in asked])
print(json.dumps({
    "took": {"build": building, "components": finding, "articulation points": cutting, "shortest ways": going},
    "found": {"components": len(components), "points": len(points), "ties": [None if one is None else len(one) // 2 for one in ways]},
}))
