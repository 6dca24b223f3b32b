"""A letter that has not arrived goes to the address that its reader has now, once."""

from datetime import timedelta

import pytest

from service.mail.post import PostImpossible, PostRefused, RecordingPostman
from service.operations.mail import deliver_message
from service.operations.responses import revise_own_response, revise_response, submit_response
from service.operations.sweep import sweep
from service.queue import DELIVER_MESSAGE
from service.store.models import MessageState
from service.store.queries.messages import undelivered_of
from tests.factories import NOW, evening, event_values, letters_left, person, row_ids, slug_of
from tests.operations.test_changes import ask
from tests.operations.test_waiting import LATER, carried, publish, save, waiting
from tests.planned import plan_made

NEW = "corrected@example.org"
AFTER = event_values().starts_at + timedelta(hours=3)


class Refusing:
    """Refuses every letter."""

    def __init__(self, refusal):
        self.refusal = refusal

    def carry(self, _letter):
        raise self.refusal


@pytest.fixture
def event_id(any_store, doorbell):
    """An event one person answered for, whose letter waits."""
    event_id = evening(any_store, 0)
    with any_store.writing() as session:
        slug = slug_of(any_store, event_id)
        submit_response(session, doorbell, slug, person(1), link_of=str, now=NOW)
    return event_id


@pytest.fixture
def followed(any_store, doorbell):
    """An event whose four people are told where they sit, by letters that wait."""
    event_id = evening(any_store, 4)
    plan_id = ask(any_store, doorbell, event_id)
    plan_made(any_store, plan_id)
    publish(any_store, doorbell, plan_id)
    return event_id


def refuse(store, refusal):
    for one in waiting(store):
        deliver_message(store, Refusing(refusal), one.id, now=LATER)


def by_themselves(session, row_id, values, now):
    revise_own_response(session, row_id, values, now=now)


def by_an_organizer(session, row_id, values, now):
    revise_response(session, row_id, values, now=now)


def correct(store, event_id, email, *, by=by_themselves, now=NOW):
    row_id, values = row_ids(store, event_id)["Person 001"], person(1, email=email)
    with store.writing() as session:
        by(session, row_id, values, now)


def recipients(store):
    return [letter.recipient for letter in carried(store)]


@pytest.mark.parametrize("by", [by_themselves, by_an_organizer])
def test_a_waiting_letter_goes_to_the_corrected_address(any_store, event_id, by):
    correct(any_store, event_id, NEW, by=by)
    assert (recipients(any_store), recipients(any_store)) == ([NEW], [])


def test_of_letters_with_the_same_news_the_newest_alone_goes(any_store, doorbell, followed):
    refuse(any_store, PostImpossible("the address cannot be written to"))
    save(any_store, doorbell, followed, starts_at=event_values().starts_at + timedelta(days=1))
    refuse(any_store, PostImpossible("the address cannot be written to"))
    correct(any_store, followed, NEW)
    ((recipient, text),) = [(one.recipient, one.text) for one in carried(any_store)]
    assert (recipient, "Friday 12 March" in text) == (NEW, True)


def test_what_failed_says_what_is_true_when_it_goes_after_all(any_store, doorbell, followed):
    refuse(any_store, PostImpossible("the address cannot be written to"))
    save(any_store, doorbell, followed, name="Common Table")
    correct(any_store, followed, NEW)
    assert [one.subject for one in carried(any_store)] == ["Who you will meet at Common Table"]


def test_after_the_event_nobody_is_told_where_to_sit(any_store, followed):
    refuse(any_store, PostImpossible("the address cannot be written to"))
    correct(any_store, followed, NEW, by=by_an_organizer, now=AFTER)
    assert recipients(any_store) == []


def test_a_letter_that_failed_is_sent_once_to_the_corrected_address(any_store, doorbell, event_id):
    refuse(any_store, PostImpossible("the address cannot be written to"))
    correct(any_store, event_id, NEW)
    with any_store.reading() as session:
        assert undelivered_of(session, event_id) == []
    doorbell.rings.clear()
    sweep(any_store, doorbell, new_incident=lambda: "ab12", now=LATER)
    assert [ring.job for ring in doorbell.rings] == [DELIVER_MESSAGE]
    correct(any_store, event_id, NEW)
    assert (recipients(any_store), recipients(any_store)) == ([NEW], [])


def test_a_refused_letter_does_not_wait_for_its_next_turn(any_store, event_id):
    refuse(any_store, PostRefused("550 no such person"))
    correct(any_store, event_id, NEW)
    (letter,) = waiting(any_store)
    assert (letter.attempts, letter.error, letter.due_at) == (0, None, NOW)


def test_without_an_address_no_letter_goes(any_store, event_id):
    correct(any_store, event_id, None)
    assert (recipients(any_store), waiting(any_store)) == ([], [])


def test_a_letter_in_a_workers_hands_goes_to_the_new_address_too(any_store, event_id):
    class Slow(RecordingPostman):
        def carry(self, letter):
            correct(any_store, event_id, NEW)
            super().carry(letter)

    (before,) = waiting(any_store)
    deliver_message(any_store, Slow(), before.id, now=NOW)
    assert [one.state for one in waiting(any_store)] == [MessageState.QUEUED]
    assert recipients(any_store) == [NEW]


def test_what_arrived_is_not_sent_again(any_store, event_id):
    letters_left(any_store)
    correct(any_store, event_id, NEW)
    assert recipients(any_store) == []
