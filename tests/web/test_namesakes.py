"""Two people of one name are told apart at the door, on pages and on paper, and nothing private does it."""

import html
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from service.operations.cards import cards_of, prompts_of
from service.operations.hostpapers import host_sheets_of, tents_of
from service.operations.papers import badges_of, itineraries_of, wall_list_of
from service.operations.responses import withdraw_response
from service.store.models import Event, Response
from service.store.namesakes import BETWEEN
from service.store.queries.plans import people_of, plan_for_page
from service.store.values import Format, ResponseValues, Role
from service.web.live.links import screen_link
from tests.factories import NOW
from tests.printing.conftest import plain
from tests.web import scene
from tests.web.conftest import private_path, signed_in
from tests.web.test_day import DAY
from tests.web.test_organizer import BASE

ADDRESS, TEAM = "ana.two@example.org", "Harbor Choir"
PEOPLE = (
    ResponseValues(name="Ana Silva", email="ana.one@example.org", group=TEAM, interests=("maps",)),
    ResponseValues(name="Ben Ode", interests=("bees",), curious_about=("maps",)),
    ResponseValues(name="ana silva", email=ADDRESS, interests=("bees",)),
    ResponseValues(name="Cara Lund", interests=("maps", "bees")),
)
FIRST, SECOND = f"Ana Silva{BETWEEN}1", f"ana silva{BETWEEN}2"


@pytest.fixture
def event_id(store, owner, doorbell):
    event_id = scene.gathering(store, owner, PEOPLE, format=Format.PAIRS)
    scene.published_plan(store, doorbell, event_id)
    return event_id


@pytest.fixture
def owner(store):
    return scene.olivia(store)


@pytest.fixture
def browser(app, store, owner, event_id):
    return signed_in(app, store)


@pytest.fixture
def papers(store, event_id):
    with store.reading() as session:
        event = session.get_one(Event, event_id)
        plan = plan_for_page(session, event_id, 1)
        people = people_of(session, event_id)
        made = (cards_of, prompts_of, host_sheets_of, tents_of)
        more = (badges_of, itineraries_of, wall_list_of)
        return {
            make.__name__: make(plan, event, people, care={})
            if make is host_sheets_of
            else make(plan, event, people)
            for make in (*made, *more)
        }


def test_papers_number_them_in_the_order_they_came(papers):
    names = ["Ben Ode", "Cara Lund", FIRST, SECOND]
    assert sorted({card.name for card in papers["cards_of"]}, key=names.index) == names
    assert {name for card in papers["cards_of"] for name in card.meet} == set(names)
    for paper in ("wall_list_of", "badges_of", "itineraries_of"):
        assert [one.name for one in papers[paper].people] == [FIRST, SECOND, *names[:2]]
    mates = [
        name for one in papers["itineraries_of"].people for stop in one.stops for name in stop.meet
    ]
    assert set(mates) == set(names)
    sheets = papers["host_sheets_of"].tables
    guests = {
        guest.name
        for table in sheets
        for round_ in table.rounds
        for thread in round_.threads
        for guest in thread.guests
    }
    assert guests == set(names)


def test_no_address_and_no_company_is_printed(papers):
    told = repr(papers)
    assert (ADDRESS in told, TEAM in told, FIRST in told.replace("\\xa0", "\xa0")) == (
        False,
        False,
        True,
    )


def test_a_sentence_numbers_them_only_where_both_sit_together(papers):
    lines = [(card, line) for card in papers["cards_of"] for line in card.share]
    numbered = [card for card, line in lines if BETWEEN in line]
    assert all({card.name, *card.meet} == {FIRST, SECOND} for card in numbered)
    assert [
        plain(line) for card, line in lines if card.name == "Ben Ode" and FIRST in card.meet
    ] == ["You are curious about “maps”. Ana listed “maps”."]


