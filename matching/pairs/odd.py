"""Who sits out or joins a pair when somebody is left over, fairly in turns; draws no round."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.pairs.board import Board
from matching.pairs.completion import met_by

Ints = npt.NDArray[np.int64]
Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody left over in a round: with a pair they make a trio, without one they have a bye."""

    round: int
    who: int
    pair: Group = ()


def seat_guests(
    board: Board, n: int, *, row: Callable[[int], Ints], wish: Ints, trios_from: int
) -> tuple[Guest, ...]:
    """Let everybody who is left over join a pair, if the rules say so and a pair may take them in.

    Parameters
    ----------
    board : Board
        Vertices from ``n`` on stand for nobody: who holds one is left over, as is who holds
        nothing. Trios are fixed on it.
    n : int
        Number of people.
    row : callable
        The affinity of a person to each other one, negative where they may not meet.
    wish : ndarray of int64, shape (n,)
        How much each would rather sit in a pair.
    trios_from : int
        The first round in which trios may be made.

    Returns
    -------
    tuple of Guest
        In order of round and person.
    """
    mates = np.stack([board.mates(r)[:n] for r in range(board.rounds)])
    alone = ((mates < 0) | (mates >= n)) & ~board.fixed[:, :n]
    turns = alone.sum(axis=0)
    beside: dict[int, list[int]] = {}
    guests = []
    for r, who in np.argwhere(alone).tolist():
        pair: Group = ()
        if r >= trios_from:
            mine = row(who).copy()
            mine[[x for x in met_by(board, who).tolist() if x < n] + beside.get(who, [])] = -1
            free = mates[r] > np.arange(n)
            free &= (mates[r] < n) & ~board.fixed[r, :n]
            options = [(a, int(mates[r, a])) for a in np.flatnonzero(free).tolist()]
            at = best_pair_to_join(options, row=mine, turns=turns, wish=wish)
            pair = () if at is None else options[at]
        if pair:
            for a in pair:
                turns[a] += 1
                beside.setdefault(who, []).append(a)
                beside.setdefault(a, []).append(who)
            board.fixed[r, [who, *pair]] = True
            board.spend(np.array([who, who]), np.array(pair))
        guests.append(Guest(r, who, pair))
    return tuple(guests)


def best_pair_to_join(pairs: Sequence[Group], *, row: Ints, turns: Ints, wish: Ints) -> int | None:
    """Return the position of the pair that a left-over guest joins, or None.

    ``row`` is the guest's affinity to each attendee, negative where they may not meet (again).
    Those who were in the fewest trios come first, then those who would rather sit with several
    (``wish`` is 0 for a table, 1 for either, 2 for a pair), then the trio worth most, then the
    order of pairs.

    Examples
    --------
    >>> same = np.array([0, 0, 0, 0, 0])
    >>> row = np.array([5, -1, 3, 3, 0])
    >>> best_pair_to_join([(0, 1), (2, 3)], row=row, turns=same, wish=same)
    1
    """
    best: tuple[int, int, int, int, int] | None = None
    for at, (a, b) in enumerate(pairs):
        if row[a] < 0 or row[b] < 0:
            continue
        turn = sorted((int(turns[a]), int(turns[b])))
        key = (turn[1], turn[0], int(wish[a] + wish[b]), -int(row[a] + row[b]), at)
        if best is None or key < best:
            best = key
    return None if best is None else best[4]


def fresh_trios(free: list[int], turns: Ints, *, limit: int = 40) -> Iterator[Group]:
    """Yield trios of people who were in the fewest trios, those with fewest turns first.

    Looks at the ``limit`` people with the fewest turns only.
    """
    people = sorted(free, key=lambda a: (int(turns[a]), a))[:limit]
    levels = sorted({int(turns[a]) for a in people})
    trios = [
        (a, b, c)
        for i, a in enumerate(people)
        for j, b in enumerate(people[i + 1 :], i + 1)
        for c in people[j + 1 :]
    ]
    if len(levels) > 1:
        trios.sort(key=lambda t: tuple(sorted((int(turns[x]) for x in t), reverse=True)))
    yield from (tuple(sorted(t)) for t in trios)
