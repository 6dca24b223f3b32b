"""Who sits where after a repair: partners, trios, byes, levelled tables, hosts, parties and locks."""

from dataclasses import replace

import pytest

from matching import Attendee, Roster, Rules, make_plan, repair_plan, violations
from tests.matching.rosters import planned, some_people, some_roster


def test_two_who_lost_their_partners_are_joined():
    rules = Rules("pairs", 3)
    plan, roster = planned(12, rules)
    (a, b), (c, d) = (m.attendees for m in plan.rounds[1].meetings[:2])
    repaired = repair_plan(plan, roster, rules, from_round=2, gone=[a, c])
    made = repaired.plan
    assert made.measures.byes == made.measures.trios == 0
    assert made.rounds[0] == plan.rounds[0]
    assert made.rounds[1].meetings[1:] != plan.rounds[1].meetings[1:]
    assert repaired.moved == repaired.needed
    assert {b, d} <= set(repaired.cards)


@pytest.mark.parametrize("size", [4, 6])
def test_in_a_small_event_nobody_moves_who_need_not(size):
    rules = Rules("tables", 4, table_size=size)
    plan, roster = planned(60, rules)
    args = {"from_round": 2, "gone": roster.ids[4:44:8], "added": some_people(2)}
    repaired = repair_plan(plan, roster, rules, **args)
    assert (repaired.moved, repaired.needed) == (0, 0)
    # What one seat would gain there is not for nothing, but nobody is moved for it unasked.
    assert repair_plan(plan, roster, rules, **args, most=1).moved == 1


def test_who_came_takes_the_seat_of_who_left_and_nobody_moves():
    rules = Rules("pairs", 3)
    plan, roster = planned(12, rules)
    gone = roster.ids[4]
    repaired = repair_plan(plan, roster, rules, from_round=2, gone=[gone], added=some_people(1))
    partners = [b for r in plan.rounds[1:] for m in r.meetings if gone in m.attendees
                for b in m.attendees if b != gone]  # fmt: skip
    assert (repaired.moved, repaired.newcomers) == (0, (1000,))
    assert repaired.cards == tuple(sorted({1000, *partners}))
    kinds = [(c.round, c.attendee, c.kind.value) for c in repaired.changes]
    assert kinds == sorted(
        [(r, gone, "left") for r in (2, 3)]
        + [(r, 1000, "came") for r in (2, 3)]
        + [(r, b, "mates") for r, b in zip((2, 3), partners, strict=True)]
    )


@pytest.mark.parametrize(("odd", "trios", "byes"), [("trio", 2, 0), ("bye", 0, 2)])
def test_an_odd_number_left_is_told_and_falls_on_different_people(odd, trios, byes):
    rules = Rules("pairs", 3, odd=odd)
    plan, roster = planned(12, rules)
    made = repair_plan(plan, roster, rules, from_round=2, gone=[roster.ids[0]]).plan
    assert (made.measures.trios, made.measures.byes) == (trios, byes)
    told = [n.attendees for n in made.notices if n.kind in {"trio", "bye"}]
    assert len({a for who in told for a in who}) == sum(map(len, told))


def test_a_newcomer_to_an_even_number_is_not_left_over_each_time():
    rules = Rules("pairs", 4, odd="bye")
    plan, roster = planned(12, rules)
    made = repair_plan(plan, roster, rules, from_round=1, added=some_people(1)).plan
    out = [a for r in made.rounds for a in r.byes]
    assert len(set(out)) == len(out) == 4


def test_a_locked_meeting_keeps_its_people():
    rules = Rules("tables", 3, table_size=4)
    plan, roster = planned(24, rules)
    locked = plan.rounds[2].meetings[1]
    gone = [plan.rounds[2].meetings[0].attendees[i] for i in range(3)]
    args = {"from_round": 2, "gone": [a for a in gone if a not in locked.attendees], "most": 50}
    made = repair_plan(plan, roster, rules, **args, locked=[locked.id]).plan
    after = {m.id: m for m in made.rounds[2].meetings}
    assert after[locked.id] == locked


def test_who_is_left_alone_in_a_locked_round_joins_a_table():
    rules = Rules("tables", 2, table_size=3)
    plan, roster = planned(9, rules)
    first, *others = plan.rounds[1].meetings
    gone, left = first.attendees[:2], first.attendees[2]
    made = repair_plan(plan, roster, rules, from_round=2, gone=gone, locked=[2]).plan
    sat = [m.attendees for m in made.rounds[1].meetings]
    assert sorted(a for who in sat for a in who if a != left) == sorted(
        a for m in others for a in m.attendees
    )
    told = [n.facts for n in made.notices if n.kind == "sizes"]
    assert told == [(("tables", 2), ("smallest", 3), ("largest", 4))]


