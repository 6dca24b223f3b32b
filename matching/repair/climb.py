"""Better seats by moves and swaps: first what rules need, then affinity; seats nobody new."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.progress import never
from matching.repair.board import AGAIN, SEAT, Board

Ints = npt.NDArray[np.int64]
_PASSES = 60
_SHARES = 4


@dataclass(frozen=True, slots=True)
class _Step:
    """``who`` goes to table ``to``; ``other``, if anybody, takes the seat left free.

    ``worth`` is what steps are ranked by, ``movers`` how many published seats are given up.
    """

    worth: int
    who: int
    to: int
    other: int | None
    movers: int


def mend(board: Board, stop: Callable[[], bool] = never) -> None:
    """Do what the rules need, giving up as few published seats as possible.

    Ends forbidden pairs by swaps or moves and levels tables by moves; among the ways that take as
    few seats it looks for one without new repeats, then for affinity, since that costs nobody
    anything. A round that can stay as it is stays so.

    Notes
    -----
    Each pass takes the best steps that share no table, so that their worths stay true. A step
    costs SEAT for each published seat given up, which is more than new repeats. Every step
    improves one and the same sum, so passes end by themselves; there are at most 60.
    """
    for _ in range(_PASSES):
        if stop() or not sum(_mended(board, k) for k in range(len(board.seats))):
            return


def please(board: Board, most: int, stop: Callable[[], bool]) -> None:
    """Let at most ``most`` further published seats be given up to end new repeats, then for affinity.

    Notes
    -----
    Steps cost one such seat each: moves to a smaller table, and swaps with somebody who has no
    published seat. (Swaps of two who stay cost two, and gained no more affinity in trials; they
    are made to end new repeats.) In each pass every round takes a share of the best. A pass costs
    O(n * tables) for each round.
    """
    rounds = len(board.seats)
    share = max(2, most // (_SHARES * max(1, rounds)))
    left, before = most, -1
    while left > 0 and left != before and not stop():
        before = left
        for k in filter(board.stirred, range(rounds)):
            steps = _best_steps(board, k, count=8 * share)
            left -= _take(board, k, steps, most=min(left, share))


def _mended(board: Board, k: int) -> int:
    if not board.stirred(k):
        return 0
    own = board.own(k)
    rows = np.flatnonzero(_loose(board, k) | (own < -AGAIN // 2))
    steps = [*_worthy_swaps(board, k, rows, own=own), *_worthy_moves(board, k, own=own)]
    return _take(board, k, steps)


def _loose(board: Board, k: int) -> npt.NDArray[np.bool_]:
    """Return who has another seat in round ``k`` than when the plan was published, or had none."""
    loose: npt.NDArray[np.bool_] = (board.seats[k] >= 0) & (board.seats[k] != board.floor.seats[k])
    return loose


def _worthy_swaps(board: Board, k: int, rows: Ints, *, own: Ints) -> list[_Step]:
    """Return each row's best swap, if it is worth more than the seats it costs."""
    if not len(rows):
        return []
    gain, movers = board.swaps(k, rows, own=own)
    worth = gain - SEAT * movers
    best = worth.argmax(axis=1).tolist()
    return [
        _Step(int(worth[i, q]), int(rows[i]), int(board.seats[k, q]), q, int(movers[i, q]))
        for i, q in enumerate(best)
        if worth[i, q] > 0
    ]


def _worthy_moves(board: Board, k: int, *, own: Ints) -> list[_Step]:
    """Return each attendee's best move, if it is worth more than the seat it costs."""
    rows = np.flatnonzero((board.seats[k] >= 0) & ~board.fixed[k])
    if not board.level or not len(rows):
        return []
    gain, movers = board.moves(k, rows, own=own)
    worth = gain - SEAT * movers
    best = worth.argmax(axis=1).tolist()
    return [
        _Step(int(worth[i, t]), int(rows[i]), t, None, int(movers[i, t]))
        for i, t in enumerate(best)
        if worth[i, t] > 0
    ]


def _best_steps(board: Board, k: int, *, count: int) -> list[_Step]:
    """Return the steps that gain most for each seat given up, about ``count`` of either sort."""
    own = board.own(k)
    rows = np.flatnonzero((_loose(board, k) | (own < -AGAIN // 2)) & ~board.fixed[k])
    gain, movers = board.swaps(k, rows, own=own)
    steps = [
        _Step(rate, int(rows[i]), int(board.seats[k, q]), q, int(movers[i, q]))
        for i, q, rate in _dearest(gain, movers, count)
    ]
    if board.level:
        rows = np.flatnonzero((board.seats[k] >= 0) & ~board.fixed[k])
        gain, movers = board.moves(k, rows, own=own)
        steps += [
            _Step(rate, int(rows[i]), t, None, int(movers[i, t]))
            for i, t, rate in _dearest(gain, movers, count)
        ]
    return steps


def _dearest(gain: Ints, movers: Ints, count: int) -> list[tuple[int, int, int]]:
    """Return (row, column, gain for each seat given up) of the best entries that gain."""
    if not gain.size:
        return []
    rate = gain // np.maximum(1, movers)
    last = max(0, rate.size - count)
    # By value and with all its equals: which of them a partition puts first is not certain.
    least = max(1, int(np.partition(rate, last, axis=None)[last]))
    return [(i, j, int(rate[i, j])) for i, j in np.argwhere(rate >= least).tolist()]


def _take(board: Board, k: int, steps: list[_Step], *, most: int | None = None) -> int:
    """Take steps by worth, none that shares a table with one before.

    Returns how many were taken; under a limit of seats given up, ``most``, how many those were.
    """
    touched: set[int] = set()
    taken = spent = 0
    for step in sorted(steps, key=lambda s: (-s.worth, s.who, s.to)):
        start = int(board.seats[k, step.who])
        if touched & {start, step.to} or (most is not None and spent + step.movers > most):
            continue
        touched |= {start, step.to}
        board.shift(k, step.who, step.to)
        if step.other is not None:
            board.shift(k, step.other, start)
        taken += 1
        spent += max(0, step.movers)
    return taken if most is None else spent
