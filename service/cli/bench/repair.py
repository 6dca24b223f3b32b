"""The day's repair against planning anew: 1,000 people, 100 gone, 50 late; prints nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from matching import Plan, Repaired, Roster, Rules, make_plan, plan_tables, repair_plan
from matching.affinity import Affinities
from matching.interests import understand
from service.cli.bench.clock import Timed, timed
from service.cli.bench.figure import Figures, Say, at_least, at_most, noted
from service.cli.bench.pairs import Seed
from service.cli.bench.rosters import people
from service.operations.vocabulary import read_ahead

Ints = npt.NDArray[np.int64]
Pair = tuple[int, int]

_ROUNDS = 5
_FORMATS = {
    "pairs": Rules("pairs", _ROUNDS),
    "tables of 8": Rules("tables", _ROUNDS, table_size=8),
    "tables of 4": Rules("tables", _ROUNDS, table_size=4),
}


@dataclass(frozen=True, slots=True)
class _Day:
    """A repair, and its affinity as a share of planning anew: as many tables, or as few as do."""

    made: Timed[Repaired]
    alike: float
    anew: float


def thousand(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure repairs after round 1, in each format."""
    read_ahead()  # as the server does
    for name, rules in _FORMATS.items():
        days = [_day(one.number, rules, name, say) for one in seeds]
        case = f"1,000 people, {name}, 100 gone and 50 late after round 1"
        yield at_most(case, "time, judged and written", [d.made.seconds for d in days], 1, " s")
        repaired = [day.made.answer for day in days]
        moved = [100 * one.moved / one.staying for one in repaired]
        what = "seats changed of people who stay"
        if rules.format == "pairs":
            # Of two people whose partners left, one has to walk to the other.
            beyond = [100 * (one.moved - one.needed) / one.staying for one in repaired]
            yield noted(case, what, moved, " %")
            yield at_most(case, f"{what}, beyond joining those left alone", beyond, 1, " %")
        else:
            yield at_most(case, what, moved, 1, " %")
        yield at_most(case, "new repeats", [one.plan.measures.repeats for one in repaired], 0)
        what = "affinity of the later rounds, of planning anew"
        yield at_least(case, what, [100 * day.alike for day in days], 95, " %")
        if rules.format == "tables":
            yield noted(case, f"{what} with fewer tables", [100 * day.anew for day in days], " %")


def _day(seed: int, rules: Rules, name: str, say: Say) -> _Day:
    say(f"repair, {name}, seed {seed}")
    roster = Roster.build(people(1000, seed=seed))
    plan = make_plan(roster, rules)
    gone = np.random.default_rng(seed).permutation(roster.ids)[:100].tolist()
    late = people(50, seed=seed, first=2001)
    made = timed(repair_plan, plan, roster, rules, from_round=2, gone=gone, added=late)
    away = frozenset(gone)
    there = Roster.build([*(a for a in roster.attendees if a.id not in away), *late])
    met = tuple(pair for pair in _pairs(plan) if frozenset(there.ids).issuperset(pair))
    affinity = Affinities(understand(there), there).rows(0, len(there))
    mine = _worth(made.answer.plan, there, affinity)
    rest = replace(rules, rounds=_ROUNDS - 1, met_before=met)
    anew = mine / _worth(make_plan(there, rest), there, affinity)
    if rules.format == "pairs":
        return _Day(made, anew, anew)
    return _Day(made, mine / _same_tables(plan, there, affinity, met), anew)


def _same_tables(plan: Plan, there: Roster, affinity: Ints, met: Sequence[Pair]) -> int:
    """Return the affinity of planning anew with as many tables as were published, doubled."""
    tables = len(plan.rounds[1].meetings)
    sizes = [len(there) // tables + (t < len(there) % tables) for t in range(tables)]
    place = {a: i for i, a in enumerate(there.ids)}
    known = [(place[a], place[b]) for a, b in met]
    return 2 * plan_tables(affinity, sizes, _ROUNDS - 1, met=known).total


def _pairs(plan: Plan) -> Iterator[Pair]:
    for meeting in plan.rounds[0].meetings:
        who = meeting.attendees
        yield from ((a, b) for i, a in enumerate(who) for b in who[i + 1 :])


def _worth(plan: Plan, there: Roster, affinity: Ints) -> int:
    """Return the affinity of the last four rounds, doubled, as those who are there weigh it."""
    place = {a: i for i, a in enumerate(there.ids)}
    total = 0
    for item in plan.rounds[1 - _ROUNDS :]:
        for meeting in item.meetings:
            who = [place[a] for a in meeting.attendees]
            halved = plan.format == "pairs" and len(who) > 2
            total += int(affinity[np.ix_(who, who)].sum()) // (2 if halved else 1)
    return total
