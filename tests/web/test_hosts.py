"""Guests who host, on the pages: named under People, told beside links, in private, by mail and in the plan."""

import re

import pytest
from sqlalchemy import select, update

from service.operations import day
from service.store.models import Message, MessageState
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import Format, Role
from service.web.host.links import table_link
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path, signed_in
from tests.web.test_people import text_of

BASE = "/events/common-ground"
AMARA = 2


def name_host(browser, number=AMARA, *, does="host"):
    return browser.post(f"{BASE}/people/{number}/host", data={"does": does})


def linked(app, event_id, table, host=0):
    with app.test_request_context():
        return table_link(event_id, table, host)


def mine_of(app, store, house, name):
    key = scene.response_named(store, house.event_id, name).key
    return app.test_client().get(private_path(app, key)).text


def row_id(store, house, name):
    return scene.response_named(store, house.event_id, name).id


def published(store, doorbell, house, *hosts):
    """Publish another plan, with these hosts; return its id."""
    for name in hosts:
        name_host(house.browser, scene.response_named(store, house.event_id, name).number)
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    house.browser.post(f"{BASE}/plans/{plan_id}/publish")
    return plan_id


def opened(app, link):
    return app.test_client().get(link).status_code


def letters(store, kind="plan-published"):
    with store.reading() as session:
        found = select(Message).where(Message.kind == kind).order_by(Message.id)
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
    taken_back = text_of(house.browser.get(path).text)
    assert "Make them a host" in taken_back
    trail = taken_back.partition("What changed")[2]
    assert (trail.count(": no longer hosting a table"), trail.count(": hosting a table")) == (1, 1)
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
    link = linked(app, house.event_id, 1, row_id(store, house, "Amara Okafor"))
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
    first = text_of(house.browser.get(f"{BASE}/plans/{plan_id}/rounds/1").text)
    assert first.count("Amara Okafor say ah-MAH-rah · hosts") == 1 == first.count("· hosts")
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


def test_the_page_of_a_table_tells_its_host_apart_from_the_guests(app, store, doorbell, house):
    plan_id = published(store, doorbell, house, "Amara Okafor")
    link = linked(app, house.event_id, 1, row_id(store, house, "Amara Okafor"))
    page = app.test_client().get(link).text
    listed = re.findall(r'<ul class="rows">(.*?)</ul>', page, re.DOTALL)
    assert text_of(page).count("You host this table, Amara Okafor.") == 1
    assert (len(listed), ["Amara" in one for one in listed]) == (3, [False] * 3)
    with store.reading() as session:
        rounds = rounds_of_response(session, plan_id, row_id(store, house, "Amara Okafor"))
    for mate in rounds[0].mates:
        house.browser.post(f"{BASE}/people/{mate.number}/withdraw")
    alone = text_of(app.test_client().get(link).text)
    # Of a round to come the host reads what their own page says, and is sent nowhere.
    told = "Nobody else is left for this round. Your place will still be changed."
    assert (alone.count(told), alone.count("Please join another table")) == (1, 0)
    mine = text_of(mine_of(app, store, house, "Amara Okafor"))
    assert mine.count("Your place will still be changed") == 1
    with store.writing() as session:
        day.begin_round(session, house.event_id, 1, seen=0, now=NOW)
    told = "Nobody else is left here in this round. Please join another table."
    running = text_of(app.test_client().get(link).text)
    assert (running.count(told), running.count("Only one person is left")) == (1, 0)


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


def test_the_link_of_a_table_is_for_whom_hosts_it_and_ends_with_that(app, store, doorbell, house):
    amara, jonas = (row_id(store, house, name) for name in ("Amara Okafor", "Jonas Lindqvist"))
    links = [linked(app, house.event_id, 1, host) for host in (0, amara, jonas)]
    seen = [[opened(app, link) for link in links]]
    published(store, doorbell, house, "Amara Okafor")
    seen.append([opened(app, link) for link in links])
    name_host(house.browser, does="guest")
    published(store, doorbell, house, "Jonas Lindqvist")
    seen.append([opened(app, link) for link in links])
    assert seen == [[200, 200, 200], [404, 200, 404], [404, 404, 200]]
    theirs = mine_of(app, store, house, "Jonas Lindqvist")
    assert theirs.count(f'href="{links[2]}"') == 1
    assert links[2] in house.browser.get(f"{BASE}/print").text


