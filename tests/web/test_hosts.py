"""Guests who host, on the pages: named under People, told beside links, in private, by mail and in the plan."""

import re

import pytest
from sqlalchemy import select

from service.store.models import Message
from service.store.values import Format, Role
from service.web.host.links import table_link
from tests.web import scene
from tests.web.conftest import private_path, signed_in
from tests.web.test_people import text_of

BASE = "/events/common-ground"
AMARA = 2


def name_host(browser, number=AMARA, *, does="host"):
    return browser.post(f"{BASE}/people/{number}/host", data={"does": does})


def linked(app, event_id, table):
    with app.test_request_context():
        return table_link(event_id, table)


def mine_of(app, store, house, name):
    key = scene.response_named(store, house.event_id, name).key
    return app.test_client().get(private_path(app, key)).text


def letters(store):
    with store.reading() as session:
        found = select(Message).where(Message.kind == "plan-published").order_by(Message.id)
        return {one.recipient: one for one in session.scalars(found)}


def test_an_organizer_names_a_host_and_takes_it_back(house):
    path = f"{BASE}/people/{AMARA}"
    before = text_of(house.browser.get(path).text)
    assert "Host a table? A host stays at one table in all rounds" in before
    assert name_host(house.browser).location == path
    after = text_of(house.browser.get(path).text)
    assert "Hosts a table A host stays at one table in all rounds" in after
    assert re.search(r"What changed .*, Olivia Organizer: hosting a table", after)
    assert text_of(house.browser.get(f"{BASE}/people").text).count("hosts a table") == 1
    name_host(house.browser, does="guest")
    assert "Make them a host" in text_of(house.browser.get(path).text)
    assert text_of(house.browser.get(f"{BASE}/people").text).count("hosts a table") == 0


def test_a_helper_and_a_stranger_name_nobody(app, store, house, client):
    other = scene.olivia(store, name="Hugo", email="hugo@example.org")
    scene.joined(store, house.event_id, other, Role.HELPER)
    helper = signed_in(app, store, "hugo@example.org")
    assert (name_host(helper).status_code, name_host(client).status_code) == (403, 303)
    assert name_host(house.browser, 99).status_code == 404
    assert scene.response_named(store, house.event_id, "Amara Okafor").is_host is False


def test_events_in_pairs_ask_for_no_hosts_and_show_none(store, house):
    name_host(house.browser)
    scene.changed(store, house.event_id, format=Format.PAIRS)
    said = text_of(house.browser.get(f"{BASE}/people/{AMARA}").text)
    assert (said.count("Hosts a table"), said.count("No longer a host")) == (0, 0)
    assert text_of(house.browser.get(f"{BASE}/people").text).count("hosts a table") == 0


def test_a_published_host_is_told_everywhere_and_led_to_the_tables_page(
    app, store, doorbell, house
):
    name_host(house.browser)
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    assert mine_of(app, store, house, "Amara Okafor").count("You host table") == 0
    house.browser.post(f"{BASE}/plans/{plan_id}/publish")
    link = linked(app, house.event_id, 1)
    mine = mine_of(app, store, house, "Amara Okafor")
    assert "You host table 1. You stay there while the others move." in text_of(mine)
    assert mine.count(f'href="{link}"') == 1
    other = mine_of(app, store, house, "Mei-Ling Zhou")
    assert (other.count("You host"), other.count("/table/")) == (0, 0)
    printed = text_of(house.browser.get(f"{BASE}/print").text)
    assert [line.strip() for line in re.findall(r"Table \d(?: · [^·]*? hosts)?(?= http)", printed)] == [
        "Table 1 · Amara Okafor hosts", "Table 2", "Table 3",
    ]  # fmt: skip
    assert "a guest whom you make a host under People before the plan" in printed
    tables = text_of(house.browser.get(f"{BASE}/plans/{plan_id}/tables").text)
    assert tables.count("Amara Okafor say ah-MAH-rah · hosts") == 3 == tables.count(" hosts")
    hers, theirs = (letters(store)[f"{one}@example.org"] for one in ("amara", "mei-ling"))
    line = "You host table 1, and stay there while the others move. Its page, for you alone:"
    assert hers.text.count(f"{line} {link}") == 1
    assert hers.html.count(f'href="{link}"') == 1
    assert ("You host" in theirs.text, "/table/" in theirs.html) == (False, False)
    assert "Amara Okafor" in app.test_client().get(link).text


def test_an_event_online_has_hosts_of_rooms(app, store, doorbell, house):
    scene.changed(store, house.event_id, is_online=True)
    name_host(house.browser)
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    house.browser.post(f"{BASE}/plans/{plan_id}/publish")
    assert "You host room 1." in text_of(mine_of(app, store, house, "Amara Okafor"))
    assert "You host room 1, and stay" in letters(store)["amara@example.org"].text
    assert "Hosts a room" in text_of(house.browser.get(f"{BASE}/people/{AMARA}").text)


@pytest.mark.parametrize("does", ["host", "guest"])
def test_a_plan_says_that_others_host_since(store, doorbell, house, does):
    told = "Who hosts has changed since this plan was made."
    if does == "guest":
        name_host(house.browser)
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    page = f"{BASE}/plans/{plan_id}/rounds/1"
    assert text_of(house.browser.get(page).text).count(told) == 0
    name_host(house.browser, does=does)
    assert text_of(house.browser.get(page).text).count(f"{told} Plan again.") == 1


def test_a_host_cannot_be_moved_by_hand(store, doorbell, house):
    name_host(house.browser)
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    listed = house.browser.get(f"{BASE}/plans/{plan_id}/plan.csv").text.splitlines()
    seats = [line.split(",") for line in listed[1:]]
    other = next(one[3] for one in seats if one[0] == "1" and one[2] == "2")
    swap = {"kind": "swap", "round": "1", "who": str(AMARA), "other": other}
    answer = house.browser.post(f"{BASE}/plans/{plan_id}/edit", data=swap)
    assert answer.status_code == 422
    assert "A table would lose its host, or have two." in text_of(answer.text)


def test_more_hosts_than_tables_are_told_by_name_before_and_after(store, doorbell, house):
    for number in (1, 2, 3, 4):
        name_host(house.browser, number)
    way_out = (
        "There are 3 tables, for as many hosts. Under People, let the others be guests, or make "
        "the tables smaller."
    )
    before = text_of(house.browser.get(BASE).text)
    scene.ready_plan(store, doorbell, house.event_id)
    after = text_of(house.browser.get(f"{BASE}/plan").text)
    for page in (before, after):
        assert page.count("Hosts and tables do not go together.") == 1
        assert way_out in page
        assert all(one.name in page for one in scene.CAST[:4])


def test_a_host_who_withdraws_is_not_named_any_more(app, store, doorbell, house):
    name_host(house.browser)
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    house.browser.post(f"{BASE}/plans/{plan_id}/publish")
    house.browser.post(f"{BASE}/people/{AMARA}/withdraw")
    printed = text_of(house.browser.get(f"{BASE}/print").text)
    assert (printed.count("Amara"), printed.count(" hosts http")) == (0, 0)
    again = house.browser.get(f"{BASE}/plans/{plan_id}/rounds/1").text
    assert text_of(again).count("Who hosts has changed") == 0
