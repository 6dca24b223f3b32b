"""One round matched anew among some of its people, exactly; decides neither whom nor why."""

import numpy as np
import numpy.typing as npt

from matching.pairs.board import NONE, Board
from matching.pairs.matching import WEIGHT_LIMIT, max_weight_matching

Ints = npt.NDArray[np.int64]

# The most people one exact matching takes in: it cannot be interrupted, and its cost has a long
# tail on larger graphs. So many take 0.02 to 0.1 s.
REGION = 1500


def neighborhood(
    board: Board, r: int, seeds: Ints, *, hops: int, liked: int, region: int = REGION
) -> Ints:
    """Return people around ``seeds`` whose seats in round ``r`` can be shared out anew.

    Parameters
    ----------
    board : Board
    r : int
        The round.
    seeds : ndarray of int64
        Whom the neighborhood is for; as many of the first as ``region`` has room for.
    hops : int
        How often to add the people that those found so far like best and have not met.
    liked : int
        How many of these for each.
    region : int
        Stop at so many people.

    Returns
    -------
    ndarray of int64
        In order; with everybody their mate in this round, and nobody who is fixed in it.
    """
    edges, mates = board.edges, board.mates(r)
    chosen = np.zeros(edges.n, dtype=np.bool_)
    frontier = _with_mates(seeds[: region // 4], mates, chosen)
    for _ in range(hops):
        found, owner = edges.around(frontier, liked + board.rounds)
        other = edges.u[found] + edges.v[found] - owner
        open_ = (board.when[found] == NONE) & ~board.fixed[r, other] & ~chosen[other]
        room = max(0, region - int(chosen.sum())) // 2
        frontier = _with_mates(np.unique(other[open_])[:room], mates, chosen)
        if len(frontier) == 0:
            break
    return np.flatnonzero(chosen)


def _with_mates(people: Ints, mates: Ints, chosen: npt.NDArray[np.bool_]) -> Ints:
    """Choose people and their mates, and return those who are new."""
    theirs = mates[people]
    both = np.unique(np.concatenate([people, theirs[theirs >= 0]]))
    fresh: Ints = both[~chosen[both]]
    chosen[fresh] = True
    return fresh


def open_edges(board: Board, people: Ints) -> Ints:
    """Return the edges among ``people`` that no round holds, in order."""
    edges = board.edges
    inside = np.zeros(edges.n, dtype=np.bool_)
    inside[people] = True
    found, owner = edges.around(people)
    other = edges.u[found] + edges.v[found] - owner
    return np.sort(found[(owner < other) & inside[other] & (board.when[found] == NONE)])


def rematch(board: Board, r: int, people: Ints, *, chosen_from: Ints, worth: Ints) -> None:
    """Match ``people`` anew in round ``r``, as well as possible among themselves.

    Parameters
    ----------
    board : Board
        Changed in place; ``people`` hold nothing in round ``r`` when this is called.
    r : int
    people : ndarray of int64, sorted
    chosen_from : ndarray of int64, shape (k,)
        Open edges among them.
    worth : ndarray of int64, shape (k,)
        What each edge counts, at least 0; made coarser if need be to fit WEIGHT_LIMIT.
    """
    if len(chosen_from) == 0:
        return
    most = int(worth.max())
    if most > WEIGHT_LIMIT:
        worth = worth * WEIGHT_LIMIT // most
    a = np.searchsorted(people, board.edges.u[chosen_from])
    b = np.searchsorted(people, board.edges.v[chosen_from])
    mate = max_weight_matching(len(people), a, b, w=worth)
    board.place(r, chosen_from[mate[a] == b])
