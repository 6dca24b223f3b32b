"""A change by hand is said back in words on the page it leads to: made, undone, made again, kept in place."""

import re

import pytest

from tests.web import scene
from tests.web.test_organizer import BASE
from tests.web.test_seating import Seats, plain


@pytest.fixture
def seats(store, house, doorbell):
    return Seats(store, house, scene.ready_plan(store, doorbell, house.event_id))


def said(seats, answer):
    assert answer.status_code == 303
    page = seats.browser.get(answer.location).text
    return [plain(one) for one in re.findall(r'<p class="told" role="status"[^>]*>(.*?)</p>', page)]


def test_each_step_says_what_was_done(store, house, seats):
    first, second = seats.tables()[1][0], seats.tables()[2][0]
    names = {number: scene.CAST[number - 1].name for number in (first, second)}
    swapped = f"{names[first]} and {names[second]} changed places in round 1."
    assert said(seats, seats.make(seats.swap(first, second))) == [swapped]
    assert said(seats, seats.step("undo")) == [f"Undone: {swapped}"]
    assert said(seats, seats.step("redo")) == [f"Made again: {swapped}"]
    assert said(seats, seats.step("lock", who=str(first))) == [f"{names[first]} stays in place."]
    assert said(seats, seats.step("unlock", who=str(first))) == [f"{names[first]} may move."]
    assert said(seats, seats.step("lock", round="1", table="3")) == [
        "Round 1: table 3 stays as it is."
    ]


def test_who_is_taken_out_is_named_and_nothing_is_said_on_a_later_look(seats):
    answer = seats.make({"kind": "exclude", "round": "2", "who": "2"})
    assert said(seats, answer) == [f"{scene.CAST[1].name} is not there from round 2 on."]
    page = seats.browser.get(f"{BASE}/plans/{seats.plan_id}/rounds/1/edit").text
    assert "data-done" not in page
