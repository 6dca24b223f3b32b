"""The call of an event online: who has answered can join it, and nobody else learns its address."""

import html
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from sqlalchemy import select

from service.store.models import Event, Message
from service.web.host.links import table_link
from service.web.pages.filled import event_form
from service.web.pages.settings import moved_told
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path, signed_in

CALL = "https://call.example/j/8?pwd=Ab&lang=es"
NAME = "Amara Okafor"
LINK = re.compile(
    r'<a(?: class="btn")? href="([^"]*)" rel="noreferrer" target="_blank">Join the call'
)


@pytest.fixture
def mine(app, store, house, doorbell):
    scene.changed(store, house.event_id, is_online=True, place=CALL, time_zone="Europe/Madrid")
    scene.published_plan(store, doorbell, house.event_id)
    return private_path(app, scene.response_named(store, house.event_id, NAME).key)


def links(page):
    return [html.unescape(one) for one in LINK.findall(page)]


def test_who_has_answered_joins_by_a_button_and_reads_the_address_as_it_was_typed(client, mine):
    page = client.get(mine).text
    assert links(page) == [CALL]
    caps = [html.unescape(one) for one in re.findall(r'<p class="cap">(.*?)</p>', page)]
    assert [cap.rpartition(" · ")[2] for cap in caps if cap.startswith("Common")] == ["online"]
    assert f"<bdi>{html.escape(CALL)}</bdi>" in page


def test_before_the_plan_the_address_is_there_too_and_after_the_event_no_more(
    app, client, store, house
):
    scene.changed(store, house.event_id, is_online=True, place=f"Zoom, code 4711: {CALL}.")
    path = private_path(app, scene.response_named(store, house.event_id, NAME).key)
    assert links(client.get(path).text) == [CALL]
    scene.changed(store, house.event_id, starts_at=NOW - timedelta(days=1))
    assert links(client.get(path).text) == []


@pytest.mark.parametrize(
    ("place", "is_online"),
    [("javascript:alert(1)", True), ("Zoom, by mail", True), ("", True), (CALL, False)],
)
def test_only_an_address_of_the_web_is_a_link(app, client, store, house, place, is_online):
    scene.changed(store, house.event_id, is_online=is_online, place=place)
    path = private_path(app, scene.response_named(store, house.event_id, NAME).key)
    assert links(client.get(path).text) == []


def test_times_of_a_call_say_once_whose_they_are(client, store, house, mine):
    page = client.get(mine).text
    assert re.findall(r"–\d\d:\d\d(.*?) · online", page) == [", Madrid time"]
    assert page.count("Madrid") == 1
    page = client.get(mine, headers={"Accept-Language": "es"}).text
    assert re.findall(r"–\d\d:\d\d(.*?) · en línea", page) == [", hora de Madrid"]
    with store.reading() as session:
        letters = session.scalars(select(Message).where(Message.kind == "plan-published")).all()
    assert {one.text.count(" (Madrid time)") for one in letters} == {1}
    scene.changed(store, house.event_id, is_online=False)
    assert "Madrid" not in client.get(mine).text


def test_a_host_joins_too(app, client, house, mine):
    with app.test_request_context():
        host = urlsplit(table_link(house.event_id, 1)).path
    assert links(client.get(host).text) == [CALL]


def test_letters_and_calendars_hold_the_address(store, mine):
    with store.reading() as session:
        letters = session.scalars(select(Message).where(Message.kind == "plan-published")).all()
    assert letters
    for one in letters:
        assert f"To join the call: {CALL}\n" in one.text
        assert f'href="{html.escape(CALL)}"' in one.html
        rounds = Calendar.from_ical(one.calendar).walk("VEVENT")
        assert {(str(each["url"]), str(each["location"])) for each in rounds} == {(CALL, CALL)}


def test_the_form_and_lists_keep_it_to_themselves(app, client, store, house, mine):
    scene.changed(store, house.event_id, form_closes_at=NOW + timedelta(hours=1))
    page = client.get(f"/e/{scene.SLUG}").text
    assert ("call.example" in page, "· online</p>" in page) == (False, True)
    desk = signed_in(app, store)
    for path in ("/events", f"/events/{scene.SLUG}"):
        assert "call.example" not in desk.get(path).text


def test_an_event_online_without_an_address_says_that_nobody_can_join(app, store, house):
    said, desk = "Nobody can join yet.", signed_in(app, store)
    path = f"/events/{scene.SLUG}"
    assert said not in desk.get(path).text
    scene.changed(store, house.event_id, is_online=True, place="Zoom, by mail")
    assert said in desk.get(path).text
    scene.changed(store, house.event_id, place=CALL)
    assert said not in desk.get(path).text


def test_settings_say_how_many_letters_a_new_address_makes(store, house, mine):
    path = f"/events/{scene.SLUG}/settings"
    with store.reading() as session:
        form = event_form(session.get_one(Event, house.event_id))
    fields = {name: list(form.all(name)) for name in form.texts}
    plain = house.browser.post(path, data=fields)
    assert plain.location == f"{path}?stored=1"
    moved = house.browser.post(path, data={**fields, "place": "https://call.example/j/9"})
    assert moved.location == f"{path}?stored=1&told=2"
    said = "2 letters are written and stay here. No mail is sent from here."
    assert said in house.browser.get(moved.location).text
    assert moved_told(2, sends_mail=True) == "2 people with an address are told by mail."
