"""Who wears which label of a design: cooling by exchanges in all rounds; never adds a repeat."""

import numpy as np

from matching.tables.design import Design
from matching.tables.noise import Noise
from matching.tables.pace import Pace
from matching.tables.room import Ints, Room
from matching.tables.score import Score, score

_STAGES = 24
# In larger rooms a free search does better, and n * n values of labels would take long.
_MOST = 400
_HOT, _COLD = 1.0, 0.03


def worn(room: Room, design: Design, *, pace: Pace, seed: int, goal: Score) -> Ints:
    """Return the tables of people who wear the labels of a design as well as can be found.

    Parameters
    ----------
    room : Room
    design : Design
    pace : Pace
    seed : int
    goal : Score
        Nothing is better; labels that reach it are left as they are.

    Returns
    -------
    ndarray of int64, shape (rounds, n)

    Notes
    -----
    A step draws one label and exchanges its wearer with another, drawn by what that is worth in
    all rounds together: a heat bath over n choices, O(n * rounds * k).
    """
    noise = Noise(seed)
    free = np.flatnonzero(design.pinned < 0)
    wearer = design.pinned.copy()
    wearer[free] = noise.dice.permutation(np.flatnonzero(room.home < 0))
    found = np.empty_like(design.tables)
    found[:, wearer] = design.tables
    if room.people <= _MOST and len(free) > 1 and score(room, found) < goal:
        _exchange(_Desk(room, design, wearer), free, pace=pace, noise=noise)
        found[:, wearer] = design.tables
    return found


def _exchange(desk: "_Desk", free: Ints, *, pace: Pace, noise: Noise) -> None:
    """Cool the wearers of free labels, the last stage without noise."""
    unit = desk.spread
    for number, stage in enumerate(pace.stages(_STAGES)):
        warm = number < _STAGES - 1
        share = number / (_STAGES - 2)
        temperature = max(1, round(unit * _HOT * (_COLD / _HOT) ** share)) if warm else 0
        for _ in stage:
            one = int(free[noise.dice.integers(len(free))])
            gain = desk.gains(one)[free]
            two = int(free[(gain + noise.draw(gain.shape, temperature)).argmax()])
            desk.exchange(one, two)


class _Desk:
    """What each person is worth under each label, kept true through exchanges."""

    def __init__(self, room: Room, design: Design, wearer: Ints) -> None:
        n = room.people
        self.wearer = wearer
        worth = room.worth.astype(np.int64)
        price = int(worth.max(initial=0)) * len(design.tables) * room.most * 2 + 1
        self.spread = round(float(worth.std()))
        for a, b in (room.met.T, room.met.T[::-1]):
            worth[a, b] -= price
        worth[room.barred] -= price * n
        self._worth = worth
        meet = np.zeros((n, n), dtype=np.int64)
        for row in design.tables:
            meet += row[:, None] == row[None, :]
        np.fill_diagonal(meet, 0)
        self._meet = meet
        self._near = [np.flatnonzero(row) for row in meet]
        self._value = worth[:, wearer] @ meet

    def gains(self, label: int) -> Ints:
        """Return what exchanging the wearer of a label with each other one is worth."""
        value, wearer = self._value, self.wearer
        who = wearer[label]
        own = value[wearer, np.arange(len(wearer))]
        both = 2 * self._meet[label] * self._worth[who, wearer]
        gain: Ints = value[who] + value[wearer, label] - own - own[label] + both
        gain[label] = 0
        return gain

    def exchange(self, one: int, two: int) -> None:
        """Let two labels change wearers."""
        if one == two:
            return
        a, b = self.wearer[one], self.wearer[two]
        more = (self._worth[:, b] - self._worth[:, a])[:, None]
        self._value[:, self._near[one]] += more
        self._value[:, self._near[two]] -= more
        self.wearer[one], self.wearer[two] = b, a
