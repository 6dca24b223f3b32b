"""Empty seats filled by matching their neighborhoods anew; knows no fairness."""

import numpy as np
import numpy.typing as npt

from matching.pairs.board import Board
from matching.pairs.neighborhood import REGION, neighborhood, open_edges, rematch
from matching.pairs.pace import Pace, steady

Ints = npt.NDArray[np.int64]

_LIKED = 10
# Empty seats that one neighborhood grows from: few, so that it stays small.
_AT_ONCE = 8
# Wider and wider (hops, people), while seats stay empty.
_WIDER = ((3, REGION), (4, 2 * REGION), (6, 4 * REGION))


def fill_vacancies(board: Board, *, pace: Pace) -> None:
    """Fill empty seats with the edges of the board, at little cost to the total.

    Parameters
    ----------
    board : Board
        Changed in place.
    pace : callable
        Told a fraction between two matchings; True ends the work as it stands.

    Notes
    -----
    Twice over all rounds with a small bonus for a pair, then with one that outweighs every
    exchange of partners, in wider and wider neighborhoods. Around each empty seat: the people
    liked best and not met, their mates, and so on, with every other empty seat among them.
    """
    most = int(board.edges.w.max(initial=0))
    passes = [(2, REGION, most // 8), (3, REGION, most // 8)]
    passes += [(hops, region, most + 1) for hops, region in _WIDER]
    for turn, (hops, region, bonus) in enumerate(passes):
        for r in range(board.rounds):
            if pace((turn + r / board.rounds) / len(passes)):
                return
            fill_round(board, r, hops=hops, region=region, bonus=bonus, pace=pace)


def fill_round(
    board: Board,
    r: int,
    *,
    hops: int,
    region: int,
    bonus: int,
    pace: Pace = steady,
) -> None:
    """Match the neighborhoods of the empty seats of one round anew, each once."""
    waiting = board.vacant(r)
    while len(waiting) > 1 and not pace(0.0):
        people = neighborhood(board, r, waiting[:_AT_ONCE], hops=hops, liked=_LIKED, region=region)
        board.release(r, people)
        found = open_edges(board, people)
        rematch(board, r, people, chosen_from=found, worth=board.edges.w[found] + bonus)
        waiting = np.setdiff1d(waiting, people, assume_unique=True)
