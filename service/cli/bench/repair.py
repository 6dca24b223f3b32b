"""The day's repair against planning anew: 1,000 people, 100 gone, 50 late; prints nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from matching import Plan, Repaired, Roster, Rules, make_plan, repair_plan
from matching.affinity import Affinities
from matching.interests import understand
from service.cli.bench.clock import Timed, timed
from service.cli.bench.figure import Figures, Say, at_least, at_most, noted
from service.cli.bench.pairs import Seed
from service.cli.bench.rosters import people

_ROUNDS = 5
_FORMATS = {
    "pairs": Rules("pairs", _ROUNDS),
    "tables of 8": Rules("tables", _ROUNDS, table_size=8),
    "tables of 4": Rules("tables", _ROUNDS, table_size=4),
}


def thousand(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure repairs after round 1, in each format."""
    for name, rules in _FORMATS.items():
        runs = [_day(one.number, rules, name, say) for one in seeds]
        case = f"1,000 people, {name}, 100 gone and 50 late after round 1"
        repaired = [made.answer for made, _ in runs]
        yield at_most(case, "time, judged and written", [made.seconds for made, _ in runs], 1, " s")
        moved = [100 * one.moved / one.staying for one in repaired]
        yield at_most(case, "seats changed of people who stay", moved, 1, " %")
        needed = [100 * one.needed / one.staying for one in repaired]
        yield noted(case, "of these left no choice by an empty seat", needed, " %")
        yield at_most(case, "new repeats", [one.plan.measures.repeats for one in repaired], 0)
        shares = [100 * share for _, share in runs]
        yield at_least(case, "affinity of the later rounds, of planning anew", shares, 95, " %")


def _day(seed: int, rules: Rules, name: str, say: Say) -> tuple[Timed[Repaired], float]:
    say(f"repair, {name}, seed {seed}")
    roster = Roster.build(people(1000, seed=seed))
    plan = make_plan(roster, rules)
    gone = np.random.default_rng(seed).permutation(roster.ids)[:100].tolist()
    late = people(50, seed=seed, first=2001)
    made = timed(
        repair_plan, plan, roster, rules, from_round=2, gone=tuple(gone), added=tuple(late)
    )
    away = frozenset(gone)
    there = Roster.build([*(a for a in roster.attendees if a.id not in away), *late])
    anew = make_plan(there, _after_one(plan, rules, there))
    return made, _worth(made.answer.plan, there) / _worth(anew, there)


def _after_one(plan: Plan, rules: Rules, there: Roster) -> Rules:
    """Return the rules of the remaining rounds: who met in the first has met before."""
    known = frozenset(there.ids)
    met = tuple(pair for pair in _pairs(plan) if known.issuperset(pair))
    return replace(rules, rounds=_ROUNDS - 1, met_before=met)


def _pairs(plan: Plan) -> Iterator[tuple[int, int]]:
    for meeting in plan.rounds[0].meetings:
        who = meeting.attendees
        yield from ((a, b) for i, a in enumerate(who) for b in who[i + 1 :])


def _worth(plan: Plan, there: Roster) -> int:
    """Return the affinity of the last four rounds, doubled, as those who are there weigh it."""
    worth = Affinities(understand(there), there).rows(0, len(there))
    place = {a: i for i, a in enumerate(there.ids)}
    total = 0
    for item in plan.rounds[1 - _ROUNDS :]:
        for meeting in item.meetings:
            who = [place[a] for a in meeting.attendees]
            halved = plan.format == "pairs" and len(who) > 2
            total += int(worth[np.ix_(who, who)].sum()) // (2 if halved else 1)
    return total
