"""An event that moves after its plan was published tells everybody who has rounds to come, once a save."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from sqlalchemy import select

from service.errors import RoundRuns
from service.operations import day, plans, presence
from service.operations.events import change_event
from service.operations.letters import MOVED, TIMED
from service.store.models import Event, Message, Response
from service.store.plannedtimes import usual_closings
from service.store.queries import plans as plans_of_event
from service.store.queries.day import day_of
from service.store.queries.ownrounds import rounds_of_everybody
from service.store.values import Format, Presence
from tests.factories import NOW, evening, event_values, letters_left, person, table_page
from tests.operations.test_changes import ask, run
from tests.planned import plan_made

LATER = NOW + timedelta(minutes=7)
WRITTEN = tuple(range(1, 6))
WEEK = timedelta(days=7)
STARTS = event_values().starts_at
EVE = usual_closings(STARTS, event_values().time_zone)[0]


@pytest.fixture
def event_id(any_store):
    people = [person(n, email=f"p{n}@example.org" if n in WRITTEN else None) for n in range(1, 9)]
    return evening(any_store, people)


@pytest.fixture
def followed(any_store, doorbell, event_id):
    plan_id = ask(any_store, doorbell, event_id)
    plan_made(any_store, plan_id)
    with any_store.writing() as session:
        plans.publish_plan(
            session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW
        )
    letters_left(any_store)
    return event_id


def saved(store, doorbell, event_id, *, now=LATER, **changes):
    """How many are told of a change, and the letters there are about changes now."""
    with store.writing() as session:
        values = replace(event_values(), **changes)
        told = change_event(
            session, doorbell, event_id, values, link_of=str, table_link_of=table_page, now=now
        )
    with store.reading() as session:
        kind = Message.kind.in_((MOVED, TIMED))
        return told, list(session.scalars(select(Message).where(kind).order_by(Message.id)))


def slots(message):
    return Calendar.from_ical(message.calendar).walk("VEVENT")


def test_a_new_time_is_told_with_a_calendar_that_replaces_the_old_one(
    any_store, doorbell, followed
):
    starts_at = event_values().starts_at + timedelta(days=1)
    told, letters = saved(any_store, doorbell, followed, starts_at=starts_at)
    assert (told, [one.recipient for one in letters]) == (
        len(WRITTEN),
        [f"p{n}@example.org" for n in WRITTEN],
    )
    with any_store.reading() as session:
        published = session.scalars(
            select(Message).where(Message.kind == "plan-published").order_by(Message.id)
        ).all()
    for before, after in zip(published, letters, strict=True):
        was, now = slots(before), slots(after)
        assert [one["uid"] for one in was] == [one["uid"] for one in now]
        moved = {b["dtstart"].dt - a["dtstart"].dt for a, b in zip(was, now, strict=True)}
        assert moved == {timedelta(days=1)}
        assert {b["sequence"] - a["sequence"] for a, b in zip(was, now, strict=True)} == {7 * 60}
        said = "Common Ground is now on Friday 12 March 2027, {0} instead of Thursday 11 March 2027, {0}"
        local = STARTS.astimezone(ZoneInfo(event_values().time_zone)).strftime("%H:%M")
        assert f"{said.format(local)}." in after.text
        assert after.subject == said.replace(" is now", ": now").format(local)
        assert [word in after.text for word in ("Where:", "minutes", "place")] == [False] * 3


def test_a_new_place_is_told_and_going_online_too(any_store, doorbell, followed):
    told, letters = saved(any_store, doorbell, followed, place="Harbor Library")
    assert told == len(letters) == len(WRITTEN)
    assert {"Where: Harbor Library." in one.text for one in letters} == {True}
    assert {str(slot["location"]) for one in letters for slot in slots(one)} == {"Harbor Library"}
    call = "https://call.example/8"
    letters_left(any_store)
    told, letters = saved(any_store, doorbell, followed, place=call, is_online=True)
    assert (told, len(letters)) == (len(WRITTEN), 2 * len(WRITTEN))
    assert {f"To join the call: {call}" in one.text for one in letters[told:]} == {True}


def test_only_what_changed_is_told_and_a_letter_that_waits_says_all_of_it(
    any_store, doorbell, followed
):
    words = ("is now on", "instead of", "Where: Harbor Library.", "A round takes 20 minutes.")

    def told(**changes):
        _, letters = saved(any_store, doorbell, followed, **changes)
        (said,) = {tuple(word in one.text for word in words) for one in letters}
        (seen,) = {tuple(word in one.html for word in words[2:]) for one in letters}
        assert seen == said[2:]
        return said, letters[0].subject.partition(": ")[2].split(" on ")[0]

    place, week = {"place": "Harbor Library"}, {"starts_at": STARTS + WEEK}
    assert told(**place) == ((False, False, True, False), "the place has changed")
    assert told(**place, **week) == ((True, True, True, False), "now")
    assert told(**place, **week, minutes=20) == ((True, True, True, True), "now")
    # Once more another day: the one that people know is the first.
    _, letters = saved(any_store, doorbell, followed, starts_at=STARTS + 2 * WEEK, **place)
    known, gone = ((STARTS + days).strftime("%-d March 2027") for days in (timedelta(), WEEK))
    assert {(known in one.text, gone in one.text) for one in letters} == {(True, False)}
    # Moved back before anybody read of it, nothing is said of the day.
    assert told(**place)[0][:2] == (False, False)


NEW_CARDS = "If you have cards on paper already, ask the organizer for the new ones."


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({"starts_at": STARTS + WEEK}, False),
        ({"place": "Harbor Library"}, False),
        ({"starts_at": STARTS + WEEK + timedelta(minutes=30)}, True),
        ({"starts_at": STARTS + timedelta(hours=1)}, True),
        ({"place": "Harbor Library", "minutes": 20}, True),
        ({"place": "Harbor Library", "name": "Uncommon Ground"}, True),
        # The clock goes another way there.
        ({"starts_at": STARTS + WEEK, "time_zone": "Asia/Tokyo"}, True),
    ],
)
def test_only_whose_cards_say_another_time_is_sent_for_new_ones(
    any_store, doorbell, followed, changes, asks
):
    told, letters = saved(any_store, doorbell, followed, **changes)
    assert (told, {NEW_CARDS in one.text for one in letters}) == (len(WRITTEN), {asks})
    assert {NEW_CARDS in one.html for one in letters} == {asks}


def test_a_letter_that_waits_goes_on_asking_for_new_cards(any_store, doorbell, followed):
    other = STARTS + WEEK
    _, letters = saved(any_store, doorbell, followed, starts_at=other)
    assert {NEW_CARDS in one.text for one in letters} == {False}
    later = other + timedelta(minutes=30)
    for changes in ({}, {"place": "Harbor Library"}, {"form_closes_at": EVE}):
        _, letters = saved(any_store, doorbell, followed, starts_at=later, **changes)
        assert {NEW_CARDS in one.text for one in letters} == {True}
        assert len(letters) == len(WRITTEN)


def test_longer_rounds_and_pauses_are_told_with_the_times_they_make(any_store, doorbell, followed):
    told, letters = saved(any_store, doorbell, followed, minutes=20)
    assert (told, len(letters)) == (len(WRITTEN), len(WRITTEN))
    said = (
        "the minutes of the rounds at Common Ground have changed. A round takes 20 minutes. Between"
    )
    assert {(one.kind, said in one.text, "place" in one.text) for one in letters} == {
        (TIMED, True, False)
    }
    assert {slot["duration"].dt for one in letters for slot in slots(one)} == {
        timedelta(minutes=20)
    }
    letters_left(any_store)
    told, letters = saved(any_store, doorbell, followed, minutes=20, pause_minutes=10)
    assert (told, len(letters)) == (len(WRITTEN), 2 * len(WRITTEN))
    said = "A round takes 20 minutes. Between two rounds there are 10 minutes."
    assert {said in one.text for one in letters[told:]} == {True}
    begins = event_values().starts_at
    assert {
        tuple(slot["dtstart"].dt - begins for slot in slots(one)) for one in letters[told:]
    } == {tuple(timedelta(minutes=30) * n for n in range(3))}


@pytest.mark.parametrize(
    ("closes", "now", "becomes"),
    [
        (STARTS, LATER, STARTS + WEEK),
        (EVE, LATER, EVE + WEEK),
        (EVE - timedelta(hours=1), LATER, EVE - timedelta(hours=1)),
        (EVE, EVE, EVE),
    ],
)
def test_a_form_that_closes_by_the_usual_rule_goes_with_the_day(
    any_store, doorbell, followed, closes, now, becomes
):
    saved(any_store, doorbell, followed, form_closes_at=closes)
    saved(any_store, doorbell, followed, form_closes_at=closes, starts_at=STARTS + WEEK, now=now)
    with any_store.reading() as session:
        assert session.get_one(Event, followed).form_closes_at == becomes


def test_nothing_else_is_told(any_store, doorbell, followed):
    assert saved(any_store, doorbell, followed) == (0, [])
    other = {"name": "Common Grounds", "rounds": 5, "format": Format.TABLES}
    assert saved(any_store, doorbell, followed, **other) == (0, [])


def test_nobody_is_told_before_a_plan_is_published_or_when_it_is_over(
    any_store, doorbell, event_id
):
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    assert saved(any_store, doorbell, event_id, place="Harbor Library") == (0, [])
    with any_store.writing() as session:
        plans.publish_plan(
            session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW
        )
    after = NOW + timedelta(days=30)
    assert saved(any_store, doorbell, event_id, place="Old Mill", now=after) == (0, [])


def test_a_call_replaced_while_rounds_run_reaches_those_who_still_have_one(
    any_store, doorbell, followed
):
    starts = event_values().starts_at
    with any_store.writing() as session:
        withdrawn = session.scalars(select(Response).order_by(Response.number)).first()
        withdrawn.withdrawn_at = NOW
        seen = day.row(session, followed).revision
        day.begin_round(session, followed, 2, seen=seen, now=starts)
    with any_store.reading() as session:
        assert day_of(session, followed).round == 2
    told, letters = saved(
        any_store, doorbell, followed, place="https://call.example/9", is_online=True, now=starts
    )
    assert (told, len(letters)) == (len(WRITTEN) - 1, len(WRITTEN) - 1)
    first = {slots(one)[1]["dtstart"].dt.strftime("%H:%M") for one in letters}
    assert len(first) == 1


def begun(store, event_id, number, *, now):
    with store.writing() as session:
        seen = day.row(session, event_id).revision
        day.begin_round(session, event_id, number, seen=seen, now=now)


@pytest.mark.parametrize(
    ("late", "running", "minutes"),
    [(-10, 1, 14), (-10, 1, 15), (60, 1, 14), (60, 1, 100), (60, 2, 14)],
)
def test_in_mid_event_the_next_round_is_the_one_after_that_of_the_clock(
    any_store, doorbell, followed, late, running, minutes
):
    starts = event_values().starts_at + timedelta(minutes=late)
    for number in range(1, running + 1):
        begun(any_store, followed, number, now=starts)
    now, first = starts + timedelta(minutes=minutes), running + 1
    told, letters = saved(any_store, doorbell, followed, place="Harbor Library", now=now)
    assert told == len(letters) == len(WRITTEN)
    with any_store.reading() as session:
        plan = plans_of_event.published_plan(session, followed)
        rounds = rounds_of_everybody(session, followed, plan.id, now=now)
    said = {
        f"Next, in round {first}, you sit at table {rounds[one.response_id][first - 1].table}."
        in one.text
        for one in letters
    }
    assert said == {True}


def test_who_is_known_not_to_be_there_hears_nothing_of_it(any_store, doorbell, followed):
    with any_store.writing() as session:
        presence.set_presence(
            session,
            followed,
            2,
            presence=Presence.MISSING,
            seen=Presence.EXPECTED,
            by=None,
            now=NOW,
        )
    told, letters = saved(any_store, doorbell, followed, place="Harbor Library")
    assert (told, "p2@example.org" in {one.recipient for one in letters}) == (4, False)
    assert len(letters) == 4


def test_a_day_in_the_future_is_told_though_a_round_has_begun(any_store, doorbell, followed):
    starts = event_values().starts_at
    begun(any_store, followed, 1, now=starts)
    now, other = starts + timedelta(minutes=20), starts + timedelta(days=7)
    told, letters = saved(any_store, doorbell, followed, starts_at=other, now=now)
    assert (told, {"Next, on " in one.text for one in letters}) == (len(WRITTEN), {True})


def test_rounds_that_have_begun_keep_their_times_and_those_to_come_follow_them(
    any_store, doorbell, followed
):
    """In round 2, what was printed of rounds 1 and 2 holds: shorter rounds are for those to come."""
    began = STARTS + timedelta(minutes=event_values().minutes + event_values().pause_minutes)
    at, seen = began + timedelta(minutes=3), 0
    with any_store.writing() as session:
        for round_, now in ((1, STARTS), (2, began)):
            day.begin_round(session, followed, round_, seen=seen, now=now)
            seen += 1
    for minutes in (8, 10):
        told, _ = saved(any_store, doorbell, followed, now=at, minutes=minutes)
        assert told == len(WRITTEN)
    with any_store.reading() as session:
        plan = plans_of_event.published_plan(session, followed)
        rounds = plans_of_event.rounds_listed(session, plan.id)
        letter = session.scalars(select(Message).order_by(Message.id.desc())).first()
    follows = began + timedelta(minutes=event_values().minutes + event_values().pause_minutes)
    assert [one.starts_at for one in rounds] == [STARTS, began, follows]
    # On time by the clock, a calendar says the same.
    assert slots(letter)[-1]["dtstart"].dt == follows
    with pytest.raises(RoundRuns, check=lambda runs: runs.round == 2):
        saved(any_store, doorbell, followed, now=at, starts_at=STARTS + WEEK)
    at = began + timedelta(minutes=event_values().minutes)
    saved(any_store, doorbell, followed, now=at, starts_at=STARTS + WEEK)
    with any_store.reading() as session:
        rounds = plans_of_event.rounds_listed(session, plan.id)
    # What has begun was held today; what is to come begins then when the event does.
    there = [STARTS, began, STARTS + WEEK]
    assert [one.starts_at for one in rounds] == there
    saved(any_store, doorbell, followed, now=at, starts_at=STARTS + WEEK, minutes=9)
    with any_store.reading() as session:
        rounds = plans_of_event.rounds_listed(session, plan.id)
    assert [one.starts_at for one in rounds] == there
    assert [one.minutes for one in rounds] == [15, 15, 9]
    # Moved back, all is as it was.
    saved(any_store, doorbell, followed, now=at, starts_at=STARTS)
    with any_store.reading() as session:
        rounds = plans_of_event.rounds_listed(session, plan.id)
    step = timedelta(minutes=event_values().minutes + event_values().pause_minutes)
    assert [one.starts_at for one in rounds] == [STARTS + n * step for n in range(3)]


def test_once_the_last_round_runs_nobody_is_told_of_minutes(any_store, doorbell, followed):
    with any_store.writing() as session:
        day.begin_round(session, followed, 3, seen=0, now=STARTS)
    now = STARTS + timedelta(minutes=1)
    assert saved(any_store, doorbell, followed, now=now, minutes=8) == (0, [])
