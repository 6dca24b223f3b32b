"""Somebody did not come: who runs into that is told calmly, and nobody has met them afterwards."""

import html
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations import day
from service.operations.history import met_earlier
from service.operations.owndata import own_data
from service.operations.responses import withdraw_response
from service.store.models import Attendance, Event, Message, Response
from service.store.queries.followups import people_met
from service.store.queries.ownrounds import rounds_of_response
from service.store.queries.plans import published_plan
from service.store.values import Format
from service.tokens import Purpose, code
from service.web.host.links import table_link
from tests.conftest import SECRET
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_after import text_of
from tests.web.test_day import DAY, say
from tests.web.test_organizer import BASE
from tests.web.test_tonight import told

AMARA = "Amara Okafor"
START = NOW + timedelta(days=7)
LATE = START + timedelta(days=1)


@pytest.fixture
def pairs(store, house, doorbell):
    """A published plan of three rounds of pairs."""
    scene.changed(store, house.event_id, format=Format.PAIRS)
    return scene.published_plan(store, doorbell, house.event_id)


@pytest.fixture
def tables(store, house, doorbell):
    """A published plan of three rounds at tables of four."""
    return scene.published_plan(store, doorbell, house.event_id)


def begin(store, house, number, *, now=START):
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.begin_round(session, house.event_id, number, seen=seen, now=now)


def row(store, house, name=AMARA):
    return scene.response_named(store, house.event_id, name)


def mates(store, house, plan_id, number, name=AMARA):
    with store.reading() as session:
        rounds = rounds_of_response(session, plan_id, row(store, house, name).id)
    return rounds[number - 1].mates


def withdraw(store, person, *, now):
    with store.writing() as session:
        own = select(Response.id).where(Response.number == person.number)
        withdraw_response(session, session.scalars(own).one(), now=now)


def round_on(page, number):
    """What the card of a round says, and what stands on it while it is folded."""
    card = re.search(rf'<article[^>]*"round-{number}".*?</article>', page, re.DOTALL)[0]
    folded = re.search(rf'<details class="round r{number}">(.*?)</summary>', page, re.DOTALL)
    return [
        " ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split())
        for part in (card, folded[1] if folded else "")
    ]


def met(store, house, name=AMARA):
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        found = people_met(session, plan, row(store, house, name).id, until=LATE)
    return {one.name for one in found}


def screen_of(house):
    return re.search(r'href="[^"]*(/screen/[^"]+)"', house.browser.get(DAY).text)[1]


def seats_on_screen(client, house, phase="now"):
    page = client.get(f"{screen_of(house)}/seats").text
    part = page[page.index(f'data-phase="{phase}"') :]
    part = part[: part.index("</section>")]
    return dict(re.findall(r'data-name="(.*?)".*?<b class="num">(.*?)</b>', part))


def test_the_partner_of_who_did_not_come_is_sent_to_another_table(
    app, client, store, house, pairs, clock
):
    clock.now = START
    begin(store, house, 1)
    (partner,) = mates(store, house, pairs, 1)
    mine = private_path(app, row(store, house).key)
    before = told(client.get(mine).text)
    say(house, partner.number, "missing")
    page = client.get(mine).text
    said = told(page)
    assert before[0].startswith("Now, until")
    assert said[:2] == ["Please join another table", f"{partner.name} could not come."]
    assert said[2:] == before[1:]
    card = re.search(r'<article[^>]*"round-1".*?</article>', page, re.DOTALL)[0]
    assert (partner.name in card, "Please join any table in this round as a third." in card) == (
        False,
        True,
    )
    assert seats_on_screen(client, house)[AMARA] == "Another table"
    # Who comes after all is met as planned.
    say(house, partner.number, "here", seen="missing")
    assert told(client.get(mine).text) == before


def test_the_page_of_the_card_says_so_too(client, store, house, pairs, clock):
    clock.now = START
    begin(store, house, 1)
    (partner,) = mates(store, house, pairs, 1)
    card = code(SECRET, Purpose.CARD, house.event_id, row(store, house).number, 1)
    assert partner.name in client.get(f"/c/{card}").text
    say(house, partner.number, "missing")
    page = client.get(f"/c/{card}").text
    assert (partner.name in page, "Please join another table" in page) == (False, True)


