"""What no seating can exceed, by counting: affinity, and rounds without repeats; seats nobody."""

from math import comb

import numpy as np

from matching.tables.room import Ints, Room

_ROWS = 256


def upper_bound(room: Room, rounds: int, *, repeats: int) -> int:
    """Return an upper bound on the total affinity: half the sum of everybody's best company.

    Parameters
    ----------
    room : Room
    rounds : int
    repeats : int
        How often at most two people meet again. Parties meet in every round.

    Notes
    -----
    Without repeats everybody meets new people in each round. With some, each adds at most the
    largest affinity; with many, each round may hold the same best company, which is less. Loose
    where many want the same company. Cost O(n**2).

    Examples
    --------
    >>> worth = np.array([[0, 5, 1], [5, 0, 1], [1, 1, 0]])
    >>> sizes, home = np.array([3]), np.full(3, -1)
    >>> room = Room.of(worth, worth > 5, sizes=sizes, home=home, units=(), met=())
    >>> upper_bound(room, 1, repeats=0), upper_bound(room, 2, repeats=3)
    (7, 14)
    """
    seats = _company(room)
    if repeats == 0 and not room.parties:
        return _best_company(room, seats * rounds) // 2
    again = _best_company(room, seats) * rounds // 2
    if room.parties:
        return again
    most = int(room.worth.max(initial=0, where=~room.barred))
    return min(again, _best_company(room, seats * rounds) // 2 + repeats * most)


def _best_company(room: Room, seats: Ints) -> int:
    """Return the sum over everybody of their best affinities, so many as they have seats."""
    total = 0
    for low in range(0, room.people, _ROWS):
        rows = slice(low, low + _ROWS)
        worth = np.where(room.barred[rows], 0, room.worth[rows])
        few = max(1, min(int(seats[rows].max()), room.people))
        best = -np.sort(np.partition(-worth, few - 1, axis=1)[:, :few], axis=1)
        best[np.arange(few)[None, :] >= seats[rows, None]] = 0
        total += int(best.sum(dtype=np.int64))
    return total


def least_repeats(room: Room, rounds: int) -> int:
    """Return a number of repeats that counting shows to be certain.

    The largest of four counts: more meetings than allowed pairs; people with fewer allowed
    companions than seats beside them; tables that hold more people than there are tables, so that
    two of them sat together in the first round; and guests who have met every host.

    Examples
    --------
    >>> worth = np.zeros((12, 12), dtype=np.int64)
    >>> sizes, home = np.full(3, 4), np.full(12, -1)
    >>> room = Room.of(worth, worth > 0, sizes=sizes, home=home, units=(), met=())
    >>> [least_repeats(room, rounds) for rounds in (1, 2, 5)]
    [0, 3, 24]
    """
    inside = sum(comb(len(party), 2) for party in room.parties)
    new, _ = _companions(room)
    meetings = sum(comb(int(s), 2) for s in room.sizes)
    over = rounds * (meetings - inside) - int(new.sum()) // 2
    short = int(np.maximum(0, rounds * _beside(room) - new).sum())
    pigeons = (
        0
        if room.parties
        else (rounds - 1) * sum(crowded_pairs(int(s), room.tables) for s in room.sizes)
    )
    hosted = int((room.home >= 0).sum()) == room.tables
    greeted = int((~room.fixed).sum()) * (rounds - room.tables) if hosted else 0
    return max(0, over, -(-short // 2), pigeons, greeted)


def least_thrice(room: Room, rounds: int) -> int:
    """Return how many third meetings are certain, a fourth counted as two more and so on.

    The largest of three counts, each of repeats that are shared out evenly: among all pairs, among
    the companions of each person, and among the hosts of all tables.

    Examples
    --------
    >>> worth = np.zeros((8, 8), dtype=np.int64)
    >>> sizes, home = np.full(2, 4), np.full(8, -1)
    >>> room = Room.of(worth, worth > 0, sizes=sizes, home=home, units=(), met=())
    >>> [least_thrice(room, rounds) for rounds in (4, 5, 7)]
    [0, 4, 28]
    """
    inside = sum(comb(len(party), 2) for party in room.parties)
    new, met = _companions(room)
    meetings = rounds * (sum(comb(int(s), 2) for s in room.sizes) - inside)
    among_all = _thrice(meetings, new.sum() // 2, met.sum() // 2)
    each = int(_thrice(rounds * _beside(room), new, met).sum())
    hosted = int((room.home >= 0).sum()) == room.tables
    greeted = int((~room.fixed).sum()) * int(_thrice(rounds, room.tables, 0)) if hosted else 0
    return max(int(among_all), -(-each // 2), greeted)


def _thrice(meetings: Ints | int, new: Ints | int, met: Ints | int) -> Ints:
    """Return what meetings cost beyond second ones, shared out among so many new and known people."""
    further = np.maximum(0, meetings - 2 * np.asarray(new) - met)
    each, more = np.divmod(further, np.maximum(1, np.asarray(new) + met))
    return np.asarray((new + met) * each * (each + 1) // 2 + more * (each + 1))


def possible_rounds(room: Room, rounds: int) -> int:
    """Return how many of the rounds counting allows without repeats."""
    return next((r for r in range(rounds, 0, -1) if least_repeats(room, r) == 0), 0)


def crowded_pairs(people: int, tables: int) -> int:
    """Return how many pairs of so many people share a table at least.

    Examples
    --------
    >>> crowded_pairs(5, 4), crowded_pairs(4, 4)
    (1, 0)
    """
    each, more = divmod(people, tables)
    return more * comb(each + 1, 2) + (tables - more) * comb(each, 2)


def _company(room: Room, *, least: bool = False) -> Ints:
    """Return how many others sit beside each person, shape (n,): at most, or at least."""
    guests = room.sizes.min() if least else room.sizes.max()
    return np.where(room.home >= 0, room.sizes[room.home], guests) - 1


def _beside(room: Room) -> Ints:
    """Return how many others sit beside each person at least, parties apart, shape (n,)."""
    least = _company(room, least=True)
    for party in room.parties:
        least[list(party)] -= len(party) - 1
    return least


def _companions(room: Room) -> tuple[Ints, Ints]:
    """Return how many others each person may meet for the first time, and how many again.

    Both have shape (n,); parties apart.
    """
    new: Ints = room.people - 1 - room.barred.sum(axis=1, dtype=np.int64)
    met = room.met[~room.barred[room.met[:, 0], room.met[:, 1]]]
    same = (room.party_of[met[:, 0]] >= 0) & (room.party_of[met[:, 0]] == room.party_of[met[:, 1]])
    known = np.bincount(met[~same].ravel(), minlength=room.people)
    for party in room.parties:
        new[list(party)] -= len(party) - 1
    return new - known, known
