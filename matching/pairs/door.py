"""Rounds of pairs for any weighted graph, arrays in and arrays out; knows no attendee."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.pairs.fairness import Exchange
from matching.pairs.pool import pool_from_edges
from matching.pairs.rounds import Ask
from matching.pairs.schedule import schedule_pairs
from matching.progress import Phase, Report, Watch

Ints = npt.NDArray[np.int64]


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
    u: Ints,
    v: Ints,
    w: Ints,
    *,
    rounds: int = 5,
    fairness: float = 0.01,
    seed: int = 0,
    seconds: float | None = None,
    clock: Callable[[], float] | None = None,
    progress: Report | None = None,
) -> PairPlan:
    """Plan rounds of pairs on a weighted graph without repeating a pair.

    Parameters
    ----------
    n : int
        Number of vertices.
    u, v : ndarray of int, shape (m,)
        Ends of the edges, ``u < v``, no edge twice. Other pairs may not meet.
    w : ndarray of int, shape (m,)
        Weights of at least 0; with one round at most 4,194,302.
    rounds : int
    fairness : float
        Share of the bound that may be given up to lift whoever fares worst.
    seed : int
    seconds : float, optional
        Wall time after which the rest is filled greedily. Needs ``clock``, a function that
        returns seconds (such as ``time.monotonic``), since the engine reads none itself;
        without one the plan is simply finished.
    progress : callable, optional

    Returns
    -------
    PairPlan
        ``mates`` has shape (rounds, n), int32.

    Raises
    ------
    ValueError
        For edges or weights outside of what is said above.

    Notes
    -----
    Each round is one exact matching (PyMatching); the bound is a min-cost flow on the double
    cover. About 1 s for 500 vertices, all pairs and five rounds. Sparse graphs above 10,000
    vertices meet PyMatching's heavy tail.

    Examples
    --------
    >>> one, two = np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3])
    >>> plan = plan_pairs(4, one, two, np.array([5, 1, 1, 5]), rounds=2)
    >>> plan.mates.tolist(), plan.total, plan.upper_bound
    ([[1, 0, 3, 2], [2, 3, 0, 1]], 12, 12)
    """
    watch = Watch(progress)
    end = clock() + seconds if clock and seconds is not None else None
    late = False

    def step(done: int) -> bool:
        nonlocal late
        watch.report(Phase.SEAT, min(1.0, done / rounds), count=done)
        late = late or (end is not None and clock is not None and clock() >= end)
        return late

    pool = pool_from_edges(n, u, v, w=w)
    ask = Ask(rounds, (), rounds)
    schedule = schedule_pairs(pool, ask, seed=seed, fairness=fairness, step=step)
    mates = np.tile(np.arange(n, dtype=np.int32), (rounds, 1))
    for r, drawn in enumerate(schedule.rounds):
        for a, b in drawn.groups:
            mates[r, a], mates[r, b] = b, a
    desk = Exchange(pool, schedule.rounds, frozenset())
    total = int(desk.twice.sum()) // 4
    gap = (schedule.bound - total) / schedule.bound if schedule.bound else 0.0
    worst = min((desk.ratio(a) for a in range(n)), default=1.0)
    watch.report(Phase.CHECK, 1.0, gap=gap)
    return PairPlan(mates, schedule.bound, total, gap, worst, late)
