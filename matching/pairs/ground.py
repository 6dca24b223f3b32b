"""The graph a schedule is drafted on: candidates, forced pairs, and nobody to sit with."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.pairs.ask import EITHER, Ask
from matching.pairs.board import NONE, Edges
from matching.pairs.bound import Relaxation, relax
from matching.pairs.pace import Pace
from matching.pairs.pool import Pool
from matching.patience import Abandoned, patiently

Ints = npt.NDArray[np.int64]

# Flows on more edges than these take seconds, and run where they can be given up.
_LONG = 300_000
# Leaned weights are scaled to at most this, so that a flow's costs stay far from overflowing.
_SCALE = 2_000_000


@dataclass(frozen=True, slots=True)
class Ground:
    """Edges to draft on; with an odd number of people vertex ``n`` stands for nobody.

    ``forced`` (m,) is the round an edge must have, NONE without; ``liking`` (m,) what an edge to
    nobody counts in a flow, 0 for others; ``seats`` is in how many rounds each vertex is free.
    """

    edges: Edges
    forced: Ints
    liking: Ints
    seats: Ints


def ground_of(pool: Pool, ask: Ask) -> Ground:
    """Return the ground for a pool: its edges, forced pairs, and edges to nobody if n is odd.

    An edge to nobody can be used once, so that being left over rotates by itself.
    """
    n, odd = pool.n, pool.n % 2
    forced = [(r, *sorted(pair)) for r, pairs in enumerate(ask.forced) for pair in pairs]
    when = np.array([r for r, _, _ in forced], dtype=np.int64)
    one = np.array([a for _, a, _ in forced], dtype=np.int64)
    two = np.array([b for _, _, b in forced], dtype=np.int64)
    weight = np.array([pool.weight(a, b) for _, a, b in forced], dtype=np.int64)
    people = np.arange(n * odd)
    u = np.concatenate([pool.u, one, people])
    v = np.concatenate([pool.v, two, np.full(len(people), n)])
    w = np.concatenate([pool.w, weight, np.zeros(len(people), np.int64)])
    keys, first = u * (n + odd) + v, np.arange(len(u))
    if odd or forced:  # a pool's own edges stand in order, each once
        keys, first = np.unique(keys, return_index=True)
    edges = Edges.of(n + odd, u[first], v[first], w=w[first])
    rounds = np.full(len(keys), NONE)
    rounds[np.searchsorted(keys, one * (n + odd) + two)] = when
    seats = np.full(n + odd, ask.rounds) - np.bincount(np.r_[one, two], minlength=n + odd)
    return Ground(edges, rounds, _liking(edges, n, ask), seats)


def _liking(edges: Edges, n: int, ask: Ask) -> Ints:
    """Let those stay over first who like to sit with several, by a little weight."""
    wish = np.array([*(ask.wish or (EITHER,) * n), EITHER], dtype=np.int64)
    step = int(edges.w.max(initial=0)) // 20
    liking = 1 + (2 - wish) * step * int((wish != EITHER).any())
    return np.where(edges.v == n, liking[edges.u], 0)


def relaxed(ground: Ground, *, lean: Ints | None = None, pace: Pace) -> Relaxation | None:
    """Return the fractional optimum on a ground, or None if it was given up.

    ``lean`` (vertices,) says how much each vertex's edges count, in thousandths.
    """
    edges = ground.edges
    w = edges.w
    if lean is not None:
        w = w * (lean[edges.u] + lean[edges.v])
        w = np.maximum(1, w * _SCALE // max(1, int(w.max(initial=1))))
    w = np.where(ground.forced >= 0, 0, w + ground.liking)
    return relax_patiently(edges.n, edges.u, edges.v, w=w, seats=ground.seats, pace=pace)


def relax_patiently(
    n: int, u: Ints, v: Ints, *, w: Ints, seats: Ints, pace: Pace
) -> Relaxation | None:
    """Return what `relax` does, or None if the pace asked to finish while it was at it."""
    if pace(0.0):
        return None
    if len(w) < _LONG:
        return relax(n, u, v, w=w, seats=seats)
    try:
        return patiently(relax, lambda: pace(0.0), n=n, u=u, v=v, w=w, seats=seats)
    except Abandoned:
        return None
