"""The last empty seats filled with pairs outside the candidates; knows no rule but who may meet."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from matching.pairs.board import NONE, Board
from matching.pairs.neighborhood import open_edges, rematch

Ints = npt.NDArray[np.int64]
Row = Callable[[int], Ints]

# Partners looked at for somebody who stays alone: those worth most, and others spread evenly.
_BEST, _SPREAD = 16, 32
# So many people without a partner are matched among themselves at once.
_CROWD = 600
# Around so many at a time partners are sought in pairs, so that a matching stays small.
_FEW = 12
GROUPS = 50


def complete(board: Board, n: int, row: Row, groups: int = GROUPS) -> Board:
    """Return the board with its last empty seats filled, as far as that is possible.

    Parameters
    ----------
    board : Board
    n : int
        Number of people; vertices from there on stand for nobody.
    row : callable
        The affinity of a vertex to each other one, negative where they may not meet.
    groups : int
        Around how many few people of each round partners are sought among those who have one.

    Returns
    -------
    Board
        With every edge it needed. First those who are left over are matched among themselves,
        then they may also take a partner from a pair whose other half finds somebody.
    """
    for r in range(board.rounds):
        left = _alone(board, r, n)
        for low in range(0, len(left), _CROWD):
            part = left[low : low + _CROWD]
            if len(part) > 1:
                board = _with_edges(board, row, part, part)
                _rematch(board, r, part)
        board = _all_widened(board, n, row, r=r, groups=groups)
    return board


def _all_widened(board: Board, n: int, row: Row, *, r: int, groups: int) -> Board:
    """Seek partners around a few people at a time, for each once."""
    left = _alone(board, r, n)
    for _ in range(groups):
        if len(left) == 0 or len(_alone(board, r, n)) < 2:
            break
        board = _widened(board, row, r, left[:_FEW])
        left = np.intersect1d(left[_FEW:], _alone(board, r, n))
    return board


def _alone(board: Board, r: int, n: int) -> Ints:
    left = board.vacant(r)
    return left[left < n]


def _widened(board: Board, row: Row, r: int, left: Ints) -> Board:
    mates = board.mates(r)
    around: dict[int, Ints] = {}
    for a in left.tolist():
        mine = row(a)
        may = np.flatnonzero((mine >= 0) & ~board.fixed[r, : len(mine)] & (mates[: len(mine)] >= 0))
        best = may[np.lexsort((may, -mine[may]))[:_BEST]]
        spread = may[:: max(1, len(may) // _SPREAD)]
        them = np.concatenate([best, spread])
        around[a] = np.unique(np.concatenate([them, mates[them]]))
    people = np.unique(np.concatenate([left, *around.values()]))
    board = _with_edges(board, row, left, people)
    board.release(r, people)
    _rematch(board, r, people)
    return board


def _with_edges(board: Board, row: Row, left: Ints, others: Ints) -> Board:
    u, v, w = [], [], []
    for a in left.tolist():
        mine = row(a)
        them = others[(others < len(mine)) & (others != a)]
        them = them[mine[them] >= 0]
        u.append(np.minimum(a, them))
        v.append(np.maximum(a, them))
        w.append(mine[them])
    return board.extended(np.concatenate(u), np.concatenate(v), np.concatenate(w))


def _rematch(board: Board, r: int, people: Ints) -> None:
    found = open_edges(board, people)
    worth = board.edges.w[found]
    rematch(board, r, people, chosen_from=found, worth=worth + int(worth.max(initial=0)) + 1)


def met_by(board: Board, a: int) -> Ints:
    """Return whom ``a`` is paired with in any round."""
    held = board.held[:, a]
    held = held[held != NONE]
    mates: Ints = board.edges.u[held] + board.edges.v[held] - a
    return mates
