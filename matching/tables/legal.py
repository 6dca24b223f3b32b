"""One round that breaks no rule, found or excluded exactly; knows no affinity and no repeats."""

from dataclasses import dataclass
from importlib import import_module
from itertools import combinations
from typing import Any

import numpy as np

from matching.tables.room import Ints, Room

# In units of work that the solver counts the same on every machine, about a second each.
_WORK = 4.0
# Clauses beyond which building the model alone takes seconds.
_CLAUSES = 400_000


class NoRound(Exception):
    """No seating without a forbidden pair was found; ``proved`` says whether there is none."""

    def __init__(self, *, proved: bool) -> None:
        super().__init__(proved)
        self.proved = proved


@dataclass(frozen=True, slots=True)
class Sought:
    """The ``table`` of each person, shape (n,), if found; else whether it is ``excluded``."""

    table: Ints | None = None
    excluded: bool = False


def legal_round(room: Room) -> Sought:
    """Return a table for each person without a forbidden pair, or whether there is none.

    Parameters
    ----------
    room : Room

    Returns
    -------
    Sought

    Notes
    -----
    CP-SAT on whole parties, one worker, seeded and limited by counted work: some seconds that
    cannot be interrupted. Meant for small rooms with so many forbidden pairs that a search
    stumbles; O(forbidden pairs * tables) clauses. With more than 400,000 of them nothing is
    sought, and nothing said.

    Examples
    --------
    >>> barred = ~np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1]], dtype=np.bool_)
    >>> home = np.array([1, -1, -1, -1])
    >>> worth, sizes = np.zeros((4, 4), dtype=np.int64), np.array([2, 2])
    >>> legal_round(Room.of(worth, barred, sizes=sizes, home=home, units=(), met=())).table.tolist()
    [1, 1, 0, 0]
    """
    if int(room.barred.sum()) // 2 * room.tables > _CLAUSES:
        return Sought()
    # Loaded on first use: it brings a table library along, and most rooms never ask.
    cp: Any = import_module("ortools.sat.python.cp_model")
    model = cp.CpModel()
    alone = [(i,) for i in np.flatnonzero(room.party_of < 0).tolist()]
    items = [*room.parties, *alone]
    tables = range(room.tables)
    sits = [[model.new_bool_var("") for _ in tables] for _ in items]
    for item, places in zip(items, sits, strict=True):
        model.add_exactly_one(places)
        home = int(room.home[list(item)].max())
        if home >= 0:
            model.add(places[home] == 1)
    for t in tables:
        heads = sum(len(item) * places[t] for item, places in zip(items, sits, strict=True))
        model.add(heads == int(room.sizes[t]))
    for (one, there), (two, here) in combinations(zip(items, sits, strict=True), 2):
        if room.barred[np.ix_(one, two)].any():
            for t in tables:
                model.add_at_most_one(there[t], here[t])
    solver = cp.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = _WORK
    status = solver.solve(model)
    if status not in (cp.OPTIMAL, cp.FEASIBLE):
        return Sought(excluded=status == cp.INFEASIBLE)
    table = np.empty(room.people, dtype=np.int64)
    for item, places in zip(items, sits, strict=True):
        table[list(item)] = next(t for t in tables if solver.value(places[t]))
    return Sought(table)
