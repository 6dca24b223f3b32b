"""Seats at tables for those who have none yet, so that affinity is greatest; moves nobody else."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from matching.repair.board import FORBIDDEN, Board

Ints = npt.NDArray[np.int64]
# Fewer than this make no table of conversation, unless tables were made smaller.
LEAST = 3


def seat_newcomers(board: Board, k: int) -> None:
    """Give each newcomer one of the seats that make tables even, so that affinity is greatest."""
    newcomers = np.flatnonzero(board.floor.here[k] & (board.seats[k] < 0))
    used = np.flatnonzero(board.sizes[k])
    if not len(newcomers):
        return
    if not len(used):
        used = np.arange(max(1, len(newcomers) // LEAST))[: board.sizes.shape[1]]
    sizes = board.sizes[k, used]
    most = -(-int(sizes.sum() + len(newcomers)) // len(used))
    room = np.maximum(0, most - sizes)
    tables = np.repeat(used, room)
    # The seats of a table are filled in order, each dearer than the one before.
    order = np.arange(len(tables)) - np.repeat(np.cumsum(room) - room, room)
    gain = board.sums[k][np.ix_(newcomers, tables)]
    gain -= board.level * (np.repeat(sizes, room) + order)
    # The assignment reckons in floating point; below this bound integers stay exact.
    np.maximum(gain, -FORBIDDEN, out=gain)
    for i, j in zip(*linear_sum_assignment(gain, maximize=True), strict=True):
        board.shift(k, int(newcomers[i]), int(tables[j]))
