import re

import pytest

from service.operations.presence import set_presence
from service.store.queries.plans import published_plan
from service.store.values import Format, Presence, Role
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_changes import changes
from tests.web.test_day import DAY, say
from tests.web.test_organizer import BASE, heading

REPAIR = f"{DAY}/repair"


def lines(page):
    found = re.findall(r'data-kind="(\w+)"><b><bdi>(.*?)</bdi></b>: (.*?)</li>', page)
    return [f"{kind} {name} {told}" for kind, name, told in found]


def groups(page):
    found = re.findall(r'<h2 class="name">([^<]*)</h2><p>(.*?)</p>', page)
    return {head: re.findall(r"<bdi>(.*?)</bdi>", names) for head, names in found}


def alerts(page):
    return re.findall(r'role="alert"[^>]*>(?:<p><b>)?(.*?)</', page)


def number_of(store, house, name):
    return scene.response_named(store, house.event_id, name).number


def left(store, house, name):
    say(house, number_of(store, house, name), "missing")


def published(store, house):
    with store.reading() as session:
        return published_plan(session, house.event_id).id


def test_every_change_is_said_in_words_before_it_counts(store, house, plan_id):
    left(store, house, "Bo")
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    asked = house.browser.get(REPAIR).text
    answer = house.browser.post(REPAIR, data={"round": 2})
    page = house.browser.get(answer.location).text
    assert groups(asked) == {
        "Not there any more": ["Bo"],
        "To be seated, without a seat so far": ["Zoë"],
    }
    assert groups(page) == groups(asked)
    assert (answer.location, heading(page)) == (f"{REPAIR}/2", "This is what would change.")
    assert re.findall(r"Round (\d)</h2>", page) == ["2", "3"]
    kinds = [one.split(" ")[0] for one in lines(page)]
    assert (kinds, published(store, house)) == (["came", "mates", "left"] * 2, plan_id)
    assert all(re.fullmatch(r"came Zoë new at table \d, with .+", one) for one in lines(page)[::3])
    assert all(
        re.fullmatch(r"left Bo not there in this round; sat at table \d", one)
        for one in lines(page)[2::3]
    )
    assert re.findall(r'<p class="lead">(.*?)</p>', page) == [
        "Nobody who stays changes tables. 3 people need new cards. Nothing changes before round 2."
    ]


def test_an_applied_repair_is_what_everybody_follows_and_offers_the_changed_papers(
    store, house, plan_id
):
    left(store, house, "Bo")
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    house.browser.post(REPAIR, data={"round": 2})
    answers = [house.browser.post(f"{REPAIR}/2") for _ in range(2)]
    page = house.browser.get(answers[0].location).text
    assert [(one.status_code, one.location) for one in answers] == [(303, f"{REPAIR}/2")] * 2
    assert (heading(page), published(store, house)) == ("The repair counts now.", 2)
    assert f'href="{BASE}/print"' in page
    assert "Zoë" in house.browser.get(f"{BASE}/plans/2/rounds/2").text
    assert "Zoë" not in house.browser.get(f"{BASE}/plans/2/rounds/1").text


def test_who_did_not_come_and_was_taken_out_of_the_plan_waits_for_no_seat(store, house, plan_id):
    left(store, house, "Bo")
    house.browser.post(REPAIR, data={"round": 1})
    house.browser.post(f"{REPAIR}/{plan_id + 1}")
    pages = [house.browser.get(f"{BASE}{path}").text for path in ("", "/plan")]
    assert [changes(page) for page in pages] == [[], []]
    say(house, number_of(store, house, "Bo"), "expected", seen="missing")
    pages = [house.browser.get(f"{BASE}{path}").text for path in ("", "/plan")]
    told = (
        "One person has no seat in this plan yet. They came after it was made. "
        "The repair on the page of the day seats them."
    )
    assert [changes(page) for page in pages] == [[told], [told]]


