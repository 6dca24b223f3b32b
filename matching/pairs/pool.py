"""The pairs a schedule may draw from, as arrays; knows no rule, only which pairs and how much."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from matching.affinity import Affinities
from matching.candidates import FEWEST, candidates
from matching.company import Company
from matching.progress import Watch

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

DENSE = 2000
_TOP = 32


@dataclass(frozen=True, slots=True)
class Pool:
    """Edges u < v in order of (u, v) with affinities, and whole rows on demand.

    ``row(a)`` holds the affinity of ``a`` to each attendee, -1 where they may not meet.
    ``whole`` says that the edges are all allowed pairs rather than candidates.
    """

    n: int
    u: Ints
    v: Ints
    w: Ints
    row: Callable[[int], Ints]
    whole: bool

    def edge(self, a: int, b: int) -> int | None:
        """Return the position of edge {a, b} among the edges, or None."""
        low, high = min(a, b), max(a, b)
        start, end = np.searchsorted(self.u, [low, low + 1])
        at = int(start) + int(np.searchsorted(self.v[start:end], high))
        return at if at < end and self.v[at] == high else None

    def weight(self, a: int, b: int) -> int:
        """Return the affinity of two who may meet."""
        at = self.edge(a, b)
        return int(self.row(a)[b] if at is None else self.w[at])


def pool_of(affinities: Affinities, company: Company, *, rounds: int, watch: Watch) -> Pool:
    """Return all allowed pairs up to DENSE attendees, above that everybody's best candidates.

    Candidates are the union of each attendee's best allowed partners with a positive affinity, 32
    or sixteen more than there are rounds; ties go to the smaller id.
    """
    n = company.n
    if n <= DENSE:
        matrix = masked_rows(affinities, company, 0, n)
        u, v = np.nonzero(np.triu(matrix >= 0, 1))
        return Pool(n, u, v, matrix[u, v], lambda a: matrix[a], whole=True)
    u, v, w = candidates(affinities, company, top=max(_TOP, rounds + FEWEST), watch=watch)

    @lru_cache(maxsize=DENSE)
    def row(a: int) -> Ints:
        found: Ints = masked_rows(affinities, company, a, a + 1)[0]
        return found

    return Pool(n, u, v, w, row, whole=False)


def pool_from_edges(n: int, u: Ints, v: Ints, *, w: Ints) -> Pool:
    """Return a pool of exactly these edges, ``u < v`` and none twice, in any order.

    Examples
    --------
    >>> pool = pool_from_edges(3, np.array([1, 0]), np.array([2, 1]), w=np.array([4, 5]))
    >>> pool.u.tolist(), pool.row(1).tolist()
    ([0, 1], [5, -1, 4])
    """
    order = np.lexsort((v, u))
    u, v, w = u[order], v[order], w[order]
    ends = (np.concatenate([u, v]), np.concatenate([v, u]))
    # One is added so that edges of weight zero are kept apart from no edge.
    both = sp.csr_array((np.concatenate([w, w]) + 1, ends), shape=(n, n))

    def row(a: int) -> Ints:
        out = np.full(n, -1, dtype=np.int64)
        part = slice(int(both.indptr[a]), int(both.indptr[a + 1]))
        out[both.indices[part]] = both.data[part] - 1
        return out

    return Pool(n, u, v, w, row, whole=True)


def thinned(pool: Pool, top: int, *, keep: Bools | None = None) -> Pool:
    """Return the pool with the union of everybody's ``top`` heaviest edges only.

    ``keep`` marks edges that stay in any case. Rows still tell of every pair, so whoever is left
    over may be seated by them.

    Examples
    --------
    >>> ends = np.array([0, 0, 0, 1]), np.array([1, 2, 3, 2])
    >>> thinned(pool_from_edges(4, *ends, w=np.array([9, 5, 4, 1])), 1).w.tolist()
    [9, 5, 4]
    """
    if len(pool.w) <= pool.n * top // 2:
        return pool
    ends = np.concatenate([pool.u, pool.v])
    weights = np.concatenate([pool.w, pool.w])
    order = np.lexsort((-weights, ends))
    rank = np.arange(len(ends)) - np.searchsorted(ends[order], ends[order])
    chosen = np.zeros(len(pool.w), dtype=np.bool_) if keep is None else keep.copy()
    chosen[order[rank < top] % len(pool.w)] = True
    if chosen.all():
        return pool
    u, v, w = pool.u[chosen], pool.v[chosen], pool.w[chosen]
    return Pool(pool.n, u, v, w, pool.row, whole=False)


def masked_rows(affinities: Affinities, company: Company, low: int, high: int) -> Ints:
    """Return rows of affinities with -1 where a pair may not meet."""
    block: Ints = np.where(company.rows(low, high), affinities.rows(low, high), -1)
    return block
