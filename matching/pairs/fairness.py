"""Rounds made fairer by exchanging partners; gives away no more of the total than it is allowed."""

import heapq

import numpy as np
import numpy.typing as npt

from matching.pairs.pool import Pool
from matching.pairs.rounds import Drawn, Group

Ints = npt.NDArray[np.int64]


def best_offers(pool: Pool, rounds: int) -> Ints:
    """Return the sum of each attendee's best ``rounds`` affinities in the pool.

    Examples
    --------
    >>> from matching.pairs.pool import pool_from_edges
    >>> one, two, weight = np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([5, 3, 4])
    >>> best_offers(pool_from_edges(3, one, two, w=weight), 1).tolist()
    [5, 5, 4]
    """
    ends = np.concatenate([pool.u, pool.v])
    weights = np.concatenate([pool.w, pool.w])
    order = np.lexsort((-weights, ends))
    ends, weights = ends[order], weights[order]
    rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
    best = np.zeros(pool.n, dtype=np.int64)
    np.add.at(best, ends[rank < rounds], weights[rank < rounds])
    return best


class Exchange:
    """Rounds under repair: mates and affinities by round, totals (doubled), who met whom."""

    def __init__(self, pool: Pool, rounds: tuple[Drawn, ...], fixed: frozenset[Group]) -> None:
        n = pool.n
        self.pool = pool
        self.rounds = rounds
        self.mate = np.full((len(rounds), n), -1, dtype=np.int64)
        self.worth = np.zeros((len(rounds), n), dtype=np.int64)
        self.twice = np.zeros(n, dtype=np.int64)
        self.best = 2 * best_offers(pool, len(rounds))
        self.met: list[set[int]] = [set() for _ in range(n)]
        for r, drawn in enumerate(rounds):
            for group in drawn.groups:
                self._enter(r, group, movable=len(group) == 2 and group not in fixed)

    def _enter(self, r: int, group: Group, *, movable: bool) -> None:
        for a in group:
            for b in group:
                if a != b:
                    worth = self.pool.weight(a, b)
                    self.met[a].add(b)
                    self.twice[a] += 2 * worth // (len(group) - 1)
                    if movable:
                        self.mate[r, a] = b
                        self.worth[r, a] = worth

    def ratio(self, a: int) -> float:
        """Return the share of the best offer that ``a`` has; 1 where there was none."""
        return float(self.twice[a] / self.best[a]) if self.best[a] else 1.0

    def offers(self, a: int) -> Ints:
        """Return the affinity of ``a`` to each attendee, -1 where they may not meet (again)."""
        row = self.pool.row(a).copy()
        row[list(self.met[a])] = -1
        row[a] = -1
        return row

    def move_for(self, a: int, spare: int) -> tuple[int, int, int] | None:
        """Return the best (round, c, gain) in which ``a`` takes over the mate of someone else.

        The lowest of the four new ratios must exceed that of ``a``, and the total may fall by
        at most ``spare``.
        """
        best: tuple[float, int, int, int] | None = None
        mine = self.offers(a)
        for r in range(len(self.rounds)):
            p = int(self.mate[r, a])
            if p < 0:
                continue
            d = self.mate[r]
            other = self.offers(p)[d]
            now = self.worth[r]
            gain = mine + other - now[a] - now
            low = self._lowest((a, p), d, mine - now[a], mine - now, other - now[a], other - now)
            good = (mine >= 0) & (other >= 0) & (d >= 0) & (low > self.ratio(a)) & (gain >= -spare)
            good[[a, p]] = False
            at = np.flatnonzero(good)
            if len(at):
                c = int(at[np.lexsort((at, -gain[at], -low[at]))[0]])
                key = (float(low[c]), int(gain[c]), -r, -c)
                best = key if best is None or key > best else best
        return None if best is None else (-best[2], -best[3], best[1])

    def _lowest(self, pair: Group, d: Ints, *changes: Ints) -> npt.NDArray[np.float64]:
        n = self.pool.n
        low = np.full(n, np.inf)
        ends: tuple[Ints, ...] = (np.full(n, pair[0]), np.arange(n), np.full(n, pair[1]), d)
        for who, change in zip(ends, changes, strict=True):
            best = self.best[who]
            new = self.twice[who] + 2 * change
            share = np.where(best > 0, new / np.maximum(best, 1), 1.0)
            low = np.minimum(low, share)
        return low

    def swap(self, r: int, a: int, c: int) -> tuple[int, ...]:
        """Replace {a, p} and {c, d} of round ``r`` by {a, c} and {p, d}; return the four."""
        p, d = int(self.mate[r, a]), int(self.mate[r, c])
        for x, y in ((a, p), (c, d)):
            self.met[x].discard(y)
            self.met[y].discard(x)
            self.twice[[x, y]] -= 2 * self.worth[r, x]
        for x, y in ((a, c), (p, d)):
            worth = self.pool.weight(x, y)
            self.met[x].add(y)
            self.met[y].add(x)
            self.mate[r, x], self.mate[r, y] = y, x
            self.worth[r, [x, y]] = worth
            self.twice[[x, y]] += 2 * worth
        return a, p, c, d

    def drawn(self) -> tuple[Drawn, ...]:
        """Return the rounds as they stand now."""
        out = []
        for old, mates in zip(self.rounds, self.mate.tolist(), strict=True):
            kept = [g for g in old.groups if mates[g[0]] < 0]
            pairs = [(a, b) for a, b in enumerate(mates) if a < b]
            out.append(Drawn(tuple(sorted([*kept, *pairs])), old.byes))
        return tuple(out)


def fairer_rounds(
    pool: Pool, rounds: tuple[Drawn, ...], *, fixed: frozenset[Group], allowance: int
) -> tuple[Drawn, ...]:
    """Exchange partners within rounds to lift whoever fares worst.

    Parameters
    ----------
    pool : Pool
    rounds : tuple of Drawn
    fixed : frozenset of pair
        Pairs that stay as they are; so do trios and byes.
    allowance : int
        How much of the total affinity may be given up over all exchanges.

    Returns
    -------
    tuple of Drawn
        As full as before and without repeats; the lowest ratio never falls.

    Notes
    -----
    Takes the attendee with the lowest ratio, makes the exchange that leaves the lowest of its
    four people highest, and goes on until a fifth of all attendees could not be helped in a
    row. Counted in steps, never by a clock: O(rounds * n) each.
    """
    desk = Exchange(pool, rounds, fixed)
    heap = [(desk.ratio(a), a) for a in range(pool.n)]
    heapq.heapify(heap)
    spare, misses = allowance, 0
    while heap and misses <= pool.n // 5:
        ratio, a = heapq.heappop(heap)
        if ratio != desk.ratio(a):
            continue
        move = desk.move_for(a, spare)
        if move is None:
            misses += 1
            continue
        r, c, gain = move
        spare += gain
        misses = 0
        for x in desk.swap(r, a, c):
            heapq.heappush(heap, (desk.ratio(x), x))
    return desk.drawn()
