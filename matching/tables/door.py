"""Rounds of tables for any affinity matrix, arrays in and arrays out; knows no attendee."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from matching.progress import Phase, Report, Watch
from matching.tables.limits import units_of
from matching.tables.plan import repeats_of, tables_bound
from matching.tables.search import Room, seat_rounds

Ints = npt.NDArray[np.int64]
Pairs = Sequence[tuple[int, int]]
_KICKS = 12


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The table of each person by round; ``violations`` holds (round, a, b) of barred pairs."""

    tables: npt.NDArray[np.int32]
    total: int
    upper_bound: int
    repeats: int
    violations: tuple[tuple[int, int, int], ...]
    cut: bool = False


def plan_tables(
    affinity: Ints | sp.csr_array,
    sizes: Sequence[int],
    rounds: int,
    *,
    hosts: Sequence[int] = (),
    apart: Pairs = (),
    together: Pairs = (),
    met: Pairs = (),
    effort: float = 1.0,
    seconds: float | None = None,
    clock: Callable[[], float] | None = None,
    seed: int = 0,
    progress: Report | None = None,
) -> TablePlan:
    """Seat people at tables, round by round, by affinity, with repeats coming last.

    Parameters
    ----------
    affinity : ndarray or sparse array of int, shape (n, n)
        Symmetric, at least 0.
    sizes : sequence of int
        Seats of each table; they must add up to n.
    rounds : int
    hosts : sequence of int
        The i-th host stays at table i.
    apart, together, met : sequence of pairs
        Never at one table; always at one table; met before (once more is a repeat).
    effort : float
        Scales the number of times a round is shaken: same input, same plan.
    seconds : float, optional
        Wall time instead of effort. Needs ``clock``, a function that returns seconds (such as
        ``time.monotonic``), since the engine reads none itself; the plan is marked as cut.
    seed : int
    progress : callable, optional

    Returns
    -------
    TablePlan
        ``tables`` has shape (rounds, n), int32.

    Raises
    ------
    ValueError
        If the sizes do not add up, or there are more hosts than tables.

    Examples
    --------
    >>> plan = plan_tables(np.ones((6, 6), dtype=np.int64), [3, 3], 1, apart=[(0, 1)])
    >>> int(plan.tables[0, 0]) == int(plan.tables[0, 1]), plan.total, plan.repeats
    (False, 6, 0)
    """
    dense: Any = affinity.toarray() if sp.issparse(affinity) else affinity
    worth = np.array(dense, dtype=np.int64)
    np.fill_diagonal(worth, 0)
    n = len(worth)
    if sum(sizes) != n or len(hosts) > len(sizes):
        raise ValueError((n, sum(sizes), len(hosts), len(sizes)))
    room = _room(worth, sizes, hosts=hosts, apart=apart, together=together, met=met)
    watch = Watch(progress)
    end = clock() + seconds if clock and seconds is not None else None
    kicks = 1_000_000 if end is not None else max(0, round(_KICKS * effort))
    late = False

    def step(done: int) -> bool:
        nonlocal late
        watch.report(Phase.SEAT, min(1.0, done / (rounds * (1 + kicks))), count=done)
        late = late or (end is not None and clock is not None and clock() >= end)
        return late

    tables = seat_rounds(room, rounds=rounds, kicks=kicks, seed=seed, step=step)
    again = repeats_of(room, tables)
    same = tables[:, :, None] == tables[:, None, :]
    broken = np.argwhere(same & np.triu(room.barred, 1))
    return TablePlan(
        tables.astype(np.int32),
        int(sum(int(worth[s].sum()) for s in same)) // 2,
        tables_bound(room, rounds=rounds, again=bool(again) or bool(len(together))),
        len(again),
        tuple((int(r) + 1, int(a), int(b)) for r, a, b in broken),
        late,
    )


def _room(
    worth: Ints,
    sizes: Sequence[int],
    *,
    hosts: Sequence[int],
    apart: Pairs,
    together: Pairs,
    met: Pairs,
) -> Room:
    n = len(worth)
    units = units_of(n, tuple((min(p), max(p)) for p in together))
    home = np.full(n, -1, dtype=np.int64)
    home[list(hosts)] = np.arange(len(hosts))
    beside = np.zeros((n, n), dtype=np.bool_)
    for unit in units:
        beside[np.ix_(unit, unit)] = len(unit) > 1
    order = sorted(units, key=lambda u: (home[list(u)].max() < 0, -len(u), u))
    return Room(
        worth,
        _marked(n, apart) > 0,
        _marked(n, met),
        np.asarray(sizes, dtype=np.int64),
        home,
        tuple(order),
        beside,
    )


def _marked(n: int, pairs: Pairs) -> Ints:
    marks = np.zeros((n, n), dtype=np.int64)
    for a, b in pairs:
        marks[a, b] = marks[b, a] = 1
    return marks
