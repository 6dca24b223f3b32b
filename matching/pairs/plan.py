"""Rounds of pairs for a roster: forced pairs, a schedule, and notices; writes no words."""

from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from matching.affinity import Affinities
from matching.company import Company
from matching.errors import Infeasible
from matching.outcome import Notice
from matching.pairs.ask import Ask, Group
from matching.pairs.pool import Pool, masked_rows, pool_of
from matching.pairs.prices import priced_bound, seat_prices
from matching.pairs.schedule import Schedule, schedule_pairs
from matching.patience import Abandoned
from matching.progress import Phase, Watch
from matching.roster import Roster
from matching.rules import Rules
from matching.seats import Seating, Seats

Ints = npt.NDArray[np.int64]

# All pairs of so many people are looked at for the bound: ten seconds.
_PRICED = 20_000
# How much each answer would rather have a pair; a trio goes to the others first.
WISHES = {"tables": 0, "either": 1, "pairs": 2}


def seat_pairs(
    roster: Roster,
    rules: Rules,
    company: Company,
    affinities: Affinities,
    *,
    seed: int,
    watch: Watch,
) -> Seating:
    """Return rounds of pairs in which nobody meets twice.

    Whoever is left over joins a pair (a trio) or, where no pair may take them in or the rules
    say so, has a bye; both are told in notices.
    """
    watch.report(Phase.DRAW)
    pool = pool_of(affinities, company, rounds=rules.rounds, watch=watch)
    watch.report(Phase.DRAW, 1.0, count=int((pool.w > 0).sum()))
    watch.stopped()

    def pace(done: float, *, gap: float | None = None) -> bool:
        watch.report(Phase.SEAT, done, gap=gap)
        return watch.stopped()

    trios_from = 0 if rules.odd == "trio" else rules.rounds
    wish = tuple(WISHES[attendee.size] for attendee in roster.attendees)
    ask = Ask(rules.rounds, _forced(roster, rules, company), trios_from, wish)
    schedule = schedule_pairs(pool, ask, seed=seed, fairness=rules.fairness / 1000, pace=pace)
    rounds = tuple(Seats(r.groups, r.byes) for r in schedule.rounds)
    proof = _proof(pool, schedule, affinities, company, rounds=rules.rounds, watch=watch)
    return Seating(rounds, proof.bound, proof.certified, (), _notices(roster, rounds), proof.prices)


@dataclass(frozen=True, slots=True)
class _Proof:
    """A bound, what it covers, and the prices that prove it."""

    bound: int
    certified: str
    prices: tuple[int, ...] = ()


def _proof(
    pool: Pool,
    schedule: Schedule,
    affinities: Affinities,
    company: Company,
    *,
    rounds: int,
    watch: Watch,
) -> _Proof:
    """Return a bound over all allowed pairs, unless there are too many or no time to look at them.

    Prices found on candidates price every other pair as well: what those are worth above their
    prices is added to the bound.
    """
    if schedule.relaxed is None:  # everybody's best offers are among the candidates
        return _Proof(schedule.bound, "all")
    seats = np.full(pool.n, rounds, dtype=np.int64)
    prices = seat_prices(
        pool.n,
        pool.u,
        pool.v,
        w=pool.w,
        seats=seats,
        relaxed=schedule.relaxed,
        between=watch.stopped,
    )
    told = tuple(prices.tolist())
    if pool.whole:
        return _Proof(schedule.bound, "all", told)

    def rows(low: int, high: int) -> Ints:
        if watch.stopped():
            raise Abandoned
        return masked_rows(affinities, company, low, high)

    if pool.n <= _PRICED:
        with suppress(Abandoned):
            return _Proof(priced_bound(rows, prices, seats), "all", told)
    return _Proof(_with_strangers(pool, schedule, prices), "candidates", told)


def _with_strangers(pool: Pool, schedule: Schedule, prices: Ints) -> int:
    """Return the bound with those pairs priced too that were seated without being candidates."""
    above = schedule.relaxed.doubled if schedule.relaxed else 0
    for drawn in schedule.rounds:
        for a, b in (pair for group in drawn.groups for pair in combinations(group, 2)):
            if pool.edge(a, b) is None:
                above += max(0, 2 * pool.weight(a, b) - int(prices[a] + prices[b]))
    return above // 2


def _forced(roster: Roster, rules: Rules, company: Company) -> tuple[tuple[Group, ...], ...]:
    """Give each pair to be seated together the first round in which both are free."""
    rounds: list[list[Group]] = [[] for _ in range(rules.rounds)]
    for pair in company.together:
        free = (r for r in rounds if not any(set(pair) & set(other) for other in r))
        home = next(free, None)
        if home is None:
            who = tuple(roster.ids[i] for i in pair)
            raise Infeasible("together", who, "rounds", (("possible", rules.rounds + 1),))
        home.append(pair)
    return tuple(tuple(r) for r in rounds)


def _notices(roster: Roster, rounds: tuple[Seats, ...]) -> tuple[Notice, ...]:
    ids = roster.ids
    notices: list[Notice] = []
    for number, sat in enumerate(rounds, 1):
        trios = [tuple(ids[i] for i in group) for group in sat.groups if len(group) > 2]
        notices.extend(Notice("trio", number, trio) for trio in trios)
        notices.extend(Notice("bye", number, (ids[i],)) for i in sat.byes)
    return tuple(notices)
