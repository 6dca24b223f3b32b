"""From a pool to the best schedule of pair rounds found; knows no names and no words."""

from collections.abc import Callable
from dataclasses import dataclass

from matching.pairs.bound import upper_bound
from matching.pairs.fairness import fairer_rounds
from matching.pairs.pool import Pool, thinned
from matching.pairs.rounds import Ask, Drawn, Style, draw_rounds

# Rosters small enough for many attempts when a first schedule leaves somebody out.
_SMALL = 40
_ATTEMPTS = 24
# Above this many people rounds are drawn from everybody's heaviest pairs; the bound is not.
_ALL_PAIRS = 600
_TOP = 32
# Fewer than this leave nothing to exchange.
_FEW = 4
FAIRNESS = 0.005


@dataclass(frozen=True, slots=True)
class Schedule:
    """Rounds of groups (by place), and a bound on what any schedule could reach."""

    rounds: tuple[Drawn, ...]
    bound: int


def schedule_pairs(
    pool: Pool,
    ask: Ask,
    *,
    seed: int,
    fairness: float = FAIRNESS,
    step: Callable[[int], bool] = lambda _done: False,
) -> Schedule:
    """Return a schedule that leaves out as few as it can, and its upper bound.

    ``fairness`` is the share of the bound that may be given up for those who fare worst.

    With one round the plain exact matching is the optimum (of everybody's heaviest pairs, above
    600 people; the bound covers all). With more, rounds are drawn fairly
    (see ``draw_rounds``). If that leaves out more people than an odd number explains, a small
    roster is drawn again with later trios and with dice, and the fullest schedule wins, the
    earliest among equals.
    """
    bound = upper_bound(pool.n, pool.u, pool.v, w=pool.w, rounds=ask.rounds)
    if pool.n > _ALL_PAIRS and len(pool.w) > pool.n * _TOP:
        pool = thinned(pool, _TOP + ask.rounds)
    style = Style.PLAIN if ask.rounds == 1 else Style.FAIR
    best = draw_rounds(pool, ask, style=style, seed=seed, step=step)
    if pool.n <= _SMALL:
        best = _fuller(pool, ask, best, seed=seed)
    if fairness > 0 and not (step(ask.rounds) or pool.n < _FEW):
        fixed = frozenset(g for groups in ask.forced for g in groups)
        best = fairer_rounds(pool, best, fixed=fixed, allowance=int(bound * fairness))
    return Schedule(best, bound)


def _fuller(pool: Pool, ask: Ask, best: tuple[Drawn, ...], *, seed: int) -> tuple[Drawn, ...]:
    least = 0 if ask.trios_from < ask.rounds else ask.rounds * (pool.n % 2)
    starts = range(ask.trios_from, ask.rounds + 1) if pool.n % 2 else range(1)
    for attempt in range(_ATTEMPTS):
        for start in starts:
            if _left_out(best) <= least:
                return best
            style = Style.PLAIN if attempt == 0 else Style.RANDOM
            late = start if pool.n % 2 else ask.trios_from
            other = Ask(ask.rounds, ask.forced, late, ask.wish)
            drawn = draw_rounds(pool, other, style=style, seed=seed * 1000 + attempt)
            if _left_out(drawn) < _left_out(best):
                best = drawn
    return best


def _left_out(rounds: tuple[Drawn, ...]) -> int:
    return sum(len(r.byes) for r in rounds)