def test_whose_partner_withdraws_while_the_round_runs_reads_one_answer(
    app, client, store, house, pairs, clock
):
    clock.now = START
    begin(store, house, 1)
    withdraw(store, mates(store, house, pairs, 1)[0], now=START)
    page = client.get(private_path(app, row(store, house).key)).text
    assert told(page)[0] == "Please join another table"
    assert round_on(page, 1)[0].endswith(
        "now, until 13:15 Please join another table The person you were to meet cannot come. "
        "Please join any table in this round as a third."
    )
    assert seats_on_screen(client, house)[AMARA] == "Another table"


@pytest.mark.parametrize(
    ("format_", "why"),
    [
        (Format.PAIRS, "The person you were to meet cannot come."),
        (Format.TABLES, "The others you were to meet cannot come."),
    ],
)
def test_of_a_round_to_come_who_would_sit_alone_is_sent_nowhere(
    app, client, store, house, doorbell, clock, format_, why
):
    scene.changed(store, house.event_id, format=format_)
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    mine = private_path(app, row(store, house).key)
    for person in mates(store, house, plan_id, 2):
        withdraw(store, person, now=NOW)
    clock.now = START
    begin(store, house, 1)
    page = client.get(mine).text
    assert told(page)[1] == "Next, round 2: your place will still be changed"
    assert seats_on_screen(client, house, "next")[AMARA] == "Will still change"
    clock.now = START + timedelta(minutes=16)
    found = client.get(f"{screen_of(house)}?find=Amara").text
    hits = re.search(r'<section class="hits.*?</section>', found, re.DOTALL)[0]
    assert re.findall(r"<bdi>(.*?)</bdi>.*?>(.*?)</b>", hits) == [(AMARA, "Will still change")]
    clock.now = START
    why = f"{why} Please look here again when the round begins."
    assert round_on(page, 2)[0].endswith(f"next Your place will still be changed {why}")
    card = code(SECRET, Purpose.CARD, house.event_id, row(store, house).number, 2)
    seen = text_of(client.get(f"/c/{card}").text)
    assert (f"Your place will still be changed {why}" in seen, "Table" in seen) == (True, False)
    begin(store, house, 2)
    assert told(client.get(mine).text)[0] == "Please join another table"
    begin(store, house, 3)
    _, folded = round_on(client.get(mine).text, 2)
    assert folded.endswith("This round is over")


def test_nobody_online_is_sent_into_any_room(app, client, store, house, pairs, clock):
    scene.changed(store, house.event_id, is_online=True)
    clock.now = START
    begin(store, house, 1)
    withdraw(store, mates(store, house, pairs, 1)[0], now=START)
    page = client.get(private_path(app, row(store, house).key)).text
    assert told(page)[0] == "Please go back to the main room"
    assert round_on(page, 1)[0].endswith(
        "Please go back to the main room The person you were to meet cannot come. "
        "You are welcome in the main room."
    )
    assert seats_on_screen(client, house)[AMARA] == "Main room"


def test_others_at_a_table_read_who_could_not_come(app, client, store, house, tables, clock):
    clock.now = START
    begin(store, house, 1)
    gone, *left = mates(store, house, tables, 1)
    say(house, gone.number, "missing")
    page = client.get(private_path(app, row(store, house).key)).text
    assert f"{gone.name} could not come." in told(page)
    card = re.search(r'<article[^>]*"round-1".*?</article>', page, re.DOTALL)[0]
    assert (gone.name in card, [one.name in card for one in left]) == (False, [True, True])
    with store.reading() as session:
        seat = rounds_of_response(session, tables, row(store, house).id)[0]
    with app.app_context():
        link = table_link(house.event_id, seat.table).removeprefix("http://127.0.0.1:8000")
    host = client.get(link).text.split('id="round-2"')[0]
    assert host.count(gone.name) == 1 == host.count(f"{gone.name} could not come.")


