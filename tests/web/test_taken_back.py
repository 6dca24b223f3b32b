"""A round that was begun by mistake: the clock goes on as if nobody had touched it."""

import re
from datetime import timedelta

import pytest

from service.store.queries.ownrounds import rounds_of_response
from service.store.queries.plans import published_plan
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_absent import AMARA, seats_on_screen
from tests.web.test_day import DAY, say
from tests.web.test_hosts import linked, published
from tests.web.test_leaves import repaired
from tests.web.test_tonight import told


@pytest.fixture
def house(house, store, doorbell):
    """The house, with a published plan of three rounds."""
    scene.published_plan(store, doorbell, house.event_id)
    return house


def said(house, clock, minutes, does, *, seen, **more):
    """Set the clock so many minutes after 13:00, and return what the page of the day says then."""
    clock.now = NOW + timedelta(minutes=minutes)
    sent = {"does": does, "seen": seen, **more}
    assert house.browser.post(f"{DAY}/clock", data=sent).status_code == 303
    page = house.browser.get(DAY).text
    return re.search(r'id="clock-h".*?<summary>(.*?)</summary>', page, re.DOTALL)[1]


def test_the_round_before_runs_as_long_as_it_would_have(house, clock):
    assert said(house, clock, 0, "begin", seen=0, round=1) == "Round 1 runs until 13:15."
    assert said(house, clock, 1, "begin", seen=1, round=2) == "Round 2 runs until 13:16."
    assert said(house, clock, 3, "back", seen=2) == "Round 1 runs until 13:15."
    assert said(house, clock, 15, "begin", seen=3, round=2) == "Round 2 runs until 13:30."
    assert said(house, clock, 16, "back", seen=4) == "Round 1 is over."


def test_a_clock_that_stood_stands_again(house, clock):
    said(house, clock, 0, "begin", seen=0, round=1)
    stood = said(house, clock, 5, "pause", seen=1)
    assert said(house, clock, 6, "begin", seen=2, round=2) == "Round 2 runs until 13:21."
    assert said(house, clock, 7, "back", seen=3) == stood
    assert stood == "Round 1 stands still, with 10:00 left."


def test_a_round_that_was_skipped_is_not_where_it_goes_back_to(house, clock):
    said(house, clock, 0, "begin", seen=0, round=1)
    assert said(house, clock, 1, "begin", seen=1, round=3) == "Round 3 runs until 13:16."
    assert said(house, clock, 2, "back", seen=2) == "Round 1 runs until 13:15."
    assert said(house, clock, 3, "back", seen=3) == "Round 1 has not begun yet."


def test_who_came_during_a_round_that_is_taken_back_missed_nothing_after_it(
    house, client, store, clock
):
    bo = scene.response_named(store, house.event_id, "Bo").number
    said(house, clock, 0, "begin", seen=0, round=1)
    say(house, bo, "missing")
    said(house, clock, 1, "begin", seen=1, round=3)
    say(house, bo, "here", seen="missing")
    said(house, clock, 2, "back", seen=2)
    said(house, clock, 15, "begin", seen=3, round=2)
    assert "Bo" in seats_on_screen(client, house)


@pytest.fixture
def third(house, store, clock):
    """Round 3 has begun 40 minutes after the first, and Bo is here; return their number."""
    bo = scene.response_named(store, house.event_id, "Bo").number
    say(house, bo, "here")
    for seen in (0, 1, 2):
        said(house, clock, 20 * seen, "begin", seen=seen, round=seen + 1)
    return bo


def test_who_left_after_a_round_that_is_taken_back_left_after_the_one_before(
    house, client, store, clock, third
):
    page, mine = (
        f"{DAY}/people/{third}",
        private_path(client.application, key_of(store, house, "Bo")),
    )
    clock.now = NOW + timedelta(minutes=56)
    say(house, third, "missing", seen="here")
    assert "Not there after round 3" in house.browser.get(page).text
    said(house, clock, 57, "back", seen=3)
    assert "Not there after round 2" in house.browser.get(page).text
    assert "You are marked as not there." in client.get(mine).text
    data = client.get(f"{mine}/my-data.json").get_json()["at_the_door"]
    assert data["rounds_there_before_leaving"] == 2
    # Begun again, it is without them.
    said(house, clock, 58, "begin", seen=4, round=3)
    assert "Bo" not in seats_on_screen(client, house)
    for seen in (5, 6, 7):
        said(house, clock, 59, "back", seen=seen)
    assert "Not there, said at" in house.browser.get(page).text


def test_who_leaves_after_a_round_that_is_taken_back_still_does_when_it_begins_again(
    house, client, store, clock, third
):
    mine = private_path(client.application, key_of(store, house, "Bo"))
    say(house, third, "missing", seen="here", stays=3)
    before = told(client.get(mine).text)
    leaves = [
        "You are marked as not there after round 3.",
        "If that is wrong, please tell the organizer.",
    ]
    assert before[1:] == leaves
    for seen in (3, 4, 5):
        said(house, clock, 41, "back", seen=seen)
        page = house.browser.get(f"{DAY}/people/{third}").text
        assert "Not there after round 3" in page
        # They are in nobody's way: no seat is to be changed.
        assert "A repair closes the gap." not in page
        assert told(client.get(mine).text)[-2:] == leaves
    assert "is not there" not in house.browser.get(DAY).text
    for seen in (6, 7, 8):
        said(house, clock, 41, "begin", seen=seen, round=seen - 5)
        assert "Bo" in seats_on_screen(client, house)
    assert told(client.get(mine).text)[1:] == leaves


def test_a_repair_of_a_round_to_come_leaves_whoever_leaves_after_it_in_place(
    house, client, store, clock, doorbell
):
    bo, amara = (scene.response_named(store, house.event_id, one) for one in ("Bo", AMARA))
    published(store, doorbell, house, "Bo")
    say(house, bo.number, "here")
    said(house, clock, 0, "begin", seen=0, round=1)
    say(house, bo.number, "missing", seen="here", stays=1)
    repaired(house, 2, **{"host-1": amara.number})
    said(house, clock, 1, "back", seen=1)
    path = private_path(client.application, bo.key)
    assert told(client.get(path).text)[1] == "You are marked as not there after round 1."
    say(house, scene.response_named(store, house.event_id, "Tūī Parata").number, "missing")
    repaired(house, 1)
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        assert [one.number for one in rounds_of_response(session, plan.id, bo.id)] == [1]
    assert "Bo cannot come" not in client.get(linked(client.application, house.event_id, 1)).text
    said(house, clock, 2, "begin", seen=2, round=1)
    assert "Bo" in seats_on_screen(client, house)
    assert AMARA in seats_on_screen(client, house)


def key_of(store, house, name):
    return scene.response_named(store, house.event_id, name).key


def test_who_came_by_the_planned_times_alone_missed_no_round_that_begins_later(
    house, client, store, clock
):
    bo = scene.response_named(store, house.event_id, "Bo").number
    say(house, bo, "missing")
    late = 7 * 24 * 60 + 20
    clock.now = NOW + timedelta(minutes=late)
    say(house, bo, "here", seen="missing")
    said(house, clock, late, "begin", seen=0, round=1)
    assert "Bo" in seats_on_screen(client, house)
