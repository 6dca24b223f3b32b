"""What pages ask for once a round has begun: only what rounds to come can still give."""

import re
from itertools import combinations

import pytest

from service.operations.presence import sit_out
from service.operations.responses import revise_response
from service.operations.roster import numbers_of
from service.store.queries.places import places_of
from service.store.values import ResponseValues
from tests.factories import NOW
from tests.web import scene
from tests.web.test_changes import changes, withdrawn
from tests.web.test_day import DAY
from tests.web.test_organizer import BASE
from tests.web.test_repair import REPAIR


@pytest.fixture
def plan_id(store, house, doorbell):
    return scene.published_plan(store, doorbell, house.event_id)


def begin(house, number):
    data = {"does": "begin", "round": number, "seen": number - 1}
    assert house.browser.post(f"{DAY}/clock", data=data).status_code == 303


def told(house):
    pages = [house.browser.get(f"{BASE}{path}").text for path in ("", "/plan")]
    step = re.findall(r'<h2 id="step">(.*?)</h2>', pages[0])
    return step, *map(changes, pages)


def repair(house, number):
    asked = house.browser.post(REPAIR, data={"round": number})
    return house.browser.post(asked.location)


def test_who_withdrew_after_a_round_began_is_settled_by_a_repair(store, house, plan_id):
    begin(house, 1)
    calm = told(house)
    withdrawn(store, house.event_id, "Bo")
    said = [
        "One person withdrew, and their chair stays empty. The others at the table can meet. "
        "A repair of the rounds to come settles it."
    ]
    assert told(house) == (["Repair the rounds to come"], said, said)
    assert repair(house, 2).status_code == 303
    assert told(house) == calm == (["Welcome people, and lead the rounds"], [], [])


def test_once_the_last_round_has_begun_nothing_is_left_to_ask_for(store, house, plan_id):
    for number in (1, 2, 3):
        begin(house, number)
    calm = told(house)
    withdrawn(store, house.event_id, "Bo")
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    scene.changed(store, house.event_id, rounds=2)
    assert told(house) == calm
    assert calm[1:] == ([], [])


def test_who_came_to_a_round_that_is_over_and_sits_out_the_last_waits_for_no_seat(
    store, house, plan_id
):
    begin(house, 1)
    begin(house, 2)
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    waits = [
        "One person has no seat in this plan yet. They came after it was made. "
        "The repair on the page of the day seats them."
    ]
    assert told(house)[1:] == (waits, waits)
    with store.writing() as session:
        sit_out(session, scene.response_named(store, house.event_id, "Zoë").id, round_=3, now=NOW)
    assert told(house)[1:] == ([], [])


def part_bo_from_a_mate(store, house, plan_id, number):
    """Let Bo wish not to meet somebody whose table they share in that round."""
    bo = scene.response_named(store, house.event_id, "Bo")
    with store.reading() as session:
        places = places_of(session, plan_id)
    table = next(one.table for one in places if (one.response_id, one.round) == (bo.id, number))
    mate = next(
        one.response_id
        for one in places
        if (one.round, one.table) == (number, table) and one.response_id != bo.id
    )
    names = {
        scene.response_named(store, house.event_id, one.name).id: one.name for one in scene.CAST
    }
    with store.writing() as session:
        values = ResponseValues(name="Bo", keep_apart=(names[mate],))
        revise_response(session, bo.id, values, now=NOW)


def test_a_wish_that_changed_alone_is_kept_by_a_repair(store, house, plan_id):
    begin(house, 1)
    part_bo_from_a_mate(store, house, plan_id, 2)
    said = [
        "A private wish has changed, and this plan does not keep it. "
        "Repair the rounds to come. Who wished what stays private."
    ]
    assert told(house) == (["Repair the rounds to come"], said, said)
    assert repair(house, 2).status_code == 303
    assert told(house)[1:] == ([], [])


def test_a_wish_about_a_round_that_is_over_holds_no_change_by_hand_back(store, house, plan_id):
    begin(house, 1)
    part_bo_from_a_mate(store, house, plan_id, 1)
    with store.reading() as session:
        numbers = {row_id: number for number, row_id in numbers_of(session, house.event_id).items()}
        last = [one for one in places_of(session, plan_id) if one.round == 3]
    asked = (
        {"kind": "swap", "round": 3, "who": numbers[one.response_id], "other": numbers[other.response_id]}
        for one, other in combinations(last, 2)
        if one.table != other.table
    )  # fmt: skip
    answers = (house.browser.post(f"{BASE}/plans/{plan_id}/edit", data=one) for one in asked)
    changed = next(one.location for one in answers if one.status_code == 303)
    draft = changed.partition("/rounds")[0]
    pages = [house.browser.get(one).text for one in (changed, f"{draft}/rounds/1")]
    ways = zip(("Read and publish it", "Publish the changes"), pages, strict=True)
    assert [way in page for way, page in ways] == [True, True]
    assert house.browser.post(f"{draft}/publish").location == f"{draft}/rounds/1?published=1"
    assert told(house) == (["Welcome people, and lead the rounds"], [], [])


def test_only_rounds_to_come_are_changed_by_hand(store, house, plan_id):
    page = f"{BASE}/plans/{plan_id}/rounds"
    number = re.compile(r'/rounds/(\d)/edit"')
    offered = [number.findall(house.browser.get(f"{BASE}/plan").text)]
    begin(house, 1)
    offered.append(number.findall(house.browser.get(f"{BASE}/plan").text))
    over, to_come = (house.browser.get(f"{page}/{one}/edit").text for one in (1, 2))
    said = "This round has begun and stays as it is. Change a round to come."
    assert [one.count(said) for one in (over, to_come)] == [1, 0]
    assert [one.count(f"/plans/{plan_id}/edit") > 0 for one in (over, to_come)] == [False, True]
    assert [one.count("Plan the rest anew") for one in (over, to_come)] == [0, 0]
    amara = scene.response_named(store, house.event_id, "Amara Okafor").number
    sent_on = house.browser.get(f"{page}/1/edit/{amara}")
    assert (sent_on.status_code, sent_on.location) == (303, f"{page}/1/edit")
    begin(house, 2)
    begin(house, 3)
    offered.append(number.findall(house.browser.get(f"{BASE}/plan").text))
    assert offered == [["1"], ["2"], []]


def test_once_a_round_has_begun_the_plan_calls_nobody_the_one_with_least(store, house, plan_id):
    before = house.browser.get(f"{BASE}/plan").text
    begin(house, 1)
    after = house.browser.get(f"{BASE}/plan").text
    said = [
        ("We found least for" in one, "The best is not known" in one) for one in (before, after)
    ]
    assert said == [(True, True), (False, False)]


def test_rounds_added_after_the_plan_leave_nobody_at_the_door_without_a_seat(store, house, plan_id):
    for number in (1, 2, 3):
        begin(house, number)
    scene.changed(store, house.event_id, rounds=4)
    bo = scene.response_named(store, house.event_id, "Bo").number
    house.browser.post(f"{DAY}/people/{bo}", data={"presence": "here", "seen": "expected"})
    pages = [house.browser.get(path).text for path in (DAY, f"{DAY}/people/{bo}")]
    said = ("without a seat", "has no seat for them")
    assert [one for page in pages for one in said if one in page] == []