def test_a_host_whom_a_repair_takes_out_has_no_link_any_more(app, store, doorbell, house):
    published(store, doorbell, house, "Amara Okafor")
    amara = row_id(store, house, "Amara Okafor")
    hers, anybodys = linked(app, house.event_id, 1, amara), linked(app, house.event_id, 1)
    missing = {"presence": "missing", "seen": "expected"}
    house.browser.post(f"{BASE}/day/people/{AMARA}", data=missing)
    proposal = house.browser.post(f"{BASE}/day/repair", data={"round": 1}).location
    before = opened(app, hers), opened(app, anybodys)
    told = "Whose table has no host now Amara Okafor"
    assert text_of(house.browser.get(proposal).text).count(told) == 1
    house.browser.post(proposal)
    assert (before, opened(app, hers), opened(app, anybodys)) == ((200, 404), 404, 200)
    assert "/table/" not in mine_of(app, store, house, "Amara Okafor")


def test_a_change_by_hand_leaves_a_host_their_link(app, store, doorbell, house):
    plan_id = published(store, doorbell, house, "Amara Okafor")
    hers = linked(app, house.event_id, 1, row_id(store, house, "Amara Okafor"))
    listed = house.browser.get(f"{BASE}/plans/{plan_id}/plan.csv").text.splitlines()
    seats = [line.split(",") for line in listed[1:]]
    at = {table: next(one[3] for one in seats if one[0] == "2" and one[2] == table and one[3] != "2")
          for table in ("1", "2")}  # fmt: skip
    swap = {"kind": "swap", "round": "2", "who": at["1"], "other": at["2"]}
    made = house.browser.post(f"{BASE}/plans/{plan_id}/edit", data=swap).location
    changed = made.split("/plans/")[1].split("/")[0]
    assert house.browser.post(f"{BASE}/plans/{changed}/publish").status_code == 303
    assert (changed != str(plan_id), opened(app, hers)) == (True, 200)


def test_who_hosts_no_more_is_told_by_letter_and_by_the_old_link(app, store, doorbell, house):
    published(store, doorbell, house, "Amara Okafor")
    carried(store)
    old = linked(app, house.event_id, 1, row_id(store, house, "Amara Okafor"))
    name_host(house.browser, does="guest")
    published(store, doorbell, house, "Jonas Lindqvist")
    hers = letters(store, "plan-changed")["amara@example.org"]
    line = "You no longer host table 1."
    assert (hers.text.count(line), hers.html.count(line), "/table/" in hers.text) == (1, 1, False)
    answer = app.test_client().get(old)
    page = text_of(answer.text)
    assert (answer.status_code, page.count("The host has changed.")) == (404, 1)
    assert [page.count(one) for one in ("Amara", "Jonas", "Common Ground", "Once an event")] == [
        0
    ] * 4
    forged = text_of(app.test_client().get(f"{old}x").text)
    assert "This link does not open anything." in forged


def carried(store):
    """Let all letters so far have left."""
    with store.writing() as session:
        session.execute(update(Message).values(state=MessageState.SENT))


def begin(house, number=1, *, seen=0):
    house.browser.post(f"{BASE}/day/clock", data={"does": "begin", "round": number, "seen": seen})


def test_once_rounds_run_nobody_is_named_host_of_nothing(store, doorbell, house):
    published(store, doorbell, house, "Amara Okafor")
    name_host(house.browser, 3)
    begin(house)
    listed = house.browser.get(f"{BASE}/people").text
    told = [text_of(house.browser.get(f"{BASE}/people/{one}").text) for one in (AMARA, 3, 4)]
    stays = "The first round has begun, so hosts stay as the plan has them."
    heads = [f"Hosts a table {stays}", f"Host a table? {stays}", f"Host a table? {stays}"]
    assert [page.count(head) for page, head in zip(told, heads, strict=True)] == [1, 1, 1]
    assert all(" host </" not in page and "The next plan counts it" not in page for page in told)
    assert text_of(listed).count("hosts a table") == 1
    name_host(house.browser, 4)
    name_host(house.browser, AMARA, does="guest")
    assert [scene.response_named(store, house.event_id, one.name).is_host for one in scene.CAST[:4]] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_repair_says_which_table_lost_its_host_and_when(app, store, doorbell, house):
    published(store, doorbell, house, "Amara Okafor")
    begin(house)
    missing = {"presence": "missing", "seen": "expected"}
    house.browser.post(f"{BASE}/day/people/{AMARA}", data=missing)
    proposal = house.browser.post(f"{BASE}/day/repair", data={"round": 2}).location
    page = text_of(house.browser.get(proposal).text)
    told = "Whose table has no host now Amara Okafor · Table 1 · Round 2, Round 3"
    assert page.count(f"{told} Name somebody who is there, or pass the link of the table") == 1
    house.browser.post(proposal)
    assert f'href="{BASE}/print#hosts"' in house.browser.get(proposal).text
    anybodys = linked(app, house.event_id, 1)
    assert anybodys in house.browser.get(f"{BASE}/print").text
    assert opened(app, anybodys) == 200
