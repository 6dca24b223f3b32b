"""Whoever fares worst lifted within an allowance, by exact matchings; knows no rule and no name."""

import numpy as np
import numpy.typing as npt

from matching.pairs.board import Board, Edges
from matching.pairs.neighborhood import neighborhood, open_edges, rematch
from matching.pairs.pace import Pace, steady

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# How often a pair's worth counts as far as it lifts somebody towards the floor.
_LIFT = 8
_LIKED = 6
# People below the floor that one neighborhood grows from.
_AT_ONCE = 60
_ATTEMPTS = 3
_PASSES = 2
# The floor aimed at first: the ratio that so many in a hundred are below.
_LOWEST = 4


def best_offers(edges: Edges, rounds: int) -> Ints:
    """Return the sum of each vertex's ``rounds`` heaviest edges.

    Examples
    --------
    >>> one, two, weight = np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([5, 3, 4])
    >>> best_offers(Edges.of(3, one, two, w=weight), 1).tolist()
    [5, 5, 4]
    """
    found, owner = edges.around(np.arange(edges.n), rounds)
    best = np.zeros(edges.n, dtype=np.int64)
    np.add.at(best, owner, edges.w[found])
    return best


def ratios(totals: Ints, best: Ints) -> Floats:
    """Return everybody's share of their best offers; 1 where nothing was on offer."""
    return np.where(best > 0, totals / np.maximum(best, 1), 1.0)


def leaning(totals: Ints, best: Ints) -> Ints:
    """Return how much each vertex's edges should count, in thousandths, to even ratios out.

    The cube of the median's ratio over one's own, so that a second schedule on these weights
    leans towards whom the first one served less; products and quotients only, which every
    machine rounds alike.
    """
    share = np.maximum(ratios(totals, best), 0.1)
    tilt = np.median(share) / share
    lean: Ints = np.rint(1000 * (tilt * tilt * tilt)).astype(np.int64)
    return lean


def make_fairer(
    board: Board,
    *,
    best: Ints,
    extra: Ints,
    allowance: int,
    pace: Pace = steady,
) -> None:
    """Lift the lowest ratio of all as far as the allowance goes.

    Parameters
    ----------
    board : Board
        Changed in place: as full as before, the lowest ratio no lower; who is fixed stays.
    best : ndarray of int64, shape (n,)
        Twice the most each vertex could hope for.
    extra : ndarray of int64, shape (n,)
        Twice what each has besides the weights of its edges.
    allowance : int
        How much of the total may be given up.
    pace : callable
        Told a fraction between two matchings; True ends the work with the best so far.

    Notes
    -----
    Aims at a floor under all ratios. Round by round, the neighborhoods of those below it are
    matched anew, exactly, where what a pair adds below the floor of either end counts eightfold
    on top: coordinate ascent on the sum of concave utilities, each total plus eight times its
    part below the floor. If the lowest ratio rose and the total fell by no more than allowed,
    that is kept and the floor rises, else it comes down. Counted in steps. About 0.1 s for 1,000
    vertices and 5 rounds, which reaches nine tenths of what linear programming allows.
    """
    start, empty = int(board.totals().sum()), int((board.held < 0).sum())
    kept, share = board.copy(), ratios(2 * board.totals() + extra, best)
    low = float(share.min(initial=1.0))
    floor = float(np.sort(share)[len(share) * _LOWEST // 100])
    for attempt in range(_ATTEMPTS):
        _lift(board, np.ceil(floor * best).astype(np.int64), extra, pace)
        now = float(ratios(2 * board.totals() + extra, best).min(initial=1.0))
        lost = (start - int(board.totals().sum())) // 2
        if now > low and lost <= allowance and int((board.held < 0).sum()) <= empty:
            kept, low = board.copy(), now
        else:
            board.take(kept)
        floor = floor + 0.01 if low >= floor else (low + floor) / 2
        if pace((attempt + 1) / _ATTEMPTS):
            break
    board.take(kept)


def _lift(board: Board, goal: Ints, extra: Ints, pace: Pace) -> None:
    """Match the neighborhoods of those below ``goal`` anew, in every round, twice."""
    for _ in range(_PASSES):
        for r in range(board.rounds):
            waiting = np.flatnonzero(2 * board.totals() + extra < goal)
            waiting = waiting[~board.fixed[r, waiting]]
            while len(waiting):
                if pace(0.0):
                    return
                people = _lift_some(board, r, waiting, goal - extra)
                waiting = np.setdiff1d(waiting[_AT_ONCE:], people, assume_unique=True)


def _lift_some(board: Board, r: int, waiting: Ints, goal: Ints) -> Ints:
    edges = board.edges
    people = neighborhood(board, r, waiting[:_AT_ONCE], hops=1, liked=_LIKED)
    board.release(r, people)
    need = np.maximum(0, goal - 2 * board.totals())
    found = open_edges(board, people)
    twice = 2 * edges.w[found]
    lift = np.minimum(twice, need[edges.u[found]]) + np.minimum(twice, need[edges.v[found]])
    # Half of the heaviest pair is what keeps seats full.
    worth = twice + _LIFT * lift + int(edges.w.max(initial=0))
    rematch(board, r, people, chosen_from=found, worth=worth)
    return people
