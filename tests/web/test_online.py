"""An event online speaks of rooms wherever those read who come: no table, no door, no paper."""

import html
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from service.operations import day
from service.store.models import Message
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import Format
from service.web.host.links import table_link
from service.web.live.links import screen_link
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path

NAME = "Amara Okafor"
OF_A_HALL = re.compile(r"\b(?:tables?|doors?|paper)\b", re.IGNORECASE)


@pytest.fixture
def mine(app, store, house, doorbell):
    scene.changed(store, house.event_id, format=Format.PAIRS, is_online=True)
    scene.published_plan(store, doorbell, house.event_id)
    return private_path(app, scene.response_named(store, house.event_id, NAME).key)


@pytest.fixture
def room(app, house, store, mine):
    """Where Amara begins."""
    with store.reading() as session:
        row = scene.response_named(store, house.event_id, NAME)
        return rounds_of_response(session, 1, row.id)[0].table


def said(page):
    """The words of a page, without what its tags hold."""
    body = re.sub(r"<(style|script).*?</\1>", "", page[page.index("<body") :], flags=re.DOTALL)
    held = " ".join(re.findall(r'(?:data-[a-z]+|alt|title|aria-label)="([^"/]*)"', body))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body) + " " + held).split())


def test_a_private_page_says_the_room_and_asks_for_no_code(client, mine, room):
    page = client.get(mine).text
    assert OF_A_HALL.findall(said(page)) == []
    assert (f"Next, at 13:00: room {room}" in page, "check-in" in page) == (True, False)
    numbers = re.findall(r'<p class="cap">(\w+)</p><p class="num">(\d+)</p>', page)
    assert numbers[0] == ("Room", str(room))
    folded = re.findall(r"<b>(\w+ \d+)</b>", page)
    assert {one.split()[0] for one in folded} == {"Room"}


def test_who_has_nobody_to_meet_is_in_the_main_room_whether_planned_or_not(
    app, client, store, house, doorbell
):
    few = {"format": Format.PAIRS, "is_online": True, "name": "Three"}
    event_id = scene.gathering(store, house.owner_id, scene.CAST[1:4], **few)
    plan_id = scene.published_plan(store, doorbell, event_id)
    with store.reading() as session:
        row = scene.response_named(store, event_id, NAME)
        own = {one.number: one for one in rounds_of_response(session, plan_id, row.id)}
        met = next(number for number, one in own.items() if one.mates)
        mate = own[met].mates[0].number
    mine = private_path(app, row.key)
    rest = "The number is odd, and turns are shared out. Rest, or stay in the main room."
    assert said(client.get(mine).text).count(rest) == 1
    shown = said(house.browser.get(f"/events/three/plans/{plan_id}/people/{row.number}").text)
    assert shown.count("A free seat: rest, or stay in the main room.") == 1
    house.browser.post(f"/events/three/people/{mate}/withdraw")
    with store.writing() as session:
        day.begin_round(session, event_id, met, seen=0, now=NOW)
    alone = "The person you were to meet cannot come. You are welcome in the main room."
    assert said(client.get(mine).text).count(alone) == 1


def test_the_host_and_the_screen_say_room(app, client, store, house, mine, room):
    with app.test_request_context():
        host = urlsplit(table_link(house.event_id, 1)).path
        screen = urlsplit(screen_link(house.event_id, 0)).path
    page = client.get(host).text
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["Room 1"]
    assert OF_A_HALL.findall(said(page)) == []
    shown = client.get(screen).text
    assert OF_A_HALL.findall(said(shown)) == []
    assert f'<bdi>{NAME}</bdi> <b class="num">Room {room}</b>' in shown
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.begin_round(session, house.event_id, 1, seen=seen, now=NOW)
    headings = re.findall(r'<h2 id="seats-.*?">(.*?)</h2>', client.get(screen).text)
    assert headings == ["Round 1: your room", "Next, round 2: your room"]


def test_the_letter_and_the_calendar_say_room(store, mine):
    with store.reading() as session:
        letters = session.scalars(select(Message).where(Message.kind == "plan-published")).all()
    assert {OF_A_HALL.search(one.text + one.html) for one in letters} == {None}
    assert {bool(re.search(r"in room \d+\.", one.text)) for one in letters} == {True}
    titles = [line for one in letters for line in re.findall(r"SUMMARY:(.*)", one.calendar)]
    assert {bool(re.search(r"· Room \d+", title)) for title in titles} == {True}


PROMISED = re.compile(
    r"\b(?:sit|sitting|seats?|seated|seating|badge|print\w*|chair|steps?)\b", re.IGNORECASE
)


def test_the_form_asks_of_a_call_and_promises_no_paper(store, house, client):
    scene.changed(store, house.event_id, is_online=True, form_closes_at=NOW + timedelta(days=1))
    page = said(client.get(f"/e/{scene.SLUG}").text)
    page = page.replace("a chair for one more", "")
    assert (PROMISED.findall(page), OF_A_HALL.findall(page)) == ([], [])
    assert "live captions" in page


def test_what_was_ticked_for_a_room_stays_readable_online(app, store, house, client):
    row = scene.response_named(store, house.event_id, "Mei-Ling Zhou")
    scene.changed(store, house.event_id, is_online=True, form_closes_at=NOW + timedelta(days=1))
    path = private_path(app, row.key)
    assert "a seat facing the room" in client.get(path).text
    form = client.get(f"{path}/change").text
    written = re.search(r'<textarea id="access_text".*?>\n(.*?)</textarea>', form, re.DOTALL)
    assert written[1] == "a seat facing the room"
