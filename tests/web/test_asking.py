"""Everybody is asked once, after the last round, and nobody is told that they were there who was not seen."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations import day
from service.operations.events import change_event
from service.store.models import Message
from tests.factories import NOW, event_values, letter_links
from tests.web import scene
from tests.web.test_after import text_of
from tests.web.test_day import DAY, say
from tests.web.test_hosts import published
from tests.web.test_organizer import BASE

START = NOW + timedelta(days=7)
ASK, SOON = "Ask everybody, once", "Once the last round is over, you can ask everybody by mail"
MEI_LING, AMARA = "mei-ling@example.org", "amara@example.org"


@pytest.fixture
def settings(settings):
    """As where letters are sent."""
    return replace(settings, mail_url="smtp://127.0.0.1:1025")


@pytest.fixture
def house(house, store, doorbell):
    """The house, with a published plan of three rounds of 15 minutes, 5 apart."""
    scene.published_plan(store, doorbell, house.event_id)
    return house


def letters(store):
    with store.reading() as session:
        found = session.scalars(select(Message).where(Message.kind == "follow-up"))
        return {one.recipient: one for one in found}


def asked(store, house, clock, minutes):
    """Press the button so many minutes after the planned start; return what was offered and who is asked."""
    clock.now = START + timedelta(minutes=minutes)
    page = text_of(house.browser.get(f"{BASE}/after").text)
    assert house.browser.post(f"{BASE}/after/ask").status_code == 303
    return (ASK in page, SOON in page), sorted(letters(store))


def begin(store, house, *rounds):
    with store.writing() as session:
        for number, minutes in rounds:
            seen = day.row(session, house.event_id).revision
            at = START + timedelta(minutes=minutes)
            day.begin_round(session, house.event_id, number, seen=seen, now=at)


EVERYBODY = ((True, False), [AMARA, MEI_LING])
NOBODY_YET = ((False, True), [])


@pytest.mark.parametrize(
    ("clock_set", "minutes", "found"),
    [
        # By the planned times the third round ends after 55 minutes.
        ((), 54, NOBODY_YET),
        ((), 55, EVERYBODY),
        # By the clock, which runs late.
        (((1, 10), (2, 30), (3, 50)), 64, NOBODY_YET),
        (((1, 10), (2, 30), (3, 50)), 65, EVERYBODY),
        # Between two rounds, and where the clock was let be.
        (((1, 10), (2, 30)), 60, NOBODY_YET),
        (((1, 10), (2, 30)), 55 + 120, EVERYBODY),
    ],
)
def test_nobody_is_asked_before_the_last_round_is_over(
    store, house, clock, clock_set, minutes, found
):
    begin(store, house, *clock_set)
    assert asked(store, house, clock, minutes) == found


def test_an_evening_that_ended_sooner_is_over_then(store, house, clock):
    begin(store, house, (1, 0))
    with store.writing() as session:
        day.end_after(session, house.event_id, 1, seen=1, **letter_links(START))
    assert asked(store, house, clock, 14) == NOBODY_YET
    assert asked(store, house, clock, 15) == EVERYBODY


def number_of(store, house, name):
    return scene.response_named(store, house.event_id, name).number


def page_after(house, clock):
    clock.now = START + timedelta(minutes=60)
    return text_of(house.browser.get(f"{BASE}/after").text)


def test_who_was_not_checked_in_is_counted_and_asked_whether_they_came(store, house, clock):
    say(house, number_of(store, house, "Amara Okafor"), "here")
    told = "One of them was not checked in. Their letter does not say that they were there."
    assert told in page_after(house, clock)
    asked(store, house, clock, 60)
    found = letters(store)
    assert [found[one].subject for one in (AMARA, MEI_LING)] == [
        "Anyone you would like to talk to again?",
        "Were you at Common Ground?",
    ]
    for part in (found[MEI_LING].text, found[MEI_LING].html):
        assert "nobody checked you in at Common Ground" in part
        assert "was there somebody" not in part
    assert "was there somebody at Common Ground" in found[AMARA].text


def test_a_host_is_seen_at_their_table(store, house, clock, doorbell):
    published(store, doorbell, house, "Mei-Ling Zhou")
    say(house, number_of(store, house, "Amara Okafor"), "here")
    assert "not checked in" not in page_after(house, clock)
    asked(store, house, clock, 60)
    assert letters(store)[MEI_LING].subject == "Anyone you would like to talk to again?"


def test_where_nobody_was_checked_in_all_are_asked_alike(store, house, clock):
    # Who came unannounced is here without having been checked in.
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    assert "not checked in" not in page_after(house, clock)
    asked(store, house, clock, 60)
    assert {one.subject for one in letters(store).values()} == {
        "Anyone you would like to talk to again?"
    }


def test_a_letter_that_is_written_anew_says_no_more(store, house, clock, doorbell):
    say(house, number_of(store, house, "Amara Okafor"), "here")
    asked(store, house, clock, 60)
    with store.writing() as session:
        values = event_values(name="Common Grounds", format="tables")
        change_event(session, doorbell, house.event_id, values, **letter_links(clock.now))
    assert [re.sub(r"\s+", " ", letters(store)[one].subject) for one in (AMARA, MEI_LING)] == [
        "Anyone you would like to talk to again?",
        "Were you at Common Grounds?",
    ]
