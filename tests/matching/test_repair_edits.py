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
    Move,
    Rules,
    Swap,
    edit_cost,
    edited,
    violations,
)
from tests.matching.rosters import planned

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
    edit = data.draw(st.sampled_from([Swap(number, one, other), Move(number, one, target)]))
    try:
        cost = edit_cost(plan, roster, rules, edit)
    except BadInput as fault:
        assert fault.rule == "same-meeting"
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
