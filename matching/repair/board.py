"""The seats of the rounds to come while they are being changed; decides on no change."""

import numpy as np
import numpy.typing as npt

from matching.repair.floor import NOWHERE, Floor
from matching.repair.ground import Counts, Ground

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Found = tuple[Ints, Ints]

# What outweighs what: each is dearer than all that one step can have of the next. The last
# outweighs any affinity two attendees can gain by changing places. OFTENER is for each time
# beyond the second, three at most.
FORBIDDEN = 10**15
UNEVEN = 5 * 10**12
SEAT = 10**12
AGAIN = 10**10
OFTENER = AGAIN // 100
IMPOSSIBLE = -(10**18)


class Board:
    """Seats that change, with the sums that tell what a change is worth.

    ``sums[k][p, t]`` is what ``p`` would have with all who sit at table ``t`` in round ``k``:
    affinity, less FORBIDDEN for each who must not meet ``p`` and AGAIN for each whom ``p`` meets
    in other rounds as often as they may, with OFTENER where that is twice or more. It is kept up
    to date by every :meth:`shift`.

    Parameters
    ----------
    ground : Ground
    met : ndarray of int16, shape (n, n)
        How often each two met before the rounds to come; taken over, not copied.
    floor : Floor
        The seats that people have. Two who meet on it more than once may do so that often: what
        stands in a plan already is no reason to move anybody.
    seats : ndarray of int64
        Where everybody begins, shaped as the seats of the floor.
    level : int
        What unequal tables cost; 0 where sizes are not to be levelled.
    """

    def __init__(
        self, ground: Ground, met: Counts, floor: Floor, *, seats: Ints, level: int
    ) -> None:
        self.worth = ground.worth
        self.floor = floor
        self.level = level
        self.seats = seats.copy()
        self.fixed = floor.pinned.copy()
        self.met = met
        self._free = ground.free
        rounds, tables = floor.shut.shape
        self.sizes = np.array([np.bincount(s[s >= 0], minlength=tables) for s in self.seats])
        self._often = met.copy()
        for often, places in ((self._often, floor.seats), (met, self.seats)):
            for k in range(rounds):
                np.add.at(often, _mates(places[k]), 1)
        np.maximum(self._often, 1, out=self._often)
        self._pairs = np.where(ground.barred, ground.worth - FORBIDDEN, ground.worth)
        self._pairs -= _price(met, self._often) * ~ground.free
        self.sums = [self._summed(k, tables) for k in range(rounds)]

    def may(self, a: int) -> Bools:
        """Return who may meet ``a``, and does not as often already."""
        row: Bools = self._pairs[a] >= 0
        return row

    def may_meet(self, who: Ints) -> Bools:
        """Return which of ``who`` may meet each other, and do not as often already."""
        matrix: Bools = self._pairs[np.ix_(who, who)] >= 0
        return matrix

    def barred(self, who: Ints) -> bool:
        """Return whether two of ``who`` must not meet."""
        return bool((self._pairs[np.ix_(who, who)] < -FORBIDDEN // 2).any())

    def members(self, k: int, table: int) -> Ints:
        """Return who sits at a table, in order of place."""
        return np.flatnonzero(self.seats[k] == table)

    def moved(self) -> int:
        """Return how many seats of people who stay are not the published ones."""
        published = self.floor.seats
        return int(((published >= 0) & (self.seats != published)).sum())

    def stirred(self, k: int) -> bool:
        """Return whether round ``k`` cannot stay as it is: else nobody changes seats in it."""
        changed = self.floor.stirred[k] or (self.seats[k] != self.floor.seats[k]).any()
        return bool(changed) or self.broken(k) is not None

    def broken(self, k: int) -> tuple[int, int] | None:
        """Return two who share a table in round ``k`` and must not, the first by place."""
        a, b = _mates(self.seats[k])
        bad = self._pairs[a, b] < -FORBIDDEN // 2
        return min(zip(a[bad].tolist(), b[bad].tolist(), strict=True), default=None)

    def own(self, k: int) -> Ints:
        """Return what each attendee has at their table in round ``k``; 0 without a seat."""
        a, b = _mates(self.seats[k])
        has = np.zeros(len(self.worth), dtype=np.int64)
        # A meeting is no repeat of itself.
        met, often = self.met[a, b], self._often[a, b]
        itself = (_price(met, often) - _price(met - 1, often)) * ~self._free[a, b]
        np.add.at(has, a, self._pairs[a, b] + itself)
        return has

    def moves(self, k: int, rows: Ints, *, own: Ints) -> Found:
        """Return what it is worth to move each of ``rows`` to each table.

        Returns
        -------
        gain, movers : ndarray of int64, shape (len(rows), tables)
            IMPOSSIBLE where nobody may move; and how many published seats are given up for it.
        """
        at, sizes = self.seats[k, rows], self.sizes[k]
        published = self.floor.seats[k, rows]
        gain = self.sums[k][rows] - own[rows, None]
        gain -= self.level * (sizes[None, :] - sizes[at][:, None] + 1)
        open_ = (sizes > 0)[None, :] & ~(self.floor.shut[k][None, :] & (published >= 0)[:, None])
        if self.floor.sealed is not None:
            open_ &= ~self.floor.sealed[k][None, :]
        able = ~self.fixed[k, rows] & (at >= 0) & (sizes[at] != 2)
        tables = np.arange(len(sizes))[None, :]
        gain[~(open_ & able[:, None] & (tables != at[:, None]))] = IMPOSSIBLE
        away = (published >= 0)[:, None] & (published[:, None] != tables)
        return gain, away.astype(np.int64) - self._away(k)[rows, None]

    def swaps(self, k: int, rows: Ints, *, own: Ints) -> Found:
        """Return what it is worth to let each of ``rows`` change places with each attendee.

        Returns
        -------
        gain, movers : ndarray of int64, shape (len(rows), n)
            As for :meth:`moves`.
        """
        seats, published, sums = self.seats[k], self.floor.seats[k], self.sums[k]
        at = seats[rows]
        gain = sums[np.ix_(rows, seats)] + sums[:, at].T
        gain -= own[rows, None] + own[None, :] + 2 * self._pairs[rows]
        able = ~self.fixed[k] & (seats >= 0)
        stays = published >= 0
        closed = self.floor.shut[k][seats] & able
        bad = (at[:, None] == seats[None, :]) | ~(able[rows, None] & able[None, :])
        bad |= closed[None, :] & stays[rows, None] | closed[rows, None] & stays[None, :]
        gain[bad] = IMPOSSIBLE
        now = self._away(k)
        movers = (stays[rows, None] & (published[rows, None] != seats[None, :])).astype(np.int64)
        movers += stays[None, :] & (published[None, :] != at[:, None])
        return gain, movers - now[rows, None] - now[None, :]

    def shift(self, k: int, who: int, to: int) -> None:
        """Seat ``who`` at table ``to`` in round ``k``, or NOWHERE."""
        start, sums = int(self.seats[k, who]), self.sums[k]
        if start != NOWHERE:
            self._meet(who, [int(q) for q in self.members(k, start) if q != who], by=-1)
            sums[:, start] -= self._pairs[who]
            self.sizes[k, start] -= 1
        self.seats[k, who] = to
        if to != NOWHERE:
            sums[:, to] += self._pairs[who]
            self.sizes[k, to] += 1
            self._meet(who, [int(q) for q in self.members(k, to) if q != who], by=1)

    def _meet(self, who: int, mates: list[int], *, by: int) -> None:
        for mate in mates:
            before = self.met[who, mate]
            after, often = before + by, self._often[who, mate]
            self.met[who, mate] = self.met[mate, who] = after
            change = int(_price(before, often) - _price(after, often))
            if self._free[who, mate] or not change:
                continue
            self._pairs[who, mate] += change
            self._pairs[mate, who] += change
            for seats, sums in zip(self.seats, self.sums, strict=True):
                for a, b in ((who, mate), (mate, who)):
                    if seats[b] != NOWHERE:
                        sums[a, seats[b]] += change

    def _away(self, k: int) -> Ints:
        published = self.floor.seats[k]
        away: Ints = ((published >= 0) & (self.seats[k] != published)).astype(np.int64)
        return away

    def _summed(self, k: int, tables: int) -> Ints:
        seats = self.seats[k]
        order = np.argsort(seats, kind="stable")[int((seats < 0).sum()) :]
        out = np.zeros((len(seats), tables), dtype=np.int64)
        taken = np.flatnonzero(self.sizes[k])
        if len(order):
            starts = np.searchsorted(seats[order], taken)
            out[:, taken] = np.add.reduceat(self._pairs[:, order], starts, axis=1)
        return out


def _price(met: npt.ArrayLike, often: npt.ArrayLike) -> Ints:
    """Return what it costs two to meet once more who have met, and who may without cost."""
    beyond = np.clip(np.asarray(met, dtype=np.int64) - 1, 0, 3)
    price: Ints = np.where(np.asarray(met) >= often, AGAIN + OFTENER * beyond, 0)
    return price


def _mates(seats: Ints) -> Found:
    """Return everybody who shares a table, as pairs in both orders."""
    order = np.argsort(seats, kind="stable")[int((seats < 0).sum()) :]
    sizes = np.bincount(seats[order])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    many = sizes[seats[order]]
    a = np.repeat(order, many)
    offsets = np.arange(len(a)) - np.repeat(np.cumsum(many) - many, many)
    b = order[np.repeat(starts[seats[order]], many) + offsets]
    return a[a != b], b[a != b]
