"""Rounds of pairs for any weighted graph, arrays in and arrays out; knows no attendee."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.deadline import Deadline
from matching.pairs.ask import Ask
from matching.pairs.intake import check_options, graph_from_arrays
from matching.pairs.pool import pool_from_edges
from matching.pairs.schedule import schedule_pairs
from matching.progress import Cancel, Phase, Report, Watch


@dataclass(frozen=True, slots=True)
class PairPlan:
    """Mates by round (one's own index is a bye), certified by an upper bound."""

    mates: npt.NDArray[np.int32]
    upper_bound: int
    total: int
    gap: float
    worst_ratio: float
    cut: bool = False


def plan_pairs(
    n: int,
    u: npt.ArrayLike,
    v: npt.ArrayLike,
    w: npt.ArrayLike,
    rounds: int = 5,
    *,
    fairness: float = 0.01,
    seed: int = 0,
    seconds: float | None = None,
    progress: Report | None = None,
    cancel: Cancel | None = None,
) -> PairPlan:
    """Plan rounds of pairs on a weighted graph without repeating a pair.

    Parameters
    ----------
    n : int
        Number of vertices.
    u, v : array of int, shape (m,)
        Ends of the edges, ``u < v``, no edge twice. Other pairs may not meet.
    w : array of int, shape (m,)
        Weights, 0 to 1,000,000,000. Above 4,194,302 they are made coarser where single rounds
        are matched; total and bound stay exact.
    rounds : int
    fairness : float
        Share of the bound that may be given up to lift whoever fares worst, 0 to 1.
    seed : int
        Decides where weights do not.
    seconds : float, optional
        Wall time after which the best plan so far is completed greedily and marked as cut.
    progress : callable, optional
        Told a Progress between steps.
    cancel : callable, optional
        Asked between steps, at most a second apart: KEEP finishes as ``seconds`` do, DISCARD
        raises.

    Returns
    -------
    PairPlan
        ``mates`` has shape (rounds, n), int32. With more rounds than n - 1 (n if that is odd) the
        last ones are empty, since everybody has met everybody. A vertex's ratio is its total over
        the sum of its own ``rounds`` heaviest edges.

    Raises
    ------
    BadInput
        ``people``, ``shape``, ``not-a-number``, ``not-whole``, ``ends``, ``twice``, ``weight``,
        ``rounds``, ``fairness``, ``seed`` or ``seconds``: what cannot be used, with the vertices
        concerned.
    Cancelled
        If the caller discards the plan.

    Notes
    -----
    Choosing rounds of maximum total weight is NP-hard from two rounds on (k-disjoint matchings,
    arXiv:2311.02073). Here a min-cost flow gives a bound and a fractional optimum, which is
    colored into rounds, mended by exact matchings of neighborhoods and made fairer; see
    ``schedule_pairs``. Work is counted in steps: without ``seconds`` and ``cancel`` the same
    input gives the same plan. docs/performance.md has times and gaps.

    Examples
    --------
    >>> plan = plan_pairs(4, [0, 0, 1, 2], [1, 2, 3, 3], [5, 1, 1, 5], rounds=2)
    >>> plan.mates.tolist(), plan.total, plan.upper_bound
    ([[1, 0, 3, 2], [2, 3, 0, 1]], 12, 12)
    """
    one, two, weight = graph_from_arrays(n, u, v, w)
    check_options(n, rounds=rounds, fairness=fairness, seed=seed, seconds=seconds)
    watch, deadline = Watch(progress, cancel), Deadline(seconds)

    def pace(done: float, *, gap: float | None = None) -> bool:
        watch.report(Phase.SEAT, done, gap=gap)
        watch.cut = watch.stopped() or deadline.passed()
        return watch.cut

    pool = pool_from_edges(n, one, two, w=weight)
    full = min(rounds, max(1, n - 1 + n % 2))
    ask = Ask(full, (), full)
    schedule = schedule_pairs(pool, ask, seed=seed, fairness=fairness, pace=pace)
    mates = np.tile(np.arange(n, dtype=np.int32), (rounds, 1))
    for r, drawn in enumerate(schedule.rounds):
        pairs = np.array(drawn.groups, dtype=np.int32).reshape(-1, 2)
        mates[r, pairs[:, 0]], mates[r, pairs[:, 1]] = pairs[:, 1], pairs[:, 0]
    bound, total = schedule.bound, schedule.total
    gap = (bound - total) / bound if bound else 0.0
    watch.report(Phase.CHECK, 1.0, gap=gap)
    return PairPlan(mates, bound, total, gap, schedule.worst, watch.cut)
