"""A good tie at every table for everybody, by exchanges of two; never adds a repeat or a third meeting."""

from collections import Counter

import numpy as np

from matching.tables.room import Ints, Room
from matching.tables.score import meetings

# Good ties are one's best affinities: so many in a hundred of all people, or two a round.
_SHARE, _A_ROUND = 15, 2
# Exchanges looked at for each person and round without one.
_MOST = 240
_ROWS = 256


def good_from(room: Room, rounds: int) -> Ints:
    """Return from which affinity on others are a good tie of each person, shape (n,).

    The affinity of the last of their best company: 15 in a hundred of all people, or twice as
    many as there are rounds. At least 1; who shares nothing with anybody reaches it with nobody.
    """
    most = min(room.people, max(room.people * _SHARE // 100, _A_ROUND * rounds, 1))
    found = np.empty(room.people, dtype=np.int64)
    for low in range(0, room.people, _ROWS):
        rows = slice(low, low + _ROWS)
        worth = np.where(room.barred[rows], 0, room.worth[rows])
        found[rows] = np.partition(worth, room.people - most, axis=1)[:, room.people - most]
    return np.maximum(found, 1)


def lonely(room: Room, tables: Ints) -> Ints:
    """Return (round from 0, person) of everybody without a good tie who could have one, (m, 2)."""
    return np.argwhere(_Ties(room, tables).lonely)


def with_good_ties(room: Room, tables: Ints) -> Ints:
    """Return the tables with fewer people who have no good tie beside them.

    Parameters
    ----------
    room : Room
    tables : ndarray of int64, shape (rounds, n)

    Returns
    -------
    ndarray of int64, shape (rounds, n)
        No more repeats, third meetings or forbidden pairs than before, and nowhere more lonely
        people; each exchange gives away less affinity than a good tie of the person it is for.

    Notes
    -----
    One pass over who is lonely, in order of round and place; up to 240 exchanges are weighed
    for each, O(k^2) apiece for tables of k.
    """
    ties = _Ties(room, tables.copy())
    for r, p in np.argwhere(ties.lonely).tolist():
        if ties.lonely[r, p]:
            ties.help(r, p)
    return ties.tables


class _Ties:
    """A seating under repair: who is lonely where, and how often each two meet."""

    def __init__(self, room: Room, tables: Ints) -> None:
        self.room, self.tables = room, tables
        self.good = good_from(room, len(tables))
        self.movable = (room.party_of < 0) & ~room.fixed
        a, b, _ = meetings(room, tables)
        self.met = Counter((a * room.people + b).tolist())
        self.met.update((room.met.min(axis=1) * room.people + room.met.max(axis=1)).tolist())
        reachable = np.array([self._best(i) for i in range(room.people)]) >= self.good
        self.lonely = np.zeros(tables.shape, dtype=np.bool_)
        for r in range(len(tables)):
            for t in range(room.tables):
                who = self._members(r, t)
                self.lonely[r, who] = self._without(who) & reachable[who]

    def _best(self, i: int) -> int:
        return int(np.where(self.room.barred[i], 0, self.room.worth[i]).max(initial=0))

    def _members(self, r: int, t: int) -> Ints:
        return np.flatnonzero(self.tables[r] == t)

    def _without(self, who: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        best = self.room.worth[np.ix_(who, who)].max(axis=1, initial=0)
        return np.asarray(best < self.good[who])

    def help(self, r: int, p: int) -> None:
        """Exchange ``p`` with whoever leaves the fewest lonely, at the least loss; or nobody."""
        room, mine = self.room, int(self.tables[r, p])
        if not self.movable[p]:
            return
        liked = (room.worth[p] >= self.good[p]) & ~room.barred[p]
        there = np.isin(self.tables[r], np.unique(self.tables[r, liked])) & self.movable
        there &= self.tables[r] != mine
        best: tuple[int, int, int] | None = None
        for q in np.flatnonzero(there)[:_MOST].tolist():
            gain = self._gain(r, p, q)
            if gain is not None and (best is None or (*gain, -q) > best):
                best = (*gain, -q)
        if best is not None:
            self._exchange(r, p, -best[2])

    def _gain(self, r: int, p: int, q: int) -> tuple[int, int] | None:
        """Return how many are no longer lonely, and the gain of the total; None if not allowed."""
        room = self.room
        ours = self._members(r, int(self.tables[r, p]))
        theirs = self._members(r, int(self.tables[r, q]))
        ours, theirs = ours[ours != p], theirs[theirs != q]
        if room.barred[p, theirs].any() or room.barred[q, ours].any():
            return None
        gain = int(room.worth[p, theirs].sum() + room.worth[q, ours].sum())
        gain -= int(room.worth[p, ours].sum() + room.worth[q, theirs].sum())
        if gain <= -int(self.good[p]) or self._adds_repeats(p, q, ours, theirs):
            return None
        before = sum(
            int(self._without(np.append(who, x)).sum()) for who, x in ((ours, p), (theirs, q))
        )
        after = sum(
            int(self._without(np.append(who, x)).sum()) for who, x in ((ours, q), (theirs, p))
        )
        return (before - after, gain) if after < before else None

    def _adds_repeats(self, p: int, q: int, ours: Ints, theirs: Ints) -> bool:
        """Tell whether an exchange adds to the repeats, or to the meetings after a second one."""
        before = [often - 1 for often in self._often(p, ours) + self._often(q, theirs)]
        after = self._often(p, theirs) + self._often(q, ours)
        return sum(map(bool, after)) > sum(map(bool, before)) or sum(
            max(0, often - 1) for often in after
        ) > sum(max(0, often - 1) for often in before)

    def _often(self, p: int, others: Ints) -> list[int]:
        """Return how often ``p`` meets each of others, earlier events included."""
        n = self.room.people
        return [self.met[min(p, x) * n + max(p, x)] for x in others.tolist()]

    def _exchange(self, r: int, p: int, q: int) -> None:
        n, row = self.room.people, self.tables[r]
        for one, other in ((p, q), (q, p)):
            left, joined = self._members(r, int(row[one])), self._members(r, int(row[other]))
            for x in left[left != one].tolist():
                self.met[min(one, x) * n + max(one, x)] -= 1
            for x in joined[joined != other].tolist():
                self.met[min(one, x) * n + max(one, x)] += 1
        row[p], row[q] = row[q], row[p]
        for t in (int(row[p]), int(row[q])):
            who = self._members(r, t)
            self.lonely[r, who] &= self._without(who)
