"""Pairs on the day: partners for whoever is alone in a round; leaves other pairs as they are."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.pairs.matching import fullest_matching
from matching.pairs.odd import best_pair_to_join
from matching.progress import never
from matching.repair.board import Board
from matching.repair.climb import mend
from matching.repair.floor import NOWHERE

Ints = npt.NDArray[np.int64]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turns:
    """What a round of pairs goes by besides affinity.

    ``past`` counts the trios and byes of each attendee in finished rounds; ``wish`` is 0 for who
    would rather sit with several, 2 for who would rather have a pair; ``trios`` says whether
    somebody left over joins a pair rather than sitting out; ``together`` lists, for each round to
    come, the pairs that must meet in it.
    """

    past: Ints
    wish: Ints
    trios: bool
    together: tuple[tuple[Pair, ...], ...]


def seat_in_pairs(board: Board, turns: Turns, stop: Callable[[], bool] = never) -> None:
    """Seat everybody who is there in pairs; who is left over makes a trio or has a bye.

    Round by round an exact matching joins all who came, who lost their partner and who sat out,
    as many as it can, then with as few changed seats as it can, then by affinity.
    """
    byes = np.zeros(len(board.worth), dtype=np.int64)
    for k in range(len(board.seats)):
        trios = sum(
            (board.sizes[j] == 3)[board.seats[j]] & (board.seats[j] >= 0)
            for j in range(len(board.seats))
            if j != k
        )
        count = turns.past + byes + trios
        if board.stirred(k) or not all(_at_one_table(board, k, p) for p in turns.together[k]):
            _PairRound(board, k, count, turns).seat()
        byes += board.floor.here[k] & (board.seats[k] < 0)
    for k in range(len(board.seats)):
        board.fixed[k] |= (board.sizes[k] == 3)[board.seats[k]]
        for pair in turns.together[k]:
            board.fixed[k, list(pair)] = True
    mend(board, stop)


def _at_one_table(board: Board, k: int, pair: Pair) -> bool:
    one, other = (int(board.seats[k, p]) for p in pair)
    return one == other != NOWHERE


class _PairRound:
    """One round while its pairs are made; reads and shifts the board."""

    def __init__(self, board: Board, k: int, count: Ints, turns: Turns) -> None:
        self._board, self._k, self._count, self._turns = board, k, count, turns
        self._seats, self._sizes = board.seats[k], board.sizes[k]
        self._pinned = board.floor.pinned[k]
        self._kept = frozenset(p for pair in turns.together[k] for p in pair)
        self._out: list[int] = []

    def seat(self) -> None:
        """Seat everybody who is there."""
        for a, b in self._turns.together[self._k]:
            self._join(a, b)
        if len(self._alone()) % 2:
            self._open_a_trio()
        alone = self._alone()
        if len(alone) % 2 and not self._turns.trios:
            self._out.append(min(alone, key=self._turn))
        self._match(self._alone())
        for left in [*self._out, *self._alone()]:
            if left in self._out or left in self._alone():
                self._leave_over(left)

    def _alone(self) -> list[int]:
        """Return who has nobody in this round, but for those who have their bye."""
        here = self._board.floor.here[self._k]
        lonely = (self._seats < 0) | (self._sizes[self._seats] == 1)
        return [p for p in np.flatnonzero(here & lonely).tolist() if p not in self._out]

    def _turn(self, who: int) -> tuple[int, int, int]:
        """Order who sits out: fewest turns, then who would lose least."""
        may = self._board.may(who)
        return int(self._count[who]), int(np.where(may, self._board.worth[who], 0).max()), who

    def _join(self, a: int, b: int) -> None:
        """Seat two at one table: where one must stay, else where one sits, else at an empty one."""
        if self._seats[a] == self._seats[b] >= 0:
            return
        seated = [p for p in (a, b) if self._seats[p] >= 0]
        first = next((p for p in seated if self._pinned[p]), seated[0] if seated else None)
        table = int(np.flatnonzero(self._sizes == 0)[0] if first is None else self._seats[first])
        for p in self._board.members(self._k, table).tolist():
            if p not in (a, b):
                self._board.shift(self._k, p, NOWHERE)
        for p in (a, b):
            if p != first:
                self._board.shift(self._k, p, table)

    def _match(self, alone: list[int]) -> None:
        """Join those who are alone: as many as can be, few changed seats, most affinity."""
        who = np.array(alone, dtype=np.int64)
        seated = self._seats[who] >= 0
        may = np.triu(self._board.may_meet(who), 1)
        may &= ~np.logical_and.outer(seated & self._pinned[who], seated & self._pinned[who])
        u, v = np.nonzero(may)
        if not len(u):
            return
        w = self._board.worth[who[u], who[v]]
        # Two who sit at tables of their own cost a seat; a bonus for others outweighs affinity.
        bonus = ~(seated[u] & seated[v]) * (int(w.max()) + 1)
        mate = fullest_matching(len(alone), u, v, w=w + bonus)
        for i, j in enumerate(mate.tolist()):
            if i < j:
                self._join(alone[i], alone[j])

    def _leave_over(self, left: int) -> None:
        """Find a place for one whom nobody is left for: a swap, a trio, or a bye."""
        for other in self._alone():
            if other != left and left not in self._out and self._widen(left, other):
                return
        left = self._exchanged(left)
        pairs: list[tuple[int, ...]] = [(a, b) for a, b, _ in self._pairs()]
        row = np.where(self._board.may(left), self._board.worth[left], -1)
        at = best_pair_to_join(pairs, row=row, turns=self._count, wish=self._turns.wish)
        if self._turns.trios and at is not None:
            self._board.shift(self._k, left, int(self._seats[pairs[at][0]]))
            return
        if self._seats[left] >= 0:
            self._board.shift(self._k, left, NOWHERE)
        if left not in self._out:
            self._out.append(left)

    def _pairs(self, *, loose: bool = False) -> list[tuple[int, int, int]]:
        """Return the pairs of this round with their tables; ``loose``: those that may be parted."""
        found = []
        for table in np.flatnonzero(self._sizes == 2).tolist():
            a, b = self._board.members(self._k, table).tolist()
            if not (loose and (self._pinned[[a, b]].any() or {a, b} <= self._kept)):
                found.append((a, b, table))
        return found

    def _widen(self, one: int, two: int) -> bool:
        """Part a pair so that each of the two gets one of it; whether that can be done."""
        mine, theirs, worth = self._board.may(one), self._board.may(two), self._board.worth
        options = [
            (int(worth[one, c] + worth[two, d] - worth[c, d]), -c, -d, table)
            for a, b, table in self._pairs(loose=True)
            for c, d in ((a, b), (b, a))
            if mine[c] and theirs[d]
        ]
        if not options:
            return False
        _, _, d, table = max(options)
        self._board.shift(self._k, -d, NOWHERE)
        self._board.shift(self._k, one, table)
        self._join(two, -d)
        return True

    def _exchanged(self, left: int) -> int:
        """Let one who was left over before take a seat of who was not; return who is left now."""
        may, worth = self._board.may(left), self._board.worth
        options = [
            (int(self._count[c]), int(worth[c, d] - worth[left, d]), c, table)
            for a, b, table in self._pairs(loose=True)
            for c, d in ((a, b), (b, a))
            if may[d] and self._count[c] < self._count[left]
        ]
        if not options or self._pinned[left]:
            return left
        _, _, other, table = min(options)
        self._board.shift(self._k, other, NOWHERE)
        self._board.shift(self._k, left, table)
        self._out = [other if p == left else p for p in self._out]
        return other

    def _open_a_trio(self) -> None:
        """Free the member of a trio who loses least, for somebody who is alone."""
        worth = self._board.worth
        options = [
            (int(worth[m, trio].sum()), int(m))
            for table in np.flatnonzero(self._sizes == 3).tolist()
            for trio in [self._board.members(self._k, table)]
            for m in trio
            if not self._pinned[m] and m not in self._kept
        ]
        if options:
            self._board.shift(self._k, min(options)[1], NOWHERE)
