"""Guests who host: named by organizers, kept by the plan that was made with them, whoever hosts later."""

import pytest

import matching
from service.errors import NotFound
from service.operations import plans, versions
from service.operations.responses import name_host, withdraw_response
from service.store.models import Plan, PlanState, Response
from service.store.queries.changes import changes_of
from service.store.queries.hosts import tables_hosted
from service.store.queries.people import hosts_named
from service.store.queries.responses import response_by_number
from service.store.values import By, ChangedBy, Format, Presence
from tests.factories import NOW, evening, row_ids, table_page
from tests.operations.test_edits import MOVE, SKIP, SWAP, Hand, judged
from tests.operations.test_plans import ask, row, run
from tests.operations.test_repairs import Evening
from tests.planned import plan_made

OLIVIA = By(ChangedBy.ORGANIZER)
HOSTS = (2, 5)


def named(store, event_id, *numbers, is_host=True):
    """Let an organizer name hosts, or no hosts any more."""
    with store.writing() as session:
        for number in numbers:
            one = response_by_number(session, event_id, number)
            name_host(session, one.id, is_host=is_host, by=OLIVIA, now=NOW)


def withdrawn(store, event_id, number):
    with store.writing() as session:
        withdraw_response(session, response_by_number(session, event_id, number).id, now=NOW)


def homes(plan):
    """At which tables each host sits, over all rounds."""
    found = {}
    for one in plan.rounds:
        for meeting in one.meetings:
            if meeting.host is not None:
                assert meeting.host in meeting.attendees
                found.setdefault(meeting.host, set()).add(meeting.table)
    return found


def hosted(store, plan_id):
    """The tables that pages name hosts of, by attendee number."""
    with store.reading() as session:
        plan = session.get_one(Plan, plan_id)
        numbers = {row_id: int(name[-3:]) for name, row_id in names(store, plan).items() if name}
        return {
            numbers[one]: table
            for one, table in tables_hosted(session, plan_id, plan.asked).items()
        }


def names(store, plan):
    return row_ids(store, plan.event_id)


def planned(store, doorbell, *hosts, **changes):
    """An organizer with a plan for twelve at three tables."""
    event_id = evening(store, 12, **{"format": Format.TABLES, **changes})
    named(store, event_id, *hosts)
    plan_id = ask(store, doorbell, event_id)
    plan_made(store, plan_id)
    return Hand(store, doorbell, event_id, plan_id)


def test_two_hosts_stay_at_a_table_of_their_own_in_every_round(any_store, doorbell):
    hand = planned(any_store, doorbell, *HOSTS)
    desk = hand.desk()
    assert (homes(desk.plan), desk.rules.hosts) == ({2: {1}, 5: {2}}, HOSTS)
    assert [len(m.attendees) for r in desk.plan.rounds for m in r.meetings] == [4] * 9
    assert sum(m.host is not None for r in desk.plan.rounds for m in r.meetings) == 6
    assert judged(hand) == matching.violations(desk.plan, desk.roster, desk.rules) == ()
    assert row(any_store, hand.plan_id).asked["hosts"] == [2, 5]
    assert hosted(any_store, hand.plan_id) == {2: 1, 5: 2}
    with any_store.reading() as session:
        document = session.get_one(Plan, hand.plan_id).document
    assert desk.plan == matching.plan_from_json(document)


def test_pairs_have_no_hosts_though_somebody_was_named(store, doorbell):
    hand = planned(store, doorbell, *HOSTS, format=Format.PAIRS)
    assert "hosts" not in row(store, hand.plan_id).asked
    assert (hand.desk().rules.hosts, homes(hand.desk().plan)) == ((), {})


def test_naming_a_host_is_kept_in_the_trail_once_each_time(store, doorbell):
    event_id = evening(store, 12, format=Format.TABLES)
    named(store, event_id, 2, 2)
    with store.reading() as session:
        assert hosts_named(session, event_id) == (2,)
    named(store, event_id, 2, is_host=False)
    with store.reading() as session:
        found = changes_of(session, response_by_number(session, event_id, 2).id)
        assert [tuple(one.fields) for one in found] == [("guest",), ("host",)]
        assert hosts_named(session, event_id) == ()


