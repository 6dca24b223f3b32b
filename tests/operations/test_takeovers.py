"""Who takes over a table that lost its host: in the plan, by letter, and who cannot."""

import pytest
from sqlalchemy import select, update

from service.errors import Stale
from service.operations import day, plans
from service.operations.takeovers import vacancies_of
from service.store.models import Message, MessageState, Plan, PlanState
from service.store.queries.hosts import hosts_from
from service.store.values import DeckKind, Presence
from tests.factories import NOW, table_page
from tests.operations.desk import Desk
from tests.operations.test_edits import SWAP
from tests.operations.test_hosts import HOSTS, Night, homes, hosted, withdrawn
from tests.operations.test_plans import row
from tests.operations.test_repairs import Evening

HERE, MISSING = Presence.HERE, Presence.MISSING


@pytest.fixture
def night(store, doorbell):
    """An evening of twelve; 2 hosts table 1, 5 hosts table 2."""
    return Night(store, doorbell)


def lost(night, plan_id, from_round=2):
    with night.store.reading() as session:
        plan = session.get_one(Plan, plan_id)
        return vacancies_of(session, plan, from_round=from_round).lost


def groups_of(night, plan_id, number):
    night.hand.plan_id = plan_id
    return night.hand.groups(number)


def refused(day_, **asked):
    with pytest.raises(Stale) as fault:
        day_.propose(**asked)
    return fault.value.why, fault.value.numbers


def test_in_the_repair_that_takes_a_host_out_somebody_takes_the_table_over(night):
    night.say(2, MISSING)
    fixed = night.repair(2, hosts={1: 9})
    assert homes(night.desk_of(fixed).plan) == {2: {1}, 5: {2}, 9: {1}}
    at_one = [m.host for r in night.desk_of(fixed).plan.rounds for m in r.meetings if m.table == 1]
    assert at_one == [2, 9, 9]
    asked = night.plan(fixed).asked
    assert asked["takeovers"] == [{"round": 2, "table": 1, "host": 9, "instead_of": 2}]
    assert (asked["hosts"], hosts_from(asked, 9), hosts_from(asked, 5)) == ([2, 5], 2, 1)
    assert hosted(night.store, fixed) == {9: 1, 5: 2}
    assert [one for one in night.plan(fixed).notices if one["kind"] == "hostless"] == []
    assert night.round(fixed, 1) == night.round(night.plan_id, 1)


def test_after_the_repair_too_and_nothing_else_is_to_repair(night):
    night.say(2, MISSING)
    without = night.repair(2)
    assert (lost(night, without), lost(night, night.plan_id)) == ({1: 2}, {})
    assert refused(night, from_round=2) == ("nothing", ())
    fixed = night.repair(3, hosts={1: 9})
    at_one = [m.host for r in night.desk_of(fixed).plan.rounds for m in r.meetings if m.table == 1]
    assert at_one == [2, None, 9]
    assert (lost(night, fixed, 3), hosted(night.store, fixed)) == ({}, {9: 1, 5: 2})


def test_who_never_came_is_replaced_from_the_first_round_on(night):
    night.say(2, MISSING)
    without = night.repair(1)
    assert lost(night, without, 1) == {1: 2}
    fixed = night.repair(1, hosts={1: 9})
    assert homes(night.desk_of(fixed).plan) == {9: {1}, 5: {2}}
    night.say(2, HERE, seen=MISSING)
    back = night.repair(2)
    assert homes(night.desk_of(back).plan) == {9: {1}, 5: {2}}
    assert hosted(night.store, back) == {9: 1, 5: 2}


def test_whose_table_was_taken_over_comes_back_as_a_guest(night):
    night.say(2, MISSING)
    night.repair(2, hosts={1: 9})
    night.say(2, HERE, seen=MISSING)
    back = night.repair(3)
    plan = night.desk_of(back).plan
    assert homes(plan) == {2: {1}, 5: {2}, 9: {1}}
    assert any(2 in m.attendees and m.host != 2 for m in plan.rounds[2].meetings)
    assert hosted(night.store, back) == {9: 1, 5: 2}


def test_who_took_over_and_left_is_replaced_again(night):
    night.say(2, MISSING)
    night.repair(2, hosts={1: 9})
    night.say(9, MISSING)
    again = night.repair(3, hosts={1: 10})
    at_one = [m.host for r in night.desk_of(again).plan.rounds for m in r.meetings if m.table == 1]
    assert at_one == [2, 9, 10]
    assert hosted(night.store, again) == {10: 1, 5: 2}


def test_who_withdraws_after_taking_over_leaves_a_plan_that_can_be_repaired(night):
    night.say(2, MISSING)
    night.repair(2, hosts={1: 9})
    withdrawn(night.store, night.event_id, 9)
    night.say(2, HERE, seen=MISSING)
    fixed = night.repair(3)
    assert hosted(night.store, fixed) == {5: 2}
    assert homes(night.desk_of(fixed).plan)[5] == {2}


