"""Seat prices that prove a bound: the dual of the fractional optimum; solves nothing again."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from matching.pairs.bound import Relaxation
from matching.progress import Between, unwatched

Ints = npt.NDArray[np.int64]

_BLOCK = 200


def seat_prices(
    n: int,
    u: Ints,
    v: Ints,
    *,
    w: Ints,
    seats: Ints,
    relaxed: Relaxation,
    between: Between = unwatched,
) -> Ints:
    """Return twice the price of a seat of each vertex, such that the bound follows from them.

    Parameters
    ----------
    n, u, v, w, seats
        The program whose optimum is ``relaxed``.
    between : callable
        Called between two looks at all edges; what it raises ends the work.

    Returns
    -------
    ndarray of int64, shape (n,)
        Prices y >= 0. For any schedule, the sum of ``seats * y`` and of ``max(0, 2w - y_u - y_v)``
        over all edges is at least twice its total (weak duality); for these prices it is exactly
        ``relaxed.doubled``. So whoever has the prices can check the bound with sums alone.

    Notes
    -----
    Potentials of the residual graph of the flow (Bellman-Ford over arrays): a vertex's price is
    its potential minus that of its copy. Cost O(m) for each edge of the longest shortest path;
    0.1 s for 1,000 vertices and all their pairs.

    Examples
    --------
    >>> from matching.pairs.bound import relax
    >>> one, two, weight = np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([10, 10, 10])
    >>> seats = np.array([1, 1, 1])
    >>> best = relax(3, one, two, w=weight, seats=seats)
    >>> seat_prices(3, one, two, w=weight, seats=seats, relaxed=best).tolist()
    [10, 10, 10]
    """
    spare = 2 * seats - np.bincount(u, relaxed.halves, n) - np.bincount(v, relaxed.halves, n)
    more, less = np.flatnonzero(relaxed.halves < 2), np.flatnonzero(relaxed.halves > 0)
    people, free = np.arange(n), np.flatnonzero(spare > 0)
    # Arcs of the residual graph, vertices on the left, their copies from n on.
    tails = np.concatenate([u[more], v[more], v[less] + n, u[less] + n, people, free + n])
    heads = np.concatenate([v[more] + n, u[more] + n, u[less], v[less], people + n, free])
    costs = np.concatenate([-w[more], -w[more], w[less], w[less], np.zeros(n + len(free), int)])
    order = np.argsort(heads, kind="stable")
    tails, heads, costs = tails[order], heads[order], costs[order]
    ends, starts = np.unique(heads, return_index=True)
    potential = np.zeros(2 * n, dtype=np.int64)
    for _ in range(2 * n + 1):
        between()
        nearest = np.minimum.reduceat(potential[tails] + costs, starts)
        if (nearest >= potential[ends]).all():
            prices: Ints = potential[:n] - potential[n:]
            return prices
        potential[ends] = np.minimum(potential[ends], nearest)
    raise AssertionError("a cycle that improves an optimum")


def priced_bound(rows: Callable[[int, int], Ints], prices: Ints, seats: Ints) -> int:
    """Return the bound that doubled prices prove over all allowed pairs.

    Parameters
    ----------
    rows : callable
        Affinities of vertices ``low..high`` to all others, negative where they may not meet.
    prices, seats : ndarray of int64, shape (n,)

    Notes
    -----
    O(n^2), a block of rows at a time.

    Examples
    --------
    >>> affinity = np.array([[-1, 10, 10], [10, -1, 10], [10, 10, -1]])
    >>> once = np.array([1, 1, 1])
    >>> priced_bound(lambda low, high: affinity[low:high], np.array([10, 10, 10]), once)
    15
    """
    n = len(prices)
    above = 0
    for low in range(0, n, _BLOCK):
        block = 2 * rows(low, min(n, low + _BLOCK))
        block -= prices[low : low + _BLOCK, None] + prices[None, :]
        above += int(block[block > 0].sum())
    # Every pair was seen from both ends.
    return (int((seats * prices).sum()) + above // 2) // 2
