"""One exact matching of a weighted graph; knows nothing about rounds, people or rules."""

import networkx as nx
import numpy as np
import numpy.typing as npt
import pymatching
import scipy.sparse as sp

Ints = npt.NDArray[np.int64]

# PyMatching takes costs up to 2**24 - 1; the dearest edge costs twice the largest weight plus two.
WEIGHT_LIMIT = 8_388_606
SMALL = 60
_SMALL_EDGES = 600


def max_weight_matching(n: int, u: Ints, v: Ints, *, w: Ints) -> Ints:
    """Return a matching of maximum total weight.

    Parameters
    ----------
    n : int
        Number of vertices.
    u, v : ndarray of int64, shape (m,)
        Ends of the edges; no edge twice.
    w : ndarray of int64, shape (m,)
        Weights, 0 to WEIGHT_LIMIT.

    Returns
    -------
    ndarray of int64, shape (n,)
        The mate of each vertex, or -1.

    Raises
    ------
    ValueError
        If a weight is negative or above WEIGHT_LIMIT.

    Notes
    -----
    Exact. Sparse graphs up to SMALL vertices go to networkx, others to PyMatching's sparse
    blossom (Higgott & Gidney 2023) with every vertex a defect and a boundary edge of half cost
    at each: 0.15 s for 500 vertices and all pairs. It cannot be interrupted.

    Examples
    --------
    >>> one, two = np.array([0, 1, 2]), np.array([1, 2, 3])
    >>> max_weight_matching(4, one, two, w=np.array([2, 5, 2])).tolist()
    [-1, 2, 1, -1]
    """
    if len(w) and (w.min() < 0 or w.max() > WEIGHT_LIMIT):
        raise ValueError((int(w.min()), int(w.max())))
    if len(w) == 0:
        return np.full(n, -1, dtype=np.int64)
    if n <= SMALL and len(w) <= _SMALL_EDGES:
        return by_networkx(n, u, v, w=w)
    return by_pymatching(n, u, v, w=w)


def by_networkx(n: int, u: Ints, v: Ints, *, w: Ints) -> Ints:
    """Return a maximum-weight matching by Galil's blossom algorithm; the oracle in tests."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(zip(u.tolist(), v.tolist(), w.tolist(), strict=True))
    mate = np.full(n, -1, dtype=np.int64)
    for a, b in nx.max_weight_matching(graph):
        mate[a], mate[b] = b, a
    return mate


def by_pymatching(n: int, u: Ints, v: Ints, *, w: Ints) -> Ints:
    """Return a maximum-weight matching by sparse blossom with boundary edges.

    Leaving both ends of an edge to the boundary costs ``half`` each; joining them saves exactly
    its weight. Any path over a third vertex is dearer than two boundaries, so only given edges
    are used, and every cost is an integer.
    """
    m = len(w)
    half = int(w.max()) + 1
    ends = np.stack([u, v], axis=1).ravel()
    indices = np.concatenate([ends, np.arange(n)])
    starts = np.concatenate([np.arange(0, 2 * m + 1, 2), np.arange(2 * m + 1, 2 * m + n + 1)])
    checks = sp.csc_matrix((np.ones(len(indices), np.uint8), indices, starts), shape=(n, m + n))
    costs = np.concatenate([2.0 * half - w, np.full(n, float(half))])
    decoder = pymatching.Matching(checks, weights=costs)
    found = decoder.decode_to_matched_dets_array(np.ones(n, np.uint8)).astype(np.int64)
    found = found[(found >= 0).all(axis=1)]
    mate = np.full(n, -1, dtype=np.int64)
    mate[found[:, 0]] = found[:, 1]
    mate[found[:, 1]] = found[:, 0]
    return mate


def fullest_matching(n: int, u: Ints, v: Ints, *, w: Ints) -> Ints:
    """Return a matching that leaves few vertices alone and, among such, weighs most.

    Every edge gets a bonus above the largest weight. That seats everybody on nearly every graph;
    where it does not, a second matching with a bonus that outweighs everything (weights coarser
    if they must be, to fit WEIGHT_LIMIT) is taken if it seats more.

    Parameters
    ----------
    n, u, v, w
        As for :func:`max_weight_matching`; weights above half of WEIGHT_LIMIT are made coarser.

    Examples
    --------
    >>> one, two = np.array([0, 1, 2]), np.array([1, 2, 3])
    >>> fullest_matching(4, one, two, w=np.array([0, 9, 0])).tolist()
    [1, 0, 3, 2]
    """
    if len(w) == 0:
        return np.full(n, -1, dtype=np.int64)
    top = int(w.max())
    if top >= WEIGHT_LIMIT // 2:
        w = w * (WEIGHT_LIMIT // 2 - 1) // top
        top = int(w.max())
    mate = max_weight_matching(n, u, v, w=w + top + 1)
    alone = int((mate < 0).sum())
    if alone < 2:
        return mate
    pairs = n // 2
    coarse = min(top, WEIGHT_LIMIT // (pairs + 1) - 1)
    scaled = w * coarse // max(1, top)
    strict = max_weight_matching(n, u, v, w=scaled + pairs * coarse + 1)
    return strict if int((strict < 0).sum()) < alone else mate


def greedy_matching(n: int, u: Ints, v: Ints, *, w: Ints) -> Ints:
    """Return the matching that takes the heaviest edge whose ends are free, again and again.

    At least half the weight of the best. All edges that are heaviest at both ends are taken at
    once, so it needs few passes over arrays: 0.5 s for 100,000 vertices and 2.6 million edges.

    Examples
    --------
    >>> one, two = np.array([0, 1, 2]), np.array([1, 2, 3])
    >>> greedy_matching(4, one, two, w=np.array([2, 5, 2])).tolist()
    [-1, 2, 1, -1]
    """
    mate = np.full(n, -1, dtype=np.int64)
    order = np.argsort(-w, kind="stable")
    u, v = u[order], v[order]
    while len(u):
        places = np.arange(len(u))
        first = np.full(n, len(u))
        np.minimum.at(first, u, places)
        np.minimum.at(first, v, places)
        taken = (first[u] == places) & (first[v] == places)
        mate[u[taken]], mate[v[taken]] = v[taken], u[taken]
        left = (mate[u] < 0) & (mate[v] < 0)
        u, v = u[left], v[left]
    return mate
