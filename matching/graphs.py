"""Attendees and what joins them as networkx graphs, and back to arrays; weighs nothing."""

from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from matching.interests.understanding import Understanding
from matching.roster import Roster

Ints = npt.NDArray[np.int64]


def bipartite_graph(roster: Roster, understanding: Understanding) -> "nx.Graph[Any]":
    """Return the graph of attendees and what they named.

    Returns
    -------
    networkx.Graph
        Nodes are attendee ids (``bipartite=0``) and ``("topic", key)`` or ``("value", key)``
        (``bipartite=1``); an edge carries ``kind`` and the typed ``words``.

    Examples
    --------
    >>> from matching.interests import understand
    >>> from matching.roster import Attendee
    >>> roster = Roster.build([Attendee(1, "Ana", ("Chess",)), Attendee(2, "Sam", ("chess",))])
    >>> sorted(bipartite_graph(roster, understand(roster)).neighbors(("topic", "chess")))
    [1, 2]
    """
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(roster.ids, bipartite=0)
    for who, voice in zip(roster.ids, understanding.voices, strict=True):
        for kind, node, entries in (
            ("interest", "topic", voice.interests),
            ("value", "value", voice.values),
            ("curiosity", "topic", voice.curious_about),
        ):
            for entry in entries:
                graph.add_node((node, entry.key), bipartite=1)
                if not graph.has_edge(who, (node, entry.key)):
                    graph.add_edge(who, (node, entry.key), kind=kind, words=entry.words)
    return graph


def shared_interest_graph(ids: tuple[int, ...], u: Ints, v: Ints, w: Ints) -> "nx.Graph[Any]":
    """Return arrays of edges as the shared-interest graph, the projection onto attendees.

    Parameters
    ----------
    ids : tuple of int
        Attendee ids; positions are what ``u`` and ``v`` hold.
    u, v, w : ndarray of int64, shape (m,)
        Ends and affinity of each edge; edges of affinity zero are left out.

    Notes
    -----
    About 280 bytes and one microsecond per edge. Inverse of :func:`edges_of`.

    Examples
    --------
    >>> one, two, weight = np.array([0, 0]), np.array([1, 2]), np.array([5, 0])
    >>> list(shared_interest_graph((3, 7, 9), one, two, weight).edges(data="weight"))
    [(3, 7, 5)]
    """
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(ids)
    keep = w > 0
    ends = zip(u[keep].tolist(), v[keep].tolist(), w[keep].tolist(), strict=True)
    graph.add_weighted_edges_from((ids[a], ids[b], weight) for a, b, weight in ends)
    return graph


def edges_of(graph: "nx.Graph[Any]") -> tuple[tuple[int, ...], Ints, Ints, Ints]:
    """Return a shared-interest graph as arrays, whatever the order it was built in.

    Returns
    -------
    ids : tuple of int
        The nodes in ascending order.
    u, v, w : ndarray of int64, shape (m,)
        Positions in ``ids`` with ``u < v``, sorted by (u, v), and the weights.

    Raises
    ------
    ValueError
        If somebody is joined to themselves.
    KeyError
        If an edge has no weight.

    Notes
    -----
    Cost O(m log m). Inverse of :func:`shared_interest_graph`.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_edge(9, 3, weight=5)
    >>> ids, u, v, w = edges_of(graph)
    >>> ids, u.tolist(), v.tolist(), w.tolist()
    ((3, 9), [0], [1], [5])
    """
    ids = tuple(sorted(graph))
    place = {a: i for i, a in enumerate(ids)}
    edges = [(*sorted((place[a], place[b])), data["weight"]) for a, b, data in graph.edges.data()]
    if any(a == b for a, b, _ in edges):
        message = "somebody is joined to themselves"
        raise ValueError(message)
    u, v, w = np.array(sorted(edges), dtype=np.int64).reshape(-1, 3).T
    return ids, u, v, w
