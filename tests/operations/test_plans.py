from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.event import listen, remove

import matching
from service.errors import AlreadyRunning, WrongState
from service.operations import attempt, plans, questions
from service.operations.responses import withdraw_response
from service.operations.roster import read_roster, rules_of, unknown_names
from service.operations.sweep import free_rows_of, sweep
from service.queue import RUN_PLAN, Ring
from service.store.models import Bye, Event, Meeting, Message, Plan, PlanState, Round, Seat
from service.store.queries.ownrounds import rounds_of_response
from service.store.queries.plans import plan_for_page
from service.store.values import QuestionValues
from tests.factories import NOW, evening, person, row_ids, table_page

LIMITS = attempt.Limits(plan_seconds=60, lease_seconds=20)


class Clock:
    """A clock that a test moves, a little by itself at every look."""

    def __init__(self, step=timedelta(0)):
        self.at = NOW
        self.step = step

    def __call__(self):
        self.at += self.step
        return self.at


def ask(store, doorbell, event_id, seed=1, now=NOW):
    with store.writing() as session:
        return plans.request_plan(session, doorbell, event_id, seed=seed, now=now)


def run(store, plan_id, clock=None, worker="w", limits=LIMITS):
    attempt.run_plan(store, plan_id, worker=worker, limits=limits, now=clock or Clock())


def row(store, plan_id):
    with store.reading() as session:
        return session.get_one(Plan, plan_id)


def count(store, model):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_a_plan_is_stored_whole_and_obeys_the_judges(any_store, doorbell):
    event_id = evening(any_store, 10)
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    with any_store.reading() as session:
        plan = plan_for_page(session, event_id, plan_id)
        document = matching.plan_from_json(plan.document)
        event = session.get_one(Event, event_id)
        assert (
            matching.violations(document, read_roster(session, event_id), rules_of(session, event))
            == ()
        )
        assert plan.state is PlanState.READY
        stored = [
            [(m.table, [seat.response_id for seat in m.seats]) for m in one.meetings]
            for one in plan.rounds
        ]
    ids = list(row_ids(any_store, event_id).values())
    assert stored == [
        [(m.table, [ids[number - 1] for number in m.attendees]) for m in one.meetings]
        for one in document.rounds
    ]
    assert [len(one) for one in stored] == [5, 5, 5]


def test_asking_rings_after_the_commit_and_only_one_plan_is_in_the_making(any_store, doorbell):
    event_id = evening(any_store, 4)
    plan_id = ask(any_store, doorbell, event_id)
    assert doorbell.rings == [Ring(RUN_PLAN, plan_id, 0)]
    with pytest.raises(AlreadyRunning) as caught:
        ask(any_store, doorbell, event_id)
    assert caught.value.plan_id == plan_id
    assert count(any_store, Plan) == 1


def test_the_same_plan_rung_twice_is_made_once(any_store, doorbell):
    plan_id = ask(any_store, doorbell, evening(any_store, 4))
    run(any_store, plan_id)
    run(any_store, plan_id)
    assert (row(any_store, plan_id).attempt, count(any_store, Round)) == (1, 3)


def test_asking_while_the_queue_is_away_keeps_the_row_and_the_sweep_rings(any_store, doorbell):
    doorbell.reachable = False
    plan_id = ask(any_store, doorbell, evening(any_store, 4))
    assert row(any_store, plan_id).state is PlanState.QUEUED
    doorbell.reachable = True
    sweep(any_store, doorbell, new_incident=lambda: "i", now=NOW + timedelta(seconds=6))
    assert doorbell.rings == [Ring(RUN_PLAN, plan_id, 0)]


def test_a_silent_workers_plan_is_freed_and_given_up_after_three_attempts(any_store, doorbell):
    plan_id = ask(any_store, doorbell, evening(any_store, 4))
    for number in (1, 2, 3):
        with any_store.writing() as session:
            session.get_one(Plan, plan_id).state = PlanState.RUNNING
            session.get_one(Plan, plan_id).attempt = number
            session.get_one(Plan, plan_id).lease_until = NOW
        sweep(any_store, doorbell, new_incident=lambda: "e1f2", now=NOW + timedelta(minutes=number))
        states = {1: PlanState.QUEUED, 2: PlanState.QUEUED, 3: PlanState.FAILED}
        assert row(any_store, plan_id).state is states[number]
    assert row(any_store, plan_id).failure == {"incident": "e1f2"}
    assert doorbell.rings == [Ring(RUN_PLAN, plan_id, n) for n in (0, 1, 2)]


