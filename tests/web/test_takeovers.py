"""Whose table lost its host: who takes it over, in two taps, told before it counts and everywhere after."""

import re

import pytest

from service.store.values import Format
from tests.web import scene
from tests.web.test_hosts import (
    AMARA,
    BASE,
    begin,
    linked,
    mine_of,
    opened,
    published,
    row_id,
)
from tests.web.test_people import text_of

JONAS = "Jonas Lindqvist"
MISSING = {"presence": "missing", "seen": "expected"}


@pytest.fixture
def lost(store, doorbell, house):
    """An evening in round 1, at which Amara, who hosts table 1, has left; return Jonas's number."""
    published(store, doorbell, house, "Amara Okafor")
    begin(house)
    house.browser.post(f"{BASE}/day/people/{AMARA}", data=MISSING)
    return scene.response_named(store, house.event_id, JONAS).number


def proposed(house, **data):
    return house.browser.post(f"{BASE}/day/repair", data={"round": 2, **data})


def page(house, path):
    return text_of(house.browser.get(path).text)


def test_the_repair_asks_who_takes_the_table_over_and_tells_before_it_counts(
    app, store, house, lost
):
    asks = house.browser.get(f"{BASE}/day/repair").text
    assert "Table 1 has lost its host. Who takes it over?" in text_of(asks)
    offered = re.search(r'<select name="host-1">.*?</select>', asks, re.DOTALL).group()
    assert (f'value="{lost}"' in offered, f'value="{AMARA}"' in offered) == (True, False)
    hers = linked(app, house.event_id, 1, row_id(store, house, "Amara Okafor"))
    his = linked(app, house.event_id, 1, row_id(store, house, JONAS))
    proposal = proposed(house, **{"host-1": lost}).location
    told = page(house, proposal)
    assert told.count("New hosts Jonas Lindqvist hosts table 1.") == 1
    assert told.count("Whose table has no host now") == 0
    assert [opened(app, one) for one in (hers, his)] == [200, 404]
    house.browser.post(proposal)
    assert [opened(app, one) for one in (hers, his)] == [404, 200]
    mine = text_of(mine_of(app, store, house, JONAS))
    assert "You host table 1. You host from round 2 on. You stay there" in mine
    assert "Table 1 · Jonas Lindqvist hosts" in page(house, f"{BASE}/print")
    assert page(house, f"{BASE}/people").count("hosts a table") == 1
    # Who sat here in round 1, and what they needed, was for the host before.
    table = app.test_client().get(his).text
    assert "You host this table, Jonas Lindqvist. You host from round 2 on." in text_of(table)
    assert re.findall(r'<h2 id="round-(\d)"', table) == ["2", "3"]
    begin(house, 2, seen=1)
    later = [text_of(app.test_client().get(his).text), text_of(mine_of(app, store, house, JONAS))]
    assert [one.count("You host from round 2 on.") for one in later] == [0, 0]


def test_who_took_a_table_over_and_leaves_before_hosts_nothing(app, store, house, lost):
    house.browser.post(proposed(house, **{"host-1": lost}).location)
    house.browser.post(f"{BASE}/day/people/{lost}", data={**MISSING, "stays": 1})
    assert "You host" not in text_of(mine_of(app, store, house, JONAS))
    his = linked(app, house.event_id, 1, row_id(store, house, JONAS))
    told = text_of(app.test_client().get(his).text)
    gone = "Jonas Lindqvist was to host here, and is marked as not there."
    assert (told.count(gone), "Nothing to host yet" in told) == (1, False)


def test_the_next_repair_says_nothing_of_who_took_over_before(house, lost, store):
    house.browser.post(proposed(house, **{"host-1": lost}).location)
    someone = scene.response_named(store, house.event_id, "Bo").number
    house.browser.post(f"{BASE}/day/people/{someone}", data=MISSING)
    told = page(house, proposed(house).location)
    assert [told.count(one) for one in ("New hosts", "has lost its host")] == [0, 0]


def test_the_day_says_which_table_has_no_host_and_leads_to_the_repair(house, lost):
    bar = "One person with a seat is not there."
    assert [page(house, f"{BASE}/day").count(one) for one in (bar, "has no host.")] == [1, 0]
    house.browser.post(proposed(house).location)
    day = house.browser.get(f"{BASE}/day").text
    assert text_of(day).count("Table 1 has no host.") == 1
    assert day.count('aria-label="Repair the rounds to come"') == 1
    house.browser.post(proposed(house, **{"host-1": lost}).location)
    assert "has no host." not in page(house, f"{BASE}/day")


def test_a_proposal_without_a_host_asks_too_and_keeps_what_was_asked(house, lost):
    proposal = proposed(house, expected="yes").location
    text = house.browser.get(proposal).text
    assert text.count('<input type="hidden" name="expected" value="yes">') == 1
    assert text.count('<select name="host-1">') == 1
    again = proposed(house, **{"host-1": lost}).location
    assert f'<option value="{lost}" selected>' in house.browser.get(again).text


def test_on_their_own_page_somebody_takes_a_table_over_in_two_taps(house, lost):
    house.browser.post(proposed(house).location)
    own = house.browser.get(f"{BASE}/people/{lost}").text
    assert "They can take it over from round 2 on" in text_of(own)
    assert f'name="host-1" value="{lost}"' in own
    proposal = proposed(house, **{"host-1": lost}).location
    assert house.browser.post(proposal).status_code == 303
    after = page(house, f"{BASE}/people/{lost}")
    assert ("Hosts a table" in after, "They can take it over" in after) == (True, False)
    away = page(house, f"{BASE}/people/{AMARA}")
    assert "They can take it over" not in away


def test_the_plan_names_the_host_of_each_round(house, lost):
    house.browser.post(proposed(house, **{"host-1": lost}).location)
    plan = re.search(r"/plans/(\d+)", house.browser.get(f"{BASE}/plan").text).group(1)
    told = page(house, f"{BASE}/plans/{plan}/tables")
    assert [len(re.findall(rf"{one}[^,]*? · hosts", told)) for one in ("Amara Okafor", JONAS)] == [
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("table", "number", "told"),
    [
        (2, 0, "That table has not lost its host, or nobody sits there any more."),
        (1, AMARA, "Amara Okafor is not there, and cannot host a table."),
    ],
)
def test_what_cannot_be_is_refused_in_words(house, lost, table, number, told):
    answer = proposed(house, **{f"host-{table}": number or lost})
    assert (answer.status_code, text_of(answer.text).count(told)) == (422, 1)


def test_a_host_takes_over_no_second_table_and_no_round_that_runs(store, doorbell, house):
    published(store, doorbell, house, "Amara Okafor", JONAS)
    number = scene.response_named(store, house.event_id, JONAS).number
    begin(house)
    house.browser.post(f"{BASE}/day/people/{AMARA}", data=MISSING)
    busy = proposed(house, **{"host-1": number})
    assert "Jonas Lindqvist hosts a table already." in text_of(busy.text)
    late = proposed(house, **{"round": 1, "host-1": 5})
    assert "Only rounds to come can be repaired." in text_of(late.text)


def test_without_a_plan_or_tables_there_is_nothing_to_take_over(store, house):
    assert proposed(house, **{"host-1": 3}).status_code == 404
    scene.changed(store, house.event_id, format=Format.PAIRS)
    assert "take it over" not in page(house, f"{BASE}/people/{AMARA}")
