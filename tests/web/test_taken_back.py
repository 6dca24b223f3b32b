"""A round that was begun by mistake: the clock goes on as if nobody had touched it."""

import re
from datetime import timedelta

import pytest

from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_absent import seats_on_screen
from tests.web.test_day import DAY, say


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


def test_who_left_after_a_round_that_is_taken_back_left_after_the_one_before(
    house, client, store, clock
):
    bo = scene.response_named(store, house.event_id, "Bo").number
    page, mine = f"{DAY}/people/{bo}", private_path(client.application, key_of(store, house, "Bo"))
    say(house, bo, "here")
    said(house, clock, 0, "begin", seen=0, round=1)
    said(house, clock, 20, "begin", seen=1, round=2)
    said(house, clock, 40, "begin", seen=2, round=3)
    say(house, bo, "missing", seen="here", stays=3)
    assert "Not there after round 3" in house.browser.get(page).text
    assert "You are marked as not there after round 3." in client.get(mine).text
    said(house, clock, 41, "back", seen=3)
    assert "Not there after round 2" in house.browser.get(page).text
    assert "You are marked as not there." in client.get(mine).text
    data = client.get(f"{mine}/my-data.json").get_json()["at_the_door"]
    assert data["rounds_there_before_leaving"] == 2
    # Begun again, it is without them.
    said(house, clock, 45, "begin", seen=4, round=3)
    assert "Bo" not in seats_on_screen(client, house)
    for seen in (5, 6, 7):
        said(house, clock, 46, "back", seen=seen)
    assert "Not there, said at" in house.browser.get(page).text


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