def test_a_stale_repair_is_refused_with_who_changed(store, house, plan_id):
    left(store, house, "Bo")
    house.browser.post(REPAIR, data={"round": 2})
    left(store, house, "Diego Quispe")
    seen = house.browser.get(f"{REPAIR}/2").text
    answer = house.browser.post(f"{REPAIR}/2")
    told = ["Since this repair was made, something changed about Diego Quispe."]
    assert (alerts(seen), alerts(answer.text), answer.status_code) == (told, told, 409)
    assert ("Apply it" in seen, published(store, house)) == (False, plan_id)


def test_a_proposal_that_another_repair_overtook_says_so(store, house, plan_id):
    left(store, house, "Bo")
    for _ in range(2):
        house.browser.post(REPAIR, data={"round": 2})
    house.browser.post(f"{REPAIR}/3")
    assert house.browser.post(f"{REPAIR}/2").status_code == 404
    assert published(store, house) == 3


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        ({"round": 2}, 422, "Everybody is where the plan has them: there is nothing to repair."),
        ({"round": 9}, 404, None),
        ({}, 404, None),
    ],
)
def test_what_cannot_be_repaired_is_said(house, plan_id, data, code, told):
    answer = house.browser.post(REPAIR, data=data)
    assert (answer.status_code, alerts(answer.text)) == (code, [told] if told else [])


def test_a_round_that_has_begun_is_offered_no_more(store, house, plan_id):
    left(store, house, "Bo")
    house.browser.post(f"{DAY}/clock", data={"does": "begin", "round": 2, "seen": 0})
    page = house.browser.get(REPAIR).text
    answer = house.browser.post(REPAIR, data={"round": 2})
    assert re.findall(r'<option value="(\d)"', page) == ["3"]
    assert (answer.status_code, alerts(answer.text)) == (
        422,
        ["That round has begun already. Only rounds to come can be repaired."],
    )


def test_too_few_left_is_told_and_the_plan_stays(store, house, plan_id):
    with store.writing() as session:
        for number in range(2, 13):
            set_presence(
                session, house.event_id, number,
                presence=Presence.MISSING, seen=Presence.EXPECTED, by=house.owner_id, now=NOW,
            )  # fmt: skip
    answer = house.browser.post(REPAIR, data={"round": 2})
    page = house.browser.get(answer.location).text
    assert (heading(page), published(store, house)) == ("No repair this time.", plan_id)
    assert "There are too few people for a plan." in page


def test_repairs_are_for_those_who_may_publish_and_of_this_event(
    app, store, house, doorbell, plan_id
):
    omar_id = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, omar_id, Role.HELPER)
    omar = signed_in(app, store, "omar@example.org")
    other = scene.gathering(store, house.owner_id, name="Other", format=Format.PAIRS)
    scene.published_plan(store, doorbell, other)
    seen = [
        omar.get(REPAIR).status_code,
        omar.post(REPAIR, data={"round": 2}).status_code,
        house.browser.get(f"/events/other/day/repair/{plan_id}").status_code,
        house.browser.post(f"/events/other/day/repair/{plan_id}").status_code,
        house.browser.get(f"{REPAIR}/99").status_code,
    ]
    assert seen == [403, 403, 404, 404, 404]


def test_without_a_published_plan_there_is_nothing_to_repair(house):
    assert house.browser.get(REPAIR).status_code == 404
    assert "Repair the rounds" not in house.browser.get(DAY).text


def test_a_repair_that_a_worker_makes_is_watched(store, house, plan_id):
    left(store, house, "Bo")
    house.browser.post(REPAIR, data={"round": 2})
    with store.writing() as session:
        plan = session.get_one(scene.Plan, 2)
        plan.state, plan.progress = scene.PlanState.RUNNING, {"phase": "seat", "fraction": 0.5}
    page = house.browser.get(f"{REPAIR}/2").text
    assert f'data-poll="{BASE}/plans/2/progress" data-state="running"' in page
    busy = house.browser.post(REPAIR, data={"round": 2})
    assert (busy.status_code, alerts(busy.text)) == (
        409,
        ["A plan of this event is in the making. Please wait until it is ready."],
    )
    assert house.browser.post(f"{REPAIR}/2").status_code == 409
    assert published(store, house) == plan_id
