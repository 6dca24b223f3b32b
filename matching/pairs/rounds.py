"""Rounds of pairs drawn one exact matching after another; knows weights, not what they mean."""

import random
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
import numpy.typing as npt

from matching.pairs.ask import EITHER, Ask, Drawn, Group
from matching.pairs.matching import fullest_matching
from matching.pairs.odd import best_pair_to_join, fresh_trios
from matching.pairs.pace import Pace, steady
from matching.pairs.pool import Pool

Ints = npt.NDArray[np.int64]
# Marginals of log totals are scaled to at most twice this for each end of an edge.
_SCALE = 1_000_000
# Attempts when a first schedule leaves somebody out.
_ATTEMPTS = 24
# Rounds drawn in all of them, about a hundredth of a second each.
_MOST_ROUNDS = 300


class Style(Enum):
    """How edges are weighed while rounds are drawn."""

    PLAIN = "plain"
    FAIR = "fair"
    RANDOM = "random"


@dataclass(slots=True)
class _Desk:
    """What changes from round to round."""

    pool: Pool
    open: npt.NDArray[np.bool_]
    twice: Ints  # twice the affinity each person has had: a trio counts half of each edge
    turns: Ints  # how often each person was in a trio or sat out
    met: list[set[int]]
    dice: random.Random
    wish: Ints  # how much each person would rather sit in a pair
    drawn: list[Drawn] = field(default_factory=list)

    def row(self, a: int) -> Ints:
        row = self.pool.row(a).copy()
        row[list(self.met[a])] = -1
        return row

    def meet(self, group: Group) -> None:
        for i, a in enumerate(group):
            for b in group[i + 1 :]:
                self.met[a].add(b)
                self.met[b].add(a)
                at = self.pool.edge(a, b)
                weight = self.pool.weight(a, b)
                share = 2 * weight // (len(group) - 1)
                self.twice[a] += share
                self.twice[b] += share
                if at is not None:
                    self.open[at] = False


def draw_rounds(
    pool: Pool,
    ask: Ask,
    *,
    style: Style = Style.FAIR,
    seed: int = 0,
    pace: Pace = steady,
) -> tuple[Drawn, ...] | None:
    """Draw rounds one after another, each an exact matching of the pairs that have not met.

    Parameters
    ----------
    pool : Pool
        Pairs that may meet; who met before the event is not among them.
    ask : Ask
        How many rounds, which pairs are set, and from when on trios may be made.
    style : Style
        FAIR weighs a pair by what it adds to the logarithm of both totals so far (integers
        only, so every machine agrees); PLAIN by affinity; RANDOM by dice.
    seed : int
        Of the dice.

    Returns
    -------
    tuple of Drawn, or None if the pace asked to finish
        Nobody twice in a round, no pair twice.
    """
    n = pool.n
    desk = _Desk(
        pool,
        np.ones(len(pool.w), dtype=np.bool_),
        np.zeros(n, dtype=np.int64),
        np.zeros(n, dtype=np.int64),
        [set() for _ in range(n)],
        random.Random(f"{seed}:{style.value}"),  # noqa: S311
        np.array(ask.wish or (EITHER,) * n, dtype=np.int64),
    )
    _reserve(desk, ask)
    for number in range(ask.rounds):
        if pace(0.0):
            return None
        forced = ask.forced[number] if ask.forced else ()
        drawn = _one_round(desk, forced, style=style, trios=number >= ask.trios_from)
        desk.drawn.append(drawn)
        for group in drawn.groups:
            desk.meet(group)
        for group in (*(g for g in drawn.groups if len(g) > 2), drawn.byes):
            desk.turns[list(group)] += 1
    return tuple(desk.drawn)


def fuller_rounds(
    pool: Pool, ask: Ask, *, seed: int, pace: Pace = steady
) -> tuple[Drawn, ...] | None:
    """Draw rounds, and again with later trios and with dice while more people than need be sit out.

    Returns None if the pace asked to finish before there was one schedule.

    Returns
    -------
    tuple of Drawn
        The fullest schedule, the earliest among equals.
    """
    style = Style.PLAIN if ask.rounds == 1 else Style.FAIR
    best = draw_rounds(pool, ask, style=style, seed=seed, pace=pace)
    if best is None:
        return None
    least = 0 if ask.trios_from < ask.rounds else ask.rounds * (pool.n % 2)
    starts = range(ask.trios_from, ask.rounds + 1) if pool.n % 2 else range(1)
    drawn_again = 0
    for attempt in range(_ATTEMPTS):
        for start in starts:
            if _left_out(best) <= least or drawn_again > _MOST_ROUNDS:
                return best
            drawn_again += ask.rounds
            again = Style.PLAIN if attempt == 0 else Style.RANDOM
            late = start if pool.n % 2 else ask.trios_from
            other = Ask(ask.rounds, ask.forced, late, ask.wish)
            drawn = draw_rounds(pool, other, style=again, seed=seed * 1000 + attempt, pace=pace)
            if drawn is None:
                return best
            if _left_out(drawn) < _left_out(best):
                best = drawn
    return best


