"""Somebody did not come: past rounds say so as the running one did, and they themselves read one answer."""

from service.web.host.links import table_link
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_absent import AMARA, START, begin, mates, pairs, round_on, row, tables
from tests.web.test_day import say
from tests.web.test_organizer import BASE
from tests.web.test_people import text_of
from tests.web.test_tonight import told

__all__ = ["pairs", "tables"]


def host_page(app, client, house, table, host):
    with app.test_request_context():
        link = table_link(house.event_id, table, host)
    return text_of(client.get(link).text)


def test_who_did_not_come_stays_away_from_rounds_that_are_over(
    app, client, store, house, tables, clock
):
    clock.now = START
    begin(store, house, 1)
    gone, *_ = mates(store, house, tables, 1)
    say(house, gone.number, "missing")
    begin(store, house, 2)
    said = round_on(client.get(private_path(app, row(store, house).key)).text, 1)
    assert [gone.name in part for part in said] == [False, False]
    assert said[1].startswith("Round 1 · over")


def test_whose_partner_did_not_come_reads_that_once_the_round_is_over(
    app, client, store, house, pairs, clock
):
    clock.now = START
    begin(store, house, 1)
    (partner,) = mates(store, house, pairs, 1)
    say(house, partner.number, "missing")
    begin(store, house, 2)
    card, _ = round_on(client.get(private_path(app, row(store, house).key)).text, 1)
    assert card.endswith("This round is over The person you were to meet could not come.")


def test_who_is_marked_as_not_there_is_sent_nowhere(app, client, store, house, tables, clock):
    mine = private_path(app, row(store, house).key)
    clock.now = START
    begin(store, house, 1)
    say(house, row(store, house).number, "missing")
    page = client.get(mine).text
    answer = [
        "You are marked as not there.",
        "If you are, or are coming after all, please tell the organizer.",
    ]
    assert told(page) == answer
    assert round_on(page, 1)[0].endswith(" ".join(answer))
    assert "sit out" not in text_of(page)
    begin(store, house, 2)
    page = client.get(mine).text
    assert told(page) == answer
    assert round_on(page, 1)[0].endswith("Round 1 · over You were not there.")
    say(house, row(store, house).number, "here", seen="missing")
    assert told(client.get(mine).text)[0].startswith("Now, until")


def test_the_page_of_a_table_says_one_thing_of_its_host(app, client, store, house, doorbell, clock):
    amara = row(store, house)
    house.browser.post(f"{BASE}/people/{amara.number}/host", data={"does": "host"})
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    guest, *_ = mates(store, house, plan_id, 1)
    clock.now = START
    begin(store, house, 1)
    say(house, amara.number, "missing")
    say(house, guest.number, "missing")
    begin(store, house, 2)
    page = host_page(app, client, house, 1, amara.id)
    assert page.count(f"{AMARA} was to host here, and is marked as not there.") == 1
    assert (page.count(f"{AMARA} could not come."), page.count("You host")) == (0, 0)
    assert page.count(f"{guest.name} could not come.") >= 1
    assert f"{guest.name} could not come." in page.partition("Round 2")[0]
    mine = client.get(private_path(app, amara.key)).text
    assert "You host table" not in text_of(mine)
