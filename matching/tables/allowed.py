"""A seating without forbidden pairs, whatever it is worth; knows no affinity, allows repeats."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from matching.patience import Abandoned, patiently
from matching.tables.anneal import Cooling, anneal
from matching.tables.legal import NoRound, legal_round
from matching.tables.pace import Pace
from matching.tables.room import Bools, Ints, Room
from matching.tables.score import Score, meetings

_STEPS = 2000


def allowed_tables(
    room: Room, tables: Ints, *, seed: int, stopped: Callable[[float], bool]
) -> Ints:
    """Return the tables with every round that holds a forbidden pair replaced, where one is known.

    Parameters
    ----------
    room : Room
    tables : ndarray of int64, shape (rounds, n)
        A seating with the right sizes; hosts at home, parties together.
    seed : int
    stopped : callable
        Told 0.0 between steps; returns whether to give what there is.

    Returns
    -------
    ndarray of int64, shape (rounds, n)
        Without forbidden pairs, unless no round without them was found in the time.

    Raises
    ------
    NoRound
        If it is proved that there is no such round.

    Notes
    -----
    A round that was found once may be held again, for a repeat is better than a forbidden pair.
    Each round is first cooled alone; if none of them comes out, one is sought exactly.

    Examples
    --------
    >>> barred = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], dtype=np.bool_)
    >>> sizes, home = np.array([2, 2]), np.array([0, -1, -1, -1])
    >>> room = Room.of(barred * 0, barred, sizes=sizes, home=home, units=(), met=())
    >>> rows = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
    >>> (allowed_tables(room, rows, seed=0, stopped=lambda _: False)[:, 1] == 1).tolist()
    [True, True]
    """
    wrong = _wrong(room, tables)
    if not wrong.any():
        return tables
    tables = tables.copy()
    tables[wrong] = _calmed(room, tables[wrong], pace=Pace(_STEPS, stopped=stopped), seed=seed)
    wrong = _wrong(room, tables)
    if wrong.all():
        return _sought(room, tables, stopped)
    tables[wrong] = np.resize(tables[~wrong], (int(wrong.sum()), room.people))
    return tables


def _wrong(room: Room, tables: Ints) -> Bools:
    """Tell which rounds hold a forbidden pair."""
    a, b, number = meetings(room, tables)
    return np.bincount(number[room.barred[a, b]], minlength=len(tables)) > 0


def _calmed(room: Room, tables: Ints, *, pace: Pace, seed: int) -> Ints:
    """Return rounds cooled one by one as if the only thing of worth were a pair that may meet."""
    nothing = np.zeros_like(room.barred)
    worth = (~room.barred).astype(np.int32)
    may = replace(room, worth=worth, barred=nothing, met=room.met[:0])
    goal = Score(0, 0, 0, int((room.sizes * (room.sizes - 1)).sum()) // 2)
    rows = [
        anneal(may, row[None], pace=pace, seed=seed, cooling=Cooling(), goal=goal)[0]
        for row in tables
    ]
    return np.array(rows)


def _sought(room: Room, tables: Ints, stopped: Callable[[float], bool]) -> Ints:
    """Return the round that an exact search finds, as often as asked."""
    try:
        sought = patiently(legal_round, lambda: stopped(0.0), room=room)
    except Abandoned:
        return tables
    if sought.excluded:
        raise NoRound(proved=True)
    return tables if sought.table is None else np.tile(sought.table, (len(tables), 1))
