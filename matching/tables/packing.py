"""Whether parties fit tables, by a short exact search; knows sizes only."""

from matching.tables.room import Ints

_STEPS = 20_000


def packed(parts: list[int], left: Ints) -> list[int] | None:
    """Return a table for each party, or None if none was found.

    Parameters
    ----------
    parts : list of int
        Sizes of parties; larger ones first are found sooner.
    left : ndarray of int64, shape (g,)
        Free seats of each table.

    Notes
    -----
    Depth-first, emptiest tables first, at most 20,000 steps: None is a proof only for few parties.

    Examples
    --------
    >>> import numpy as np
    >>> packed([3, 2, 2], np.array([4, 3])), packed([3, 2, 2], np.array([4, 2, 1]))
    ([1, 0, 0], None)
    """
    room, where, steps = left.tolist(), list[int](), 0
    untried = [_choices(room, parts[0])] if parts else []
    while len(where) < len(parts):
        steps += 1
        if not untried or steps > _STEPS:
            return None
        if untried[-1]:
            t = untried[-1].pop()
            where.append(t)
            room[t] -= parts[len(where) - 1]
            if len(where) < len(parts):
                untried.append(_choices(room, parts[len(where)]))
        else:
            untried.pop()
            if where:
                t = where.pop()
                room[t] += parts[len(where)]
    return where


def _choices(room: list[int], part: int) -> list[int]:
    """Return tables that hold the party, the emptiest last, one of each room left."""
    fits = {left: t for t, left in enumerate(room) if left >= part}
    return [fits[left] for left in sorted(fits)]