def test_only_the_named_workers_rows_are_freed_at_once(any_store):
    first, second = evening(any_store, 2), evening(any_store, 2)
    with any_store.writing() as session:
        for event_id, worker in ((first, "a"), (second, "b")):
            session.add(
                Plan(event_id=event_id, state=PlanState.RUNNING, seed=1, attempt=1, worker=worker,
                     requested_at=NOW, lease_until=NOW + timedelta(hours=1))
            )  # fmt: skip
    free_rows_of(any_store, "a", new_incident=lambda: "i", now=NOW)
    with any_store.reading() as session:
        states = session.scalars(select(Plan.state).order_by(Plan.id)).all()
    assert states == [PlanState.QUEUED, PlanState.RUNNING]


def test_a_lost_lease_writes_nothing(any_store, doorbell):
    """An attempt that was thought dead comes back late: the newer attempt's row is left alone."""
    plan_id = ask(any_store, doorbell, evening(any_store, 6))

    def clock():
        with any_store.writing() as session:
            plan = session.get_one(Plan, plan_id)
            if plan.attempt == 1:
                plan.attempt = 2
        return NOW

    run(any_store, plan_id, clock)
    plan = row(any_store, plan_id)
    assert (plan.state, plan.attempt, count(any_store, Round)) == (PlanState.RUNNING, 2, 0)


def test_cancel_stops_the_plan_for_good(any_store, doorbell):
    event_id = evening(any_store, 6)
    plan_id = ask(any_store, doorbell, event_id)
    with any_store.writing() as session:
        plans.cancel_plan(session, plan_id, now=NOW)
    run(any_store, plan_id)
    assert (row(any_store, plan_id).state, count(any_store, Round)) == (PlanState.CANCELED, 0)
    assert ask(any_store, doorbell, event_id) == plan_id + 1


def test_cancel_in_the_middle_is_heard(any_store, doorbell):
    plan_id = ask(any_store, doorbell, evening(any_store, 30))
    clock = Clock(timedelta(seconds=2))

    def look():
        if clock.at > NOW + timedelta(seconds=5):
            with any_store.writing() as session:
                plans.cancel_plan(session, plan_id, now=NOW)
        return clock()

    run(any_store, plan_id, look)
    assert (row(any_store, plan_id).state, count(any_store, Round)) == (PlanState.CANCELED, 0)


def test_stop_here_keeps_a_whole_valid_plan_and_says_so(any_store, doorbell):
    event_id = evening(any_store, 30)
    plan_id = ask(any_store, doorbell, event_id)
    with any_store.writing() as session:
        plans.keep_plan(session, plan_id)
    run(any_store, plan_id)
    plan = row(any_store, plan_id)
    assert (plan.state, plan.was_cut, count(any_store, Round)) == (PlanState.READY, True, 3)


def test_the_time_limit_ends_with_the_best_plan_so_far(any_store, doorbell):
    plan_id = ask(any_store, doorbell, evening(any_store, 30))
    run(any_store, plan_id, Clock(timedelta(seconds=40)))
    plan = row(any_store, plan_id)
    assert (plan.state, plan.was_cut, count(any_store, Round)) == (PlanState.READY, True, 3)


@pytest.mark.parametrize("people", [0, 1])
def test_too_few_people_end_with_the_reason(any_store, doorbell, people):
    plan_id = ask(any_store, doorbell, evening(any_store, people))
    run(any_store, plan_id)
    plan = row(any_store, plan_id)
    assert (plan.state, plan.failure["rule"]) == (PlanState.FAILED, "too-few")


def test_more_rounds_than_people_names_them_and_the_possible_number(any_store, doorbell):
    event_id = evening(any_store, 4, rounds=5)
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    failure = row(any_store, plan_id).failure
    assert (failure["rule"], failure["facts"]["possible"]) == ("rounds", 3)


