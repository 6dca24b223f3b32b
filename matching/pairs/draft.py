"""A whole schedule in the making: a board, and who joins a pair or sits out; judges nothing."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.pairs.ask import EITHER, Ask, Drawn, Group
from matching.pairs.board import Board, Edges
from matching.pairs.bound import Relaxation
from matching.pairs.coloring import Fixed, color_edges
from matching.pairs.completion import complete
from matching.pairs.ground import Ground
from matching.pairs.matching import greedy_matching
from matching.pairs.neighborhood import REGION, neighborhood, open_edges, rematch
from matching.pairs.odd import Guest, seat_guests
from matching.pairs.pace import Pace, part
from matching.pairs.pool import Pool
from matching.pairs.vacancies import fill_vacancies

Ints = npt.NDArray[np.int64]

# Up to so many rounds, neighborhoods of so many people are matched anew from so many at once.
_LOOSE, _WIDE, _AT_ONCE = 2, 6000, 100

# Groups of people left over whom a hurried draft seeks partners for, in each round.
_HURRIED = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A board over ``n`` people (and nobody, if that is odd), with the guests of its pairs."""

    board: Board
    pool: Pool
    guests: tuple[Guest, ...]

    def extra(self) -> Ints:
        """Return twice what each vertex has besides its edges: a trio counts half of each of three."""
        extra = np.zeros(self.board.edges.n, dtype=np.int64)
        for guest in self.guests:
            if guest.pair:
                c, d = guest.pair
                one, two = self.pool.weight(guest.who, c), self.pool.weight(guest.who, d)
                within = self.pool.weight(c, d)
                extra[guest.who] += one + two
                extra[c] += one - within
                extra[d] += two - within
        return extra

    def twice(self) -> Ints:
        """Return twice the affinity of each vertex."""
        return 2 * self.board.totals() + self.extra()

    def total(self) -> int:
        """Return the affinity of the whole, rounded down."""
        return int(self.twice().sum()) // 4

    def byes(self) -> int:
        """Return how many seats stay empty over all rounds."""
        joined = sum(bool(guest.pair) for guest in self.guests)
        return sum(len(self._alone(r)) for r in range(self.board.rounds)) - joined

    def unfair(self) -> int:
        """Return by how many turns in a trio or out of a round people are ahead of others."""
        turns = np.zeros(self.pool.n, dtype=np.int64)
        for r in range(self.board.rounds):
            turns[self._alone(r)] += 1
        for guest in self.guests:
            turns[list(guest.pair)] += 1
        return int(np.maximum(0, turns - turns.min(initial=0) - 1).sum())

    def _alone(self, r: int) -> Ints:
        mates = self.board.mates(r)[: self.pool.n]
        return np.flatnonzero((mates < 0) | (mates >= self.pool.n))

    def rounds(self) -> tuple[Drawn, ...]:
        """Return the rounds as groups."""
        joining = {(g.round, g.pair): g.who for g in self.guests if g.pair}
        out = []
        for r in range(self.board.rounds):
            mates = self.board.mates(r)[: self.pool.n]
            one = np.flatnonzero((mates > np.arange(self.pool.n)) & (mates < self.pool.n))
            groups: list[Group] = []
            joined = []
            for pair in zip(one.tolist(), mates[one].tolist(), strict=True):
                guest = joining.get((r, pair))
                groups.append(pair if guest is None else tuple(sorted((*pair, guest))))
                joined += [] if guest is None else [guest]
            byes = tuple(a for a in self._alone(r).tolist() if a not in joined)
            out.append(Drawn(tuple(sorted(groups)), byes))
        return tuple(out)


def support(n: int, u: Ints, v: Ints, *, relaxed: Relaxation, w: Ints, seats: Ints) -> Ints:
    """Return the edges of a fractional schedule, halves rounded so that nobody has too many.

    Whole edges stay. Half edges lie on a few paths and odd cycles; they are taken by falling
    weight while both ends have a seat left.

    Examples
    --------
    >>> one, two = np.array([0, 0, 1]), np.array([1, 2, 2])
    >>> half = Relaxation(19, np.array([1, 1, 1], dtype=np.int8))
    >>> w, seats = np.array([5, 9, 5]), np.array([1, 1, 1])
    >>> support(3, one, two, relaxed=half, w=w, seats=seats).tolist()
    [1]
    """
    keep = relaxed.halves == 2
    left = seats - np.bincount(np.concatenate([u[keep], v[keep]]), minlength=n)
    half = np.flatnonzero(relaxed.halves == 1)
    for e in half[np.argsort(-w[half], kind="stable")].tolist():
        if left[u[e]] > 0 and left[v[e]] > 0:
            left[u[e]] -= 1
            left[v[e]] -= 1
            keep[e] = True
    return np.flatnonzero(keep)


