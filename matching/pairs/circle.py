"""Rounds of a round robin, in which an odd number sits out in perfect turns; weighs only whole ones."""

import random
from collections.abc import Sequence

from matching.pairs.ask import Ask, Drawn
from matching.pairs.pool import Pool

_SHUFFLES = 48


def circle_rounds(pool: Pool, ask: Ask, *, seed: int) -> tuple[Drawn, ...] | None:
    """Return rounds by the circle method, or None where somebody may not meet somebody.

    Everybody stands in a circle around one empty place and moves on by one place a round (Kirkman
    1847): no two meet twice, and nobody sits out twice before all have. Of 48 shuffled circles the
    one worth most is taken.

    Parameters
    ----------
    pool : Pool
        An odd number of people, all of whom may meet.
    ask : Ask
        At most as many rounds as people, no forced pairs, no trios.
    seed : int

    Examples
    --------
    >>> from matching.pairs.pool import Pool
    >>> import numpy as np
    >>> u, v = np.triu_indices(5, 1)
    >>> pool = Pool(5, u, v, np.ones(10, dtype=np.int64), lambda a: np.ones(5), whole=True)
    >>> sorted(one.byes for one in circle_rounds(pool, Ask(5, trios_from=5), seed=1))
    [(0,), (1,), (2,), (3,), (4,)]
    """
    n, rounds = pool.n, ask.rounds
    complete = 2 * len(pool.u) == n * (n - 1)
    if n % 2 == 0 or rounds > n or ask.trios_from < rounds or any(ask.forced) or not complete:
        return None
    dice = random.Random(f"{seed}:circle")  # noqa: S311
    circles = [dice.sample(range(n), n) for _ in range(_SHUFFLES)]
    drawn = [_turned(circle, rounds) for circle in circles]
    return max(drawn, key=lambda one: _worth(one, pool))


def _turned(circle: Sequence[int], rounds: int) -> tuple[Drawn, ...]:
    n = len(circle)
    found = []
    for turn in range(rounds):
        at = [circle[(turn + i) % n] for i in range(n)]
        pairs = (tuple(sorted((at[i], at[n - i]))) for i in range(1, n // 2 + 1))
        found.append(Drawn(tuple(sorted(pairs)), (at[0],)))
    return tuple(found)


def _worth(rounds: tuple[Drawn, ...], pool: Pool) -> int:
    return sum(pool.weight(a, b) for one in rounds for a, b in one.groups)
