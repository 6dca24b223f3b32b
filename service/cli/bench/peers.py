"""What others would run on the same graphs: exact and greedy matchings, and what bounds fairness."""

import networkx as nx
import numpy as np
import numpy.typing as npt
import rustworkx as rx
import scipy.sparse as sp
from scipy.optimize import linprog

from matching.pairs.matching import by_pymatching, greedy_matching
from service.cli.bench.crowds import Crowd

Ints = npt.NDArray[np.int64]


def networkx_round(crowd: Crowd) -> int:
    """Return the weight of one maximum-weight matching by networkx, graph included."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(
        zip(crowd.u.tolist(), crowd.v.tolist(), crowd.w.tolist(), strict=True)
    )
    return sum(int(graph[a][b]["weight"]) for a, b in nx.max_weight_matching(graph))


def rustworkx_round(crowd: Crowd) -> int:
    """Return the weight of one maximum-weight matching by rustworkx, graph included."""
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(crowd.n))
    graph.add_edges_from(
        list(zip(crowd.u.tolist(), crowd.v.tolist(), crowd.w.tolist(), strict=True))
    )
    mates = rx.max_weight_matching(graph, weight_fn=int)
    return sum(int(graph.get_edge_data(a, b)) for a, b in mates)


def rounds_by(crowd: Crowd, rounds: int, *, exact: bool) -> int:
    """Return the total of rounds drawn one after another, each exact (PyMatching) or greedy."""
    u, v, w, total = crowd.u, crowd.v, crowd.w, 0
    for _ in range(rounds):
        mate = (by_pymatching if exact else greedy_matching)(crowd.n, u, v, w=w)
        taken = mate[u] == v
        total += int(w[taken].sum())
        u, v, w = u[~taken], v[~taken], w[~taken]
    return total


def fairest(crowd: Crowd, rounds: int) -> float:
    """Return the most the lowest ratio could be, by linear programming (HiGHS, interior point).

    Maximizes t over {0 <= x <= 1, degree <= rounds, every total >= t * the vertex's best offers}.
    """
    n, m = crowd.n, len(crowd.u)
    ends = np.concatenate([crowd.u, crowd.v])
    edge = np.tile(np.arange(m), 2)
    weight = np.tile(crowd.w, 2)
    order = np.lexsort((-weight, ends))
    rank = np.arange(2 * m) - np.searchsorted(ends[order], ends[order])
    heavy = order[rank < rounds]
    best = np.bincount(ends[heavy], weight[heavy], n)
    degree = sp.csr_array((np.ones(2 * m), (ends, edge)), shape=(n, m + 1))
    share = sp.csr_array((-weight / best[ends], (ends, edge)), shape=(n, m + 1))
    floor = sp.csr_array((np.ones(n), (np.arange(n), np.full(n, m))), shape=(n, m + 1))
    goal = np.zeros(m + 1)
    goal[m] = -1
    answer = linprog(  # type: ignore[call-overload] # its stubs know no sparse arrays
        goal,
        A_ub=sp.vstack([degree, share + floor]),
        b_ub=np.concatenate([np.full(n, rounds), np.zeros(n)]),
        bounds=[(0, 1)] * m + [(0, None)],
        method="highs-ipm",
    )
    return float(-answer.fun)
