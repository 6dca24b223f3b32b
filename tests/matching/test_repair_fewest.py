"""The fewest seats that must move, by trying every seating of a small room; what stands stays."""

import random
from itertools import combinations, product

import pytest

from matching import Move, Rules, Swap, edited, repair_plan, violations
from matching.repair.ground import ground_of
from tests.matching.rosters import planned, some_people


def mates(item):
    return {pair for m in item.meetings for pair in combinations(m.attendees, 2)}


def figures(before, seats, ground):
    """Seats that move in the last round, repeats that are new in it, and affinity, less is better."""
    *finished, item = before.rounds
    place = {a: i for i, a in enumerate(ground.roster.ids)}
    had = {a: m.table for m in item.meetings for a in m.attendees}
    pairs = [p for p in combinations(sorted(seats), 2) if seats[p[0]] == seats[p[1]]]
    if any(ground.barred[place[a], place[b]] for a, b in pairs):
        return None
    met = set().union(*map(mates, finished)) - mates(item)
    return (
        sum(had.get(a, table) != table for a, table in seats.items()),
        sum(pair in met for pair in pairs),
        -sum(int(ground.worth[place[a], place[b]]) for a, b in pairs),
    )


def best(before, made, ground):
    """The best figures of all seatings at as many tables, as even as can be."""
    here = [a for m in made.meetings for a in m.attendees]
    tables = [m.table for m in before.rounds[-1].meetings]
    even = sorted(len(here) // len(made.meetings) + (i < len(here) % len(made.meetings))
                  for i in range(len(made.meetings)))  # fmt: skip
    return min(
        found
        for sat in product(tables, repeat=len(here))
        if sorted(filter(None, map(sat.count, tables))) == even
        and (found := figures(before, dict(zip(here, sat, strict=True)), ground)) is not None
    )


@pytest.mark.parametrize("seed", range(16))
def test_fewest_seats_move_then_fewest_repeats_are_new_then_affinity(seed):
    dice = random.Random(seed)
    rules = Rules("tables", 2, table_size=4, keep_apart=((10, 19),) if seed % 3 == 0 else ())
    plan, roster = planned(dice.choice((7, 8)), rules, seed=seed)
    one, other = (dice.choice(m.attendees) for m in plan.rounds[1].meetings[:2])
    if seed % 2 and not {10, 19} & {one, other}:
        plan = edited(plan, roster, rules, Swap(2, one, other))
    gone, late = dice.sample(roster.ids, dice.choice((0, 1, 2))), dice.choice((0, 1))
    repaired = repair_plan(
        plan, roster, rules, from_round=2, gone=gone, added=some_people(late if gone else 0)
    )
    made = repaired.plan.rounds[1]
    ground = ground_of(repaired.roster, rules)
    seats = {a: m.table for m in made.meetings for a in m.attendees}
    assert figures(plan, seats, ground) == best(plan, made, ground)
    assert repaired.moved == figures(plan, seats, ground)[0]


@pytest.mark.parametrize("format_", ["pairs", "tables"])
def test_a_repeat_that_was_accepted_is_no_reason_to_move_anybody(format_):
    rules = Rules(format_, 3)
    plan, roster = planned(12, rules)
    a, b = plan.rounds[0].meetings[0].attendees[:2]
    (home,) = (m for m in plan.rounds[1].meetings if a in m.attendees)
    other = next(c for c in home.attendees if c != a)
    changed = edited(plan, roster, rules, Swap(2, other, b))
    assert (2, (a, b)) in {(n.round, n.attendees) for n in changed.notices if n.kind == "repeat"}
    gone = next(
        m.attendees[0] for m in changed.rounds[1].meetings if not {a, b, other} & {*m.attendees}
    )
    repaired = repair_plan(
        changed, roster, rules, from_round=2, gone=[gone], added=some_people(1), most=0
    )
    assert (repaired.moved, repaired.needed) == (0, 0)
    assert (2, (a, b)) in {
        (n.round, n.attendees) for n in repaired.plan.notices if n.kind == "repeat"
    }
    assert violations(repaired.plan, repaired.roster, rules) == ()


@pytest.mark.parametrize("format_", ["pairs", "tables"])
def test_a_round_that_nobody_leaves_or_comes_to_stays_as_it_was_changed(format_):
    rules = Rules(format_, 3)
    plan, roster = planned(12, rules)
    first, second = plan.rounds[2].meetings[:2]
    changed = edited(plan, roster, rules, Move(3, first.attendees[0], second.id))
    gone = changed.rounds[1].meetings[0].attendees[0]
    repaired = repair_plan(changed, roster, rules, from_round=2, skipped=[(2, gone)], most=10)
    assert repaired.plan.rounds[2] == changed.rounds[2]


def test_two_who_must_not_meet_keep_two_tables():
    rules = Rules("tables", 2, table_size=4, keep_apart=((10, 13),))
    plan, roster = planned(7, rules)
    (table,) = (m for m in plan.rounds[1].meetings if 10 in m.attendees)
    (across,) = (m for m in plan.rounds[1].meetings if 13 in m.attendees)
    gone = (table.attendees[-1], across.attendees[-1])
    made = repair_plan(plan, roster, rules, from_round=2, gone=set(gone) - {10, 13}).plan
    assert len(made.rounds[1].meetings) == 2
    assert violations(made, roster, rules) == ()
