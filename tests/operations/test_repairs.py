import re
from dataclasses import replace

import pytest
from sqlalchemy import select

import matching
from service.errors import AlreadyRunning, NotFound, Stale, WrongState
from service.operations import day, plans, repairs
from service.operations.imports import import_responses
from service.operations.presence import add_walk_up, set_presence, sit_out
from service.operations.responses import (
    revise_response,
    values_of,
    withdraw_response,
)
from service.queue import RUN_PLAN, Ring
from service.store.models import Meeting, Message, Plan, PlanState, Response, Round
from service.store.queries.places import places_of
from service.store.queries.plans import newest_plan, plan_for_page, published_plan
from service.store.queries.responses import response_by_number
from service.store.values import Format, Presence, ResponseValues
from tests.factories import NOW, evening, letters_left, person, table_page
from tests.planned import plan_made
from tests.web.scene import changed
from tests.web.scene import published_plan as published

HERE, MISSING, EXPECTED = Presence.HERE, Presence.MISSING, Presence.EXPECTED


class Evening:
    """An event on the day, with its people by number."""

    def __init__(self, store, doorbell, people, **changes):
        self.store, self.doorbell = store, doorbell
        self.event_id = evening(store, people, **changes)
        self.plan_id = published(store, doorbell, self.event_id)

    def say(self, number, presence, seen=EXPECTED):
        with self.store.writing() as session:
            set_presence(
                session, self.event_id, number, presence=presence, seen=seen, by=1, now=NOW
            )

    def walk_up(self, name):
        with self.store.writing() as session:
            values = ResponseValues(name=name)
            return add_walk_up(session, self.event_id, values, once=name, by=1, now=NOW)

    def row(self, number):
        with self.store.reading() as session:
            return response_by_number(session, self.event_id, number)

    def propose(self, from_round=2, *, unseen=False, expected=False, hosts=None):
        with self.store.writing() as session:
            plan_id = repairs.request_repair(
                session,
                None,
                self.event_id,
                from_round=from_round,
                unseen=unseen,
                expected=expected,
                now=NOW,
                hosts=hosts,
            )
        plan_made(self.store, plan_id)
        return plan_id

    def apply(self, plan_id):
        with self.store.writing() as session:
            repairs.apply_repair(
                session,
                self.doorbell,
                self.event_id,
                plan_id,
                link_of=str,
                table_link_of=table_page,
                now=NOW,
            )

    def repair(self, from_round=2, *, unseen=False, hosts=None):
        plan_id = self.propose(from_round, unseen=unseen, hosts=hosts)
        self.apply(plan_id)
        return plan_id

    def plan(self, plan_id):
        with self.store.reading() as session:
            return session.get_one(Plan, plan_id)

    def numbers(self, plan_id, round_):
        """Who has a place in a round of a plan."""
        with self.store.reading() as session:
            numbers = {
                row.id: row.number
                for row in session.scalars(
                    select(Response).where(Response.event_id == self.event_id)
                )
            }
            return sorted(
                numbers[one.response_id]
                for one in places_of(session, plan_id)
                if one.round == round_
            )

    def round(self, plan_id, number):
        """A round as it is stored, without ids of rows."""
        with self.store.reading() as session:
            plan = plan_for_page(session, self.event_id, plan_id)
            one = plan.rounds[number - 1]
            return (
                one.starts_at,
                [
                    (m.table, m.reasons, m.ladder, [s.response_id for s in m.seats])
                    for m in one.meetings
                ],
                [bye.response_id for bye in one.byes],
            )


@pytest.fixture(params=[Format.TABLES, Format.PAIRS])
def day_of(request, store, doorbell):
    return Evening(store, doorbell, 13, format=request.param, table_size=3)


@pytest.fixture
def pairs(store, doorbell):
    return Evening(store, doorbell, 13, format=Format.PAIRS)


def test_who_left_is_gone_who_came_is_seated_and_finished_rounds_never_move(day_of):
    day_of.say(3, MISSING)
    day_of.say(8, MISSING)
    new = day_of.walk_up("Zoë")
    fixed = day_of.repair()
    stay = sorted(set(range(1, 14)) - {3, 8} | {new})
    assert [day_of.numbers(fixed, one) for one in (1, 2, 3)] == [
        list(range(1, 14)), stay, stay,
    ]  # fmt: skip
    assert day_of.round(fixed, 1) == day_of.round(day_of.plan_id, 1)
    with day_of.store.reading() as session:
        assert published_plan(session, day_of.event_id).id == fixed
        assert newest_plan(session, day_of.event_id).id == fixed
    assert day_of.plan(day_of.plan_id).state is PlanState.READY


def test_what_was_repaired_can_be_repaired_again_and_who_comes_back_is_seated(day_of):
    day_of.say(3, MISSING)
    day_of.say(5, MISSING)
    day_of.say(9, MISSING)
    day_of.repair(2)
    for one in (3, 5, 9):
        day_of.say(one, HERE, seen=MISSING)
    again = day_of.repair(3)
    assert day_of.numbers(again, 2) == sorted(set(range(1, 14)) - {3, 5, 9})
    assert day_of.numbers(again, 3) == list(range(1, 14))


