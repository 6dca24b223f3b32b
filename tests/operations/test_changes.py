"""What people change while a plan is made, or after: nothing old is printed, no rule breaks silently."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from service.errors import NotFound, WrongState
from service.operations import attempt, decks, organizers, plans
from service.operations.events import change_event
from service.operations.responses import revise_response, withdraw_response
from service.store.models import Deck, Meeting, Message, Plan, PlanState, Round, Seat, SignIn
from service.store.values import DeckKind
from tests.factories import NOW, evening, event_values, make_people, person, row_ids, table_page

LIMITS = attempt.Limits(plan_seconds=600, lease_seconds=600)
WORDS = ("a secret garden in Leeds",)


def ask(store, doorbell, event_id):
    with store.writing() as session:
        return plans.request_plan(session, doorbell, event_id, seed=1, now=NOW)


def run(store, plan_id, meanwhile=lambda: None):
    """Make the plan; `meanwhile` happens once, after the answers were read."""
    calls = []

    def now():
        calls.append(1)
        if len(calls) == 3:
            meanwhile()
        return NOW + timedelta(seconds=len(calls))

    attempt.run_plan(store, plan_id, worker="w", limits=LIMITS, now=now)


def revise(store, event_id, number, **changes):
    with store.writing() as session:
        row_id = row_ids(store, event_id)[f"Person {number:03}"]
        revise_response(session, row_id, person(number, **changes), now=NOW)


def stored(store, plan_id):
    """Everything the plan says, as one text, and its state."""
    with store.reading() as session:
        plan = session.get_one(Plan, plan_id)
        said = session.execute(select(Meeting.reasons, Meeting.ladder).order_by(Meeting.id)).all()
        return plan.state, str(said) + str(plan.document)


@pytest.fixture
def event_id(any_store):
    return evening(any_store, [person(n, interests=WORDS) for n in range(1, 9)])


def test_words_withdrawn_while_a_plan_is_made_are_not_stored_with_it(any_store, doorbell, event_id):
    ids = row_ids(any_store, event_id)

    def withdraw():
        with any_store.writing() as session:
            for number in range(2, 9):
                withdraw_response(session, ids[f"Person {number:03}"], now=NOW)

    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id, withdraw)
    state, said = stored(any_store, plan_id)
    assert state is PlanState.READY
    assert "secret garden" not in said


def test_consent_taken_back_while_a_plan_is_made_counts(any_store, doorbell, event_id):
    def take_back():
        for number in range(1, 9):
            revise(any_store, event_id, number, interests=WORDS, printable=())

    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id, take_back)
    assert "secret garden" not in stored(any_store, plan_id)[1]


def test_a_wish_made_while_a_plan_is_made_sends_it_back_in_line(any_store, doorbell, event_id):
    everybody = tuple(f"Person {n:03}" for n in range(2, 6))
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id, lambda: revise(any_store, event_id, 1, keep_apart=everybody))
    assert stored(any_store, plan_id)[0] is PlanState.QUEUED
    run(any_store, plan_id)
    assert stored(any_store, plan_id)[0] is PlanState.READY
    with any_store.reading() as session:
        assert not plans.is_outdated(session, plan_id)


def test_a_plan_that_now_breaks_a_wish_is_not_published(any_store, doorbell, event_id):
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    everybody = tuple(f"Person {n:03}" for n in range(2, 9))
    revise(any_store, event_id, 1, interests=WORDS, keep_apart=everybody)
    with any_store.writing() as session, pytest.raises(WrongState) as caught:
        plans.publish_plan(
            session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW
        )
    assert caught.value.state == "outdated"
    assert stored(any_store, plan_id)[0] is PlanState.READY


def test_a_lower_depth_takes_deeper_questions_off_the_cards(any_store, doorbell):
    event_id = evening(any_store, [person(n, depth=3) for n in range(1, 9)], rounds=3)
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    revise(any_store, event_id, 1, depth=1)
    with any_store.reading() as session:
        ladders = session.scalars(
            select(Meeting.ladder)
            .join(Seat)
            .where(Seat.response_id == row_ids(any_store, event_id)["Person 001"])
        ).all()
    assert [ladder["depth"] for ladder in ladders] == [1, 1, 1]
    asked = [
        ladder[rung] for ladder in ladders for rung in ("opener", "deeper", "closing", "other")
    ]
    assert sorted(asked) == sorted(set(asked))


def test_a_moved_event_moves_its_rounds_and_drops_its_cards(any_store, doorbell, event_id):
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    with any_store.writing() as session:
        decks.request_deck(
            session, doorbell, plan_id, kind=DeckKind.CARDS, stock="a4-85x55", now=NOW
        )
    later = event_values()
    later = replace(later, starts_at=later.starts_at + timedelta(hours=3), minutes=40)
    with any_store.writing() as session:
        change_event(
            session, doorbell, event_id, later, link_of=str, table_link_of=table_page, now=NOW
        )
    with any_store.reading() as session:
        starts = session.scalars(select(Round.starts_at).order_by(Round.number)).all()
        assert starts == [later.starts_at + timedelta(minutes=45) * n for n in range(3)]
        assert session.scalar(select(func.count()).select_from(Deck)) == 0


def test_an_event_that_goes_online_drops_cards_that_say_tables(any_store, doorbell, event_id):
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    with any_store.writing() as session:
        decks.request_deck(
            session, doorbell, plan_id, kind=DeckKind.CARDS, stock="a4-85x55", now=NOW
        )
        change_event(
            session,
            doorbell,
            event_id,
            event_values(),
            link_of=str,
            table_link_of=table_page,
            now=NOW,
        )
        assert session.scalar(select(func.count()).select_from(Deck)) == 1
        change_event(
            session,
            doorbell,
            event_id,
            replace(event_values(), is_online=True),
            link_of=str,
            table_link_of=table_page,
            now=NOW,
        )
        assert session.scalar(select(func.count()).select_from(Deck)) == 0


def test_whoever_came_after_the_plan_gets_no_mail_about_it(any_store, doorbell, event_id):
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    with any_store.writing() as session:
        event = session.get_one(plans.Event, event_id)
        make_people(session, event, [person(99)])
        plans.publish_plan(
            session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW
        )
    with any_store.reading() as session:
        told = session.scalars(select(Message.recipient).order_by(Message.id)).all()
    assert told == [f"person{n}@example.org" for n in range(1, 9)]


def test_a_late_fault_of_one_worker_leaves_anothers_attempt_alone(any_store, doorbell, event_id):
    plan_id = ask(any_store, doorbell, event_id)
    with any_store.writing() as session:
        plan = session.get_one(Plan, plan_id)
        plan.state, plan.attempt, plan.worker = PlanState.RUNNING, 2, "second"
    attempt.fail_plan(any_store, plan_id, worker="first", incident="i", now=NOW)
    assert stored(any_store, plan_id)[0] is PlanState.RUNNING


def test_a_new_password_needs_the_old_one_and_ends_other_sign_ins(store):
    with store.writing() as session:
        who = organizers.new_organizer(
            session, name="O", email="o@example.org", password="the first one", now=NOW
        )
        tokens = [
            organizers.open_sign_in(session, who, browser="b", now=NOW, days=1) for _ in range(3)
        ]
    wanted = {"name": "O", "email": "o@example.org", "password": "the second one"}
    with store.writing() as session, pytest.raises(NotFound):
        organizers.save_account(session, who, **wanted, current="a guess")
    with store.writing() as session:
        organizers.save_account(session, who, **wanted, current="the first one", token=tokens[1])
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(SignIn)) == 1
        assert organizers.organizer_with(session, "o@example.org", "the second one") == who
