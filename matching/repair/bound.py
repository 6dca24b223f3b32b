"""The most that a changed plan could still reach, by counting; knows no seating."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from matching.outcome import Round
from matching.repair.ground import Ground


def repaired_bound(
    finished: Sequence[Round], coming: Sequence[Round], ground: Ground, *, again: bool
) -> int:
    """Return an upper bound on the total affinity: what is done, and at best what comes.

    Parameters
    ----------
    finished, coming : sequence of Round
        Rounds that cannot change any more, and the others.
    ground : Ground
    again : bool
        Whether the same two may count in several rounds.

    Returns
    -------
    int
        Half the sum of everybody's best company in as many rounds as they are there for.

    Notes
    -----
    Cost O(n^2 log n).
    """
    worth, pairs = ground.worth, ground.rules.format == "pairs"
    place = {a: i for i, a in enumerate(ground.roster.ids)}
    # Counted in quarters, as trios halve an edge and each edge is seen from both ends.
    quarters = sum(
        (2 if pairs and len(m.attendees) > 2 else 4) * int(worth[place[a], place[b]])
        for item in finished
        for m in item.meetings
        for a, b in combinations(m.attendees, 2)
    )
    sizes = [len(m.attendees) for item in coming for m in item.meetings]
    places = 1 if pairs else max(sizes, default=1) - 1
    here = np.full(len(place), len(coming), dtype=np.int64)
    for item in coming:
        here[[place[a] for a in item.absent]] -= 1
    may = ~ground.barred & (here > 0)[None, :]
    if not again:
        may &= ground.met(finished) == 0
    best = np.sort(np.where(may, worth, 0), axis=1)[:, ::-1]
    sums = np.concatenate([np.zeros((len(best), 1), np.int64), best.cumsum(axis=1)], axis=1)
    most = np.minimum(places if again else places * here, best.shape[1])
    reach = sums[np.arange(len(best)), most] * (here if again else (here > 0))
    return (quarters + 2 * int(reach.sum())) // 4
