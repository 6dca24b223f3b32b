"""What people need, by round and table: for those who prepare the room, in their words, and for nobody else."""

import re

import pytest

from service.store.models import Event
from service.store.values import Format, ResponseValues, Role
from tests.factories import make_people
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_day import DAY, say
from tests.web.test_organizer import BASE
from tests.web.test_people import text_of

NEEDS = f"{BASE}/needs"


@pytest.fixture
def helper(app, store, house):
    """The browser of somebody who looks, prints and checks people in."""
    other = scene.olivia(store, name="Hugo", email="hugo@example.org")
    scene.joined(store, house.event_id, other, Role.HELPER)
    return signed_in(app, store, "hugo@example.org")


def seats(house, plan_id, name):
    """At which table somebody sits in each round, by the plan's own list."""
    listed = house.browser.get(f"{BASE}/plans/{plan_id}/plan.csv").text.splitlines()
    lines = [line.split(",") for line in listed[1:] if name in line]
    return [int(one[2]) for one in sorted(lines, key=lambda one: int(one[0]))]


def shown(page, name):
    """The headings of the parts that name somebody, with the words of their line."""
    found = []
    for part in re.findall(r"<section.*?</section>", page, re.DOTALL):
        heading = re.search(r"<h2.*?>(.*?)</h2>", part)[1]
        lines = re.findall(r"<li.*?</li>", part, re.DOTALL)
        found += [(heading, text_of(f"<main>{one}</main>")) for one in lines if name in one]
    return found


def test_each_round_names_who_needs_what_at_which_table(house, store, doorbell):
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    page = house.browser.get(NEEDS).text
    times = ("13:00", "13:20", "13:40")
    for name, words, more in (
        (
            "Mei-Ling Zhou",
            "a seat facing the room",
            " No guest hosts this table. Please see to it yourself.",
        ),
        ("Noa נועה Levy", "a quiet table", " No host is told. Please see to it yourself."),
    ):
        assert shown(page, name) == [
            (f"Round {number} · {time}", f"Table {table} · {name} {words}{more}")
            for number, (time, table) in enumerate(
                zip(times, seats(house, plan_id, name), strict=True), start=1
            )
        ]
    assert "Amara" not in page


def test_rounds_left_out_are_left_out(house, store, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    house.browser.post(f"{DAY}/clock", data={"does": "begin", "round": 1, "seen": 0})
    house.browser.post(f"{DAY}/clock", data={"does": "end", "round": 2, "seen": 1})
    found = shown(house.browser.get(NEEDS).text, "Mei-Ling")
    assert [heading for heading, _ in found] == ["Round 1 · 13:00", "Round 2 · 13:20"]


def test_before_a_plan_and_without_a_seat_they_are_named_too(house, store, doorbell):
    before = shown(house.browser.get(NEEDS).text, "Mei-Ling")
    assert [heading for heading, _ in before] == [
        "Their tables stand here once the plan is published"
    ]
    scene.published_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        event = session.get_one(Event, house.event_id)
        make_people(session, event, [ResponseValues(name="Zoë", access=("a ramp",))])
    late = shown(house.browser.get(NEEDS).text, "Zoë")
    assert late == [("Without a place so far", "Zoë a ramp The host is not told.")]


def test_it_is_for_those_who_may_change_the_event_alone(client, house, helper):
    assert [one.get(NEEDS).status_code for one in (house.browser, helper, client)] == [
        200,
        403,
        303,
    ]
    link = f'href="{NEEDS}"'
    assert [link in one.get(DAY).text for one in (house.browser, helper)] == [True, False]


def test_print_leads_to_it_where_there_is_something_to_read(house, store, doorbell, helper):
    scene.ready_plan(store, doorbell, house.event_id)
    link = f'href="{NEEDS}"'
    pages = [one.get(f"{BASE}/print").text for one in (house.browser, helper)]
    assert [link in page for page in pages] == [True, False]
    for name in ("Mei-Ling Zhou", "Noa נועה Levy"):
        number = scene.response_named(store, house.event_id, name).number
        house.browser.post(f"{BASE}/people/{number}/withdraw")
    assert [link in house.browser.get(page).text for page in (f"{BASE}/print", DAY)] == [
        False,
        False,
    ]
    assert "Nobody has written that they need anything." in house.browser.get(NEEDS).text


def test_in_pairs_there_is_no_host_to_tell(house, store, doorbell):
    scene.changed(store, house.event_id, format=Format.PAIRS)
    scene.published_plan(store, doorbell, house.event_id)
    page = house.browser.get(NEEDS).text
    assert (len(shown(page, "Noa")), "The host is not told." in page) == (3, False)


def test_who_withdraws_is_gone_from_it(house, store, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    number = scene.response_named(store, house.event_id, "Mei-Ling Zhou").number
    house.browser.post(f"{BASE}/people/{number}/withdraw")
    page = house.browser.get(NEEDS).text
    assert ("a seat facing the room" in page, "Mei-Ling" in page) == (False, False)


def test_it_says_who_hosts_and_where_no_host_is_told(house, store, doorbell):
    noa, amara = (
        scene.response_named(store, house.event_id, name).number
        for name in ("Noa נועה Levy", "Amara Okafor")
    )
    for number in (noa, amara):
        house.browser.post(f"{BASE}/people/{number}/host", data={"does": "host"})
    plan_id = scene.published_plan(store, doorbell, house.event_id)

    def told(name):
        found = shown(house.browser.get(NEEDS).text, name)
        return [re.sub(r".*a (quiet table|seat facing the room) ?", "", text) for _, text in found]

    hosted = {seats(house, plan_id, name)[0] for name in ("Noa", "Amara")}
    alone = "No guest hosts this table. Please see to it yourself."
    assert told("Noa") == ["Hosts this table."] * 3
    at = seats(house, plan_id, "Mei-Ling")
    assert told("Mei-Ling") == ["" if one in hosted else alone for one in at]
    for number in (noa, amara):
        say(house, number, "missing")
    assert told("Mei-Ling") == [alone] * 3
