"""Who is there without a seat while the last round runs: where they may join, on every page."""

import pytest

from service.store.queries.ownrounds import rounds_of_response
from service.store.values import Format
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_absent import START, begin
from tests.web.test_day import DAY, say
from tests.web.test_organizer import BASE
from tests.web.test_people import text_of
from tests.web.test_tonight import told

BO = "Bo"


def came_late(store, house, clock):
    """Let Zoe come unannounced while the third of three rounds runs."""
    clock.now = START
    for number in (1, 2, 3):
        begin(store, house, number)
    house.browser.post(f"{DAY}/walk-ups", data={"name": "Zoe", "once": "one form"})
    return scene.response_named(store, house.event_id, "Zoe")


def table_of(store, house, plan_id, name):
    row = scene.response_named(store, house.event_id, name)
    with store.reading() as session:
        return rounds_of_response(session, plan_id, row.id)[2].table


def bar(page):
    return page.split('aria-labelledby="change"')[1].split("</section>")[0]


@pytest.fixture
def tables(store, house, doorbell):
    return scene.published_plan(store, doorbell, house.event_id)


def test_a_table_with_a_free_chair_is_named_to_them_and_to_the_organizer(
    app, client, store, house, tables, clock
):
    zoe = came_late(store, house, clock)
    say(house, scene.response_named(store, house.event_id, BO).number, "missing")
    chair = f"Table {table_of(store, house, tables, BO)} has a free chair."
    page = client.get(private_path(app, zoe.key)).text
    assert told(page) == ["You have no seat in round 3.", chair, "You are welcome there."]
    assert "not in this plan yet" not in page
    assert f"Zoe has no seat in the last round. {chair}" in text_of(house.browser.get(DAY).text)


def test_where_no_chair_is_free_the_organizer_helps(app, client, store, house, tables, clock):
    zoe = came_late(store, house, clock)
    assert told(client.get(private_path(app, zoe.key)).text) == [
        "You have no seat in round 3.",
        "It is the last one. Please ask the organizer where you may join.",
    ]
    page = text_of(house.browser.get(DAY).text)
    assert ("Zoe has no seat in the last round." in page, "free chair" in page) == (True, False)


def test_any_pair_takes_a_third(app, client, store, house, doorbell, clock):
    scene.changed(store, house.event_id, format=Format.PAIRS)
    scene.published_plan(store, doorbell, house.event_id)
    zoe = came_late(store, house, clock)
    assert told(client.get(private_path(app, zoe.key)).text) == [
        "You have no seat in round 3.",
        "It is the last one. Please join any two as a third.",
    ]


def test_once_it_is_over_they_had_no_seat_and_were_left_short(
    app, client, store, house, tables, clock
):
    zoe = came_late(store, house, clock)
    house.browser.post(f"{DAY}/clock", data={"does": "end-round", "seen": 3})
    page = text_of(client.get(private_path(app, zoe.key)).text)
    assert ("You had no seat in these rounds." in page, "in this plan yet" in page) == (True, False)
    after = text_of(house.browser.get(f"{BASE}/after").text)
    assert "Zoe was there without a seat in one round" in after
    assert "Nobody: everybody who was there" not in after
