"""Letters and calendars written while an evening runs: true by its clock, and only to who may be there."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from service.operations import day, presence
from service.operations.calendars import calendar_for
from service.operations.letters import CHANGED, MOVED, TIMED
from service.store.models import Event, Message
from service.store.queries.day import day_of
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import Presence
from tests.factories import evening, event_values, letters_left, row_ids
from tests.operations.test_changes import ask
from tests.operations.test_edits import SWAP, Hand
from tests.operations.test_waiting import publish, save
from tests.planned import plan_made

STARTS = event_values().starts_at


@pytest.fixture
def event_id(any_store):
    return evening(any_store, 8)


@pytest.fixture
def plan_id(any_store, doorbell, event_id):
    """A published plan of three rounds of 15 minutes, 5 apart; its letters have left."""
    plan_id = ask(any_store, doorbell, event_id)
    plan_made(any_store, plan_id)
    publish(any_store, doorbell, plan_id)
    letters_left(any_store)
    return plan_id


def minutes(count):
    return STARTS + timedelta(minutes=count)


def times(store, event_id, plan_id, now):
    """When the rounds of one person are in a calendar made now, in minutes after the planned start."""
    with store.reading() as session:
        event = session.get_one(Event, event_id)
        rounds = rounds_of_response(session, plan_id, row_ids(store, event_id)["Person 001"])
        file = calendar_for(event, 1, rounds, clock=day_of(session, event_id), made_at=now)
    entries = Calendar.from_ical(file).walk("VEVENT")
    return [(one["dtstart"].dt - STARTS) // timedelta(minutes=1) for one in entries], entries


def begin(store, event_id, number, at):
    with store.writing() as session:
        seen = day.row(session, event_id).revision
        day.begin_round(session, event_id, number, seen=seen, now=minutes(at))


@pytest.mark.parametrize(
    ("begun", "now", "found"),
    [
        ((), 30, [0, 20, 40]),
        # On time by the clock, or as good as.
        (((1, 1),), 5, [1, 20, 40]),
        # Half an hour late: while the first round runs, between two, and while the second does.
        (((1, 30),), 35, [30, 50, 70]),
        (((1, 30),), 52, [30, 52, 72]),
        (((1, 30), (2, 52)), 60, [30, 52, 72]),
        # Hours early: a round that runs is no clock of another day.
        (((1, -300),), -295, [-300, -280, -260]),
        # Long over: of rounds that nobody began what was planned is all that is known.
        (((1, 30),), 24 * 60, [30, 20, 40]),
    ],
)
def test_a_calendar_follows_the_clock_of_the_evening(
    any_store, event_id, plan_id, begun, now, found
):
    for number, at in begun:
        begin(any_store, event_id, number, at)
    assert times(any_store, event_id, plan_id, minutes(now))[0] == found


def test_a_later_calendar_replaces_an_earlier_one_also_within_a_minute(
    any_store, event_id, plan_id
):
    begin(any_store, event_id, 1, 30)
    first, second = (
        [one["sequence"] for one in times(any_store, event_id, plan_id, at)[1]]
        for at in (minutes(35), minutes(35) + timedelta(seconds=1))
    )
    assert [b - a for a, b in zip(first, second, strict=True)] == [1, 1, 1]


def test_who_is_not_there_hears_of_no_other_seat(any_store, doorbell, event_id, plan_id):
    begin(any_store, event_id, 1, 0)
    with any_store.writing() as session:
        presence.set_presence(
            session, event_id, 2,
            presence=Presence.MISSING, seen=Presence.EXPECTED, by=None, now=minutes(5),
        )  # fmt: skip
    hand = Hand(any_store, doorbell, event_id, plan_id)
    (mine,) = (who for who in hand.groups(3).values() if 2 in who)
    other = next(one for one in range(1, 9) if one not in mine)
    publish(any_store, doorbell, hand.change(SWAP, 3, 2, other=other))
    with any_store.reading() as session:
        told = set(session.scalars(select(Message.recipient).where(Message.kind == CHANGED)))
    assert ("person2@example.org" in told, f"person{other}@example.org" in told) == (False, True)


@pytest.mark.parametrize(
    ("running", "ahead", "kind", "change"),
    [
        (1, 2, MOVED, {"place": "Harbor Library"}),
        (2, 3, MOVED, {"place": "Harbor Library"}),
        (3, None, MOVED, {"place": "Harbor Library"}),
        (1, 2, TIMED, {"pause_minutes": 10}),
        (2, 3, TIMED, {"pause_minutes": 10}),
    ],
)
def test_a_letter_about_other_times_names_the_round_after_the_one_in_which_its_reader_sits(
    any_store, doorbell, event_id, plan_id, running, ahead, kind, change
):
    begin(any_store, event_id, running, 0)
    save(any_store, doorbell, event_id, now=minutes(5), **change)
    with any_store.reading() as session:
        mine = (Message.kind == kind, Message.recipient == "person1@example.org")
        text = session.scalars(select(Message.text).where(*mine)).one()
        rounds = rounds_of_response(session, plan_id, row_ids(any_store, event_id)["Person 001"])
    tables = {one.number: one.table for one in rounds}
    said = f"Next, in round {ahead}, you sit at table {tables.get(ahead)}."
    assert (said in text, "Next," in text) == (ahead is not None,) * 2
