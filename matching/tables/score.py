"""What a seating is worth: forbidden pairs, repeats, who meets thrice, affinity; improves nothing."""

from dataclasses import dataclass

import numpy as np

from matching.tables.room import Ints, Room, Whole


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """How good a seating is; a greater one is better.

    All but ``total`` are counted below zero, so that the order of fields decides: forbidden pairs
    first, then repeats, then ``thrice``, which is 1 for a third meeting of two, 2 more for a
    fourth and so on, then the total affinity.
    """

    broken: int
    repeats: int
    thrice: int
    total: int


def score(room: Room, tables: Whole) -> Score:
    """Judge the table of each person in each round.

    Parameters
    ----------
    room : Room
    tables : ndarray of int, shape (rounds, n)

    Notes
    -----
    Cost O(rounds * n * k) and a sort, for tables of k; nothing of shape (n, n) is built.

    Examples
    --------
    >>> worth = np.array([[0, 5, 1, 1], [5, 0, 1, 1], [1, 1, 0, 5], [1, 1, 5, 0]])
    >>> home = np.full(4, -1)
    >>> room = Room.of(worth, worth == 1, sizes=np.array([2, 2]), home=home, units=(), met=())
    >>> score(room, np.array([[0, 0, 1, 1], [1, 1, 0, 0], [0, 1, 0, 1]]))
    Score(broken=-2, repeats=-2, thrice=0, total=22)
    """
    a, b, _ = meetings(room, tables)
    again, other, _ = repeated(room, tables)
    often = np.unique(again * room.people + other, return_counts=True)[1]
    thrice = int((often * (often - 1)).sum()) // 2
    total = int(room.worth[a, b].sum(dtype=np.int64))
    return Score(-int(room.barred[a, b].sum()), -len(again), -thrice, total)


def meetings(room: Room, tables: Whole) -> tuple[Ints, Ints, Ints]:
    """Return who met whom (first below second) and in which round from 0, in order of round."""
    seats = seated(room, tables)
    rounds, _, most = seats.shape
    one, two = np.triu_indices(most, 1)
    a, b = seats[:, :, one].reshape(rounds, -1), seats[:, :, two].reshape(rounds, -1)
    number = np.repeat(np.arange(rounds), a.shape[1])
    low, high = np.minimum(a, b).ravel(), np.maximum(a, b).ravel()
    real = high < room.people
    return low[real], high[real], number[real]


def repeated(room: Room, tables: Whole) -> tuple[Ints, Ints, Ints]:
    """Return each meeting of two that was not their first, parties apart, as `meetings` does."""
    a, b, number = meetings(room, tables)
    party = room.party_of
    loose = (party[a] < 0) | (party[a] != party[b])
    a, b, number = a[loose], b[loose], number[loose]
    keys = a * room.people + b
    before = room.met.min(axis=1) * room.people + room.met.max(axis=1)
    order = np.argsort(keys, kind="stable")
    later = np.zeros(len(keys), dtype=np.bool_)
    later[order[1:]] = keys[order[1:]] == keys[order[:-1]]
    later |= np.isin(keys, before)
    return a[later], b[later], number[later]


def seated(room: Room, tables: Whole) -> Ints:
    """Return who sits at each table, shape (rounds, g, most seats); n stands for no seat."""
    seats = np.full((len(tables), room.tables, room.most), room.people, dtype=np.int64)
    table = np.repeat(np.arange(room.tables), room.sizes)
    place = np.arange(room.people) - np.repeat(np.cumsum(room.sizes) - room.sizes, room.sizes)
    seats[:, table, place] = np.argsort(tables, axis=1, kind="stable")
    return seats