def test_who_withdraws_hosts_no_more(store, doorbell):
    event_id = evening(store, 12, format=Format.TABLES)
    named(store, event_id, 2)
    with store.reading() as session:
        gone = response_by_number(session, event_id, 2).id
    withdrawn(store, event_id, 2)
    with store.reading() as session:
        assert session.get_one(Response, gone).is_host is False
    with store.writing() as session, pytest.raises(NotFound):
        name_host(session, gone, is_host=True, by=OLIVIA, now=NOW)


def test_a_host_cannot_be_moved_and_guests_can(store, doorbell):
    hand = planned(store, doorbell, *HOSTS)
    groups = hand.groups(1)
    guest = next(one for one in groups[2] if one != 5)
    refused = [
        hand.foresee(SWAP, 1, 2, other=guest),
        hand.foresee(SWAP, 1, 2, other=5),
        hand.foresee(SWAP, 1, 2, other=groups[3][0]),
    ]
    assert [one.refusal for one in refused] == ["broken"] * 3
    assert {kind for one in refused for kind, _ in one.broken} == {"host"}
    assert hand.foresee(MOVE, 1, 2, table=3).refusal != ""
    other = groups[3][0]
    hand.change(SWAP, 1, guest, other=other)
    assert hand.groups(1)[2] == tuple(sorted({*groups[2], other} - {guest}))
    assert (homes(hand.desk().plan), judged(hand)) == ({2: {1}, 5: {2}}, ())
    hand.steps(versions.undo_edit)
    assert (hand.groups(1), row(store, hand.plan_id).asked["hosts"]) == (groups, [2, 5])


def test_the_rest_planned_anew_keeps_the_hosts_of_its_plan(store, doorbell):
    hand = planned(store, doorbell, *HOSTS)
    named(store, hand.event_id, 2, is_host=False)
    named(store, hand.event_id, 9)
    hand.lock(round=1, table=1)
    with store.writing() as session:
        hand.plan_id = versions.request_rest(
            session, doorbell, hand.event_id, hand.plan_id, organizer_id=hand.id, now=NOW
        )
    run(store, hand.plan_id)
    assert row(store, hand.plan_id).state is PlanState.READY
    assert (homes(hand.desk().plan), judged(hand)) == ({2: {1}, 5: {2}}, ())


@pytest.mark.parametrize("is_new", [True, False])
def test_an_older_plan_is_edited_without_hosts_though_some_are_named_now(store, doorbell, is_new):
    hand = planned(store, doorbell)
    if not is_new:
        with store.writing() as session:
            session.get_one(Plan, hand.plan_id).asked = None
    named(store, hand.event_id, *HOSTS)
    assert (hand.desk().rules.hosts, homes(hand.desk().plan)) == ((), {})
    groups = hand.groups(1)
    home = next(table for table, who in groups.items() if 2 in who)
    other = next(who[0] for table, who in groups.items() if table != home)
    assert hand.foresee(SWAP, 1, 2, other=other).refusal == ""
    hand.change(SWAP, 1, 2, other=other)
    assert (judged(hand), hosted(store, hand.plan_id)) == ((), {})


def test_a_plan_keeps_its_hosts_whoever_is_named_later(store, doorbell):
    hand = planned(store, doorbell, *HOSTS)
    named(store, hand.event_id, *HOSTS, is_host=False)
    named(store, hand.event_id, 9)
    desk = hand.desk()
    assert (desk.rules.hosts, homes(desk.plan)) == (HOSTS, {2: {1}, 5: {2}})
    hand.change(SKIP, 2, 9)
    assert judged(hand) == ()


def test_a_host_who_withdraws_leaves_a_plan_that_can_be_changed_and_judged(store, doorbell):
    hand = planned(store, doorbell, *HOSTS)
    withdrawn(store, hand.event_id, 2)
    desk = hand.desk()
    assert (desk.rules.hosts, homes(desk.plan)) == ((5,), {5: {2}})
    groups = hand.groups(1)
    hand.change(SWAP, 1, groups[1][0], other=groups[3][0])
    assert (judged(hand), hosted(store, hand.plan_id)) == ((), {5: 2})


