"""Rounds of a round robin, in which an odd number takes perfect turns; weighs only whole ones."""

import random
from collections.abc import Sequence
from itertools import product

from matching.pairs.ask import Ask, Drawn, Group
from matching.pairs.pool import Pool

_SHUFFLES = 48


def circle_rounds(pool: Pool, ask: Ask, *, seed: int) -> tuple[Drawn, ...] | None:
    """Return rounds by the circle method, or None where it does not apply.

    Everybody stands in a circle and moves on by one place a round (Kirkman 1847): in round t, t is
    alone and t + i meets t - i, so no two meet twice in n rounds. Whoever is alone has a bye, or
    joins a pair of rounds so chosen that nobody is in two trios, and that those three meet in no
    other round. Of 48 shuffled circles the one worth most is taken.

    Parameters
    ----------
    pool : Pool
        An odd number of people, all of whom may meet.
    ask : Ask
        No forced pairs; byes in at most as many rounds as people, or trios in a third of that.
    seed : int

    Examples
    --------
    >>> from matching.pairs.pool import Pool
    >>> import numpy as np
    >>> u, v = np.triu_indices(9, 1)
    >>> pool = Pool(9, u, v, np.ones(36, dtype=np.int64), lambda a: np.ones(9), whole=True)
    >>> sorted(one.byes for one in circle_rounds(pool, Ask(3, trios_from=3), seed=1))
    [(0,), (1,), (6,)]
    >>> trios = [g for one in circle_rounds(pool, Ask(3), seed=1) for g in one.groups if len(g) > 2]
    >>> sorted(a for trio in trios for a in trio)
    [0, 1, 2, 3, 4, 5, 6, 7, 8]
    """
    n = pool.n
    complete = 2 * len(pool.u) == n * (n - 1)
    if n % 2 == 0 or any(ask.forced) or not complete:
        return None
    chosen = _turns(n, ask)
    if chosen is None:
        return None
    dice = random.Random(f"{seed}:circle")  # noqa: S311
    circles = (dice.sample(range(n), n) for _ in range(_SHUFFLES))
    drawn = [tuple(_turned(circle, turn, chosen[1]) for turn in chosen[0]) for circle in circles]
    return max(drawn, key=lambda one: _worth(one, pool))


def _turns(n: int, ask: Ask) -> tuple[Sequence[int], int] | None:
    """Return which rounds of the circle to use, and how far off the pair stands that is joined."""
    if ask.trios_from >= ask.rounds:
        return (range(ask.rounds), 0) if ask.rounds <= n else None
    if ask.trios_from > 0 or 3 * ask.rounds > n:
        return None
    half = (n + 1) // 2
    for step, off in product(range(1, n), range(1, n // 2 + 1)):
        turns = [step * k % n for k in range(ask.rounds)]
        seats = {(t + x) % n for t in turns for x in (-off, 0, off)}
        # The two whom t joins would meet t in these rounds of the circle.
        elsewhere = {(t + sign * off * half) % n for t in turns for sign in (-1, 1)}
        if len(seats) == 3 * ask.rounds and elsewhere.isdisjoint(turns):
            return turns, off
    return None


def _turned(circle: Sequence[int], turn: int, off: int) -> Drawn:
    n = len(circle)
    alone = circle[turn]
    groups: list[Group] = []
    for i in range(1, n // 2 + 1):
        pair = (circle[(turn + i) % n], circle[(turn - i) % n])
        groups.append(tuple(sorted((*pair, alone) if i == off else pair)))
    return Drawn(tuple(sorted(groups)), () if off else (alone,))


def _worth(rounds: tuple[Drawn, ...], pool: Pool) -> int:
    """Return what rounds are worth, doubled: a trio counts half of each of its pairs."""
    return sum(
        pool.weight(a, b) * (2 if len(group) == 2 else 1)
        for one in rounds
        for group in one.groups
        for i, a in enumerate(group)
        for b in group[i + 1 :]
    )
