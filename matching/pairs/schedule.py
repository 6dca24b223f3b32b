"""From a pool to the best schedule of pair rounds found; knows no names and no words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.pairs.ask import Ask, Drawn
from matching.pairs.bound import Relaxation
from matching.pairs.circle import circle_rounds
from matching.pairs.draft import Draft, draft_at_once, draft_greedily, draft_of_rounds
from matching.pairs.fairness import best_offers, leaning, make_fairer, ratios
from matching.pairs.ground import Ground, ground_of, relax_patiently, relaxed
from matching.pairs.pace import Pace, part, steady
from matching.pairs.pool import Pool, thinned
from matching.pairs.rounds import fuller_rounds

Ints = npt.NDArray[np.int64]

# Rosters so small that rounds are drawn one after another too, if anybody is left out: with few
# people trios and byes decide more than affinity does.
_SMALL = 40
# Everybody's heaviest edges that rounds are drafted from; the bound covers all there are.
_TOP = 32
# From so many rounds on, a second draft that leans to those served least is a better start.
_LEANING = 3
# Colorings tried of a draft that is not leaned any further.
_STARTS = 4
FAIRNESS = 0.01


@dataclass(frozen=True, slots=True)
class Schedule:
    """Rounds of groups (by place), what they are worth, and a bound on what any could reach.

    ``relaxed`` is the optimum of the pool's linear program, None if there was no time for it.
    """

    rounds: tuple[Drawn, ...]
    bound: int
    total: int
    worst: float
    relaxed: Relaxation | None


def schedule_pairs(
    pool: Pool, ask: Ask, *, seed: int, fairness: float = FAIRNESS, pace: Pace = steady
) -> Schedule:
    """Return a schedule that leaves out as few as it can, and its upper bound.

    Parameters
    ----------
    pool : Pool
    ask : Ask
    seed : int
    fairness : float
        Share of the bound that may be given up for those who fare worst.
    pace : Pace
        Once it asks to finish, the rest is filled greedily.

    Notes
    -----
    All rounds come at once from the fractional optimum (a min-cost flow), colored, with the few
    seats that rounding leaves empty filled by exact matchings of their neighborhoods. Then the
    lowest ratio is lifted. Rosters up to 40 people that leave somebody out, or out of turn, are
    also drawn round by round, and an odd number around a circle. Of all drafts the one wins that
    leaves out fewer, shares turns out better, and serves the worst-off better within the
    allowance. See docs/decisions/0003 for figures.
    """
    seats = np.full(pool.n, ask.rounds, dtype=np.int64)
    whole = relax_patiently(
        pool.n, pool.u, pool.v, w=pool.w, seats=seats, pace=part(pace, 0.0, 0.2)
    )
    thin = thinned(pool, _TOP + ask.rounds, keep=None if whole is None else whole.halves > 0)
    pace(0.2)  # each of these steps takes up to a second for 100,000 people
    ground = ground_of(thin, ask)
    pace(0.2)
    best = best_offers(ground.edges, ask.rounds)
    if whole is None:
        draft = draft_greedily(ground, thin, ask)
        return _schedule(draft, int(best[: pool.n].sum()) // 2, best, None)
    known = _same(pool, thin, ground, whole)
    leaning_too = fairness > 0 and ask.rounds >= _LEANING
    drafts = _drafts(thin, ask, ground, known, lean=leaning_too, seed=seed, pace=pace)
    top, allowance = max(draft.total() for draft in drafts), int(whole.bound * fairness)
    chosen = min(drafts, key=lambda draft: _order(draft, best, floor=top - allowance))
    spare = allowance - (top - chosen.total())
    gap = (whole.bound - chosen.total()) / whole.bound if whole.bound else 0.0
    steps = part(pace, 0.6, 1.0)
    if fairness > 0 and spare > 0 and not steps(0.0, gap=gap):
        _make_fairer(chosen, best, spare, steps)
    return _schedule(chosen, whole.bound, best, whole)


def _schedule(draft: Draft, bound: int, best: Ints, relaxed_: Relaxation | None) -> Schedule:
    worst = float(_shares(draft, best).min(initial=1.0))
    return Schedule(draft.rounds(), bound, draft.total(), worst, relaxed_)


def _shares(draft: Draft, best: Ints) -> npt.NDArray[np.float64]:
    return ratios(draft.twice()[: draft.pool.n], 2 * best[: draft.pool.n])


def _order(draft: Draft, best: Ints, *, floor: int) -> tuple[int, int, int, float, int]:
    """Return what to choose by: fewest byes, fair turns, within the allowance, the worst ratio."""
    worst = float(_shares(draft, best).min(initial=1.0))
    return draft.byes(), draft.unfair(), int(draft.total() < floor), -worst, -draft.total()


def _make_fairer(draft: Draft, best: Ints, spare: int, pace: Pace) -> None:
    twice = np.zeros(draft.board.edges.n, dtype=np.int64)
    twice[: draft.pool.n] = 2 * best[: draft.pool.n]
    make_fairer(draft.board, best=twice, extra=draft.extra(), allowance=spare, pace=pace)


def _same(pool: Pool, thin: Pool, ground: Ground, whole: Relaxation) -> Relaxation | None:
    """Return the fractional optimum by the ground's edges, if it is the same program."""
    if ground.edges.n > pool.n or (ground.forced >= 0).any():
        return None
    at = np.searchsorted(pool.u * pool.n + pool.v, thin.u * pool.n + thin.v)
    return Relaxation(whole.doubled, whole.halves[at])


def _least(n: int, ask: Ask) -> int:
    """Return how many byes an odd number of people cannot do without."""
    return n % 2 * min(ask.trios_from, ask.rounds)


def _drafts(
    pool: Pool,
    ask: Ask,
    ground: Ground,
    known: Relaxation | None,
    *,
    lean: bool,
    seed: int,
    pace: Pace,
) -> list[Draft]:
    """Return the drafts to choose from, at least one; ``known`` is the optimum if known already."""
    optimum = known or relaxed(ground, pace=part(pace, 0.2, 0.25))
    if optimum is None:
        return [draft_greedily(ground, pool, ask)]
    steps = part(pace, 0.25, 0.4)
    starts = 1 if lean or ask.rounds == 1 else _STARTS
    drafts = [
        draft_at_once(ground, pool, ask, relaxed=optimum, starts=starts, seed=seed, pace=steps)
    ]
    if pool.n <= _SMALL and (drafts[0].byes() > _least(pool.n, ask) or drafts[0].unfair()):
        drawn = fuller_rounds(pool, ask, seed=seed, pace=part(pace, 0.4, 0.6))
        turned = circle_rounds(pool, ask, seed=seed)
        found = [rounds for rounds in (drawn, turned) if rounds is not None]
        drafts += [draft_of_rounds(pool, ask, rounds) for rounds in found]
    elif lean:
        tilt = leaning(drafts[0].twice(), 2 * best_offers(ground.edges, ask.rounds))
        optimum = relaxed(ground, lean=tilt, pace=part(pace, 0.4, 0.45))
        if optimum is not None:
            steps = part(pace, 0.45, 0.6)
            drafts.append(
                draft_at_once(ground, pool, ask, relaxed=optimum, starts=1, seed=seed, pace=steps)
            )
    return drafts
