"""The hours of an evening that its clock knows better: in headings, and on the tabs of the plan."""

import re

import pytest

from tests.web.conftest import private_path
from tests.web.test_absent import row
from tests.web.test_day import DAY
from tests.web.test_new_minutes import at, begin, house, save
from tests.web.test_no_show import host_page
from tests.web.test_organizer import BASE

__all__ = ["house"]


def heading(page):
    return re.search(r"\d\d:\d\d–\d\d:\d\d", page)[0]


def tabs(house):
    page = house.browser.get(f"{BASE}/plan").text
    return re.findall(r"\d\d:\d\d", page.split("<main")[1])[:3]


@pytest.fixture
def told(app, client, store, house):
    def everywhere():
        mine = client.get(private_path(app, row(store, house).key)).text
        return heading(mine), heading(host_page(app, client, house, 1, None)), tabs(house)

    return everywhere


def test_headings_and_tabs_follow_a_round_begun_late(store, house, clock, told):
    before = told()
    begin(store, house, 1, 4)
    clock.now = at(6)
    assert before == ("13:00–13:55", "13:00–13:55", ["13:00", "13:20", "13:40"])
    assert told() == ("13:04–13:59", "13:04–13:59", ["13:04", "13:24", "13:44"])


def test_headings_and_tabs_follow_other_minutes(store, house, doorbell, clock, told):
    begin(store, house, 1, 4)
    save(store, doorbell, house, clock, 10, 6)
    assert told() == ("13:04–13:49", "13:04–13:49", ["13:04", "13:24", "13:39"])


def test_headings_end_with_an_evening_that_ends_sooner(store, house, clock, told):
    begin(store, house, 1, 4)
    clock.now = at(6)
    house.browser.post(f"{DAY}/clock", data={"does": "end", "round": 1, "seen": 1})
    assert told()[:2] == ("13:04–13:19",) * 2


def test_a_round_that_was_left_out_stands_below_the_one_that_runs(
    app, client, store, house, doorbell, clock
):
    save(store, doorbell, house, clock, 1, -60)
    begin(store, house, 1, 0)
    begin(store, house, 3, 1)
    clock.now = at(1)
    page = host_page(app, client, house, 1, None)
    assert re.findall(r"Round (\d) ·", page) == ["1", "3", "2"]
    assert ("1 minutes" in page, "1 minute " in page) == (False, True)
