"""The day's repair: no rule is broken, nobody moves without need, and what is done stays done."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import (
    Infeasible,
    Rules,
    make_plan,
    plan_from_json,
    plan_to_json,
    repair_plan,
    violations,
)
from tests.matching.rosters import some_roster
from tests.matching.test_plan import rosters

CALM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def some_people(count, *, start=1000, **same):
    people = some_roster(count, seed=start, **same).attendees
    return [replace(a, id=start + i, name=f"Late {i}") for i, a in enumerate(people)]


@st.composite
def days(draw, format_):
    roster = draw(rosters()) if draw(st.booleans()) else some_roster(draw(st.integers(4, 20)))
    rounds = draw(st.integers(1, 4))
    party = tuple(zip(roster.ids, roster.ids[1:], strict=False))[: draw(st.integers(0, 1))]
    rules = Rules(
        format_,
        rounds,
        table_size=draw(st.integers(2, 5)),
        seat_together=party,
        different=("group",) if draw(st.booleans()) else (),
        odd=draw(st.sampled_from(["trio", "bye"])),
    )
    few = st.lists(st.sampled_from(roster.ids or (0,)), max_size=len(roster) // 2, unique=True)
    new = draw(st.integers(0, 4))
    host = draw(st.booleans()) and draw(st.booleans())
    late = some_people(new, group=draw(st.sampled_from([None, "Acme"])), host=host)
    locked = tuple(r for r in range(1, rounds + 1) if draw(st.integers(0, 3)) == 0)
    return roster, rules, draw(st.integers(1, rounds)), draw(few), late, locked


def seats(item):
    return {a: m.table for m in item.meetings for a in m.attendees}


def judge(day):
    roster, rules, first, gone, late, locked = day
    try:
        plan = make_plan(roster, rules, seed=1)
    except Infeasible:
        return
    locked = tuple(r for r in locked if r >= first)
    args = {"from_round": first, "gone": gone, "added": late, "locked": locked}
    try:
        repaired = repair_plan(plan, roster, rules, **args)
    except Infeasible:
        return
    made = repaired.plan
    assert violations(made, repaired.roster, rules) == ()
    assert plan_from_json(plan_to_json(made)) == made
    assert repair_plan(plan, roster, rules, **args) == repaired
    new = {a.id for a in late}
    for before, after in zip(plan.rounds, made.rounds, strict=True):
        had, has = seats(before), seats(after)
        away = set(gone) if after.number >= first else new
        assert set(after.absent) == away
        if after.number < first:
            assert (after.meetings, after.byes) == (before.meetings, before.byes)
        if after.number in locked:
            alone = {
                t for t in had.values() if sum(had.get(a) == t for a in had if a not in away) < 2
            }
            stay = {a: t for a, t in had.items() if a not in away and t not in alone}
            assert {a: has.get(a) for a in stay} == stay
        kept = {m.id: m for m in before.meetings}
        for meeting in after.meetings:
            old = kept.get(meeting.id)
            if old and old.attendees == meeting.attendees:
                assert meeting == old
    told = sorted(a for n in made.notices if n.kind == "bye" for a in n.attendees)
    assert told == sorted(a for r in made.rounds for a in r.byes)


@CALM
@given(days("pairs"))
def test_pairs_break_no_rule_or_say_so(day):
    judge(day)


@CALM
@given(days("tables"))
def test_tables_break_no_rule_or_say_so(day):
    judge(day)