def test_nobody_met_who_did_not_come(app, client, store, house, tables, clock):
    clock.now = LATE
    gone = mates(store, house, tables, 1)[0]
    assert gone.name in met(store, house)
    say(house, gone.number, "missing")
    assert gone.name not in met(store, house)
    assert met(store, house, gone.name) == set()
    mine = private_path(app, row(store, house).key)
    assert gone.name not in client.get(f"{mine}/met").text
    assert (
        text_of(house.browser.get(f"{BASE}/after").text)
        .split(". ")[0]
        .endswith("By the plan, 11 people met in 3 rounds")
    )


def test_nobody_met_them_for_the_next_event(store, house, tables):
    gone = row(store, house, "Bo").number
    say(house, gone, "missing")
    later = scene.gathering(
        store, house.owner_id, name="Later", starts_at=NOW + timedelta(days=30),
        form_closes_at=NOW + timedelta(days=29),
    )  # fmt: skip
    with store.reading() as session:
        (found,) = met_earlier(session, session.get_one(Event, later))
    assert found
    assert [pair for pair in found if gone in pair] == []


def test_who_left_after_a_round_has_met_those_of_that_round(store, house, tables, clock):
    clock.now = START
    gone, *_ = mates(store, house, tables, 1)
    say(house, gone.number, "here")
    first = {one.name for one in mates(store, house, tables, 1, gone.name)}
    begin(store, house, 1)
    begin(store, house, 2)
    say(house, gone.number, "missing", seen="here")
    assert (met(store, house, gone.name), gone.name in met(store, house)) == (first, True)
    # What was said by mistake is taken back.
    say(house, gone.number, "here", seen="missing")
    assert len(met(store, house, gone.name)) > len(first)


@pytest.mark.parametrize(
    ("after", "stayed"), [(-5, 0), (14, 0), (16, 1), (34, 1), (36, 2), (600, 3)]
)
def test_without_a_clock_the_planned_times_say_for_how_long_they_stayed(
    store, house, tables, clock, after, stayed
):
    bo = row(store, house, "Bo")
    say(house, bo.number, "here")
    clock.now = START + timedelta(minutes=after)
    say(house, bo.number, "missing", seen="here")
    with store.reading() as session:
        found = session.scalars(select(Attendance).where(Attendance.response_id == bo.id)).one()
        assert found.stayed == stayed
        told = own_data(session, bo.id, now=NOW)["at_the_door"]
        assert (told["presence"], told["rounds_there_before_leaving"]) == ("missing", stayed)


def test_who_did_not_come_is_not_asked_with_whom_they_would_talk_again(store, house, tables, clock):
    clock.now = START + timedelta(hours=3)
    say(house, row(store, house).number, "missing")
    house.browser.post(f"{BASE}/after/ask")
    with store.reading() as session:
        asked = set(session.scalars(select(Message.recipient).where(Message.kind == "follow-up")))
    assert asked == {"mei-ling@example.org"}


def test_whom_everybody_left_alone_is_left_short_for_its_true_reason(store, house, doorbell, clock):
    scene.changed(store, house.event_id, format=Format.PAIRS, rounds=1)
    pairs = scene.published_plan(store, doorbell, house.event_id)
    clock.now = LATE
    (partner,) = mates(store, house, pairs, 1)
    say(house, partner.number, "missing")
    said = text_of(house.browser.get(f"{BASE}/after").text)
    assert (
        "Who was left short Not their doing. Think of them first next time. "
        f"{AMARA} was left alone in one round, because somebody did not come" in said
    )
    assert (f"{partner.name} was left" in said, "free seat" in said) == (False, False)


@pytest.mark.parametrize(("at", "told"), [(START, True), (LATE, False)])
def test_whose_partner_erased_everything_afterwards_was_not_alone(
    store, house, pairs, clock, at, told
):
    clock.now = LATE
    withdraw(store, mates(store, house, pairs, 1)[0], now=at)
    said = text_of(house.browser.get(f"{BASE}/after").text)
    assert (f"{AMARA} was left alone in one round" in said) is told
