"""Seats that change hands by exact assignments; knows prices and places, not when to move."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from matching.progress import Between, unwatched
from matching.tables.noise import Noise
from matching.tables.room import Bools, Ints, Room, Whole
from matching.tables.score import meetings, seated

# A pair's value fits 32 bits, the values of a table 64.
_BAR = 2**30
# Beyond this many seats the price of a repeat no longer outweighs every affinity of a table.
_REACH = 64
# From as many seats on, a third meeting no longer outweighs every affinity of a table.
_REACH_THRICE = 16
# So seldom a seat that is not there counts as having met: never a first, a last, or a third time.
_NOBODY = -(2**14)
# How much warmer than the seats the draw is of who leaves a table.
_RESTLESS = 6
_NEVER = -(2**60)
_ROWS = 256


class Floor:
    """A seating in motion.

    The value of two people at one table is their affinity, less ``toll`` if they meet in any
    round or met before, less ``further`` for each time beyond one that they do, less ``bar`` if
    they must not meet. It follows every move. Affinities are halved ``shift`` times until one bar
    outweighs all repeats, one full toll all that meet often, and that all affinities that two
    tables can hold.

    Parameters
    ----------
    room : Room
    tables : ndarray of int, shape (rounds, n)
        A seating with the right sizes; hosts at home, parties together.
    even : bool
        Whether a third meeting is worse than a second, and a fourth than a third.
    between : callable
        Called between blocks of rows; what it raises ends the work.

    Notes
    -----
    Six bytes for each of n * n pairs.
    """

    def __init__(
        self, room: Room, tables: Whole, *, even: bool, between: Between = unwatched
    ) -> None:
        n = room.people
        self.room = room
        self.tables = np.array(tables, dtype=np.int64)
        reach = 2 * min(room.most, _REACH)
        self.full_toll = _BAR // reach
        few = 2 * min(room.most, _REACH_THRICE)
        self.full_further = self.full_toll // (few * len(tables)) if even else 0
        self.toll = self.further = 0
        self.shift = 0
        least = self.full_further // few if even else self.full_toll // reach
        while int(room.worth.max(initial=0)) >> self.shift > least:
            self.shift += 1
        self._seats = seated(room, self.tables)
        # Row and column n stand for the seats that smaller tables lack.
        self._width = n + 1
        value = np.zeros((n + 1, n + 1), dtype=np.int32)
        for low in range(0, n, _ROWS):
            between()
            rows = slice(low, min(n, low + _ROWS))
            value[rows, :n] = room.worth[rows] >> self.shift
            value[rows, :n][room.barred[rows]] -= _BAR
        self._value = value.reshape(-1)
        self._party = np.append(room.party_of, [-1])
        self._free = np.append(~room.fixed, [False])
        self._alone = self._free & (self._party < 0)
        self._count = self._counted()
        self.charge(self.full_toll, self.full_further)

    def _counted(self) -> npt.NDArray[np.int16]:
        """Return how often each pair meets, earlier events included and parties apart."""
        n = self.room.people
        count = np.zeros((n + 1, n + 1), dtype=np.int16)
        a, b = self._acquainted()
        np.add.at(count, (a, b), 1)
        np.add.at(count, (b, a), 1)
        count[n, :] = count[:, n] = _NOBODY
        return count.reshape(-1)

    def _acquainted(self) -> tuple[Ints, Ints]:
        a, b, _ = meetings(self.room, self.tables)
        loose = (self._party[a] < 0) | (self._party[a] != self._party[b])
        met = self.room.met
        return np.append(a[loose], met[:, 0]), np.append(b[loose], met[:, 1])

    def charge(self, toll: int, further: int = 0) -> None:
        """Change what a repeat costs, and what it costs more for each meeting after the second."""
        a, b = self._acquainted()
        # An assignment, not a sum: a pair that meets twice pays the toll once.
        for pairs in (a * self._width + b, b * self._width + a):
            more = (further - self.further) * (self._count[pairs].astype(np.int32) - 1)
            self._value[pairs] -= toll - self.toll + more
        self.toll, self.further = toll, further

    def reseat(
        self, number: int, where: Ints, *, noise: Noise, temperature: int = 0, size: int = 1
    ) -> None:
        """Take ``size`` people out at each of some tables, and seat them again at best.

        Parameters
        ----------
        number : int
            The round, from 0.
        where : ndarray of int64, shape (m,)
            Tables, each once. Without enough people who may move a table is left alone.
        noise : Noise
        temperature : int
            Noise on what each seat is worth; at 0 a seating never becomes worse.
        size : int
            More than 1 moves parties of that size, in exchange for others or single people.

        Notes
        -----
        An exact assignment of m people to m tables of k: O(m**2 * k + m**3), in integers that
        the solver's doubles hold exactly.
        """
        chosen = self._singles if size == 1 else self._bundles
        where, seats = chosen(self._seats[number, where], where, noise, temperature, size)
        m = len(where)
        if m < 2:
            return
        out, rest = seats[:size], seats[size:]
        pairs = (out * self._width)[:, None, :, None] + rest[None, :, None, :]
        pairs = pairs.reshape(-1, m * m)
        worth = np.add.reduce(self._value.take(pairs), axis=0, dtype=np.int64)
        worth[:: m + 1] += self._lifted(pairs[:, :: m + 1])
        worth = worth.reshape(m, m)
        if temperature:
            worth += noise.draw((m, m), temperature)
        goes = linear_sum_assignment(worth, maximize=True)[1]
        moved = np.flatnonzero(goes != np.arange(m))
        if not len(moved):
            return
        goes = goes[moved]
        self._count_pairs(out[:, moved], rest[:, moved], -1)
        self._count_pairs(out[:, moved], rest[:, goes], 1)
        self.tables[number, out[:, moved]] = where[goes]
        self._seats[number, where[goes]] = np.concatenate([out[:, moved], rest[:, goes]]).T

    def _lifted(self, pairs: Ints) -> Ints:
        """Return what pairs (p, m) at one table would not pay if they did not meet just there."""
        count = self._count.take(pairs)
        lifted: Ints = np.add.reduce(count == 1, axis=0, dtype=np.int64) * self.toll
        if self.further:
            lifted += np.add.reduce(count > 1, axis=0, dtype=np.int64) * self.further
        return lifted

    def _singles(
        self, seats: Ints, where: Ints, noise: Noise, temperature: int, _size: int
    ) -> tuple[Ints, Ints]:
        """Draw one person of each table, misfits first; return tables and seats (k, m)."""
        people = seats.T
        pairs = (people * self._width)[:, None] + people[None, :]
        fit = np.add.reduce(self._value.take(pairs), axis=0, dtype=np.int64) + self._lifted(pairs)
        restless = noise.draw(people.shape, _RESTLESS * max(1, temperature)) - fit
        restless[~self._alone[people]] = _NEVER
        first = restless.argmax(axis=0)
        mine = np.arange(len(where))
        people = people.copy()
        people[0], people[first, mine] = people[first, mine], people[0].copy()
        some = restless[first, mine] > _NEVER
        return where[some], people[:, some]

    def _bundles(
        self, seats: Ints, where: Ints, noise: Noise, _temperature: int, size: int
    ) -> tuple[Ints, Ints]:
        """Draw a party, or as many single people, of each table, as `_singles` does."""
        key = noise.dice.integers(0, 256, seats.shape)
        party = self._party[seats]
        # A coin for each table puts its parties before or after its single people.
        coin = noise.dice.integers(0, 2, (len(where), 1)) * 2**32 - 2**31
        key = np.where(party >= 0, party + coin, key)
        key[~self._free[seats]] = _NEVER
        order = np.argsort(-key, axis=1, kind="stable")
        seats, party = np.take_along_axis(seats, order, 1), np.take_along_axis(party, order, 1)
        some = self._whole(party, size) & self._free[seats[:, :size]].all(axis=1)
        return where[some], seats[some].T

    def _whole(self, party: Ints, size: int) -> Bools:
        """Tell where the first people are all single or exactly one party."""
        first = party[:, 0]
        alike: Bools = (party[:, :size] == first[:, None]).all(axis=1)
        if size == party.shape[1]:
            return alike
        alike &= (first < 0) | (party[:, size] != first)
        return alike

    def _count_pairs(self, out: Ints, rest: Ints, step: int) -> None:
        """Let people leave (-1) or join (1) others, and keep counts and values true."""
        one = (out * self._width)[:, None, :] + rest[None, :, :]
        two = out[:, None, :] + (rest * self._width)[None, :, :]
        pairs = np.concatenate([one.ravel(), two.ravel()])
        count = self._count[pairs] + np.int16(step)
        self._count[pairs] = count
        turned = pairs[count == (1 if step > 0 else 0)]
        self._value[turned] -= self.toll * step
        if self.further:
            self._value[pairs[count > (1 if step > 0 else 0)]] -= self.further * step
