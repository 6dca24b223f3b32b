"""Rounds of tables for any affinity matrix, arrays in and arrays out; knows no attendee."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.deadline import Deadline
from matching.errors import Infeasible
from matching.progress import Cancel, Phase, Report, Watch
from matching.tables.bound import upper_bound
from matching.tables.causes import unseated
from matching.tables.intake import Affinity, Wishes, check_options, room_from_arrays
from matching.tables.legal import NoRound
from matching.tables.opening import NoSeat
from matching.tables.pace import Budget
from matching.tables.room import Pairs, Room
from matching.tables.score import meetings
from matching.tables.seating import Ask, Found, best_tables


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The table of each person by round, shape (rounds, n), certified by an upper bound.

    ``violations`` holds (round from 1, a, b) of forbidden pairs at one table, which only a plan
    that was ``cut`` by time or by the caller can have.
    """

    tables: npt.NDArray[np.int32]
    total: int
    upper_bound: int
    repeats: int
    violations: tuple[tuple[int, int, int], ...]
    cut: bool = False


def plan_tables(
    affinity: Affinity,
    sizes: Sequence[int],
    rounds: int,
    *,
    hosts: Sequence[int] = (),
    apart: Pairs = (),
    together: Pairs = (),
    met: Pairs = (),
    effort: float = 1.0,
    seconds: float | None = None,
    seed: int = 0,
    progress: Report | None = None,
    cancel: Cancel | None = None,
) -> TablePlan:
    """Seat people at tables, round by round, by affinity, with repeats coming last.

    Parameters
    ----------
    affinity : ndarray or sparse array of int, shape (n, n)
        Symmetric, at least 0, below 2**31; the diagonal counts for nothing.
    sizes : sequence of int
        Seats of each table, two or more, the same in every round; they must add up to n.
    rounds : int
    hosts : sequence of int
        The i-th host stays at table i.
    apart, together, met : sequence of pairs
        Never at one table; always at one table; met before (once more is a repeat).
    effort : float
        Scales a fixed number of steps: same input, same plan.
    seconds : float, optional
        Wall time for the search instead of effort. It ends sooner only where nothing can be
        better; otherwise the plan is marked as cut.
    seed : int
        At least 0.
    progress : callable, optional
        Told phase, fraction, and the gap of the best plan so far.
    cancel : callable, optional
        Asked between steps: KEEP returns what there is, marked as cut, DISCARD raises.

    Returns
    -------
    TablePlan

    Raises
    ------
    BadInput
        A ValueError too, for arguments outside of what is said above; with whom it concerns.
    Infeasible
        If rules contradict each other, counting shows that they cannot be met, or no seating
        without a forbidden pair was found: the fact ``proved`` is 1 where there is none.
    Cancelled
        If the caller discards the plan.

    Notes
    -----
    Zero repeats by a difference matrix or a stored design where one is known, exchanges of its
    labels, and cooling by exact assignments of one person per table; the best of them is
    returned. Eleven bytes for each of n * n pairs, and about 1 s for 120 people, 4 s for 1000.

    Examples
    --------
    >>> plan = plan_tables(np.ones((6, 6), dtype=np.int64), [3, 3], 1, apart=[(0, 1)])
    >>> int(plan.tables[0, 0]) == int(plan.tables[0, 1]), plan.total, plan.repeats
    (False, 6, 0)
    """
    check_options(rounds, seed=seed, effort=effort, seconds=seconds)
    end, budget = Deadline(seconds), Budget(effort, seconds)
    room = room_from_arrays(affinity, sizes, Wishes(hosts, apart, together, met))
    watch = Watch(progress, cancel)

    def stopped(done: float, gap: float | None) -> bool:
        watch.report(Phase.SEAT, done, gap=gap, count=round(done * rounds))
        return watch.stopped() or end.passed()

    try:
        found = best_tables(room, Ask(rounds, seed, budget, stopped))
    except NoSeat as fault:
        raise Infeasible("together", fault.unit, "seat-together") from None
    except NoRound:
        raise unseated(("keep-apart",), proved=True) from None
    plan = _plan(room, found, cut=watch.cut or (end.passed() and found.score < found.goal))
    if plan.violations and not plan.cut:
        raise unseated(("keep-apart",), proved=False)
    gap = (plan.upper_bound - plan.total) / plan.upper_bound if plan.upper_bound else 0.0
    watch.report(Phase.CHECK, 1.0, gap=gap)
    return plan


def _plan(room: Room, found: Found, *, cut: bool) -> TablePlan:
    a, b, number = meetings(room, found.tables)
    broken = np.flatnonzero(room.barred[a, b])
    violations = tuple((int(number[i]) + 1, int(a[i]), int(b[i])) for i in broken)
    bound = upper_bound(room, len(found.tables), repeats=-found.score.repeats)
    tables = found.tables.astype(np.int32)
    return TablePlan(tables, found.score.total, bound, -found.score.repeats, violations, cut)
