"""Local search over seats at tables, counted in steps; knows weights and places, not people."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Room:
    """What is to be seated.

    ``worth`` (n, n) holds affinities, ``barred`` (n, n) who must not share a table, ``met``
    (n, n) who met before, ``sizes`` the seats of each table; ``home`` (n,) the table of each
    host, else -1; ``units`` people who sit together, hosts' units first, then larger ones;
    ``together`` (n, n) pairs inside a unit, whose meetings are no repeats.
    """

    worth: Ints
    barred: Bools
    met: Ints
    sizes: Ints
    home: Ints
    units: tuple[tuple[int, ...], ...]
    together: Bools

    @property
    def repeat_cost(self) -> int:
        """What one repeat weighs: more than any swap of seats can gain."""
        return 2 * int(self.worth.max(initial=0)) * int(self.sizes.max()) + 1

    @property
    def bar_cost(self) -> int:
        """What a forbidden pair at a table weighs: more than all repeats a swap can cause."""
        return self.repeat_cost * 4 * int(self.sizes.max())


class NoSeat(Exception):
    """A unit found no table with room for all of it."""

    def __init__(self, unit: tuple[int, ...]) -> None:
        super().__init__(unit)
        self.unit = unit


def seat_rounds(
    room: Room,
    *,
    rounds: int,
    kicks: int,
    seed: int,
    step: Callable[[int], bool] = lambda _done: False,
) -> Ints:
    """Return the table of each person in each round.

    Parameters
    ----------
    room : Room
    rounds : int
    kicks : int
        How many times each round is shaken and improved again; better ones are kept.
    seed : int
    step : callable
        Told how many improvements of a round are done; True ends the search with what there is.

    Returns
    -------
    ndarray of int64, shape (rounds, n)

    Notes
    -----
    Each round is built greedily against the earlier ones, then improved by swaps of two seats,
    best first, until none helps. O(n^2) per sweep; about one second for 500 people and a round.
    """
    dice = random.Random(f"{seed}:tables")  # noqa: S311
    tables = np.full((rounds, len(room.home)), -1, dtype=np.int64)
    met = room.met.copy()
    for r in range(rounds):
        tables[r] = _improved(room, _built(room, met, dice), _costs(room, met))
        met += _together(tables[r])
        if step(r + 1):
            return _filled(room, tables, met, r + 1, dice)
    for turn in range(kicks * rounds):
        r = turn % rounds
        met -= _together(tables[r])
        costs = _costs(room, met)
        shaken = _improved(room, _shaken(room, tables[r], dice), costs)
        if _score(shaken, costs) > _score(tables[r], costs):
            tables[r] = shaken
        met += _together(tables[r])
        if step(rounds + turn + 1):
            break
    return tables


def _filled(room: Room, tables: Ints, met: Ints, start: int, dice: random.Random) -> Ints:
    for r in range(start, len(tables)):
        tables[r] = _improved(room, _built(room, met, dice), _costs(room, met), sweeps=20)
        met += _together(tables[r])
    return tables


def _together(table: Ints) -> Ints:
    same: Bools = np.equal.outer(table, table)
    np.fill_diagonal(same, val=False)
    return same.astype(np.int64)


def _costs(room: Room, met: Ints) -> Ints:
    """Return what each pair at one table is worth, given everything else."""
    again = np.where(room.together, 0, np.minimum(met, 1) + np.maximum(met - 1, 0) // 2)
    costs = room.worth - room.repeat_cost * again - room.bar_cost * room.barred
    np.fill_diagonal(costs, 0)
    return np.asarray(costs, dtype=np.int64)


def _score(table: Ints, costs: Ints) -> int:
    return int(costs[_together(table) > 0].sum()) // 2


def _built(room: Room, met: Ints, dice: random.Random) -> Ints:
    """Seat hosts, then units, then everybody else in random order where it is worth most."""
    costs = _costs(room, met)
    table = np.full(len(room.home), -1, dtype=np.int64)
    left = room.sizes.copy()
    gain = np.zeros((len(room.home), len(room.sizes)), dtype=np.int64)
    fixed = [u for u in room.units if len(u) > 1 or room.home[u[0]] >= 0]
    loose = [u for u in room.units if len(u) == 1 and room.home[u[0]] < 0]
    dice.shuffle(loose)
    for unit in (*fixed, *loose):
        people = list(unit)
        home = int(room.home[people].max())
        worth = gain[people].sum(axis=0)
        fits = left >= len(people)
        if home >= 0:
            fits &= np.arange(len(left)) == home
        if not fits.any():
            raise NoSeat(unit)
        best = int(np.argmax(np.where(fits, worth, np.iinfo(np.int64).min)))
        table[people] = best
        left[best] -= len(people)
        gain[:, best] += costs[:, people].sum(axis=1)
    return table


def _improved(room: Room, table: Ints, costs: Ints, *, sweeps: int = 400) -> Ints:
    """Swap seats, the best swaps first and no table twice in a sweep, until none helps."""
    n, g = len(table), len(room.sizes)
    movable = np.zeros(n, dtype=np.bool_)
    movable[[u[0] for u in room.units if len(u) == 1 and room.home[u[0]] < 0]] = True
    free = np.flatnonzero(movable)
    if len(free) < 2:
        return table
    table = table.copy()
    upper = np.triu(np.ones((len(free), len(free)), dtype=np.bool_), 1)
    pair_cost = 2 * costs[np.ix_(free, free)]
    for _ in range(sweeps):
        gain = _gains(costs, table, g)
        mine = table[free]
        own = gain[free, mine]
        there = gain[free][:, mine]
        delta = there + there.T - own[:, None] - own[None, :] - pair_cost
        good = np.argwhere((delta > 0) & upper & (mine[:, None] != mine[None, :]))
        if not len(good):
            break
        worth = delta[good[:, 0], good[:, 1]]
        busy: set[int] = set()
        for k in np.lexsort((good[:, 1], good[:, 0], -worth))[: 8 * g].tolist():
            i, j = free[good[k, 0]], free[good[k, 1]]
            a, b = int(table[i]), int(table[j])
            if a not in busy and b not in busy:
                table[i], table[j] = b, a
                busy |= {a, b}
    return table


def _gains(costs: Ints, table: Ints, g: int) -> Ints:
    """Return what each person is worth at each table, in integers."""
    order = np.argsort(table, kind="stable")
    starts = np.searchsorted(table[order], np.arange(g))
    return np.asarray(np.add.reduceat(costs[:, order], starts, axis=1), dtype=np.int64)


def _shaken(room: Room, table: Ints, dice: random.Random) -> Ints:
    loose = [u[0] for u in room.units if len(u) == 1 and room.home[u[0]] < 0]
    table = table.copy()
    for _ in range(max(2, len(loose) // 12)):
        if len(loose) < 2:
            break
        i, j = dice.sample(loose, 2)
        table[i], table[j] = table[j], table[i]
    return table
