"""An event that moves to another day: asked once it was held, and what was held, or never was, stays so."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations.calendars import calendar_for
from service.operations.followups import window_of
from service.operations.history import met_earlier
from service.store.models import Deck, Event
from service.store.queries.day import day_of
from service.store.queries.followups import people_met
from service.store.queries.held import begun_rounds
from service.store.queries.ownrounds import rounds_of_response
from service.store.queries.plans import published_plan
from service.store.values import DeckKind
from tests.factories import NOW
from tests.web import scene
from tests.web.test_new_minutes import AMARA, PAPERS, asked_for, at, begin, changed_since, house
from tests.web.test_organizer import BASE, faults
from tests.web.test_past_day import opened_form, sent_back

__all__ = ["house"]


def moved(house, day, **more):
    """Save the settings with another day, as the form has them otherwise."""
    form = sent_back(house.browser.get(f"{BASE}/settings"))
    kept = {**form, "date": day, "closes_date": "", "keep_until": "", "format": "tables", **more}
    return kept, house.browser.post(f"{BASE}/settings", data=kept)


def begun(store, house, now):
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        who = scene.response_named(store, house.event_id, AMARA).id
        met = people_met(session, plan, who, until=now)
        return sorted(begun_rounds(session, plan, until=now)), sorted(one.name for one in met)


@pytest.mark.parametrize("by_clock", [True, False])
def test_what_was_held_stays_held_on_another_day_and_is_asked_about_once(
    store, house, clock, by_clock
):
    if by_clock:
        for number, minutes in ((1, 7), (2, 27), (3, 47)):
            begin(store, house, number, minutes)
    clock.now = at(600)
    before = begun(store, house, clock.now)
    assert before[0] == [1, 2, 3]
    day = (clock.now + timedelta(days=20)).date().isoformat()
    form, asked = moved(house, day)
    assert asked.status_code == 422
    assert faults(asked.text)["date"].startswith("Rounds of this event have been held. If it moves")
    assert faults(asked.text)["date"].endswith("If moving is right, press Store again.")
    assert sent_back(asked)["past"] == day
    stored = house.browser.post(f"{BASE}/settings", data={**form, "past": day})
    assert stored.status_code == 303
    assert begun(store, house, clock.now) == before
    assert begun(store, house, clock.now + timedelta(days=60)) == before


@pytest.mark.parametrize("by_clock", [True, False])
def test_what_people_were_told_of_a_held_evening_stays_when_it_moves(
    store, doorbell, house, clock, by_clock
):
    if by_clock:
        for number, minutes in ((1, 0), (2, 20), (3, 40)):
            begin(store, house, number, minutes)
    clock.now = at(600)
    asked_for(store, doorbell, house, DeckKind.SHOW, clock.now)

    def told():
        with store.reading() as session:
            event = session.get_one(Event, house.event_id)
            plan = published_plan(session, event.id)
            who = scene.response_named(store, event.id, AMARA)
            rounds = rounds_of_response(session, plan.id, who.id)
            entries = calendar_for(
                event, who.number, rounds, clock=day_of(session, event.id), made_at=clock.now
            )
            return (
                event.form_closes_at,
                event.keep_until,
                window_of(session, event, now=clock.now),
                re.findall(r"DTSTART:(.*)T", entries),
                decks(store),
                "Send my answers" in house.browser.get("/e/common-ground").text,
            )

    before = told()
    assert (before[2].is_open, before[3], before[5]) == (True, ["20270311"] * 3, False)
    day = (clock.now + timedelta(days=20)).date().isoformat()
    form = opened_form(house.browser.get(f"{BASE}/settings"))
    stored = house.browser.post(f"{BASE}/settings", data={**form, "date": day, "past": day})
    assert stored.status_code == 303
    assert told() == before
    assert "The rounds are over." in house.browser.get(BASE).text
    # By hand it is still changed.
    form = opened_form(house.browser.get(f"{BASE}/settings"))
    form = {**form, "keep_until": (clock.now + timedelta(days=40)).date().isoformat()}
    house.browser.post(f"{BASE}/settings", data={**form, "date": day})
    assert told()[1] == (clock.now + timedelta(days=40)).date()


def test_an_event_that_was_not_held_is_moved_without_a_question(store, house, clock):
    clock.now = at(-600)
    day = (clock.now + timedelta(days=20)).date().isoformat()
    assert moved(house, day)[1].status_code == 303
    assert begun(store, house, at(60 * 24)) == ([], [])


def test_nobody_held_what_was_moved_into_the_past(store, house, clock):
    clock.now = at(-600)
    past = (clock.now - timedelta(days=3)).date().isoformat()
    assert moved(house, past, past=past)[1].status_code == 303
    assert begun(store, house, clock.now) == ([], [])
    later = scene.gathering(
        store, house.owner_id, name="Later", starts_at=NOW + timedelta(days=30),
        form_closes_at=NOW + timedelta(days=29),
    )  # fmt: skip
    with store.reading() as session:
        assert [*met_earlier(session, session.get_one(Event, later))] == []
    # Moved to a day to come once more, it is held when that has come.
    again = (clock.now + timedelta(days=3)).date().isoformat()
    assert moved(house, again)[1].status_code == 303
    assert begun(store, house, clock.now + timedelta(days=5))[0] == [1, 2, 3]


def decks(store):
    with store.reading() as session:
        return set(session.scalars(select(Deck.kind)))


def test_files_that_hold_stay_when_the_day_moves(store, doorbell, house, clock):
    clock.now = at(-600)
    for kind in PAPERS:
        asked_for(store, doorbell, house, kind, clock.now)
    held = decks(store)
    day = (clock.now + timedelta(days=20)).date().isoformat()
    moved(house, day)
    assert held - decks(store) == {DeckKind.SHOW}
    assert set(changed_since(store, house, clock.now).values()) == {(0, 0), (1, 0)}
    # At another time of day badges alone hold.
    moved(house, day, time="17:45")
    assert decks(store) == {DeckKind.BADGES}
    moved(house, day, time="17:45", name="Common Grounds")
    assert decks(store) == set()
