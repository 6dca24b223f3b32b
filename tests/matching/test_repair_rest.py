"""The rest planned anew: what is locked stays, nothing gets worse, the judges agree."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import (
    BadInput,
    Exclude,
    Infeasible,
    Kept,
    Move,
    Rules,
    Skip,
    Swap,
    edit_cost,
    edited,
    replan_rest,
    violations,
)
from tests.matching.rosters import planned

# Dozens of whole plans in one test: a minute, and several where others use the machine.
pytestmark = pytest.mark.timeout(600)

CALM = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
APART = ((10, 13), (16, 19))


def seats(plan, who):
    return [next((m.table for m in r.meetings if who in m.attendees), None) for r in plan.rounds]


@CALM
@given(st.sampled_from(["pairs", "tables"]), st.integers(8, 15), st.data())
def test_what_is_locked_stays_and_nothing_gets_worse(format_, people, data):
    rules = Rules(format_, 2, keep_apart=APART)
    plan, roster = planned(people, rules)
    meetings = {m.id: m for r in plan.rounds for m in r.meetings}
    locked = data.draw(st.lists(st.sampled_from([1, *sorted(meetings)]), max_size=3, unique=True))
    held = data.draw(st.lists(st.sampled_from(roster.ids), max_size=2, unique=True))
    after = replan_rest(plan, roster, rules, kept=Kept(tuple(locked), tuple(held)))
    assert violations(after, roster, rules) == ()
    kept = [m for m in meetings.values() if m.id in locked or (1 in locked and m.id[0] == "1")]
    made = [m for r in after.rounds for m in r.meetings]
    assert [m for m in kept if m not in made] == []
    assert [seats(after, a) for a in held] == [seats(plan, a) for a in held]
    figures = [
        (one.measures.repeats, one.measures.byes, -one.measures.total_affinity)
        for one in (after, plan)
    ]
    assert figures == sorted(figures)


def test_a_bad_plan_gets_better():
    rules = Rules("pairs", 2)
    plan, roster = planned(12, rules)
    first, second = plan.rounds[0].meetings[:2]
    worse = edited(plan, roster, rules, Swap(1, first.attendees[0], second.attendees[0]))
    after = replan_rest(worse, roster, rules)
    totals = [one.measures.total_affinity for one in (worse, plan, after)]
    assert totals == sorted(totals)
    assert totals[0] < totals[2]


def test_where_people_must_meet_again_nobody_meets_the_same_ones_more_often():
    rules = Rules("tables", 6, table_size=4)
    plan, roster = planned(12, rules)
    assert oftener(replan_rest(plan, roster, rules)) <= oftener(plan)


def oftener(plan):
    """Return how many meetings are the third of two people, or a later one."""
    met = Counter(
        pair for r in plan.rounds for m in r.meetings for pair in combinations(m.attendees, 2)
    )
    return sum(max(0, times - 2) for times in met.values())


def test_unknown_locks_are_refused():
    rules = Rules("pairs", 2)
    plan, roster = planned(8, rules)
    for kept, rule in ((Kept(("9-9",)), "locked"), (Kept((), (999,)), "unknown-id")):
        with pytest.raises(BadInput) as caught:
            replan_rest(plan, roster, rules, kept=kept)
        assert caught.value.rule == rule
    with pytest.raises(BadInput) as caught:
        replan_rest(replace(plan, roster_digest="x"), roster, rules)
    assert caught.value.rule == "roster"


def test_a_lock_that_breaks_a_rule_is_told():
    rules = Rules("pairs", 2)
    plan, roster = planned(8, rules)
    one = plan.rounds[0].meetings[0]
    with pytest.raises(Infeasible) as caught:
        replan_rest(plan, roster, replace(rules, keep_apart=(one.attendees,)), kept=Kept((one.id,)))
    assert (caught.value.rule, caught.value.attendees) == ("keep-apart", one.attendees)


@CALM
@given(st.sampled_from(["pairs", "tables"]), st.integers(9, 15), st.data())
def test_a_skipped_round_changes_that_round_alone(format_, people, data):
    rules = Rules(format_, 3, keep_apart=APART)
    plan, roster = planned(people, rules)
    who = data.draw(st.sampled_from(roster.ids))
    try:
        cost = edit_cost(plan, roster, rules, Skip(2, who))
    except Infeasible as fault:
        assert fault.rule == "alone"
        return
    after = edited(plan, roster, rules, Skip(2, who))
    assert violations(after, roster, rules) == ()
    assert (after.rounds[0], after.rounds[2]) == (plan.rounds[0], plan.rounds[2])
    assert after.rounds[1].absent == (who,)
    byes = set(after.rounds[1].byes) - set(plan.rounds[1].byes)
    assert (who in cost.cards, {a for _, a in cost.free}) == (True, byes)


def test_who_was_away_can_be_seated_again():
    rules = Rules("tables", 2)
    plan, roster = planned(13, rules)
    away = edited(plan, roster, rules, Skip(1, 10))
    smallest = min(away.rounds[0].meetings, key=lambda m: len(m.attendees))
    back = edited(away, roster, rules, Move(1, 10, smallest.id))
    assert (back.rounds[0].absent, violations(back, roster, rules)) == ((), ())


def test_what_is_kept_stays_when_somebody_leaves():
    rules = Rules("tables", 2)
    plan, roster = planned(12, rules)
    one, *others = plan.rounds[0].meetings
    after = edited(plan, roster, rules, Exclude(1, others[0].attendees[0]), kept=Kept((one.id,)))
    assert [m for m in after.rounds[0].meetings if set(m.attendees) >= set(one.attendees)] != []


def test_the_cost_says_who_has_less_and_who_has_more():
    rules = Rules("pairs", 1)
    plan, roster = planned(8, rules)
    (a, _), (c, _) = (m.attendees for m in plan.rounds[0].meetings[:2])
    there = edit_cost(plan, roster, rules, Swap(1, a, c))
    after = edited(plan, roster, rules, Swap(1, a, c))
    back = edit_cost(after, roster, rules, Swap(1, a, c))
    assert (there.less, there.more, there.affinity) == (back.more, back.less, -back.affinity)


def test_the_cost_says_in_which_other_rounds_they_meet():
    rules = Rules("pairs", 3)
    plan, roster = planned(8, rules)
    (a, b), (_, d) = (m.attendees for m in plan.rounds[0].meetings[:2])
    later = {x: y for m in plan.rounds[1].meetings for x, y in (m.attendees, m.attendees[::-1])}
    known = replace(rules, met_before=(tuple(sorted((a, d))),))
    cost = edit_cost(plan, roster, known, Swap(1, b, d))
    assert (cost.repeats, cost.others) == (((1, *sorted((a, d))),), ((),))
    again = edit_cost(plan, roster, rules, Swap(2, later[a], b))
    assert again.others[again.repeats.index((2, *sorted((a, b))))] == (1,)
    twice = edited(plan, roster, rules, Swap(2, later[a], b))
    last = {x: y for m in plan.rounds[2].meetings for x, y in (m.attendees, m.attendees[::-1])}
    third = edit_cost(twice, roster, rules, Swap(3, last[a], b))
    assert third.others[third.repeats.index((3, *sorted((a, b))))] == (1, 2)