def draft_at_once(
    ground: Ground,
    pool: Pool,
    ask: Ask,
    *,
    relaxed: Relaxation,
    starts: int,
    seed: int,
    pace: Pace,
) -> Draft:
    """Return all rounds at once from the fractional optimum on a ground, nearly full and nearly best.

    Its edges are colored into rounds and the seats that stay empty filled. Few enough people are
    given ``starts`` colorings, and the best of these is matched anew round by round, which is the
    optimum if there is one round. In one round or two of more people, where odd cycles cannot be
    colored and no other round makes up for it, wider neighborhoods are matched anew.
    """
    edges = ground.edges
    chosen = support(edges.n, edges.u, edges.v, relaxed=relaxed, w=edges.w, seats=ground.seats)
    boards = []
    for start in range(starts if edges.n <= REGION else 1):
        steps = part(pace, start / starts, (start + 1) / starts)
        board = _colored(
            ground, chosen, rounds=ask.rounds, seed=seed + start, pace=part(steps, 0.0, 0.3)
        )
        loose = np.unique(np.concatenate([board.vacant(r) for r in range(ask.rounds)]))
        fill_vacancies(board, pace=part(steps, 0.3, 1.0))
        boards.append(board)
        if pace((start + 1) / starts):
            break
    best = max(boards, key=lambda board: (int((board.held >= 0).sum()), board.totals().sum()))
    if edges.n > REGION and ask.rounds <= _LOOSE:
        half = np.flatnonzero(relaxed.halves == 1)
        _widen(best, np.unique(np.concatenate([loose, edges.u[half], edges.v[half]])), pace)
    elif edges.n <= REGION and (starts > 1 or ask.rounds == 1) and not pace(1.0):
        _polish(best)
    return _with_guests(complete(best, pool.n, pool.row), pool, ask)


def _widen(board: Board, loose: Ints, pace: Pace) -> None:
    """Match wide neighborhoods of those whom rounding left loose anew, in every round."""
    bonus = int(board.edges.w.max(initial=0)) + 1
    for r in range(board.rounds):
        waiting = loose[~board.fixed[r, loose]]
        while len(waiting) and not pace(1.0):
            people = neighborhood(board, r, waiting[:_AT_ONCE], hops=3, liked=12, region=_WIDE)
            board.release(r, people)
            found = open_edges(board, people)
            rematch(board, r, people, chosen_from=found, worth=board.edges.w[found] + bonus)
            waiting = np.setdiff1d(waiting[_AT_ONCE:], people, assume_unique=True)


def _polish(board: Board) -> None:
    """Match each round anew as a whole, given the others; no seat is given up."""
    edges = board.edges
    bonus = int(edges.w.max(initial=0)) + 1
    for r in range(board.rounds):
        everybody = np.flatnonzero(~board.fixed[r])
        board.release(r, everybody)
        found = open_edges(board, everybody)
        rematch(board, r, everybody, chosen_from=found, worth=edges.w[found] + bonus)


def _colored(ground: Ground, chosen: Ints, *, rounds: int, seed: int, pace: Pace) -> Board:
    edges, forced = ground.edges, ground.forced
    board = _with_forced(ground, rounds)
    set_ = np.flatnonzero(forced >= 0)
    ends = tuple(zip(edges.u[set_].tolist(), edges.v[set_].tolist(), strict=True))
    fixed = Fixed(ends, tuple(forced[set_].tolist()))
    u, v = edges.u[chosen], edges.v[chosen]
    color = color_edges(edges.n, u, v, rounds=rounds, seed=seed, fixed=fixed, pace=pace)
    for r in range(rounds):
        board.place(r, chosen[color == r])
    return board


def _with_forced(ground: Ground, rounds: int) -> Board:
    edges, board = ground.edges, Board(ground.edges, rounds)
    for r in range(rounds):
        here = np.flatnonzero(ground.forced == r)
        board.place(r, here)
        board.fixed[r, np.concatenate([edges.u[here], edges.v[here]])] = True
    return board


def draft_greedily(ground: Ground, pool: Pool, ask: Ask) -> Draft:
    """Return rounds of the heaviest pairs that are free, for those who cannot wait."""
    edges, board = ground.edges, _with_forced(ground, ask.rounds)
    for r in range(ask.rounds):
        free = ~board.fixed[r]
        found = np.flatnonzero((board.when < 0) & free[edges.u] & free[edges.v])
        mate = greedy_matching(edges.n, edges.u[found], edges.v[found], w=edges.w[found])
        board.place(r, found[mate[edges.u[found]] == edges.v[found]])
    return _with_guests(complete(board, pool.n, pool.row, groups=_HURRIED), pool, ask)


def _with_guests(board: Board, pool: Pool, ask: Ask) -> Draft:
    wish = np.array(ask.wish or (EITHER,) * pool.n, dtype=np.int64)
    guests = seat_guests(board, pool.n, row=pool.row, wish=wish, trios_from=ask.trios_from)
    board.fixed[:, pool.n :] |= ask.trios_from < ask.rounds
    return Draft(board, pool, guests)


def draft_of_rounds(pool: Pool, ask: Ask, drawn: tuple[Drawn, ...]) -> Draft:
    """Return rounds that were drawn one after another as a draft; its trios and byes stay."""
    board = Board(Edges.of(pool.n, pool.u, pool.v, w=pool.w), len(drawn))
    pairs = [np.array([g[:2] for g in one.groups], dtype=np.int64).reshape(-1, 2) for one in drawn]
    ends = np.concatenate(pairs)
    weights = np.array([pool.weight(a, b) for a, b in ends.tolist()], dtype=np.int64)
    board = board.extended(ends[:, 0], ends[:, 1], weights)
    guests = []
    for r, one in enumerate(drawn):
        board.place(r, board.edges.place(pairs[r][:, 0], pairs[r][:, 1]))
        trios = [g for g in one.groups if len(g) > 2]
        guests += [Guest(r, c, (a, b)) for a, b, c in trios]
        for a, b, c in trios:
            board.spend(np.array([c, c]), np.array([a, b]))
        still = (*trios, *(ask.forced[r] if ask.forced else ()), one.byes)
        board.fixed[r, [a for group in still for a in group]] = True
    return Draft(board, pool, tuple(guests))
