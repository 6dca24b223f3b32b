"""Edits by hand: the cost is told before, and is what it then is."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import (
    BadInput,
    Exclude,
    Infeasible,
    Join,
    Move,
    Rules,
    Skip,
    Swap,
    edit_cost,
    edited,
    violations,
)
from tests.matching.rosters import planned

# Dozens of whole plans in one test: a minute, and several where others use the machine.
pytestmark = pytest.mark.timeout(600)

CALM = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@CALM
@given(st.sampled_from(["pairs", "tables"]), st.integers(8, 15), st.data())
def test_an_edit_costs_what_was_said_or_is_refused(format_, people, data):
    rules = Rules(format_, 2, keep_apart=((10, 13), (16, 19)))
    plan, roster = planned(people, rules)
    number = data.draw(st.integers(1, 2))
    one, other = data.draw(st.sampled_from(list(combinations(roster.ids, 2))))
    target = data.draw(st.sampled_from([m.id for m in plan.rounds[number - 1].meetings]))
    edits = [Swap(number, one, other), Move(number, one, target), Join(number, one, other)]
    edit = data.draw(st.sampled_from(edits))
    try:
        cost = edit_cost(plan, roster, rules, edit)
    except BadInput as fault:
        assert fault.rule in {"same-meeting", "company"}
        return
    if cost.broken:
        with pytest.raises(Infeasible) as caught:
            edited(plan, roster, rules, edit)
        assert caught.value.rule == cost.broken[0].kind
        return
    after = edited(plan, roster, rules, edit)
    assert violations(after, roster, rules) == ()
    change = after.measures.total_affinity - plan.measures.total_affinity
    # Totals are rounded down; a trio counts halves.
    assert abs(change - cost.affinity) <= (format_ == "pairs" and people % 2)
    again = [n for n in after.notices if n.kind == "repeat" and n not in plan.notices]
    assert [(n.round, *n.attendees) for n in again] == list(cost.repeats)
    had, has = (
        {a: (m.table, m.attendees) for m in p.rounds[number - 1].meetings for a in m.attendees}
        for p in (plan, after)
    )
    assert cost.cards == tuple(a for a in roster.ids if had.get(a) != has.get(a))
    seated = {m.attendees for m in plan.rounds[number - 1].meetings}
    assert [(one, m.table, m.attendees, m.reasons) for one, m in cost.meetings] == [
        (number, m.table, m.attendees, m.reasons)
        for m in after.rounds[number - 1].meetings
        if m.attendees not in seated
    ]
    others = [r for r in plan.rounds if r.number != number]
    assert [r for r in after.rounds if r.number != number] == others


def test_a_move_leaves_the_partner_with_a_named_bye():
    rules = Rules("pairs", 2)
    plan, roster = planned(8, rules)
    (a, b), (c, d) = (m.attendees for m in plan.rounds[0].meetings[:2])
    after = edited(plan, roster, rules, Move(1, a, "1-2"))
    assert after.rounds[0].byes == (b,)
    assert after.rounds[0].meetings[0].attendees == tuple(sorted((a, c, d)))
    told = [(n.kind, n.attendees) for n in after.notices if n.round == 1]
    assert told == [("trio", tuple(sorted((a, c, d)))), ("bye", (b,))]


def test_two_who_are_free_meet_at_a_table_that_is_free():
    rules = Rules("pairs", 2)
    plan, roster = planned(8, rules)
    (a, one), (c, other) = (m.attendees for m in plan.rounds[0].meetings[:2])
    # Two move to other pairs, and leave their partners waiting.
    apart = edited(plan, roster, rules, Move(1, a, "1-3"))
    apart = edited(apart, roster, rules, Move(1, c, "1-4"))
    assert apart.rounds[0].byes == tuple(sorted((one, other)))
    cost = edit_cost(apart, roster, rules, Join(1, one, other))
    after = edited(apart, roster, rules, Join(1, one, other))
    assert violations(after, roster, rules) == ()
    (made,) = (m for m in after.rounds[0].meetings if one in m.attendees)
    assert made.attendees == tuple(sorted((one, other)))
    assert made.ladder.opener
    assert made.table == 1
    assert {one, other} <= set(cost.cards)
    with pytest.raises(BadInput) as caught:
        edit_cost(after, roster, rules, Join(1, one, a))
    assert caught.value.rule == "company"


def test_two_who_should_not_meet_are_not_joined():
    rules = Rules("pairs", 1)
    plan, roster = planned(8, rules)
    a, c = (m.attendees[0] for m in plan.rounds[0].meetings[:2])
    away = edited(edited(plan, roster, rules, Skip(1, a)), roster, rules, Skip(1, c))
    apart = replace(rules, keep_apart=((min(a, c), max(a, c)),))
    broken = edit_cost(away, roster, apart, Join(1, a, c)).broken
    assert [one.kind for one in broken] == ["apart"]


def test_rules_are_not_edited_away():
    rules = Rules("tables", 2, hosts=(10, 13), odd="bye")
    plan, roster = planned(12, rules)
    other = next(a for m in plan.rounds[0].meetings if m.host == 13 for a in m.attendees if a != 13)
    broken = edit_cost(plan, roster, rules, Swap(1, 10, other)).broken
    assert {v.kind for v in broken} == {"host"}
    pairs = Rules("pairs", 2, odd="bye")
    plan, roster = planned(8, pairs)
    a = plan.rounds[0].meetings[0].attendees[0]
    broken = edit_cost(plan, roster, pairs, Move(1, a, "1-2")).broken
    assert [v.kind for v in broken] == ["size"]


def test_repeats_are_told_before_and_after():
    rules = Rules("pairs", 2)
    plan, roster = planned(8, rules)
    a, b = plan.rounds[0].meetings[0].attendees
    mate = {x: y for m in plan.rounds[1].meetings for x, y in (m.attendees, m.attendees[::-1])}
    edit = Swap(2, mate[a], b)
    expected = [(2, *sorted(p)) for p in ((a, b),)]
    cost = edit_cost(plan, roster, rules, edit)
    assert [r for r in cost.repeats if r[1:] == tuple(sorted((a, b)))] == expected
    after = edited(plan, roster, rules, edit)
    assert [(n.round, *n.attendees) for n in after.notices if n.kind == "repeat"] == list(
        cost.repeats
    )


def test_who_is_excluded_is_absent_from_then_on():
    rules = Rules("tables", 3)
    plan, roster = planned(16, rules)
    cost = edit_cost(plan, roster, rules, Exclude(2, 10))
    after = edited(plan, roster, rules, Exclude(2, 10))
    assert [r.absent for r in after.rounds] == [(), (10,), (10,)]
    assert cost.affinity == after.measures.total_affinity - plan.measures.total_affinity
    assert 10 in cost.cards


@pytest.mark.parametrize(
    ("rule", "edit"),
    [
        ("round", Swap(3, 10, 13)),
        ("attendee", Swap(1, 10, 7)),
        ("meeting", Move(1, 10, "2-1")),
        ("from-round", Exclude(0, 10)),
        ("unknown-id", Exclude(1, 7)),
    ],
)
def test_edits_that_mean_nothing_are_refused(rule, edit):
    rules = Rules("pairs", 2)
    plan, roster = planned(8, rules)
    for ask in (edit_cost, edited):
        with pytest.raises(BadInput) as caught:
            ask(plan, roster, rules, edit)
        assert caught.value.rule == rule


def test_the_published_bound_stays_where_it_still_holds():
    rules = Rules("pairs", 2)
    plan, roster = planned(12, rules)
    a, c = (m.attendees[0] for m in plan.rounds[0].meetings[:2])
    edit = Swap(1, a, c)
    after = edited(plan, roster, rules, edit)
    if not edit_cost(plan, roster, rules, edit).repeats:
        assert after.measures.upper_bound <= plan.measures.upper_bound
    assert replace(after, rounds=plan.rounds) != plan