def test_where_both_withdrew_the_plan_can_still_be_changed_by_hand(night):
    night.say(2, MISSING)
    fixed = night.repair(2, hosts={1: 9})
    for one in (2, 9):
        withdrawn(night.store, night.event_id, one)
    desk = night.desk_of(fixed)
    assert (desk.rules.takeovers, homes(desk.plan)) == ((), {5: {2}})
    groups = night.hand.groups(3)
    guest = next(one for one in groups[2] if one != 5)
    night.hand.change(SWAP, 3, guest, other=groups[3][0])
    assert hosted(night.store, night.hand.plan_id) == {5: 2}


def test_an_organizers_lock_does_not_hold_whoever_takes_over(night):
    night.say(2, MISSING)
    without = night.repair(2)
    table = next(t for t, who in groups_of(night, without, 3).items() if 9 in who)
    with night.store.writing() as session:
        session.get_one(Plan, without).locks = [{"round": 3, "table": table}, {"who": 9}]
    fixed = night.repair(3, hosts={1: 9})
    assert hosted(night.store, fixed) == {9: 1, 5: 2}


def test_the_plan_before_counts_again_with_its_host(night):
    night.say(2, MISSING)
    without = night.repair(2)
    fixed = night.repair(2, hosts={1: 9})
    with night.store.writing() as session:
        plans.publish_plan(
            session, night.doorbell, without, link_of=str, table_link_of=table_page, now=NOW
        )
    assert row(night.store, fixed).state is PlanState.READY
    assert (hosted(night.store, without), lost(night, without)) == ({5: 2}, {1: 2})


def test_who_takes_over_reads_it_by_letter_with_the_link(night):
    with night.store.writing() as session:
        session.execute(update(Message).values(state=MessageState.SENT))
    night.say(2, MISSING)
    night.repair(2, hosts={1: 9})
    with night.store.reading() as session:
        found = session.scalars(select(Message).where(Message.kind == "plan-changed")).all()
        told = {one.recipient: one.text for one in found}
        nine = night.row(9)
        assert [one for one in told if "You host from round" in told[one]] == [nine.email]
        line = "You host table 1, and stay there while the others move. Its page, for you alone:"
        link = table_page(night.event_id, 1, nine.id)
        assert told[nine.email].count(f"You host from round 2 on. {line} {link}") == 1


def test_a_letter_that_waits_for_who_is_not_there_is_dropped_with_their_last_seat(night):
    def waiting():
        with night.store.reading() as session:
            found = session.scalars(select(Message).order_by(Message.id))
            return {one.recipient for one in found if one.state is MessageState.QUEUED}

    everybody = waiting()
    night.say(2, MISSING)
    assert waiting() == everybody
    night.repair(2)
    assert waiting() == everybody - {night.row(2).email}


def test_who_cannot_take_a_table_over(night):
    assert refused(night, hosts={1: 9}) == ("hosted", ())
    night.say(2, MISSING)
    night.say(10, MISSING)
    assert refused(night, hosts={3: 9}) == ("hosted", ())
    assert refused(night, hosts={1: 5}) == ("hosts", (5,))
    assert refused(night, hosts={1: 10}) == ("away", (10,))
    assert refused(night, hosts={1: 2}) == ("away", (2,))
    assert refused(night, hosts={1: 99}) == ("away", (99,))
    with night.store.writing() as session:
        day.begin_round(session, night.event_id, 1, seen=0, now=NOW)
    assert refused(night, from_round=1, hosts={1: 9}) == ("begun", ())


def test_two_tables_are_not_for_one_person(night):
    for one in HOSTS:
        night.say(one, MISSING)
    assert refused(night, hosts={1: 9, 2: 9}) == ("hosts", (9,))
    fixed = night.repair(2, hosts={1: 9, 2: 10})
    assert hosted(night.store, fixed) == {9: 1, 10: 2}


def test_pairs_have_no_tables_to_take_over(store, doorbell):
    pairs = Evening(store, doorbell, 8)
    pairs.say(2, MISSING)
    assert refused(pairs, hosts={1: 3}) == ("hosted", ())


def test_the_sheet_of_the_table_is_among_what_changed_and_names_the_new_host(night):
    desk = Desk(night.store, night.doorbell, night.event_id, night.plan_id)
    desk.make(kind=DeckKind.HOSTS)
    night.say(2, MISSING)
    desk.plan_id = night.repair(2)
    (before,), _ = desk.make(kind=DeckKind.HOSTS, since=desk.newest(DeckKind.HOSTS))
    desk.plan_id = night.repair(2, hosts={1: 9})
    (after,), _ = desk.make(kind=DeckKind.HOSTS, since=desk.newest(DeckKind.HOSTS))
    hosts = [{one.table: one.host for one in part[0].tables} for part in (before, after)]
    assert (hosts[0][1], hosts[1][1]) == ("", night.row(9).name)
    # The rounds before were another's: who sat there, and what they needed.
    rounds = [[r.number for r in t.rounds] for t in after[0].tables if t.table == 1]
    assert rounds == [[2, 3]]
