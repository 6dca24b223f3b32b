"""Rounds of pairs for any weighted graph, arrays in and arrays out; knows no attendee."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.deadline import Deadline
from matching.errors import BadInput, Facts
from matching.pairs.ask import Ask
from matching.pairs.pool import pool_from_edges
from matching.pairs.schedule import schedule_pairs
from matching.progress import Cancel, Phase, Report, Watch

Ints = npt.NDArray[np.int64]

# A sum of leaned weights and bonuses has to fit 63 bits.
HEAVIEST = 1_000_000_000


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
        ``mates`` has shape (rounds, n), int32. A vertex's ratio is its total over the sum of its
        own ``rounds`` heaviest edges.

    Raises
    ------
    BadInput
        ``empty``, ``shape``, ``not-a-number``, ``not-whole``, ``ends``, ``twice``, ``weight``,
        ``rounds``, ``fairness`` or ``seconds``: what cannot be used, with the vertices concerned.
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
    ends_and_weights = _checked(n, u, v, w)
    _check_options(rounds, fairness, seconds)
    watch, deadline = Watch(progress, cancel), Deadline(seconds)

    def pace(done: float, *, gap: float | None = None) -> bool:
        watch.report(Phase.SEAT, done, gap=gap)
        watch.cut = watch.stopped() or deadline.passed()
        return watch.cut

    one, two, weight = ends_and_weights
    pool = pool_from_edges(n, one, two, w=weight)
    ask = Ask(rounds, (), rounds)
    schedule = schedule_pairs(pool, ask, seed=seed, fairness=fairness, pace=pace)
    mates = np.tile(np.arange(n, dtype=np.int32), (rounds, 1))
    for r, drawn in enumerate(schedule.rounds):
        pairs = np.array(drawn.groups, dtype=np.int32).reshape(-1, 2)
        mates[r, pairs[:, 0]], mates[r, pairs[:, 1]] = pairs[:, 1], pairs[:, 0]
    bound, total = schedule.bound, schedule.total
    gap = (bound - total) / bound if bound else 0.0
    watch.report(Phase.CHECK, 1.0, gap=gap)
    return PairPlan(mates, bound, total, gap, schedule.worst, watch.cut)


def _checked(
    n: int, u: npt.ArrayLike, v: npt.ArrayLike, w: npt.ArrayLike
) -> tuple[Ints, Ints, Ints]:
    if not isinstance(n, int | np.integer) or n < 1:
        raise BadInput("empty", (), "n", (("n", str(n)),))
    one, two, weight = _whole("u", u), _whole("v", v), _whole("w", w)
    if not len(one) == len(two) == len(weight):
        sizes: Facts = (("u", len(one)), ("v", len(two)), ("w", len(weight)))
        raise BadInput("shape", (), "", sizes)
    wrong = np.flatnonzero((one < 0) | (two >= n) | (one >= two))
    if len(wrong):
        at = int(wrong[0])
        raise BadInput("ends", (int(one[at]), int(two[at])), "", (("edge", at), ("n", int(n))))
    keys = np.sort(one * n + two)
    again = np.flatnonzero(np.diff(keys) == 0)
    if len(again):
        key = int(keys[again[0]])
        raise BadInput("twice", (key // n, key % n), "", (("edges", len(again)),))
    wrong = np.flatnonzero((weight < 0) | (weight > HEAVIEST))
    if len(wrong):
        at = int(wrong[0])
        facts: Facts = (("weight", int(weight[at])), ("most", HEAVIEST))
        raise BadInput("weight", (int(one[at]), int(two[at])), "", facts)
    return one, two, weight


def _whole(name: str, given: npt.ArrayLike) -> Ints:
    """Return an array of whole numbers, whatever its type was."""
    array = np.asarray(given)
    if array.ndim != 1:
        raise BadInput("shape", (), "", ((name, str(array.shape)),))
    if len(array) == 0:
        return np.zeros(0, dtype=np.int64)
    if array.dtype.kind not in "iuf":
        raise BadInput("not-a-number", (), "", ((name, str(array.dtype)),))
    if array.dtype.kind == "f":
        if not np.isfinite(array).all():
            raise BadInput("not-a-number", (), "", ((name, "not finite"),))
        if (array != np.rint(array)).any():
            raise BadInput("not-whole", (), "", ((name, "not whole"),))
    return array.astype(np.int64)


def _check_options(rounds: int, fairness: float, seconds: float | None) -> None:
    if not isinstance(rounds, int | np.integer) or rounds < 1:
        raise BadInput("rounds", (), "", (("rounds", str(rounds)),))
    if not 0 <= fairness <= 1:
        raise BadInput("fairness", (), "", (("fairness", str(fairness)),))
    if seconds is not None and not seconds >= 0:
        raise BadInput("seconds", (), "", (("seconds", str(seconds)),))
