"""The first round's time has come and nobody has begun it: people who are there read that it is about to."""

from datetime import timedelta

import pytest

from service.store.queries.held import begun_rounds
from service.store.queries.plans import published_plan
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_absent import AMARA, START, begin, row
from tests.web.test_day import DAY, say
from tests.web.test_no_show import host_page
from tests.web.test_people import text_of
from tests.web.test_tonight import told

SOON = START + timedelta(minutes=5)


@pytest.fixture
def tables(store, house, doorbell):
    return scene.published_plan(store, doorbell, house.event_id)


def begun(store, house, now):
    with store.reading() as session:
        return sorted(begun_rounds(session, published_plan(session, house.event_id), until=now))


def test_once_somebody_is_checked_in_phones_and_host_pages_wait_with_the_day_and_the_screen(
    app, client, store, house, tables, clock
):
    clock.now = SOON
    mine = private_path(app, row(store, house).key)
    by_plan = told(client.get(mine).text), begun(store, house, SOON)
    say(house, row(store, house, "Bo").number, "here")
    page = client.get(mine).text
    assert by_plan[0][0].startswith("Now: table ")
    assert by_plan[1] == [1]
    assert told(page)[0].startswith("About to begin, round 1: table ")
    assert "Round 1 · about to begin" in text_of(page)
    assert "Round 2 · about 13:25" in text_of(page)
    assert begun(store, house, SOON) == []
    host = host_page(app, client, house, 1, None)
    assert ("Round 1 · about to begin" in host, " now " in host) == (True, False)
    assert "Round 1 has not begun yet." in house.browser.get(DAY).text


def test_a_begin_that_was_taken_back_waits_too_and_what_began_runs(
    app, client, store, house, tables, clock
):
    clock.now = SOON
    begin(store, house, 1, now=SOON)
    mine = private_path(app, row(store, house).key)
    runs = told(client.get(mine).text)[0]
    house.browser.post(f"{DAY}/clock", data={"does": "back", "seen": 1})
    assert runs.startswith("Now, until 13:20: table ")
    assert told(client.get(mine).text)[0].startswith("About to begin, round 1: table ")


def test_who_checks_people_in_and_never_begins_a_round_runs_the_evening_by_its_times(
    store, house, tables, clock
):
    clock.now = START
    say(house, row(store, house, AMARA).number, "here")
    assert begun(store, house, START + timedelta(minutes=19)) == []
    assert begun(store, house, START + timedelta(minutes=20)) == [1, 2]
    assert begun(store, house, START + timedelta(minutes=60)) == [1, 2, 3]


def test_a_begin_that_was_taken_back_waits_until_the_evening_would_be_over(
    store, house, tables, clock
):
    clock.now = START
    begin(store, house, 1, now=START)
    house.browser.post(f"{DAY}/clock", data={"does": "back", "seen": 1})
    assert begun(store, house, START + timedelta(minutes=50)) == []
    assert begun(store, house, START + timedelta(minutes=60)) == [1, 2, 3]