def test_pages_and_the_screen_tell_them_apart(app, browser, client, store, event_id):
    with app.test_request_context():
        screen = urlsplit(screen_link(event_id, 0)).path
    for path, who in (
        (f"{BASE}/plans/1/people", browser),
        (f"{BASE}/people", browser),
        (screen, client),
    ):
        page = html.unescape(who.get(path).text)
        assert (FIRST in page, SECOND in page, "Ben Ode" in page) == (True, True, True)
    found = client.get(f"{screen}?find=ana silva").text
    assert "2 people found." in found


def test_the_page_on_which_one_is_withdrawn_says_which_of_them_it_is(browser):
    for number, name in ((1, FIRST), (2, "Ben Ode"), (3, SECOND)):
        page = html.unescape(browser.get(f"{BASE}/people/{number}").text)
        assert re.findall(r"<h1.*?><bdi>(.*?)</bdi></h1>", page) == [name]
        form = html.unescape(browser.get(f"{BASE}/people/{number}/change").text)
        assert f"Change the answers of {name}" in form


def door(page):
    return re.findall(
        r'class="door" data-name="(.*?)">.*?</a>.*?<br>(?:<span class="small"><bdi>(.*?)</bdi></span>)?',
        html.unescape(page),
    )


def test_the_door_says_what_organizers_know_them_by_and_to_nobody_else(
    app, browser, store, owner, event_id
):
    helper = scene.olivia(store, name="Hana", email="hana@example.org")
    scene.joined(store, event_id, helper, Role.HELPER)
    known = [(FIRST, TEAM), (SECOND, ADDRESS), ("Ben Ode", ""), ("Cara Lund", "")]
    assert door(browser.get(DAY).text) == known
    assert door(signed_in(app, store, "hana@example.org").get(DAY).text) == [
        (name, "") for name, _ in known
    ]


def test_who_has_a_namesake_reads_what_papers_call_them(app, client, store, event_id):
    with store.reading() as session:
        keys = {one.number: one.key for one in session.query(Response)}
    pages = {number: client.get(private_path(app, key)).text for number, key in keys.items()}
    told = {
        number: re.findall(r"On lists and cards you are (.*?)\.</p>", html.unescape(page))
        for number, page in pages.items()
    }
    assert told == {1: [FIRST], 2: [], 3: [SECOND], 4: []}


def test_who_is_left_alone_with_a_name_has_it_as_they_typed_it(store, event_id):
    with store.writing() as session:
        withdraw_response(session, scene.response_named(store, event_id, "Ana Silva").id, now=NOW)
    with store.reading() as session:
        names = [one.name for one in people_of(session, event_id).values()]
    assert names[1:] == ["Ben Ode", "ana silva", "Cara Lund"]


def test_whom_one_met_and_who_was_left_short_are_told_apart(
    app, store, doorbell, browser, event_id, clock
):
    clock.now = NOW + timedelta(days=8)
    ben = private_path(app, scene.response_named(store, event_id, "Ben Ode").key)
    met = app.test_client().get(f"{ben}/met").text
    assert {FIRST, SECOND} <= {html.unescape(one) for one in re.findall(r"<bdi>(.*?)</bdi>", met)}
    with store.writing() as session:
        number = session.scalars(select(Response.number).where(Response.name == "ana silva")).one()
    page = html.unescape(app.test_client().get(f"{ben}/met/{number}").text)
    assert re.findall(r"<h1.*?>(.*?)</h1>", page) == [f"<bdi>{SECOND}</bdi>"]


def test_after_tells_apart_whom_the_rounds_left_short(store, owner, doorbell, app, clock):
    people = (*PEOPLE[::2], PEOPLE[1])
    event_id = scene.gathering(store, owner, people, format=Format.PAIRS, rounds=3, name="Short")
    scene.published_plan(store, doorbell, event_id)
    clock.now = NOW + timedelta(days=8)
    page = html.unescape(signed_in(app, store).get("/events/short/after").text)
    short = page[page.index("<main") :]
    assert set(re.findall(r"<bdi>(.*?)</bdi>", short)) == {FIRST, SECOND, "Ben Ode"}