def test_a_second_repair_goes_on_as_planned_whatever_the_settings_say_since(day_of):
    day_of.walk_up("Zoë")
    first = day_of.repair(2)
    asked = day_of.plan(day_of.plan_id).asked
    other = Format.PAIRS if asked["format"] == "tables" else Format.TABLES
    changed(day_of.store, day_of.event_id, format=other, table_size=5)
    day_of.walk_up("Ada")
    again = day_of.repair(3)
    sizes = sorted(len(seats) for *_, seats in day_of.round(again, 3)[1])
    assert sizes == {"pairs": [*[2] * 6, 3], "tables": [3] * 5}[asked["format"]]
    assert [day_of.plan(one).asked for one in (first, again)] == [asked, asked]


def test_who_withdrew_is_gone_and_nothing_of_their_words_comes_back(day_of):
    with day_of.store.writing() as session:
        withdraw_response(session, day_of.row(4).id, now=NOW)
    fixed = day_of.repair()
    assert 4 not in day_of.numbers(fixed, 2)
    with day_of.store.reading() as session:
        reasons = session.scalars(
            select(Meeting.reasons).join(Round).where(Round.plan_id == fixed)
        ).all()
    assert [one for each in reasons for one in each if "4" in one["words"]] == []


def test_those_not_seen_count_as_missing_only_when_asked(pairs):
    for number in range(1, 11):
        pairs.say(number, HERE)
    assert pairs.numbers(pairs.propose(2, unseen=True), 2) == list(range(1, 11))
    with pytest.raises(Stale) as told:
        pairs.propose(2)
    assert told.value.why == "nothing"


def test_who_came_on_a_list_since_is_seated_before_the_doors_open_when_asked(pairs):
    with pairs.store.writing() as session:
        import_responses(session, pairs.event_id, [person(20), person(21)], now=NOW)
    with pytest.raises(Stale) as told:
        pairs.propose(1)
    assert told.value.why == "nothing"
    fixed = pairs.propose(1, expected=True)
    assert pairs.numbers(fixed, 1) == list(range(1, 16))
    pairs.apply(fixed)
    with pairs.store.reading() as session:
        assert published_plan(session, pairs.event_id).id == fixed


def test_a_repair_writes_to_those_whose_rounds_to_come_change(pairs):
    def letters():
        with pairs.store.reading() as session:
            rows = session.scalars(select(Message).order_by(Message.id)).all()
            return [(row.kind, row.recipient, row.text) for row in rows]

    first = {one[1]: one[0] for one in letters()}
    assert set(first.values()) == {"plan-published"}
    letters_left(pairs.store)
    pairs.say(3, MISSING)
    new = pairs.walk_up("Zoë")
    with pairs.store.writing() as session:
        session.get_one(Response, pairs.row(new).id).email = "zoe@example.org"
    fixed = pairs.repair(2)
    told = letters()[len(first) :]

    def groups(plan_id, round_):
        return {(table, *seats) for table, _, _, seats in pairs.round(plan_id, round_)[1]}

    new_groups = [groups(fixed, one) - groups(pairs.plan_id, one) for one in (2, 3)]
    moved = {row for each in new_groups for _table, *seats in each for row in seats}
    expected = {f"person{n}@example.org": "plan-changed" for n in moved - {pairs.row(new).id}}
    assert {to: kind for kind, to, _ in told} == {**expected, "zoe@example.org": "plan-published"}
    said = next(text for kind, _, text in told if kind == "plan-changed")
    assert "some seats have changed, and with them whom you meet, or where. Next, on " in said


def test_a_wish_to_sit_out_is_heard_for_that_round_alone_and_can_be_taken_back(day_of):
    mine = day_of.row(6).id

    def wish(round_):
        with day_of.store.writing() as session:
            sit_out(session, mine, round_=round_, now=NOW)

    wish(2)
    fixed = day_of.repair(2)
    assert [6 in day_of.numbers(fixed, one) for one in (1, 2, 3)] == [True, False, True]
    wish(None)
    again = day_of.repair(2)
    assert [6 in day_of.numbers(again, one) for one in (1, 2, 3)] == [True, True, True]


def test_a_repair_made_of_what_does_not_hold_any_more_is_refused_with_what_changed(pairs):
    pairs.say(3, MISSING)
    one, other = pairs.propose(), pairs.propose()
    pairs.say(7, MISSING)
    pairs.say(3, HERE, seen=MISSING)
    with pytest.raises(Stale) as people:
        pairs.apply(one)
    pairs.say(7, HERE, seen=MISSING)
    pairs.say(3, MISSING, seen=HERE)
    pairs.apply(one)
    with pytest.raises(NotFound):
        pairs.apply(other)
    assert (people.value.why, people.value.numbers) == ("people", (3, 7))


