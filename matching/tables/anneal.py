"""From a seating to a better one by cooling; knows when to move whom, not what a move does."""

from dataclasses import dataclass
from math import isqrt

import numpy as np

from matching.progress import Between
from matching.tables.floor import Floor
from matching.tables.noise import Noise
from matching.tables.pace import Pace
from matching.tables.room import Ints, Room, Whole
from matching.tables.score import Score, score

# Up to so many tables take part in one step; of larger rooms, those where somebody's friends sit.
BLOCK = 192
_LIKED = (8, 150)
_STAGES = 48
# Where no affinity sets a unit of temperature, this part of a repeat's price does.
_ALONE = 16
# Every so many steps a party moves, if there are any.
_PARTY = 4
_ROWS = 256
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Cooling:
    """Temperatures in units of the spread of affinities, falling by a constant factor.

    ``toll`` is what a repeat costs at first, in the same unit, and rises to its full price; None
    asks the full price throughout, which is best where there is room enough. With ``even`` a third
    meeting costs more than a second, and a fourth more than a third.
    """

    hot: float = 1.0
    cold: float = 0.2
    toll: float | None = None
    even: bool = False


def anneal(
    room: Room, tables: Whole, *, pace: Pace, seed: int, cooling: Cooling, goal: Score
) -> Ints:
    """Return a better seating, of the same sizes, hosts and parties.

    Parameters
    ----------
    room : Room
    tables : ndarray of int, shape (rounds, n)
    pace : Pace
    seed : int
    cooling : Cooling
    goal : Score
        Nothing is better; the search ends where it is reached.

    Returns
    -------
    ndarray of int64, shape (rounds, n)

    Notes
    -----
    Each step draws one person at each table, those first who fit it least, adds noise to what
    everybody is worth everywhere, and reseats them by one exact assignment. It beat exchanges of
    two seats by Boltzmann weight by 5-8 % of the total in equal time; see docs/decisions/0011.
    """
    if pace.stopped(0.0):
        return tables.astype(np.int64)

    def between() -> object:
        return pace.stopped(0.0)

    floor = Floor(room, tables, even=cooling.even, between=between)
    noise = Noise(seed)
    guide = _Guide(room, noise, between)
    unit = (guide.spread >> floor.shift) or floor.full_toll // _ALONE
    count = 0
    for number, stage in enumerate(pace.stages(_STAGES)):
        fallen = min(1.0, number / (_STAGES - 3))
        warm = number < _STAGES - 2
        temperature = _geometric(cooling.hot * unit, cooling.cold * unit, fallen) if warm else 0
        if cooling.toll is not None:
            low = min(cooling.toll * unit, floor.full_toll)
            risen = min(1.0, fallen * 1.25)
            toll = _geometric(low, floor.full_toll, risen)
            further = min(low // 2, floor.full_further)
            floor.charge(toll, _geometric(further, floor.full_further, risen) if further else 0)
        for _ in stage:
            turn, party = divmod(count, _PARTY)
            size = guide.parties[turn % len(guide.parties)] if party == 0 else 1
            round_ = count % len(tables)
            where = guide.tables(floor.tables[round_])
            floor.reseat(round_, where, noise=noise, temperature=temperature, size=size)
            count += 1
        if score(room, floor.tables) >= goal:
            break
    return floor.tables


def _geometric(start: float, end: float, share: float) -> int:
    """Return a whole number between two, by constant factors.

    Examples
    --------
    >>> _geometric(100, 1, 0.5)
    10
    """
    between: float = start * (end / start) ** share
    return max(1, round(between))


class _Guide:
    """Where to look for better seats: among tables where people liked by somebody sit."""

    def __init__(self, room: Room, noise: Noise, between: Between) -> None:
        self._dice = noise.dice
        self._all = np.arange(room.tables)
        self._people = room.people
        self.parties = sorted({len(p) for p in room.parties if not room.fixed[p[0]]}) or [1]
        self.spread = _spread(room, noise)
        self._liked = _liked(room, between) if room.tables > BLOCK else None

    def tables(self, table: Ints) -> Ints:
        """Return which tables of a round take part in a step, each once."""
        if self._liked is None:
            return self._all
        who = int(self._dice.integers(self._people))
        return np.unique(table[np.append(self._liked[who], who)])


def _spread(room: Room, noise: Noise) -> int:
    """Return the standard deviation of affinities, from a sample."""
    some = noise.dice.integers(0, room.people, (2, _SAMPLE))
    worth = room.worth[some[0], some[1]].astype(np.int64) >> 4
    return isqrt(int(_SAMPLE * (worth * worth).sum() - worth.sum() ** 2)) // _SAMPLE << 4


def _liked(room: Room, between: Between) -> Ints:
    """Return the people of highest affinity to each, shape (n, some)."""
    few = min(room.people - 1, max(_LIKED[0], min(_LIKED[1], room.people // 6)))
    liked = np.empty((room.people, few), dtype=np.int64)
    for low in range(0, room.people, _ROWS):
        between()
        rows = slice(low, low + _ROWS)
        worth = np.where(room.barred[rows], -1, room.worth[rows]).astype(np.int64)
        # No two keys are equal, for where ties fall differs between processors.
        keys = np.arange(room.people) - worth * room.people
        liked[rows] = np.argpartition(keys, few - 1, axis=1)[:, :few]
    return liked
