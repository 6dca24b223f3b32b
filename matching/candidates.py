"""Everybody's best possible partners, exactly; knows no round and no other choice than by rank."""

import numpy as np
import numpy.typing as npt

from matching.affinity import Affinities
from matching.company import Company
from matching.progress import Phase, Watch

Ints = npt.NDArray[np.int64]

FEWEST = 16
# What a block of rows may take; small enough for a processor's own memory.
_BYTES = 4_000_000
_ROW_BYTES = 24
_SAMPLE = 4096


def candidates(
    affinities: Affinities, company: Company, *, top: int, watch: Watch | None = None
) -> tuple[Ints, Ints, Ints]:
    """Return the union of each attendee's ``top`` best partners whom they may meet.

    Nobody is passed over for having named what many did: every pair with an affinity is weighed,
    and who may not meet is left out before the best are chosen.

    Parameters
    ----------
    affinities, company
        Of the same roster.
    top : int
        Partners to keep for each attendee, at least FEWEST; equal ones by smaller position. Only
        partners with a positive affinity count.
    watch : Watch, optional
        Told of each block as part of Phase.DRAW. A wish to keep what there is does not shorten
        the drawing, since no plan could be made of half of it; a wish to discard ends it.

    Returns
    -------
    u, v, w : ndarray of int64, shape (m,)
        Ends ``u < v`` and affinity, sorted by (u, v), each pair once.

    Raises
    ------
    Cancelled
        If the caller discards the plan.

    Notes
    -----
    Cost O(n * (n + named)), where ``named`` counts for an attendee who else named each of their
    topics. Memory is two numbers for each candidate and a few megabytes for the block at hand.

    Examples
    --------
    >>> from matching.interests import understand
    >>> from matching.roster import Attendee, Roster
    >>> from matching.rules import Rules
    >>> people = [Attendee(i, "X", ("chess",)) for i in (1, 2, 3)]
    >>> roster = Roster.build(people)
    >>> company = Company(roster, Rules("pairs", 1, keep_apart=((1, 3),)))
    >>> u, v, w = candidates(Affinities(understand(roster)), company, top=16)
    >>> u.tolist(), v.tolist(), w.tolist()
    ([0, 1], [1, 2], [693, 693])
    """
    n = company.n
    most = min(max(FEWEST, top), n)
    keys: list[Ints] = []
    weights: list[Ints] = []
    size = max(1, _BYTES // (_ROW_BYTES * max(1, n)))
    for low in range(0, n, size):
        high = min(n, low + size)
        block = affinities.rows(low, high)
        block *= company.rows(low, high)
        best = [_best(row, most) for row in block]
        whose = np.repeat(np.arange(high - low), [len(places) for places in best])
        others, mine = np.concatenate(best), whose + low
        keys.append(np.minimum(others, mine) * n + np.maximum(others, mine))
        weights.append(block[whose, others])
        if watch is not None:
            watch.report(Phase.DRAW, high / n, count=high)
            watch.stopped()
    key, first = np.unique(np.concatenate(keys), return_index=True)
    return key // n, key % n, np.concatenate(weights)[first]


def _best(row: Ints, most: int) -> Ints:
    """Return the places of the ``most`` largest positive weights, of equal ones the first."""
    sample = row[:_SAMPLE]
    # The best of a few are at most the best of all: what lies below need not be ranked.
    floor = int(np.partition(sample, -most)[-most]) if len(sample) >= most else 0
    found = np.flatnonzero(row >= max(1, floor))
    if len(found) <= most:
        return found
    weights = row[found]
    limit = np.partition(weights, -most)[-most]
    above = found[weights > limit]
    return np.concatenate([above, found[weights == limit][: most - len(above)]])
