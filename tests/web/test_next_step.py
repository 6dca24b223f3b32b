"""What the overview asks for next: printing before the day, leading on it, looking back after it."""

import re
from datetime import timedelta

import pytest

from service.operations.responses import withdraw_response
from service.store.models import Plan
from service.store.values import Format, Role
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_changes import changes, withdrawn
from tests.web.test_day import DAY
from tests.web.test_organizer import BASE
from tests.web.test_repair import REPAIR


@pytest.fixture
def plan_id(store, house, doorbell):
    scene.changed(store, house.event_id, starts_at=NOW + timedelta(days=2))
    return scene.published_plan(store, doorbell, house.event_id)


def step(house, path=""):
    """The heading of the next step, and where its buttons lead."""
    part = house.browser.get(f"{BASE}{path}").text.partition('id="step">')[2]
    head, _, rest = part.partition("</h2>")
    return head, re.findall(r'(?:href|action)="(.*?)"', rest.partition("</section>")[0])


def begin(house, number):
    data = {"does": "begin", "round": number, "seen": number - 1}
    assert house.browser.post(f"{DAY}/clock", data=data).status_code == 303


def test_the_next_step_follows_the_day(house, plan_id, clock):
    seen = [step(house)]
    for later in (timedelta(days=2), timedelta(hours=1), timedelta(hours=3), timedelta(days=1)):
        clock.now += later
        seen.append(step(house))
    prints = ("Print the cards", [f"{BASE}/print", f"{BASE}/plan"])
    leads = ("Welcome people, and lead the rounds", [DAY, f"{BASE}/print"])
    looks = ("See how the evening went", [f"{BASE}/after", f"{BASE}/plan"])
    assert seen == [prints, leads, leads, looks, looks]


def test_once_the_last_round_is_over_the_next_step_looks_back(house, plan_id, clock):
    seen = []
    for number in (1, 2, 3):
        begin(house, number)
        seen.append(step(house)[0])
        clock.now += timedelta(minutes=16)
        seen.append(step(house)[0])
    leads = "Welcome people, and lead the rounds"
    assert seen == [leads] * 5 + ["See how the evening went"]


def test_a_withdrawal_from_a_published_plan_asks_for_a_repair_before_planning_again(
    store, house, plan_id
):
    withdrawn(store, house.event_id, "Bo")
    told = [
        "One person withdrew, and their chair stays empty. The others at the table can meet. "
        "A repair of the rounds to come settles it."
    ]
    overview, plan, day = (house.browser.get(f"{BASE}{one}").text for one in ("", "/plan", "/day"))
    assert (changes(overview), changes(plan)) == (told, told)
    assert step(house) == (
        "Repair the rounds to come",
        [REPAIR, f"{BASE}/plan", f"{BASE}/plans"],
    )
    ways = re.findall(r'(?:href|action)="(.*?)"', plan.partition('<div class="row noprint">')[2])
    assert ways[:4] == [
        REPAIR,
        f"{BASE}/print",
        f"{BASE}/plans/{plan_id}/rounds/1/edit",
        f"{BASE}/plans",
    ]
    assert re.findall(r'<p class="tick look">.*?<bdi>(.*?)</bdi>', day) == [
        "One person with a seat has withdrawn."
    ]
    asked = house.browser.post(REPAIR, data={"round": 1})
    assert house.browser.post(asked.location).status_code == 303
    assert (step(house)[0], "has withdrawn" in house.browser.get(DAY).text) == (
        "Print the cards",
        False,
    )


def test_other_settings_still_ask_for_another_plan(store, house, plan_id):
    scene.changed(store, house.event_id, format=Format.TABLES, rounds=2)
    with store.writing() as session:
        row = scene.response_named(store, house.event_id, "Bo")
        withdraw_response(session, row.id, now=NOW)
    assert step(house)[0] == "Plan again"


def test_the_published_plan_leads_while_a_newer_draft_waits(store, house, doorbell, plan_id):
    calm = step(house)
    draft = scene.ready_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        session.get_one(Plan, draft).document = "otherwise"
    assert step(house) == calm == ("Print the cards", [f"{BASE}/print", f"{BASE}/plan"])
    facts = re.findall(r"<span><b>(.*?)</b>", house.browser.get(BASE).text)
    assert facts[0] == "There is a newer draft of the plan."


def test_who_is_not_there_is_told_beside_who_is_here_without_a_seat(store, house, plan_id):
    bo = scene.response_named(store, house.event_id, "Bo").number
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    house.browser.post(f"{DAY}/people/{bo}", data={"presence": "missing", "seen": "expected"})
    day = house.browser.get(DAY).text
    bar = day.partition('aria-labelledby="change"')[2].partition("</section>")[0]
    assert re.findall(r"<bdi>(.*?)</bdi>", bar.partition("<details>")[0]) == [
        "One person is here without a seat. One person with a seat is not there."
    ]
    assert re.findall(r'href="(.*?)"', bar) == [REPAIR]
    asked = house.browser.get(REPAIR).text
    assert re.findall(r'<option value="(\d)" selected', asked) == ["1"]
    assert house.browser.post(REPAIR, data={"round": 1}).status_code == 303
    house.browser.post(f"{REPAIR}/{plan_id + 1}")
    assert 'aria-labelledby="change"' not in house.browser.get(DAY).text


def test_the_next_step_of_an_event_online_is_its_rooms_and_its_tab_says_so(store, house, plan_id):
    scene.changed(store, house.event_id, is_online=True)
    assert step(house) == ("Set up the rooms", [f"{BASE}/rooms", f"{BASE}/plan"])
    assert step(house, "/plan?published=1")[0] == "Set up the rooms"
    overview, rooms = (house.browser.get(f"{BASE}{one}").text for one in ("", "/rooms"))
    assert f'<a href="{BASE}/rooms">Rooms</a>' in overview
    assert f'<a href="{BASE}/rooms" aria-current="page">Rooms</a>' in rooms
    assert f'href="{BASE}/print"' in rooms


def test_after_a_repair_an_event_online_says_which_rounds_are_loaded_anew(
    store, house, plan_id, clock
):
    scene.changed(store, house.event_id, is_online=True)
    bo = scene.response_named(store, house.event_id, "Bo").number
    house.browser.post(f"{DAY}/people/{bo}", data={"presence": "missing", "seen": "expected"})
    asked = house.browser.post(REPAIR, data={"round": 2})
    applied = house.browser.post(asked.location)
    page = house.browser.get(applied.location).text
    told = "Rounds 2 and 3 have other rooms now: please load their files anew."
    assert re.findall(r"<b>(Round.*?)</b>", page) == [told]
    assert (f'href="{BASE}/rooms"' in page, "Print what changed" in page) == (True, False)
    rounds = house.browser.get(f"{BASE}/rooms").text.split('aria-labelledby="round-')[1:]
    changed = ["Changed on" in one for one in rounds]
    assert changed == [False, True, True]


def test_a_helper_of_an_event_online_is_led_to_paper_since_files_hold_addresses(
    app, store, house, plan_id
):
    scene.changed(store, house.event_id, is_online=True)
    helper = scene.olivia(store, name="Hal", email="hal@example.org")
    scene.joined(store, house.event_id, helper, Role.HELPER)
    page = signed_in(app, store, "hal@example.org").get(BASE).text
    assert (f'href="{BASE}/print"' in page, f"{BASE}/rooms" in page) == (True, False)
