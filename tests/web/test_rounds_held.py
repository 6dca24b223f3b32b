"""Rounds lowered after publishing: what is published counts, until another plan is."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations.followups import window_of
from service.operations.showpapers import run_of_show_of
from service.store.models import Event
from service.store.queries.plans import people_of, plan_for_page
from service.store.values import Format
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_day import DAY
from tests.web.test_organizer import BASE

NAME = "Amara Okafor"


@pytest.fixture
def plan_id(store, house, doorbell):
    """A published plan of three rounds, while the settings wish for two."""
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    scene.changed(store, house.event_id, rounds=2)
    return plan_id


def begin(house, number):
    data = {"does": "begin", "round": number, "seen": number - 1}
    return house.browser.post(f"{DAY}/clock", data=data).status_code


def test_cards_count_the_rounds_of_the_published_plan(app, client, store, house, plan_id):
    mine = client.get(private_path(app, scene.response_named(store, house.event_id, NAME).key)).text
    dots = [mark.count("<i") for mark in re.findall(r'<span class="dots".*?</span>', mine)]
    assert set(dots) == {3}


def test_the_last_published_round_can_begin_and_no_other(house, plan_id):
    assert [begin(house, number) for number in (1, 2, 3, 4)] == [303, 303, 303, 404]


def test_follow_ups_close_two_weeks_after_the_last_published_round(store, house, plan_id):
    with store.reading() as session:
        event = session.scalars(select(Event).where(Event.id == house.event_id)).one()
        last = event.starts_at + timedelta(minutes=3 * event.minutes + 2 * event.pause_minutes)
        assert window_of(session, event, now=NOW).closes_at == last + timedelta(days=14)


def test_the_settings_say_which_plan_people_follow(store, house, doorbell, plan_id):
    page = f"{BASE}/settings"
    told = '<p class="note" id="rounds-held">(.*?)</p>'
    said = ["The published plan keeps its 3 rounds. To have 2, plan again and publish."]
    assert re.findall(told, house.browser.get(page).text) == said
    begin(house, 1)
    said = ["The published plan keeps its 3 rounds: the first has begun."]
    assert re.findall(told, house.browser.get(page).text) == said


def test_what_is_possible_is_what_the_settings_ask_for_until_a_round_has_begun(house, plan_id):
    before = possible(house)
    begin(house, 1)
    assert (before, possible(house)) == (
        ["2 rounds at tables of 4, 15 minutes each."],
        ["3 rounds at tables of 4, 15 minutes each."],
    )


def possible(house):
    """What the overview says of rounds."""
    return re.findall(r"<span><b>(\d rounds? .*?)</b>", house.browser.get(BASE).text)


def test_settings_ask_for_no_other_plan_once_a_round_has_begun(store, house, plan_id):
    scene.changed(store, house.event_id, rounds=3, table_size=3)
    said = "plan again to use these settings"
    stored = f"{BASE}/settings?stored=1"
    before = said in house.browser.get(stored).text
    begin(house, 1)
    assert (before, said in house.browser.get(stored).text) == (True, False)


def held(house):
    note = '<p class="note" id="rounds-held">(.*?)</p>'
    return re.findall(note, house.browser.get(f"{BASE}/settings").text)


def test_a_format_changed_after_publishing_is_told_and_the_plan_keeps_its_words(
    store, house, doorbell, clock
):
    scene.published_plan(store, doorbell, house.event_id)
    papers = house.browser.get(f"{BASE}/print").text
    scene.changed(store, house.event_id, format=Format.PAIRS, table_size=6)
    assert possible(house) == ["3 rounds of pairs, 15 minutes each."]
    overview = house.browser.get(BASE).text
    assert "The plan was made for 3 rounds at tables; the settings now say otherwise." in overview
    assert house.browser.get(f"{BASE}/print").text == papers
    assert held(house) == [
        "The published plan seats people at tables. To have pairs, plan again and publish."
    ]
    begin(house, 1)
    assert held(house) == ["The published plan keeps its tables: the first round has begun."]
    assert possible(house) == ["3 rounds at tables of 4, 15 minutes each."]


def test_tables_wished_for_after_pairs_were_published_are_told(store, house, doorbell):
    scene.changed(store, house.event_id, format=Format.PAIRS)
    scene.published_plan(store, doorbell, house.event_id)
    assert held(house) == []
    scene.changed(store, house.event_id, format=Format.TABLES, rounds=4)
    assert held(house) == [
        "The published plan seats people in pairs. To have tables, plan again and publish. "
        "The published plan keeps its 3 rounds. To have 4, plan again and publish."
    ]
    begin(house, 1)
    assert held(house) == [
        "The published plan keeps its pairs: the first round has begun. "
        "The published plan keeps its 3 rounds: the first has begun."
    ]
    scene.changed(store, house.event_id, format=Format.PAIRS)
    assert held(house) == ["The published plan keeps its 3 rounds: the first has begun."]


def test_the_run_of_show_is_that_of_the_plan_it_is_printed_from(store, house, doorbell):
    plan_id = scene.published_plan(store, doorbell, house.event_id)

    def show():
        with store.reading() as session:
            plan = plan_for_page(session, house.event_id, plan_id)
            event, people = (
                session.get_one(Event, house.event_id),
                people_of(session, house.event_id),
            )
            return run_of_show_of(plan, event, people)

    before = show()
    scene.changed(store, house.event_id, format=Format.PAIRS)
    assert show() == before
