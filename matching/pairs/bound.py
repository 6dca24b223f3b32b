"""The most any schedule of pair rounds could reach; knows no schedule."""

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow

Ints = npt.NDArray[np.int64]


def upper_bound(n: int, u: Ints, v: Ints, *, w: Ints, rounds: int) -> int:
    """Return an upper bound on the total affinity of ``rounds`` rounds of pairs without repeats.

    Parameters
    ----------
    n : int
        Number of attendees.
    u, v, w : ndarray of int64, shape (m,)
        Allowed pairs, each once, and their affinities.
    rounds : int

    Returns
    -------
    int
        Half of the flow's value, rounded down: any schedule's total is an integer. (Trios, which
        count half of each edge, are feasible points of the same program, so it bounds them too.)

    Notes
    -----
    The optimum of the linear program {0 <= x <= 1, degree <= rounds}, found exactly as a flow in
    the bipartite double cover. Cost about 0.05 s for 500 people and all pairs, 1.3 s for 2000.

    Examples
    --------
    >>> one, two = np.array([0, 0, 1]), np.array([1, 2, 2])
    >>> upper_bound(3, one, two, w=np.array([10, 10, 10]), rounds=1)
    15
    """
    keep = w > 0
    u, v, w = u[keep], v[keep], w[keep]
    if len(w) == 0:
        return 0
    people = np.arange(n)
    tails = np.concatenate([u, v, people])
    heads = np.concatenate([v, u, people]) + n
    room = np.concatenate([np.ones(2 * len(w), np.int64), np.full(n, rounds, np.int64)])
    costs = np.concatenate([-w, -w, np.zeros(n, np.int64)])
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, costs)
    supply = np.concatenate([np.full(n, rounds), np.full(n, -rounds)])
    flow.set_nodes_supplies(np.arange(2 * n), supply)
    status = flow.solve()
    if status != flow.OPTIMAL:  # the slack arcs make every instance feasible
        raise AssertionError(status)
    return int(-flow.optimal_cost()) // 2
