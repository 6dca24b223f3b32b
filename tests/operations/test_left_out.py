"""What is made after an evening was ended sooner lists the rounds that are held, and no other."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import func, select

from service.operations import day
from service.store.models import Deck, Message
from service.store.values import DeckKind
from tests.factories import NOW, evening, event_values, letter_links, letters_left
from tests.operations.desk import Desk
from tests.operations.test_changes import ask
from tests.operations.test_moved import saved
from tests.operations.test_waiting import publish
from tests.planned import plan_made

LISTED = r"\b(?:round|number)=(\d)"
# A re-seat sheet lists a round only where somebody moves in it, or a seat is free.
KINDS = [kind for kind in DeckKind if kind is not DeckKind.RESEAT]


@pytest.fixture
def desk(any_store, doorbell):
    """A published plan of three rounds for twelve people, the first of which runs."""
    event_id = evening(any_store, 12)
    plan_id = ask(any_store, doorbell, event_id)
    plan_made(any_store, plan_id)
    publish(any_store, doorbell, plan_id)
    with any_store.writing() as session:
        day.begin_round(session, event_id, 1, seen=0, now=NOW)
    return Desk(any_store, doorbell, event_id, plan_id)


def end_after(desk, round_, *, seen=1):
    with desk.store.writing() as session:
        day.end_after(session, desk.event_id, round_, seen=seen, **letter_links(NOW))


def listed(desk, kind):
    return sorted({int(one) for one in re.findall(LISTED, repr(desk.make(kind=kind)[0]))})


@pytest.mark.parametrize("kind", KINDS)
def test_papers_made_since_list_the_rounds_that_are_held(desk, kind):
    before = listed(desk, kind)
    end_after(desk, 2)
    since = listed(desk, kind)
    with desk.store.writing() as session:
        day.hold_all_rounds(session, desk.event_id, seen=2, **letter_links(NOW))
    assert (before, since, listed(desk, kind)) == ([1, 2, 3], [1, 2], [1, 2, 3])


def test_files_that_list_other_rounds_are_not_handed_out_any_more(desk):
    desk.make()
    end_after(desk, 2)
    with desk.store.reading() as session:
        assert session.scalar(select(func.count(Deck.id))) == 0


def test_cards_of_rounds_left_out_are_taken_away_and_no_other_is_printed_again(desk):
    desk.lay()
    end_after(desk, 2)
    cards, changes = desk.lay(since=desk.newest())
    assert (cards, changes.fresh, changes.swapped) == ([], 0, ())
    assert {one.round for one in changes.gone} == {3}
    assert sorted({round_ for round_, _ in desk.pile}) == [1, 2]


def test_letters_about_a_new_time_tell_of_the_rounds_that_are_held(desk, doorbell):
    letters_left(desk.store)
    end_after(desk, 2)
    moved = {"starts_at": event_values().starts_at + timedelta(hours=1)}
    _, letters = saved(desk.store, doorbell, desk.event_id, **moved)
    slots = {len(Calendar.from_ical(one.calendar).walk("VEVENT")) for one in letters}
    assert slots == {2}


def waiting(desk):
    """In how many rounds letters that wait say one meets others, and how many their calendars have."""
    with desk.store.reading() as session:
        letters = session.scalars(select(Message).order_by(Message.id)).all()
    return {
        (int(re.search(r"in (\d) rounds?\.", one.text)[1]), one.calendar.count("BEGIN:VEVENT"))
        for one in letters
    }


def test_letters_that_have_not_left_tell_of_the_rounds_that_are_held(desk):
    before = waiting(desk)
    end_after(desk, 2)
    ended = waiting(desk)
    with desk.store.writing() as session:
        day.hold_all_rounds(session, desk.event_id, seen=2, **letter_links(NOW))
    held = waiting(desk)
    end_after(desk, 1, seen=3)
    with desk.store.writing() as session:
        day.take_back_round(session, desk.event_id, seen=4, **letter_links(NOW))
    assert (before, ended, held, waiting(desk)) == ({(3, 3)}, {(2, 2)}, {(3, 3)}, {(3, 3)})


def test_letters_that_have_left_stay_as_they_were(desk):
    letters_left(desk.store)
    end_after(desk, 2)
    assert waiting(desk) == {(3, 3)}