def test_a_repair_of_another_plan_is_refused_however_the_plan_changed(pairs):
    pairs.say(3, MISSING)
    draft = pairs.propose()
    with pairs.store.writing() as session:
        plan = plan_for_page(session, pairs.event_id, pairs.plan_id)
        a, b = (meeting.seats[0] for meeting in plan.rounds[2].meetings[:2])
        a.response_id, b.response_id = b.response_id, a.response_id
    with pytest.raises(Stale) as edited:
        pairs.apply(draft)
    published(pairs.store, pairs.doorbell, pairs.event_id)
    with pytest.raises(Stale) as other:
        pairs.apply(draft)
    assert (edited.value.why, other.value.why) == ("plan", "plan")


def test_a_repair_is_refused_once_the_clock_went_on(pairs):
    pairs.say(3, MISSING)
    draft = pairs.propose(2)
    with pairs.store.writing() as session:
        day.begin_round(session, pairs.event_id, 2, seen=0, now=NOW)
    with pytest.raises(Stale) as late:
        pairs.apply(draft)
    with pytest.raises(Stale) as begun:
        pairs.propose(2)
    assert (late.value.why, begun.value.why) == ("clock", "begun")


def test_a_wish_that_came_after_a_finished_round_hinders_no_repair_and_holds_from_then_on(day_of):
    with day_of.store.reading() as session:
        meeting = plan_for_page(session, day_of.event_id, day_of.plan_id).rounds[0].meetings[0]
        one, other = (session.get_one(Response, s.response_id).number for s in meeting.seats[:2])
    values = replace(values_of(day_of.row(one)), keep_apart=(day_of.row(other).name,))
    with day_of.store.writing() as session:
        revise_response(session, day_of.row(one).id, values, now=NOW)
    away = next(n for n in range(1, 14) if n not in (one, other))
    day_of.say(away, MISSING)
    fixed = day_of.repair()
    with day_of.store.reading() as session:
        assert not plans.is_outdated(session, fixed, from_round=2)


def test_a_wish_that_the_repair_would_break_refuses_it(pairs):
    pairs.say(3, MISSING)
    draft = pairs.propose()
    with pairs.store.reading() as session:
        meeting = plan_for_page(session, pairs.event_id, draft).rounds[2].meetings[0]
        one, other = (session.get_one(Response, s.response_id).number for s in meeting.seats[:2])
    values = replace(values_of(pairs.row(one)), keep_apart=(pairs.row(other).name,))
    with pairs.store.writing() as session:
        revise_response(session, pairs.row(one).id, values, now=NOW)
    with pytest.raises(Stale) as broken:
        pairs.apply(draft)
    assert broken.value.why == "wish"


def test_applying_twice_changes_nothing_and_a_proposal_is_not_published_by_another_door(pairs):
    pairs.say(3, MISSING)
    draft = pairs.propose()
    with pytest.raises(WrongState), pairs.store.writing() as session:
        plans.publish_plan(
            session, pairs.doorbell, draft, link_of=str, table_link_of=table_page, now=NOW
        )
    pairs.apply(draft)
    pairs.apply(draft)
    with pairs.store.reading() as session:
        states = session.scalars(select(Plan.state).order_by(Plan.id)).all()
    assert states == [PlanState.READY, PlanState.PUBLISHED]


def test_a_large_event_rings_for_a_worker_and_one_is_made_at_a_time(pairs):
    pairs.say(3, MISSING)
    for expected in (None, AlreadyRunning):
        try:
            with pairs.store.writing() as session:
                repairs.request_repair(
                    session, pairs.doorbell, pairs.event_id,
                    from_round=2, unseen=False, expected=False, now=NOW,
                )  # fmt: skip
        except AlreadyRunning:
            assert expected is AlreadyRunning
    assert [one for one in pairs.doorbell.rings if one.job == RUN_PLAN][-1:] == [
        Ring(RUN_PLAN, 2, 0)
    ]


def test_too_few_who_stay_are_told_and_the_published_plan_stays(pairs):
    for number in range(2, 14):
        pairs.say(number, MISSING)
    draft = pairs.propose()
    assert (pairs.plan(draft).state, pairs.plan(draft).failure["rule"]) == (
        PlanState.FAILED,
        "too-few",
    )
    with pytest.raises(Stale):
        pairs.apply(draft)
    assert pairs.plan(pairs.plan_id).state is PlanState.PUBLISHED


def test_the_repaired_plan_keeps_every_rule(day_of):
    day_of.say(3, MISSING)
    day_of.walk_up("Zoë")
    fixed = day_of.repair()
    document = matching.plan_from_json(day_of.plan(fixed).document)
    assert [one.number for one in document.rounds] == [1, 2, 3]
    assert document.rounds[0].absent == (14,)
    assert document.rounds[1].absent == (3,)


def test_a_letter_about_a_later_round_names_the_one_that_comes_first(store, doorbell):
    tonight = Evening(store, doorbell, 8, starts_at=NOW)
    letters_left(store)
    with store.writing() as session:
        seen = day.row(session, tonight.event_id).revision
        day.begin_round(session, tonight.event_id, 1, seen=seen, now=NOW)
    tonight.say(2, MISSING)
    tonight.repair(from_round=3)
    with store.reading() as session:
        texts = session.scalars(select(Message.text).where(Message.kind == "plan-changed")).all()
    assert {re.search(r"Next, in round (\d)", text)[1] for text in texts} == {"2"}
