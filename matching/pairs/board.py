"""Rounds of pairs in the making: which edge each person holds in each round; decides nothing."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

NONE = -1
# Of an edge whose ends meet otherwise: it may not be used.
SPENT = -2


@dataclass(frozen=True, slots=True)
class Edges:
    """A graph as arrays, and the same edges by vertex, heaviest first.

    ``u < v`` are the ends and ``w`` the weights, shape (m,), in order of (u, v). The edges of
    vertex a are ``links[starts[a]:starts[a + 1]]``, by falling weight, then by place.
    """

    n: int
    u: Ints
    v: Ints
    w: Ints
    keys: Ints
    starts: Ints
    links: Ints

    @classmethod
    def of(cls, n: int, u: Ints, v: Ints, *, w: Ints) -> "Edges":
        """Index edges by their ends; cost O(m log m)."""
        ends = np.concatenate([u, v])
        order = np.lexsort((-np.concatenate([w, w]), ends))
        starts = np.searchsorted(ends[order], np.arange(n + 1))
        return cls(n, u, v, w, u * n + v, starts, order % max(1, len(u)))

    def around(self, people: Ints, most: int | None = None) -> tuple[Ints, Ints]:
        """Return the edges of ``people`` (their ``most`` heaviest), and whose each one is.

        Returns
        -------
        tuple of ndarray of int64
            Places of edges, and for each the person of ``people`` it was found at.
        """
        low, count = self.starts[people], self.starts[people + 1] - self.starts[people]
        if most is not None:
            count = np.minimum(count, most)
        total = int(count.sum())
        within = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
        return self.links[np.repeat(low, count) + within], np.repeat(people, count)

    def place(self, a: Ints, b: Ints) -> Ints:
        """Return the places of the edges {a, b}, or NONE where there is none."""
        if len(self.keys) == 0:
            return np.full(len(a), NONE, dtype=np.int64)
        wanted = np.minimum(a, b) * self.n + np.maximum(a, b)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.asarray(np.where(self.keys[at] == wanted, at, NONE))


class Board:
    """The state of a schedule: ``held`` (rounds, n) and ``when`` (m,) tell the same.

    ``held[r, a]`` is the edge that a has in round r, ``when[e]`` the round of edge e; NONE
    without, SPENT for good. ``fixed[r, a]`` marks who may not be moved in round r.
    """

    def __init__(self, edges: Edges, rounds: int) -> None:
        self.edges = edges
        self.rounds = rounds
        self.held = np.full((rounds, edges.n), NONE, dtype=np.int64)
        self.when = np.full(len(edges.u), NONE, dtype=np.int64)
        self.fixed = np.zeros((rounds, edges.n), dtype=np.bool_)

    def place(self, r: int, chosen: Ints) -> None:
        """Put edges into round ``r``; their ends must be free there."""
        self.when[chosen] = r
        self.held[r, self.edges.u[chosen]] = chosen
        self.held[r, self.edges.v[chosen]] = chosen

    def release(self, r: int, people: Ints) -> None:
        """Take what ``people`` hold out of round ``r``; both ends of each edge must be among them."""
        held = self.held[r, people]
        self.when[held[held >= 0]] = NONE
        self.held[r, people] = NONE

    def mates(self, r: int) -> Ints:
        """Return everybody's mate in round ``r``, NONE without."""
        held = self.held[r]
        if len(self.edges.w) == 0:
            return np.full(self.edges.n, NONE)
        other = self.edges.u[held] + self.edges.v[held] - np.arange(self.edges.n)
        mates: Ints = np.where(held >= 0, other, NONE)
        return mates

    def vacant(self, r: int) -> Ints:
        """Return who holds nothing in round ``r`` and could."""
        return np.flatnonzero((self.held[r] < 0) & ~self.fixed[r])

    def spend(self, a: Ints, b: Ints) -> None:
        """Use up the pairs {a, b}: no round may hold them."""
        at = self.edges.place(a, b)
        self.when[at[at >= 0]] = SPENT

    def copy(self) -> "Board":
        """Return a board that changes on its own."""
        other = Board(self.edges, self.rounds)
        other.held, other.when, other.fixed = self.held.copy(), self.when.copy(), self.fixed.copy()
        return other

    def take(self, other: "Board") -> None:
        """Become equal to a board of the same edges and rounds."""
        self.held[:], self.when[:], self.fixed[:] = other.held, other.when, other.fixed

    def extended(self, u: Ints, v: Ints, w: Ints) -> "Board":
        """Return this board with more edges to choose from; those it has already are left out."""
        edges = self.edges
        key = np.concatenate([edges.keys, np.minimum(u, v) * edges.n + np.maximum(u, v)])
        keys, first = np.unique(key, return_index=True)
        weight = np.concatenate([edges.w, w])[first]
        wider = Board(Edges.of(edges.n, keys // edges.n, keys % edges.n, w=weight), self.rounds)
        moved = np.searchsorted(keys, edges.keys)
        if len(moved):
            wider.held = np.where(self.held >= 0, moved[self.held], NONE)
            wider.when[moved] = self.when
        wider.fixed = self.fixed
        return wider

    def totals(self) -> Ints:
        """Return the weight each vertex holds over all rounds."""
        if len(self.edges.w) == 0:
            return np.zeros(self.edges.n, dtype=np.int64)
        worth = np.where(self.held >= 0, self.edges.w[self.held], 0)
        return np.asarray(worth.sum(axis=0), dtype=np.int64)
