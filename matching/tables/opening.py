"""The first seating: parties where they fit, others beside whom they like; improves nothing."""

from collections.abc import Callable

import numpy as np

from matching.tables.packing import packed
from matching.tables.room import Ints, Room


class NoSeat(Exception):
    """A party found no table with room for all of it."""

    def __init__(self, unit: tuple[int, ...]) -> None:
        super().__init__(unit)
        self.unit = unit


def opening_tables(
    room: Room,
    rounds: int,
    *,
    dice: np.random.Generator,
    between: Callable[[], object] = lambda: None,
) -> Ints:
    """Return a table for each person in each round, shape (rounds, n).

    Sizes are right, hosts at home and parties together. Tables fill one after another with
    whoever is worth most there, as long as somebody is left who may sit there. ``between`` is
    called between tables, and may raise.

    Raises
    ------
    NoSeat
        If no arrangement of the parties was found.

    Notes
    -----
    Cost O(rounds * n**2) additions.
    """
    tables = np.full((rounds, room.people), -1, dtype=np.int64)
    price = int(room.worth.max(initial=0)) * int(room.sizes.max()) + 1
    met: list[list[int]] = [[] for _ in range(room.people)]
    for a, b in room.met.tolist():
        met[a].append(b)
        met[b].append(a)
    for table in tables:
        _place_parties(room, table, dice)
        for t in dice.permutation(len(room.sizes)).tolist():
            between()
            _fill(room, table, t, met=met, price=price, dice=dice)
        _remember(room, table, met)
    return tables


def _fill(
    room: Room, table: Ints, t: int, *, met: list[list[int]], price: int, dice: np.random.Generator
) -> None:
    """Give the free seats of table ``t`` to whoever is worth most beside those there."""
    gain = np.where(table < 0, dice.integers(0, 2, len(table)), np.iinfo(np.int64).min // 2)
    members = np.flatnonzero(table == t).tolist()
    for place in range(int(room.sizes[t])):
        if place == len(members):
            best = int(gain.argmax()) if members else int(dice.choice(np.flatnonzero(table < 0)))
            members.append(best)
            table[best] = t
            gain[best] = np.iinfo(np.int64).min // 2
        who = members[place]
        gain += room.worth[who]
        gain -= room.barred[who] * (price * len(room.sizes))
        np.subtract.at(gain, met[who], price)


def _remember(room: Room, table: Ints, met: list[list[int]]) -> None:
    order = np.argsort(table, kind="stable")
    for group in np.split(order, np.cumsum(room.sizes)[:-1]):
        for who in group.tolist():
            met[who] += [other for other in group.tolist() if other != who]


def _place_parties(room: Room, table: Ints, dice: np.random.Generator) -> None:
    """Seat hosts at home with their parties, then the other parties, larger ones first."""
    left = room.sizes.copy()
    for who in np.flatnonzero(room.home >= 0).tolist():
        unit = room.parties[room.party_of[who]] if room.party_of[who] >= 0 else (who,)
        table[list(unit)] = room.home[who]
        left[room.home[who]] -= len(unit)
    loose = [unit for unit in room.parties if not room.fixed[unit[0]]]
    loose.sort(key=len, reverse=True)
    order = dice.permutation(len(left))
    where = packed([len(unit) for unit in loose], left[order])
    if where is None:
        raise NoSeat(max([*loose, *room.parties], key=len))
    for unit, t in zip(loose, where, strict=True):
        table[list(unit)] = order[t]
