"""A letter that waits in the outbox says what is true when it leaves, and nobody gets two where one will do."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from service.mail.post import PostRefused, RecordingPostman
from service.operations import followups, formletters, plans
from service.operations.erasing import BOTH_YES
from service.operations.events import change_event
from service.operations.letters import MOVED, PUBLISHED, STORED
from service.operations.mail import deliver_message
from service.operations.responses import submit_response
from service.store.models import Event, Message, Response
from service.store.queries.letters import INVITATION
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import FollowUpValues
from tests.factories import (
    NOW,
    evening,
    event_values,
    letters_left,
    person,
    row_ids,
    slug_of,
    table_page,
)
from tests.operations.test_changes import ask, run
from tests.planned import plan_made

LATER = NOW + timedelta(minutes=7)
STARTS = event_values().starts_at


@pytest.fixture
def event_id(any_store):
    return evening(any_store, 8)


@pytest.fixture
def plan_id(any_store, doorbell, event_id):
    plan_id = ask(any_store, doorbell, event_id)
    plan_made(any_store, plan_id)
    publish(any_store, doorbell, plan_id)
    return plan_id


def publish(store, doorbell, plan_id):
    with store.writing() as session:
        plans.publish_plan(
            session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=LATER
        )


def save(store, doorbell, event_id, *, now=LATER, **changes):
    """Store settings, and return how many are told."""
    with store.writing() as session:
        values = replace(event_values(), **changes)
        return change_event(
            session, doorbell, event_id, values, link_of=str, table_link_of=table_page, now=now
        )


def waiting(store):
    with store.reading() as session:
        return list(session.scalars(select(Message).order_by(Message.id)))


def kinds(store):
    return Counter(one.kind for one in waiting(store))


def carried(store, *, now=LATER):
    """Carry every letter, and return what arrives."""
    postman = RecordingPostman()
    for one in waiting(store):
        deliver_message(store, postman, one.id, now=now)
    return postman.letters


def test_a_waiting_letter_about_the_plan_leaves_with_the_new_time_and_place(
    any_store, doorbell, event_id, plan_id
):
    starts = STARTS + timedelta(days=1, hours=2)
    told = save(any_store, doorbell, event_id, starts_at=starts, place="Harbor", minutes=20)
    letters = carried(any_store)
    assert (told, kinds(any_store)) == (8, {PUBLISHED: 8})
    assert {"You start on Friday 12 March 2027, 15:00 at table" in one.text for one in letters} == {
        True
    }
    assert {"Friday 12 March 2027, 15:00" in one.html for one in letters} == {True}
    for one in letters:
        entries = Calendar.from_ical(one.calendar).walk("VEVENT")
        assert entries[0]["dtstart"].dt == starts
        assert {str(entry["location"]) for entry in entries} == {"Harbor"}
        assert {entry["duration"].dt for entry in entries} == {timedelta(minutes=20)}


def test_an_invitation_that_waits_is_kept_back_once_the_plan_is_published(
    any_store, doorbell, event_id
):
    with any_store.writing() as session:
        written = formletters.write_about_form(
            session, doorbell, event_id, INVITATION, link_of=str, now=NOW
        )
    plan_id = ask(any_store, doorbell, event_id)
    run(any_store, plan_id)
    assert (written, kinds(any_store)) == (8, {INVITATION: 8})
    first = waiting(any_store)[0].id
    deliver_message(any_store, RecordingPostman(), first, now=LATER)
    publish(any_store, doorbell, plan_id)
    assert kinds(any_store) == {INVITATION: 1, PUBLISHED: 8}


def test_a_waiting_letter_takes_the_new_name_though_nothing_moved(
    any_store, doorbell, event_id, plan_id
):
    told = save(any_store, doorbell, event_id, name="Common Grounds")
    assert (told, {one.subject for one in carried(any_store)}) == (
        0,
        {"Who you will meet at Common Grounds"},
    )


def test_letters_that_wait_say_whom_to_ask_and_nobody_is_written_to_because_of_it(
    any_store, doorbell, event_id, plan_id
):
    with any_store.writing() as session:
        slug = session.get_one(Event, event_id).slug
        submit_response(session, doorbell, slug, person(9), link_of=str, now=NOW)
    before = [one.text for one in waiting(any_store)]
    told = save(any_store, doorbell, event_id, whom_to_ask="ana@example.org")
    after = waiting(any_store)
    line = "\n\nQuestions? Ask ana@example.org\n"
    assert (told, kinds(any_store)) == (0, {PUBLISHED: 8, STORED: 1})
    assert [one.text for one in after] == [text.removesuffix("\n") + line for text in before]
    letters = carried(any_store)
    assert {one.reply_to for one in letters} == {"ana@example.org"}
    with any_store.writing() as session:
        session.delete(session.get_one(Event, event_id))
    assert waiting(any_store) == []


def test_a_waiting_letter_about_answers_says_until_when_they_can_be_changed_now(
    any_store, doorbell
):
    event_id = evening(any_store, 0)
    with any_store.writing() as session:
        slug = session.get_one(Event, event_id).slug
        submit_response(session, doorbell, slug, person(1), link_of=str, now=NOW)
    (before,) = waiting(any_store)
    save(any_store, doorbell, event_id, form_closes_at=NOW + timedelta(days=2))
    (letter,) = carried(any_store)
    closes = ["until Wednesday 10 March 2027, 13:00", "until Saturday 6 March 2027, 13:00"]
    assert [one in before.text for one in closes] == [True, False]
    assert [one in letter.text for one in closes] == [False, True]
    assert letter.text == before.text.replace(*closes)
    assert kinds(any_store) == {STORED: 1}
    assert slug == slug_of(any_store, event_id)


def test_moved_twice_before_the_first_letter_left_is_told_once(
    any_store, doorbell, event_id, plan_id
):
    letters_left(any_store)
    save(any_store, doorbell, event_id, place="Harbor")
    told = save(any_store, doorbell, event_id, place="Old Mill")
    assert (told, kinds(any_store)) == (8, {PUBLISHED: 8, MOVED: 8})
    moved = [one.text for one in waiting(any_store) if one.kind == MOVED]
    assert {("Harbor" in text, "Where: Old Mill." in text) for text in moved} == {(False, True)}


def test_a_letter_that_a_worker_holds_may_leave_as_it_was_and_is_followed_by_another(
    any_store, doorbell, event_id, plan_id
):
    class Slow:
        """Holds a letter while the event is moved, and then cannot bring it."""

        def carry(self, _letter):
            save(any_store, doorbell, event_id, place="Harbor")
            raise PostRefused("busy")

    (first, *_) = waiting(any_store)
    deliver_message(any_store, Slow(), first.id, now=LATER)
    assert kinds(any_store) == {PUBLISHED: 8, MOVED: 1}
    assert [one.recipient for one in waiting(any_store) if one.kind == MOVED] == [first.recipient]
    entry = Calendar.from_ical(waiting(any_store)[0].calendar).walk("VEVENT")[0]
    assert str(entry["location"]) == "Harbor"


def test_two_who_said_yes_are_told_under_the_name_that_the_event_has_when_the_letter_leaves(
    any_store, doorbell, event_id, plan_id
):
    letters_left(any_store)
    ids = row_ids(any_store, event_id)
    with any_store.reading() as session:
        first = session.get_one(Response, ids["Person 001"])
        mate = rounds_of_response(session, plan_id, first.id)[0].mates[0]
    yes = FollowUpValues(contact="a@example.org", line="Tell me more", wants=True)
    for writer, number in ((first.id, mate.number), (ids[mate.name], first.number)):
        with any_store.writing() as session:
            followups.store_follow_up(
                session, doorbell, writer, number, yes,
                link_of=str, now=STARTS + timedelta(minutes=16),
            )  # fmt: skip

    def told():
        mine = [one for one in waiting(any_store) if one.kind == BOTH_YES]
        return [(one.response_id, one.subject, one.text, one.html) for one in mine]

    before = told()
    save(any_store, doorbell, event_id, name="Common Table")
    renamed = [(*said, html.replace("Common Ground", "Common Table")) for *said, html in before]
    assert (len(before), told(), renamed != before) == (2, renamed, True)
    # An answer to such a letter is meant for the other, and reaches no organizer.
    save(any_store, doorbell, event_id, name="Common Table", whom_to_ask="ana@example.org")
    letters = carried(any_store, now=STARTS + timedelta(minutes=17))
    assert [("Ask ana@example.org" in one.text, one.reply_to) for one in letters] == [
        (True, "")
    ] * 2
