"""Two organizers with the settings open at once, against a real server: neither overwrites the other unseen."""

import html
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.app import create_app
from service.store.models import Event
from service.store.values import Role
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import served
from tests.web.test_day_together import Door

SETTINGS = f"/events/{scene.SLUG}/settings"


@pytest.fixture
def event_id(any_store):
    event_id = scene.gathering(any_store, scene.olivia(any_store))
    omar = scene.olivia(any_store, name="Omar", email="omar@example.org")
    scene.joined(any_store, event_id, omar, Role.ORGANIZER)
    return event_id


@pytest.fixture
def desks(settings, any_store, doorbell, typesetter, event_id):
    app = create_app(
        settings, store=any_store, doorbell=doorbell, typesetter=typesetter,
        now=lambda: NOW, encoder=lambda: None,
    )  # fmt: skip
    tokens = {
        "olivia": scene.token_of(any_store),
        "omar": scene.token_of(any_store, "omar@example.org"),
    }
    with served(app) as address:
        yield Door(address, tokens)


def form_in(page):
    """What a browser would send back of a page of settings."""
    texts = {}
    for tag in re.findall(r"<input [^>]*>", page.split('id="erase"')[0]):
        name, value = (re.search(rf' {one}="(.*?)"', tag) for one in ("name", "value"))
        is_box = 'type="radio"' in tag or 'type="checkbox"' in tag
        if name and (not is_box or " checked" in tag):
            texts[name[1]] = html.unescape(value[1] if value else "")
    zone = re.search(r"<option selected>(.*?)</option>", page)[1]
    return {**texts, "time_zone": zone}


def fields(form):
    """What is on the page to be read and changed."""
    return {name: text for name, text in form.items() if not name.startswith(("opened-", "seen"))}


def opened(desks, who):
    return form_in(desks.asks(who, SETTINGS)[2])


def said(page):
    found = re.findall(r'id="(\w+)-fault">.*?<span>(.*?)</span>', page, re.DOTALL)
    return {name: html.unescape(text) for name, text in found}


def stored(store, event_id):
    with store.reading() as session:
        event = session.get_one(Event, event_id)
        return event.name, event.place, event.minutes, event.is_online


def test_an_older_window_does_not_undo_what_was_stored_since(desks, any_store, event_id):
    olivia, omar = opened(desks, "olivia"), opened(desks, "omar")
    newer = {**olivia, "place": "Harbor", "online": "yes", "date": "2027-03-12", "rounds": "2"}
    newer["whom_to_ask"] = "Ana, 200"
    assert desks.asks("olivia", SETTINGS, newer)[0] == 303
    own = {"minutes": "25", "rounds": "5", "place": "Quay"}
    code, _, page = desks.asks("omar", SETTINGS, {**omar, **own})
    assert (code, stored(any_store, event_id)) == (409, ("Common Ground", "Harbor", 15, True))
    assert said(page) == {
        "place": "Stored now: Harbor",
        "whom_to_ask": "Changed meanwhile: Ana, 200",
        "online": "Changed meanwhile: It happens online",
        "date": "Changed meanwhile: 12 March 2027",
        "rounds": "Stored now: 2",
        "minutes": "Stored now: 15",
    }
    # What he changed is still as he typed it; what he left alone is as it was stored since.
    again = form_in(page)
    assert fields(again) == {**fields(newer), **own}
    assert desks.asks("omar", SETTINGS, {**again, "place": "Harbor"})[0] == 303
    assert stored(any_store, event_id) == ("Common Ground", "Harbor", 25, True)
    assert fields(opened(desks, "olivia")) == {**fields(newer), **own, "place": "Harbor"}


def test_a_box_that_somebody_cleared_stays_cleared_unless_it_was_ticked_here(desks, event_id):
    olivia = opened(desks, "olivia")
    assert desks.asks("olivia", SETTINGS, {**olivia, "online": "yes"})[0] == 303
    olivia, omar = opened(desks, "olivia"), opened(desks, "omar")
    offline = {name: text for name, text in olivia.items() if name != "online"}
    assert desks.asks("olivia", SETTINGS, offline)[0] == 303
    page = desks.asks("omar", SETTINGS, {**omar, "name": "Dusk"})[2]
    assert said(page) == {
        "name": "Stored now: Common Ground",
        "online": "Changed meanwhile: not online",
    }
    assert fields(form_in(page)) == {**fields(offline), "name": "Dusk"}


def test_a_page_overtaken_twice_still_knows_what_is_its_own(desks, event_id):
    olivia, omar = opened(desks, "olivia"), opened(desks, "omar")
    assert desks.asks("olivia", SETTINGS, {**olivia, "place": "Harbor"})[0] == 303
    once = form_in(desks.asks("omar", SETTINGS, {**omar, "minutes": "25"})[2])
    olivia = opened(desks, "olivia")
    assert desks.asks("olivia", SETTINGS, {**olivia, "place": "Attic", "time": "19:30"})[0] == 303
    code, _, page = desks.asks("omar", SETTINGS, once)
    assert (code, said(page)) == (
        409,
        {
            "time": "Changed meanwhile: 19:30",
            "place": "Changed meanwhile: Attic",
            "minutes": "Stored now: 15",
        },
    )
    again = {**fields(olivia), "place": "Attic", "time": "19:30", "minutes": "25"}
    assert fields(form_in(page)) == again


def test_the_same_sent_twice_is_no_conflict(desks, event_id):
    olivia, omar = opened(desks, "olivia"), opened(desks, "omar")
    changed = {"place": "Harbor"}
    codes = [desks.asks("olivia", SETTINGS, {**olivia, **changed})[0] for _ in range(2)]
    codes.append(desks.asks("omar", SETTINGS, {**omar, **changed})[0])
    assert codes == [303, 303, 303]


def test_a_fault_in_an_older_window_does_not_make_it_new(desks, event_id):
    olivia, omar = opened(desks, "olivia"), opened(desks, "omar")
    desks.asks("olivia", SETTINGS, {**olivia, "place": "Harbor"})
    code, _, page = desks.asks("omar", SETTINGS, {**omar, "minutes": "many"})
    assert code == 422
    assert desks.asks("omar", SETTINGS, {**form_in(page), "minutes": "25"})[0] == 409


def test_of_two_who_store_at_once_one_is_told(desks, any_store, event_id):
    def store(who, form, place):
        return desks.asks(who, SETTINGS, {**form, "place": place})[0]

    people = ("olivia", "omar")
    for n in range(10):
        forms = [opened(desks, who) for who in people]
        places = [f"{who} {n}" for who in people]
        with ThreadPoolExecutor(2) as both:
            codes = list(both.map(store, people, forms, places))
        assert sorted(codes) == [303, 409]
        assert stored(any_store, event_id)[1] == places[codes.index(303)]
