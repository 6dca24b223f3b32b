"""Who sits a round out reads so once the repair did it, and may come back; the day says the same."""

import re
from datetime import timedelta

import pytest

from tests.web.conftest import private_path
from tests.web.test_absent import AMARA, START, begin, row, tables
from tests.web.test_day import DAY, say
from tests.web.test_leaves import repaired
from tests.web.test_people import text_of
from tests.web.test_tonight import told

__all__ = ["tables"]

OUT = "You sit out round 2, as you asked."
WISH, DONE = (f"{AMARA} {one} round 2." for one in ("would like to sit out", "sits out"))
SEATLESS = f"{AMARA} has no seat in round 2."


@pytest.fixture
def out(app, client, store, house, tables, clock):
    """Round 1 of 3 runs; Amara asked to sit out round 2, and the repair did it; return her page."""
    clock.now = START
    mine = private_path(app, row(store, house).key)
    say(house, row(store, house).number, "here")
    begin(store, house, 1)
    client.post(f"{mine}/sit-out", data={"round": 2, "does": "out"})
    assert WISH in text_of(house.browser.get(DAY).text)
    repaired(house, 2)
    return mine


def desk_says(store, house):
    page = house.browser.get(f"{DAY}/people/{row(store, house).number}").text
    return re.findall(r'<p class="note">(.*?)</p>', page)


def day_says(house):
    page = text_of(house.browser.get(DAY).text)
    return [one for one in (WISH, DONE, SEATLESS) if one in page]


def test_it_is_said_until_that_round_is_over(client, store, house, out):
    page = client.get(out).text
    assert (told(page)[1:], "I am coming after all" in page) == ([OUT], True)
    assert (day_says(house), desk_says(store, house)) == ([DONE], [DONE])
    begin(store, house, 2)
    page = client.get(out).text
    assert (told(page)[0], told(page)[1][:21]) == (OUT, "Next, round 3: table ")
    assert "I am coming after all" not in page
    assert day_says(house) == [DONE]
    begin(store, house, 3)
    assert OUT not in client.get(out).text
    assert day_says(house) == []


def test_who_comes_after_all_is_told_to_the_organizer_and_seated_by_a_repair(
    client, store, house, out
):
    answer = client.post(f"{out}/sit-out", data={"round": 2, "does": "back"})
    assert answer.status_code == 303
    assert told(client.get(out).text)[1:] == [
        "You have no seat in round 2.",
        "If you are coming, please tell the organizer.",
    ]
    assert day_says(house) == [SEATLESS]
    repaired(house, 2)
    assert told(client.get(out).text)[1].startswith("Next, round 2: table ")
    assert day_says(house) == []


def test_without_a_clock_the_planned_times_say_when_it_is_next(
    app, client, store, house, tables, clock
):
    mine = private_path(app, row(store, house).key)
    clock.now = START - timedelta(minutes=1)
    client.post(f"{mine}/sit-out", data={"round": 1, "does": "out"})
    repaired(house, 1)
    seen = []
    for minutes in (-1, 1, 16):
        clock.now = START + timedelta(minutes=minutes)
        page = client.get(mine).text
        out = "You sit out round 1, as you asked." in told(page)
        seen.append((out, "I am coming after all" in page))
    assert seen == [(True, True), (True, False), (False, False)]