def _left_out(rounds: tuple[Drawn, ...]) -> int:
    return sum(len(r.byes) for r in rounds)


def _reserve(desk: _Desk, ask: Ask) -> None:
    """Keep pairs that are set for some round out of every other round."""
    for groups in ask.forced:
        for a, b in groups:
            desk.met[a].add(b)
            desk.met[b].add(a)
            at = desk.pool.edge(a, b)
            if at is not None:
                desk.open[at] = False


def _one_round(desk: _Desk, forced: tuple[Group, ...], *, style: Style, trios: bool) -> Drawn:
    n = desk.pool.n
    free = np.ones(n, dtype=np.bool_)
    free[[a for group in forced for a in group]] = False
    pairs, left = _pairs(desk, free, style)
    groups: list[Group] = list(pairs)
    byes: list[int] = []
    for guest in left:
        at = None
        if trios:
            options: list[Group] = [g for g in groups if len(g) == 2]
            row = desk.row(guest)
            joined = best_pair_to_join(options, row=row, turns=desk.turns, wish=desk.wish)
            at = None if joined is None else groups.index(options[joined])
        if trios and len(left) == 1 and not _in_turn(desk, guest, groups, at):
            other = _fresh_round(desk, free, style)
            if other is not None:
                return Drawn(tuple(sorted((*other, *forced))), ())
        if at is None:
            byes.append(guest)
        else:
            groups[at] = tuple(sorted((*groups[at], guest)))
    return Drawn(tuple(sorted((*groups, *forced))), tuple(byes))


def _pairs(desk: _Desk, free: npt.NDArray[np.bool_], style: Style) -> tuple[list[Group], list[int]]:
    """Match the free people; with an odd number one whose turn it is may stay over."""
    pool = desk.pool
    n = pool.n
    keep = desk.open & free[pool.u] & free[pool.v]
    u, v = pool.u[keep], pool.v[keep]
    z = _weights(desk, keep, style)
    people = np.flatnonzero(free)
    if len(people) % 2:
        waiting = people[desk.turns[people] == desk.turns[people].min()]
        u = np.concatenate([u, waiting])
        v = np.concatenate([v, np.full(len(waiting), n)])
        # A little weight lets those stay over first who like to sit with several.
        liking = (2 - desk.wish[waiting]) * (int(z.max(initial=0)) // 20)
        unmoved = np.zeros(len(waiting), np.int64)
        z = np.concatenate([z, unmoved if (desk.wish == EITHER).all() else liking])
    mate = fullest_matching(n + 1, u, v, w=z)
    pairs: list[Group] = [(a, int(mate[a])) for a in people.tolist() if a < mate[a] < n]
    left = [a for a in people.tolist() if mate[a] < 0 or mate[a] == n]
    return pairs, left


def _weights(desk: _Desk, keep: npt.NDArray[np.bool_], style: Style) -> Ints:
    pool = desk.pool
    w = pool.w[keep]
    if style is Style.PLAIN or len(w) == 0:
        return w
    if style is Style.RANDOM:
        return np.array([desk.dice.randrange(1000) for _ in range(len(w))], dtype=np.int64)
    # log(T + w) - log(T), T with a tenth of the mean on top, as 2w / (2T + w): integers only.
    base = max(1, int(pool.w.sum()) // max(1, len(pool.w)) // 5)
    z = np.zeros(len(w), dtype=np.int64)
    for ends in (pool.u[keep], pool.v[keep]):
        z += _SCALE * 2 * w // (desk.twice[ends] + base + w)
    return z


def _in_turn(desk: _Desk, guest: int, groups: list[Group], at: int | None) -> bool:
    """Whether the trio takes nobody a second time while three others wait for their first."""
    if at is None:
        return False
    low = int(desk.turns.min())
    waiting = int((desk.turns == low).sum())
    again = [a for a in (*groups[at], guest) if desk.turns[a] > low]
    return len(again) <= max(0, 3 - waiting)


def _fresh_round(
    desk: _Desk, free: npt.NDArray[np.bool_], style: Style, *, tries: int = 20
) -> list[Group] | None:
    """Choose a trio first, by turns, then match the others; None if somebody stays alone."""
    people = np.flatnonzero(free).tolist()
    for trio in fresh_trios(people, desk.turns):
        if not all(desk.row(a)[b] >= 0 for a in trio for b in trio if a < b):
            continue
        if tries == 0:
            break
        tries -= 1
        rest = free.copy()
        rest[list(trio)] = False
        pairs, left = _pairs(desk, rest, style)
        if not left:
            return sorted([*pairs, trio])
    return None
