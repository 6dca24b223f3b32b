"""An evening that begins early or late: all pages tell the hours as they are, and the form closes with them."""

import html
import re
from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from service.operations import day
from service.store.queries.day import day_of
from service.store.values import Format
from service.web.host.links import table_link
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_attendee import FILLED
from tests.web.test_day import DAY, say
from tests.web.test_moved_day import moved
from tests.web.test_people import text_of

NAME = "Amara Okafor"
START = NOW + timedelta(minutes=25)
EARLY = NOW + timedelta(minutes=6)
FORM = "/e/common-ground"
MINUTE = timedelta(minutes=1)
HOURS = re.compile(r"\d\d:\d\d–\d\d:\d\d")


@pytest.fixture
def plan_id(store, house, doorbell):
    scene.changed(store, house.event_id, format=Format.PAIRS, starts_at=START, form_closes_at=START)
    return scene.published_plan(store, doorbell, house.event_id)


@pytest.fixture
def who(store, house, plan_id):
    return scene.response_named(store, house.event_id, NAME)


def begin(store, house, number, now):
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.begin_round(session, house.event_id, number, seen=seen, now=now)


def test_all_pages_tell_the_hours_of_an_evening_that_began_early(
    app, store, house, client, clock, who, plan_id
):
    begin(store, house, 1, EARLY)
    clock.now = EARLY + timedelta(minutes=1)
    mine = private_path(app, who.key)
    with app.test_request_context():
        table = table_link(house.event_id, 1).replace("http://127.0.0.1:8000", "")
    asked = [client.get(one).text for one in (mine, f"{mine}/met", f"{mine}/change", table, FORM)]
    asked += [house.browser.get(one).text for one in ("/events/common-ground", "/")]
    assert [HOURS.findall(text_of(one))[:1] for one in asked] == [["13:06–14:01"]] * len(asked)


def test_the_form_closes_when_the_first_round_really_begins(store, house, client, clock, plan_id):
    clock.now = EARLY
    assert 'name="name"' in client.get(FORM).text
    begin(store, house, 1, EARLY)
    clock.now = EARLY + timedelta(minutes=1)
    answer = client.post(FORM, data={**FILLED, "name": "Late Larry"})
    assert answer.status_code == 409
    said = text_of(client.get(FORM).text)
    assert "It closed on Thu 4 March, 13:06." in said
    overview = text_of(house.browser.get("/events/common-ground").text)
    assert "The event has begun, and the form takes no answers." in overview
    assert "The form is open until" not in overview


def test_the_form_stays_open_while_people_wait_for_the_first_round(
    store, house, client, clock, who, plan_id
):
    clock.now = START + timedelta(minutes=1)
    # Nobody was checked in: the planned time counts.
    assert 'name="name"' not in client.get(FORM).text
    assert say(house, who.number, "here").status_code == 303
    assert 'name="name"' in client.get(FORM).text
    overview = html.unescape(house.browser.get("/events/common-ground").text)
    assert "The form is open until round 1 begins." in overview
    begin(store, house, 1, clock.now)
    assert 'name="name"' not in client.get(FORM).text


def test_a_time_that_was_set_otherwise_stays_as_it_was_set(store, house, client, clock, plan_id):
    scene.changed(store, house.event_id, form_closes_at=START - timedelta(minutes=1))
    begin(store, house, 1, EARLY)
    clock.now = EARLY
    assert 'name="name"' in client.get(FORM).text


@pytest.mark.parametrize("days", [7, 1, -3])
@pytest.mark.parametrize("closes", [START, START - timedelta(hours=1)])
def test_once_a_round_was_held_the_form_stays_closed_however_the_event_moves(
    app, store, house, client, clock, who, days, closes
):
    scene.changed(store, house.event_id, form_closes_at=closes)
    begin(store, house, 1, EARLY)
    clock.now = EARLY + timedelta(minutes=16)
    day_ = (START + timedelta(days=days)).date().isoformat()
    assert moved(house, day_, past=day_)[1].status_code == 303
    change = f"{private_path(app, who.key)}/change"
    pages = [client.get(one).text for one in (FORM, change)]
    assert ['name="name"' in one for one in pages] == [False, False]
    assert client.post(FORM, data={**FILLED, "name": "Late Larry"}).status_code == 409
    assert change not in client.get(private_path(app, who.key)).text


def test_a_closed_form_says_when_it_closed_though_the_event_has_moved(
    store, house, client, clock, plan_id
):
    begin(store, house, 1, EARLY)
    clock.now = EARLY + timedelta(minutes=16)
    day_ = (START + timedelta(days=7)).date().isoformat()
    moved(house, day_, past=day_)
    assert "It closed on Thu 4 March, 13:06." in text_of(client.get(FORM).text)


def test_a_begin_that_was_taken_back_opens_the_form_of_a_moved_event_again(
    store, house, client, clock, plan_id
):
    begin(store, house, 1, EARLY)
    clock.now = EARLY + timedelta(minutes=16)
    day_ = (START + timedelta(days=7)).date().isoformat()
    moved(house, day_, past=day_)
    with store.reading() as session:
        seen = day_of(session, house.event_id).revision
    house.browser.post(f"{DAY}/clock", data={"does": "back", "seen": seen})
    assert 'name="name"' in client.get(FORM).text


def test_calendar_and_export_hold_rounds_as_they_were_held(app, store, house, client, clock, who):
    begin(store, house, 1, EARLY)
    begin(store, house, 2, EARLY + timedelta(minutes=12))
    mine = private_path(app, who.key)

    def held(after):
        clock.now = EARLY + after
        found = Calendar.from_ical(client.get(f"{mine}/rounds.ics").text).walk("VEVENT")
        slots = [
            ((one["dtstart"].dt - EARLY) // MINUTE, one["duration"].dt // MINUTE) for one in found
        ]
        data = client.get(f"{mine}/my-data.json").get_json()["rounds"]
        begins = [datetime.fromisoformat(one["starts_at"]) for one in data]
        told = [
            ((at - EARLY) // MINUTE, one["minutes"]) for at, one in zip(begins, data, strict=True)
        ]
        assert told == slots
        return slots

    assert held(timedelta(minutes=13)) == [(0, 12), (12, 15), (32, 15)]
    # Long over, they stay as they were; the one that nobody began as it was planned.
    planned = (START - EARLY) // MINUTE + 40
    assert held(timedelta(days=2)) == [(0, 12), (12, 15), (planned, 15)]
