"""Somebody leaves while a round runs: that round stays theirs, or it does not, as the organizer says."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations.presence import set_presence
from service.store.models import Attendance
from service.store.queries.ownrounds import rounds_of_response
from service.store.queries.plans import published_plan
from service.store.values import Format, Presence
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_absent import (
    AMARA,
    START,
    begin,
    mates,
    met,
    round_on,
    row,
    seats_on_screen,
    tables,
)
from tests.web.test_day import DAY, say
from tests.web.test_hosts import linked, published
from tests.web.test_organizer import BASE
from tests.web.test_people import text_of
from tests.web.test_tonight import told

__all__ = ["tables"]

AWAY = [
    "You are marked as not there.",
    "If you are, or are coming after all, please tell the organizer.",
]


def choices(house, number):
    """What the page of somebody at the door offers, each with the rounds it leaves them."""
    page = house.browser.get(f"{DAY}/people/{number}").text
    offers = re.findall(
        r'(?:name="stays" value="(\d)">)?<button class="btn[^"]*large" name="presence" value="missing">(.*?)<',
        page,
    )
    return [(text, stays) for stays, text in offers]


def state(house, number):
    return text_of(house.browser.get(f"{DAY}/people/{number}").text)


@pytest.fixture
def second(store, house, tables, clock):
    """Round 2 of 3 runs, and Amara was checked in; return her number."""
    clock.now = START
    number = row(store, house).number
    say(house, number, "here")
    begin(store, house, 1)
    begin(store, house, 2)
    return number


def test_while_a_round_runs_the_door_asks_whether_it_is_still_theirs(store, house, second, clock):
    leaves, away = ("Leaves after round 2", "2"), "Not there in round 2"
    other = row(store, house, "Bo").number
    assert choices(house, second) == [leaves, (away, "1")]
    assert choices(house, other) == [leaves, (away, "0")]
    clock.now = START + timedelta(minutes=15)
    assert choices(house, second) == [("Not there, or left", "")]
    begin(store, house, 3)
    clock.now = START
    assert choices(house, second) == [("Not there in round 3", "2")]


def test_where_nobody_was_checked_in_all_were_there_until_somebody_says_otherwise(
    app, client, store, house, doorbell, clock
):
    scene.changed(store, house.event_id, format=Format.PAIRS)
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    clock.now = START
    begin(store, house, 1)
    clock.now = START + timedelta(minutes=20)
    begin(store, house, 2, now=clock.now)
    bo, (partner,) = row(store, house, "Bo"), mates(store, house, plan_id, 1, "Bo")
    # Whoever is checked in from now on says nothing of the round before.
    clock.now += timedelta(minutes=1)
    say(house, row(store, house).number, "here")
    assert choices(house, bo.number)[1] == ("Not there in round 2", "1")
    assert "Nobody checked them in." not in state(house, bo.number)
    say(house, bo.number, "missing", stays=1)
    theirs = client.get(private_path(app, row(store, house, partner.name).key)).text
    assert "Bo" in round_on(theirs, 1)[1]
    assert "Bo" in met(store, house, partner.name)
    assert met(store, house, "Bo") == {partner.name}
    assert "left alone" not in text_of(house.browser.get(f"{BASE}/after").text)


def test_who_was_not_checked_in_among_others_was_not_there_before_and_the_door_says_so(
    client, app, store, house, second, clock
):
    bo, mine = row(store, house, "Bo"), private_path(app, row(store, house, "Bo").key)
    said = (
        "Nobody checked them in. If they are not there now, "
        "they count as not there in the rounds before as well."
    )
    assert (said in state(house, bo.number), said in state(house, second)) == (True, False)
    clock.now = START + timedelta(minutes=16)
    assert (said in state(house, bo.number), said in state(house, second)) == (True, False)
    say(house, bo.number, "missing", stays=0)
    page = text_of(client.get(f"{mine}/met").text)
    assert "You have met nobody yet. Those you meet will stand here." in page
    assert "Come back after the first round." not in page


def test_without_a_clock_the_planned_times_say_which_round_runs(store, house, tables, clock):
    number = row(store, house).number
    offered = []
    for minutes in (-1, 0, 15, 20, 40, 55):
        clock.now = START + timedelta(minutes=minutes)
        offered.append([text for text, _ in choices(house, number)])
    before = ["Not there, or left"]
    assert offered == [
        before,
        ["Leaves after round 1", "Not there in round 1"],
        before,
        ["Leaves after round 2", "Not there in round 2"],
        ["Not there in round 3"],
        before,
    ]


def test_who_leaves_after_the_round_that_runs_keeps_it(app, client, store, house, second, clock):
    mine = private_path(app, row(store, house).key)
    plan_id = _plan(store, house)
    mate, *_ = mates(store, house, plan_id, 2)
    theirs = private_path(app, row(store, house, mate.name).key)
    before, beside = told(client.get(mine).text), told(client.get(theirs).text)
    seat = seats_on_screen(client, house)[AMARA]
    say(house, second, "missing", seen="here", stays=2)
    said = "Amara Okafor is marked as not there after round 2."
    assert said in text_of(house.browser.get(f"{DAY}?done={second}").text)
    assert "Not there after round 2, said at 13:00" in state(house, second)
    page = client.get(mine).text
    assert told(page) == [
        before[0],
        "You are marked as not there after round 2.",
        "If that is wrong, please tell the organizer.",
    ]
    assert mate.name in round_on(page, 2)[0]
    assert told(client.get(theirs).text) == beside
    assert seats_on_screen(client, house)[AMARA] == seat
    assert mate.name in met(store, house)
    # Once it is over they are sent nowhere, and the round stays theirs.
    clock.now = START + timedelta(minutes=16)
    page = client.get(mine).text
    assert told(page) == AWAY
    assert mate.name in round_on(page, 2)[1]
    assert AMARA not in seats_on_screen(client, house, "next")


def test_who_is_not_there_in_it_keeps_only_what_was_before(app, client, store, house, second):
    first = {one.name for one in mates(store, house, _plan(store, house), 1)}
    say(house, second, "missing", seen="here", stays=1)
    page = client.get(private_path(app, row(store, house).key)).text
    assert told(page) == AWAY
    assert met(store, house) == first
    assert AMARA not in seats_on_screen(client, house)


def test_a_repair_treats_both_alike_and_the_phone_says_the_same_after_it(
    app, client, store, house, second, clock
):
    mine = private_path(app, row(store, house).key)
    say(house, second, "missing", seen="here", stays=2)
    before = told(client.get(mine).text)
    repaired(house, 3)
    assert told(client.get(mine).text) == before
    clock.now = START + timedelta(minutes=16)
    assert told(client.get(mine).text) == AWAY


def test_who_never_came_reads_the_same_once_they_are_repaired_out(
    app, client, store, house, tables, clock
):
    number, mine = row(store, house).number, private_path(app, row(store, house).key)
    say(house, number, "missing")
    repaired(house, 1)
    page = client.get(mine).text
    assert told(page) == AWAY
    assert "You are not in this plan yet" not in page
    assert 'id="rounds"' not in page
    clock.now = START + timedelta(hours=4)
    page = client.get(mine).text
    assert (told(page), "You were not there." in page) == ([], True)
    nobody = "The last round is over, and nobody is on your list."
    assert client.get(f"{mine}/met").text.count(nobody) == 1


def test_who_comes_back_to_a_round_without_a_seat_is_told_so(
    app, client, store, house, second, clock
):
    mine = private_path(app, row(store, house).key)
    say(house, second, "missing", seen="here", stays=2)
    repaired(house, 3)
    begin(store, house, 3)
    say(house, second, "here", seen="missing")
    assert told(client.get(mine).text) == [
        "You have no seat in round 3.",
        "Table 3 has a free chair.",
        "You are welcome there.",
    ]


def test_who_is_seated_from_a_later_round_on_reads_so_while_another_runs(
    app, client, store, house, tables, clock
):
    clock.now = START
    begin(store, house, 1)
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    repaired(house, 2)
    said = told(client.get(private_path(app, row(store, house, "Zoë").key)).text)
    assert said[0] == "Your seat is from round 2 on."
    assert said[1].startswith("Next, round 2: table ")
    assert len(said) == 2


def test_who_comes_after_all_has_missed_the_rounds_that_were_over(
    app, client, store, house, tables, clock
):
    clock.now = START
    amara, mine = row(store, house), private_path(app, row(store, house).key)
    plan_id = _plan(store, house)
    first, second, third = (
        {one.name for one in mates(store, house, plan_id, number)} for number in (1, 2, 3)
    )
    begin(store, house, 1)
    say(house, amara.number, "missing", stays=0)
    begin(store, house, 2)
    say(house, amara.number, "here", seen="missing")
    page = client.get(mine).text
    assert round_on(page, 1)[0].endswith("You were not there.")
    assert met(store, house) == second | third
    missed = first - second - third
    assert {one: AMARA in met(store, house, one) for one in missed} == dict.fromkeys(missed, False)
    # What was said by mistake, and taken back, was never so.
    say(house, amara.number, "missing", seen="here", stays=0)
    begin(store, house, 3)
    say(house, amara.number, "expected", seen="missing")
    assert met(store, house) == second | third


def test_a_host_who_leaves_keeps_page_and_link_until_the_round_is_over(
    app, client, store, house, doorbell, clock
):
    published(store, doorbell, house, AMARA)
    clock.now = START
    amara, bo = row(store, house), row(store, house, "Bo").number
    link = linked(app, house.event_id, 1, amara.id)
    begin(store, house, 1)
    begin(store, house, 2)
    say(house, amara.number, "missing", stays=2)
    hosts = f"You host this table, {AMARA}. You host until the end of round 2."
    page = client.get(link).text
    assert hosts in text_of(page)
    assert re.findall(r'<h2 id="round-(\d)"', page) == ["1", "2"]
    mine = client.get(private_path(app, amara.key)).text
    assert "You host table 1. You host until the end of round 2. The page of" in text_of(mine)
    # Nobody is told to meet people after they have left.
    assert round_on(mine, 3)[0].count("You are marked as not there.") == 1
    repaired(house, 3, **{"host-1": bo})
    page = client.get(link).text
    assert hosts in text_of(page)
    # Who comes to the table afterwards, and what they need, is for the next host.
    assert re.findall(r'<h2 id="round-(\d)"', page) == ["1", "2"]
    assert "You host table 1." in text_of(client.get(private_path(app, amara.key)).text)
    clock.now = START + timedelta(minutes=16)
    assert client.get(link).status_code == 404
    assert "You host table 1." not in text_of(client.get(private_path(app, amara.key)).text)


def test_two_who_say_different_things_of_the_round_are_told(store, house, second):
    say(house, second, "missing", seen="here", stays=2)
    assert say(house, second, "missing", seen="here", stays=2).status_code == 303
    assert say(house, second, "missing", seen="here").status_code == 303
    answer = say(house, second, "missing", seen="here", stays=1)
    assert (answer.status_code, "is marked as not there" in answer.text) == (409, True)


@pytest.mark.parametrize("stays", [-1, 4])
def test_nobody_stays_for_rounds_that_there_are_not(house, second, stays):
    assert say(house, second, "missing", seen="here", stays=stays).status_code == 404


def test_who_is_there_again_has_left_nothing(store, house, second, clock):
    with store.writing() as session:
        for presence, seen, stays in (("missing", "here", 2), ("here", "missing", None)):
            set_presence(
                session, house.event_id, second, presence=Presence(presence),
                seen=Presence(seen), by=house.owner_id, now=clock.now, stays=stays,
            )  # fmt: skip
    with store.reading() as session:
        mine = select(Attendance.stayed).where(Attendance.response_id == row(store, house).id)
        assert session.scalar(mine) == 0


def test_a_round_that_was_passed_over_is_left_out_on_phones_and_host_pages(
    app, client, store, house, tables, clock
):
    clock.now = START
    begin(store, house, 1)
    begin(store, house, 3)
    mine = client.get(private_path(app, row(store, house).key)).text
    host = text_of(client.get(linked(app, house.event_id, 1)).text)
    said = ["Round 1 · over", "Round 2 · left out", "Round 3 · now, until 13:15"]
    assert [one in text_of(mine) for one in said] == [True] * 3
    assert [one in host for one in said] == [True] * 3
    # It may still be begun.
    begin(store, house, 2)
    assert "Round 2 · now, until 13:15" in text_of(
        client.get(private_path(app, row(store, house).key)).text
    )


def _plan(store, house):
    with store.reading() as session:
        return published_plan(session, house.event_id).id


def repaired(house, number, **hosts):
    proposal = house.browser.post(f"{BASE}/day/repair", data={"round": number, **hosts}).location
    assert house.browser.post(proposal).status_code == 303


def test_who_left_is_no_longer_named_for_rounds_to_come(
    app, client, store, house, second, tables, clock
):
    mate = mates(store, house, tables, 3)[0]
    mine = private_path(app, row(store, house, mate.name).key)
    with store.reading() as session:
        seat = rounds_of_response(session, tables, row(store, house).id)[2]
    table = linked(app, house.event_id, seat.table)

    def said():
        of_host = text_of(client.get(table).text).split("Round 3")[1]
        return (
            AMARA in round_on(client.get(mine).text, 3)[0],
            of_host.count(AMARA),
            of_host.count(f"{AMARA} cannot come."),
        )

    before = said()
    say(house, second, "missing", seen="here", stays=2)
    assert (before[::2], said()) == ((True, 0), (False, 1, 1))
    say(house, second, "here", seen="missing")
    assert said() == before


def test_whose_only_company_left_reads_that_their_place_will_change(
    app, client, store, house, doorbell, clock
):
    scene.changed(store, house.event_id, format=Format.PAIRS)
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    clock.now = START
    begin(store, house, 1)
    (partner,) = mates(store, house, plan_id, 2)
    say(house, partner.number, "missing", stays=1)
    page = client.get(private_path(app, row(store, house).key)).text
    assert told(page)[1] == "Next, round 2: your place will still be changed"
    assert partner.name not in round_on(page, 2)[0]


@pytest.mark.parametrize(
    ("begun", "told_so"),
    [
        (2, "No plan changes by this. It counts when the rounds to come are repaired."),
        (3, "No seat changes by this: no round is to come."),
    ],
)
def test_the_door_says_what_counts_for_seats(store, house, tables, clock, begun, told_so):
    clock.now = START
    for number in range(1, begun + 1):
        begin(store, house, number)
    assert told_so in state(house, row(store, house).number)


def test_without_a_plan_the_door_speaks_of_no_repair(store, house):
    assert "No seat changes by this: no plan is published." in state(
        house, row(store, house).number
    )