def test_more_hosts_than_tables_are_refused_with_who_they_are(store, doorbell):
    hand = planned(store, doorbell, 1, 2, 3, 4)
    failed = row(store, hand.plan_id)
    assert (failed.state, failed.failure) == (
        PlanState.FAILED,
        {"rule": "hosts", "attendees": [1, 2, 3, 4], "relaxation": "hosts", "facts": {"possible": 3}},
    )  # fmt: skip
    with store.reading() as session:
        seen = plans.foresee(session, plans.locked_event(session, hand.event_id))
    assert (seen.failure["rule"], seen.failure["attendees"]) == ("hosts", [1, 2, 3, 4])


class Night(Evening):
    """A published evening of twelve, two of whom host."""

    def __init__(self, store, doorbell):
        self.store, self.doorbell = store, doorbell
        self.hand = planned(store, doorbell, *HOSTS)
        self.event_id, self.plan_id = self.hand.event_id, self.hand.plan_id
        with store.writing() as session:
            plans.publish_plan(
                session, doorbell, self.plan_id, link_of=str, table_link_of=table_page, now=NOW
            )

    def desk_of(self, plan_id):
        self.hand.plan_id = plan_id
        return self.hand.desk()


@pytest.fixture
def night(store, doorbell):
    return Night(store, doorbell)


def test_a_repair_leaves_the_other_host_at_home_and_says_whose_table_has_none(night):
    night.say(2, Presence.MISSING)
    fixed = night.repair(from_round=2)
    assert night.plan(fixed).asked == night.plan(night.plan_id).asked
    found = night.desk_of(fixed)
    assert homes(found.plan) == {2: {1}, 5: {2}}
    later = {m.host for r in found.plan.rounds[1:] for m in r.meetings}
    assert (later, found.rules.format, found.rules.hosts) == ({None, 5}, "tables", HOSTS)
    told = [(one["kind"], tuple(one["attendees"])) for one in night.plan(fixed).notices]
    tables = {m.table for r in found.plan.rounds[1:] for m in r.meetings}
    assert told.count(("hostless", (2,))) == (2 if 1 in tables else 0)
    assert hosted(night.store, fixed) == {5: 2}


def test_what_was_repaired_is_changed_by_hand_with_its_hosts_and_repaired_again(night):
    night.say(7, Presence.MISSING)
    fixed = night.repair(from_round=2)
    assert homes(night.desk_of(fixed).plan) == {2: {1}, 5: {2}}
    groups = night.hand.groups(3)
    said = night.hand.foresee(SWAP, 3, 2, other=groups[2][0])
    assert (said.refusal, [kind for kind, _ in said.broken]) == ("broken", ["host"])
    guests = [next(one for one in groups[table] if one not in HOSTS) for table in (1, 2)]
    night.hand.change(SWAP, 3, guests[0], other=guests[1])
    assert (homes(night.hand.desk().plan), judged(night.hand)) == ({2: {1}, 5: {2}}, ())
    night.say(5, Presence.MISSING)
    again = night.repair(from_round=3)
    assert hosted(night.store, again) == {2: 1}


def test_who_is_named_on_the_day_hosts_in_no_repair_of_an_older_plan(night):
    named(night.store, night.event_id, *HOSTS, is_host=False)
    named(night.store, night.event_id, 9)
    night.say(7, Presence.MISSING)
    fixed = night.repair(from_round=2)
    assert homes(night.desk_of(fixed).plan) == {2: {1}, 5: {2}}


def test_a_repair_of_a_plan_without_hosts_keeps_none(store, doorbell):
    day = Evening(store, doorbell, 12, format=Format.TABLES)
    named(store, day.event_id, *HOSTS)
    day.say(7, Presence.MISSING)
    fixed = day.repair(from_round=2)
    assert (day.plan(fixed).asked.get("hosts"), hosted(store, fixed)) == (None, {})


def test_a_published_host_who_withdraws_is_gone_in_the_rounds_to_come(night):
    withdrawn(night.store, night.event_id, 2)
    fixed = night.repair(from_round=1)
    assert homes(night.desk_of(fixed).plan) == {5: {2}}
    assert hosted(night.store, fixed) == {5: 2}
