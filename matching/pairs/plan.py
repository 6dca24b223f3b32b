"""Rounds of pairs for a roster: forced pairs, a schedule, and notices; writes no words."""

from matching.affinity import Affinities
from matching.company import Company
from matching.errors import Infeasible
from matching.outcome import Notice
from matching.pairs.ask import Ask, Group
from matching.pairs.pool import pool_of
from matching.pairs.schedule import schedule_pairs
from matching.progress import Phase, Watch
from matching.roster import Roster
from matching.rules import Rules
from matching.seats import Seating, Seats

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
    pool = pool_of(affinities, company, rounds=rules.rounds)
    watch.report(Phase.DRAW, 1.0, count=int((pool.w > 0).sum()))
    watch.stopped()

    def pace(done: float, *, gap: float | None = None) -> bool:
        watch.report(Phase.SEAT, done, gap=gap)
        return watch.stopped()

    trios_from = 0 if rules.odd == "trio" else rules.rounds
    wish = tuple(WISHES[attendee.size] for attendee in roster.attendees)
    ask = Ask(rules.rounds, _forced(roster, rules, company), trios_from, wish)
    schedule = schedule_pairs(pool, ask, seed=seed, pace=pace)
    rounds = tuple(Seats(r.groups, r.byes) for r in schedule.rounds)
    certified = "all" if pool.whole else "candidates"
    return Seating(rounds, schedule.bound, certified, (), _notices(roster, rounds))


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