def test_private_wishes_steer_seating(any_store, doorbell):
    people = [person(n) for n in range(1, 7)]
    people[0] = person(1, keep_apart=("Person 002",), met=("Person 003",))
    event_id = evening(any_store, people)
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    document = matching.plan_from_json(row(any_store, plan_id).document)
    met = {m.attendees for one in document.rounds for m in one.meetings if 1 in m.attendees}
    assert met == {(1, 4), (1, 5), (1, 6)}


def test_a_name_that_nobody_has_is_told_without_who_wished_it(any_store):
    event_id = evening(any_store, [person(1, keep_apart=("Zed Nobody",)), person(2)])
    with any_store.reading() as session:
        assert [one.words for one in unknown_names(session, event_id)] == ["Zed Nobody"]


def test_publishing_writes_to_everybody_with_an_address_once(any_store, doorbell):
    event_id = evening(any_store, [person(1), person(2), person(3, email=None), person(4)])
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    with any_store.writing() as session:
        plans.publish_plan(
            session,
            doorbell,
            plan_id,
            link_of=lambda key: f"/me/{key}",
            table_link_of=table_page,
            now=NOW,
        )
    with any_store.reading() as session:
        messages = session.scalars(select(Message).order_by(Message.id)).all()
    assert [m.recipient.partition("@")[0] for m in messages] == ["person1", "person2", "person4"]
    assert "you will meet 3 people in 3 rounds." in messages[0].text
    with any_store.writing() as session, pytest.raises(WrongState):
        plans.publish_plan(
            session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW
        )


def test_withdrawing_takes_the_words_out_of_the_plan(any_store, doorbell):
    words = ("a secret garden in Leeds",)
    people = [person(1, interests=words), person(2, interests=words), *map(person, (3, 4))]
    event_id = evening(any_store, people)
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    ids = row_ids(any_store, event_id)
    with any_store.writing() as session:
        withdraw_response(session, ids["Person 001"], now=NOW)
    with any_store.reading() as session:
        said = session.execute(
            select(Meeting.reasons, Meeting.ladder)
            .join(Seat)
            .where(Seat.response_id == ids["Person 001"])
        ).all()
        assert len(said) == 3
        assert not any("secret garden" in str(one) for one in said)
        assert session.get_one(Plan, plan_id).document is None


def test_an_odd_number_leaves_nobody_alone(any_store, doorbell):
    event_id = evening(any_store, 9)
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    assert count(any_store, Bye) == 0
    for response_id in row_ids(any_store, event_id).values():
        with any_store.reading() as session:
            rounds = rounds_of_response(session, plan_id, response_id)
        assert [one.number for one in rounds] == [1, 2, 3]
        assert all(len(one.mates) in {1, 2} for one in rounds)


def test_a_plan_asks_the_organizers_questions_no_deeper_than_allowed(any_store, doorbell):
    event_id = evening(
        any_store, [person(n, interests=(), values=()) for n in range(1, 5)], rounds=1
    )
    values = QuestionValues(text="What brought you to our library?", language="en", depth=1)
    with any_store.writing() as session:
        questions.add_question(session, event_id, values, now=NOW)
        questions.allow_depth(session, event_id, 1)
        plan_id = plans.request_plan(session, doorbell, event_id, seed=1, now=NOW)
    attempt.run_plan(any_store, plan_id, worker="w", limits=LIMITS, now=lambda: NOW)
    with any_store.reading() as session:
        ladders = session.scalars(select(Meeting.ladder).order_by(Meeting.id)).all()
    # The second pair sits beside the first, and neighbors are asked different things.
    assert [ladder["opener"] == values.text for ladder in ladders] == [True, False]
    assert {ladder["depth"] for ladder in ladders} == {1}


def test_publishing_reads_as_often_for_many_as_for_few(store, doorbell):
    def reads(people):
        event_id = evening(store, people, name=f"Evening {people}")
        plan_id = ask(store, doorbell, event_id)
        run(store, plan_id)
        asked = []

        def note(*told):
            asked.append(told[2].split()[0])

        listen(store.engine, "before_cursor_execute", note)
        with store.writing() as session:
            plans.publish_plan(
                session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW
            )
        remove(store.engine, "before_cursor_execute", note)
        return asked.count("SELECT"), asked.count("INSERT")

    few, many = reads(4), reads(12)
    assert few[0] == many[0]
    assert (few[1], many[1]) == (4, 12)