def test_tables_are_levelled_by_few_moves_and_told():
    rules = Rules("tables", 2, table_size=6)
    plan, roster = planned(24, rules)
    gone = plan.rounds[1].meetings[0].attendees[:4]
    repaired = repair_plan(plan, roster, rules, from_round=2, gone=gone, most=0)
    assert sorted(len(m.attendees) for m in repaired.plan.rounds[1].meetings) == [5, 5, 5, 5]
    assert (repaired.moved, repaired.needed) == (3, 3)


def test_tables_that_nobody_needs_are_given_up_within_the_allowance():
    rules = Rules("tables", 2, table_size=6)
    plan, roster = planned(24, rules)
    gone = plan.rounds[1].meetings[0].attendees[:4] + plan.rounds[1].meetings[1].attendees[:2]
    repaired = repair_plan(plan, roster, rules, from_round=2, gone=gone, most=2)
    assert [len(m.attendees) for m in repaired.plan.rounds[1].meetings] == [6, 6, 6]
    assert repaired.moved - repaired.needed == 2


def test_too_few_people_for_a_table_give_it_up():
    rules = Rules("tables", 2, table_size=3)
    plan, roster = planned(9, rules)
    gone = [m.attendees[0] for m in plan.rounds[1].meetings]
    made = repair_plan(plan, roster, rules, from_round=2, gone=gone, most=0).plan
    assert [len(m.attendees) for m in made.rounds[1].meetings] == [3, 3]


def test_a_host_who_left_is_told_and_a_host_who_came_takes_the_table():
    rules = Rules("tables", 3, hosts=(10, 13))
    plan, roster = planned(16, rules)
    home = next(m.table for m in plan.rounds[1].meetings if m.host == 10)
    left = repair_plan(plan, roster, rules, from_round=2, gone=[10]).plan
    told = [(n.round, n.attendees, n.facts) for n in left.notices if n.kind == "hostless"]
    assert told == [(r, (10,), (("table", home),)) for r in (2, 3)]
    new = some_people(1, host=True)
    came = repair_plan(plan, roster, rules, from_round=2, gone=[10], added=new).plan
    assert [n for n in came.notices if n.kind == "hostless"] == []
    homes = {m.table for r in came.rounds for m in r.meetings if m.host == 1000}
    assert homes == {home}


def test_a_party_that_lost_somebody_is_told():
    rules = Rules("tables", 2, seat_together=((10, 13),))
    plan, roster = planned(12, rules)
    made = repair_plan(plan, roster, rules, from_round=2, gone=[10]).plan
    assert [n.attendees for n in made.notices if n.kind == "together-missed"] == [(10, 13)]


def test_who_came_sits_with_whom_they_are_to_sit():
    for format_ in ("pairs", "tables"):
        rules = Rules(format_, 3)
        plan, roster = planned(16, rules)
        wished = replace(rules, seat_together=((10, 1000),))
        made = repair_plan(plan, roster, wished, from_round=2, added=some_people(2)).plan
        shared = [
            r.number for r in made.rounds for m in r.meetings if {10, 1000} <= set(m.attendees)
        ]
        assert shared == ([2] if format_ == "pairs" else [2, 3])


def test_two_who_are_left_and_may_not_meet_have_byes():
    roster = Roster.build(Attendee(i, f"P{i}", ("chess",)) for i in (1, 2, 3, 4))
    rules = Rules("pairs", 1, keep_apart=((1, 2),))
    plan = make_plan(roster, rules)
    made = repair_plan(plan, roster, rules, from_round=1, gone=[3, 4]).plan
    assert (made.rounds[0].meetings, made.rounds[0].byes) == ((), (1, 2))
    assert [(n.kind, n.attendees) for n in made.notices] == [("bye", (1,)), ("bye", (2,))]


def test_pairs_have_no_hosts_even_on_a_roster_of_hosts():
    roster = Roster.build(Attendee(i, f"P{i}", host=True) for i in range(1, 7))
    rules = Rules("pairs", 2, hosts=(1,))
    plan = make_plan(roster, rules)
    made = repair_plan(plan, roster, rules, from_round=1, gone=[3]).plan
    assert {m.host for r in made.rounds for m in r.meetings} == {None}
    assert [n for n in made.notices if n.kind == "hostless"] == []


@pytest.mark.parametrize("at", [1, 2, 3])
def test_who_becomes_a_host_on_the_day_keeps_one_table(at):
    roster = some_roster(20, seed=1)
    rules = Rules("tables", 3, table_size=4)
    plan = make_plan(roster, rules)
    host = roster.ids[at]
    hosted = replace(rules, hosts=(host,))
    made = repair_plan(plan, roster, hosted, from_round=1, gone=(roster.ids[9],))
    homes = {m.table for r in made.plan.rounds for m in r.meetings if host in m.attendees}
    assert len(homes) == 1
    assert {m.host for r in made.plan.rounds for m in r.meetings if host in m.attendees} == {host}
    assert violations(made.plan, made.roster, hosted) == ()
