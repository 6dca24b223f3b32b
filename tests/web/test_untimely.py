"""A first round begun far from its time is asked about once; on time it is one press."""

import re
from datetime import timedelta

import pytest

from tests.factories import NOW
from tests.web import scene
from tests.web.test_day import DAY

START = NOW + timedelta(days=7)


@pytest.fixture
def page_at(house, store, doorbell, clock):
    """What the page of the day says at a time before or after the planned start."""
    scene.published_plan(store, doorbell, house.event_id)

    def read(off, query=""):
        clock.now = START + off
        return house.browser.get(f"{DAY}{query}").text

    return read


def begins(page):
    """Return the rounds that one press on this page begins."""
    forms = re.findall(r'<form[^>]*method="post"[^>]*/clock".*?</form>', page, flags=re.DOTALL)
    return sum('value="begin"' in one for one in forms)


@pytest.mark.parametrize(
    "off",
    [timedelta(days=-2), timedelta(minutes=-61), timedelta(hours=14)],
    ids=["days before", "over an hour before", "the day after"],
)
def test_far_from_its_time_it_is_asked_once(page_at, off):
    page = page_at(off)
    assert begins(page) == 0
    assert f'href="{DAY}?begin=1">Begin round 1</a>' in page
    asked = page_at(off, "?begin=1")
    assert (begins(asked), asked.count("Begin round 1 now?")) == (1, 1)


@pytest.mark.parametrize(
    "off",
    [timedelta(minutes=-60), timedelta(), timedelta(hours=3)],
    ids=["an hour before", "on time", "late on its day"],
)
def test_on_its_day_it_is_one_press(page_at, off):
    page = page_at(off, "?begin=1")
    assert (begins(page), "?begin=" in page, "now?" in page) == (2, False, False)


def test_late_after_midnight_it_is_one_press(page_at, house, store, clock):
    scene.changed(store, house.event_id, starts_at=NOW.replace(hour=22, minute=50))
    clock.now = NOW.replace(hour=23, minute=20)
    assert begins(house.browser.get(DAY).text) == 2


@pytest.mark.parametrize("round_", ["0", "4", "x"])
def test_no_round_that_the_plan_has_not_is_asked_about(page_at, round_):
    assert "now?" not in page_at(timedelta(days=-2), f"?begin={round_}")


def test_once_a_round_has_begun_nothing_is_asked(page_at, house):
    page_at(timedelta(days=-2))
    house.browser.post(f"{DAY}/clock", data={"does": "begin", "round": 1, "seen": 0})
    assert "?begin=" not in page_at(timedelta(days=-2))
