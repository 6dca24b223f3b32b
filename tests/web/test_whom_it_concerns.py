"""After a repair: papers of which none was made are all new; and a helper is told whom to ask for a repair."""

import re

import pytest

from service.store.values import Role
from tests.factories import make_organizer
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.office import BASE, Office
from tests.web.test_day import DAY
from tests.web.test_people import text_of

NEW = "Nothing has been printed yet, so everything is new: make all."
ASK = "Please ask an organizer to repair the rounds to come."


@pytest.fixture
def plan_id(store, house, doorbell):
    return scene.published_plan(store, doorbell, house.event_id)


def told(page):
    return re.findall(r'<p class="told" role="status">(.*?)</p>', page)


def test_who_looks_for_what_changed_reads_that_nothing_was_printed(store, house, plan_id):
    office = Office(store, house, plan_id)
    repaired = f"{BASE}/print?repaired=1"
    seen = [told(house.browser.get(one).text) for one in (repaired, f"{BASE}/print")]
    office.ask()
    office.render()
    assert (seen, told(house.browser.get(repaired).text)) == ([[NEW], []], [])


def test_a_helper_is_told_whom_to_ask_for_a_repair(app, store, house, plan_id):
    with store.writing() as session:
        helper = make_organizer(session, name="Hal", email="hal@example.org")
    scene.joined(store, house.event_id, helper, Role.HELPER)
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Wanda"})
    seen = [
        text_of(browser.get(DAY).text)
        for browser in (signed_in(app, store, "hal@example.org"), house.browser)
    ]
    assert ["One person is here without a seat." in one for one in seen] == [True, True]
    assert [ASK in one for one in seen] == [True, False]
