"""An evening that runs late ends after an earlier round: everywhere, and to be taken back."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations.history import met_earlier
from service.operations.reflection import reflection_of
from service.store.models import Event
from service.web.host.links import table_link
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_day import DAY
from tests.web.test_organizer import BASE

AMARA = "Amara Okafor"
ENDS = "The evening ends after round 1."
LATE = NOW + timedelta(days=8)


def said_to(house, does, *, seen, **more):
    """Set the clock, and return the answer's code."""
    return house.browser.post(f"{DAY}/clock", data={"does": does, "seen": seen, **more}).status_code


@pytest.fixture
def plan_id(store, house, doorbell):
    """A published plan of three rounds, the first of which runs."""
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    assert said_to(house, "begin", seen=0, round=1) == 303
    return plan_id


@pytest.fixture
def ended(house, plan_id):
    """That evening, to end after its first round."""
    assert said_to(house, "end", seen=1, round=1) == 303


def event_of(store, house):
    with store.reading() as session:
        return session.scalars(select(Event).where(Event.id == house.event_id)).one()


def rounds_on(page):
    return sorted({int(one) for one in re.findall(r'id="round-(\d+)"', page)})


def test_it_is_offered_with_what_it_means_once_a_round_has_begun(house, store, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    before = house.browser.get(DAY).text
    said_to(house, "begin", seen=0, round=1)
    page = house.browser.get(DAY).text
    assert ('value="end"' in before, 'value="end"' in page) == (False, True)
    offered = re.search(r'<select id="last".*?</select>', page)[0]
    assert re.findall(r"<option>(\d)", offered) == ["1", "2"]
    said_to(house, "begin", seen=1, round=3)
    assert 'value="end"' not in house.browser.get(DAY).text


def clock_line(house):
    page = house.browser.get(DAY).text
    line = re.search(r'id="clock".*?<summary>(.*?)</summary>', page, re.DOTALL)[1]
    return line, f'href="{DAY}/repair">Repair the rounds to come' in page


def test_the_clock_says_so_before_it_is_unfolded_and_no_repair_is_offered_once_none_come(
    house, plan_id
):
    runs = "Round 1 runs until 13:15."
    assert clock_line(house) == (runs, True)
    said_to(house, "end", seen=1, round=2)
    assert clock_line(house) == (f"{runs} The evening ends after round 2.", True)
    said_to(house, "hold", seen=2)
    said_to(house, "end", seen=3, round=1)
    assert clock_line(house) == (f"{runs} The evening ends after it.", False)
    said_to(house, "hold", seen=4)
    said_to(house, "begin", seen=5, round=3)
    assert clock_line(house) == ("Round 3 runs until 13:15.", False)


@pytest.mark.parametrize("round_", [0, 3, 4])
def test_it_ends_at_no_round_but_one_that_leaves_others_out(house, plan_id, round_):
    assert said_to(house, "end", seen=1, round=round_) == 404


def test_two_organizers_do_not_end_it_over_each_other(house, ended):
    assert said_to(house, "end", seen=1, round=2) == 409


def test_no_round_after_it_can_begin_or_be_repaired(house, ended):
    assert said_to(house, "begin", seen=2, round=2) == 404
    page = house.browser.get(DAY).text
    assert re.findall(r"<option[^>]*>(\d)", page) == ["1"]
    repair = house.browser.post(f"{DAY}/repair", data={"round": 2})
    assert repair.status_code == 404


def test_who_is_missing_leaves_no_gap_in_rounds_left_out(store, house, ended):
    bo = scene.response_named(store, house.event_id, "Bo").number
    house.browser.post(f"{DAY}/people/{bo}", data={"presence": "missing", "seen": "expected"})
    assert 'aria-label="Repair the rounds to come"' not in house.browser.get(DAY).text


def test_phones_tables_and_calendars_have_the_rounds_that_are_held(
    app, client, store, house, ended
):
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    with app.app_context():
        table = table_link(house.event_id, 1).removeprefix("http://127.0.0.1:8000")
    pages = [client.get(path).text for path in (mine, table)]
    assert [rounds_on(page) for page in pages] == [[1], [1]]
    assert [ENDS in page for page in pages] == [True, True]
    assert client.get(f"{mine}/rounds.ics").text.count("BEGIN:VEVENT") == 1


def test_the_screen_says_thanks_after_it_and_seats_nobody_again(app, client, house, ended, clock):
    link = re.search(r'href="[^"]*(/screen/[^"]+)"', house.browser.get(DAY).text)[1]
    assert client.get(f"{link}/clock.json").json["rounds"] == 1
    assert "round 2" not in client.get(link).text.lower().split("data-lists")[1]


def test_after_counts_the_rounds_that_were_held(store, house, ended, clock):
    clock.now = LATE
    with store.reading() as session:
        found = reflection_of(session, event_of(store, house), now=LATE)
    assert (found.rounds, found.planned, found.links) == (1, 1, 18)
    assert "Too early to say" not in house.browser.get(f"{BASE}/after").text


def test_who_would_have_met_later_has_not_met_for_the_next_event(store, house, ended):
    later = scene.gathering(
        store, house.owner_id, name="Later", starts_at=NOW + timedelta(days=30),
        form_closes_at=NOW + timedelta(days=29),
    )  # fmt: skip
    with store.reading() as session:
        (pairs,) = met_earlier(session, session.get_one(Event, later))
    assert len(pairs) == 18


def test_all_of_it_comes_back_when_it_is_taken_back(app, client, store, house, ended):
    page = house.browser.get(DAY).text
    assert (ENDS in page, 'value="hold"' in page, 'value="end"' in page) == (True, True, False)
    assert said_to(house, "hold", seen=2) == 303
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    assert rounds_on(client.get(mine).text) == [1, 2, 3]
    assert (event_of(store, house).rounds_held, said_to(house, "begin", seen=3, round=2)) == (
        3,
        303,
    )


def test_before_the_first_round_none_is_left_out_any_more(store, house, ended):
    assert said_to(house, "back", seen=2) == 303
    assert (event_of(store, house).rounds_held, ENDS in house.browser.get(DAY).text) == (3, False)


def test_phones_say_so_until_the_evening_is_over(app, client, store, house, ended, clock):
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    seen = []
    for after in (timedelta(minutes=10), timedelta(minutes=20)):
        clock.now = NOW + after
        seen.append(ENDS in client.get(mine).text)
    assert seen == [True, False]


def listed_in(house, plan_id):
    """Which rounds the plan lists by round, by table, by person and in its file, and whether it says why."""
    plan = f"{BASE}/plans/{plan_id}"
    (first, tables, people) = (
        house.browser.get(f"{plan}/{view}").text for view in ("rounds/1", "tables", "people")
    )
    file = house.browser.get(f"{plan}/plan.csv").text
    return [
        sorted({int(one) for one in re.findall(r"/rounds/(\d)", first)}),
        *({int(one) for one in re.findall(r"Round (\d)", page)} for page in (tables, people)),
        sorted({int(one) for one in re.findall(r"^(\d),", file, re.MULTILINE)}),
        ENDS in first,
    ]


def test_the_plan_lists_the_rounds_that_are_held_and_says_why(house, plan_id):
    before = listed_in(house, plan_id)
    assert said_to(house, "end", seen=1, round=1) == 303
    since = listed_in(house, plan_id)
    assert house.browser.get(f"{BASE}/plans/{plan_id}/rounds/2").status_code == 404
    assert said_to(house, "hold", seen=2) == 303
    assert before == [[1, 2, 3], {1, 2, 3}, {1, 2, 3}, [1, 2, 3], False]
    assert (since, listed_in(house, plan_id)) == ([[1], {1}, {1}, [1], True], before)


def test_settings_tell_of_it_and_of_no_other_plan(house, ended):
    told = re.findall(r'id="rounds-held">(.*?)<', house.browser.get(f"{BASE}/settings").text)
    assert told == [ENDS]


def test_room_files_have_the_rounds_that_are_held(house, ended):
    page = house.browser.get(f"{BASE}/rooms").text
    assert sorted(set(re.findall(r"/rooms/(\d)/round", page))) == ["1"]
    assert house.browser.get(f"{BASE}/rooms/2/round-2-rooms.txt").status_code == 404
    assert "Round 2" not in house.browser.get(f"{BASE}/rooms/0/host-script.txt").text


def test_the_last_round_is_ended_while_it_runs_and_goes_on_when_that_is_taken_back(
    app, client, store, house, plan_id, clock
):
    clock.now = NOW + timedelta(days=7)
    assert 'value="end-round"' not in house.browser.get(DAY).text
    assert said_to(house, "end-round", seen=1) == 404
    said_to(house, "begin", seen=1, round=3)
    runs = clock_line(house)[0]
    assert 'value="end-round"' in house.browser.get(DAY).text
    clock.now += timedelta(minutes=5)
    assert said_to(house, "end-round", seen=2) == 303
    page = house.browser.get(DAY).text
    assert (clock_line(house)[0], 'value="end-round"' in page) == ("Round 3 is over.", False)
    assert 'value="pause"' not in page
    link = re.search(r'href="[^"]*(/screen/[^"]+)"', page)[1]
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    after = f"{BASE}/after"

    def told():
        shown = client.get(f"{link}/clock.json").json["state"]
        return (shown, "now, until" in client.get(mine).text, house.browser.get(after).text)

    over = told()
    assert said_to(house, "end-round", seen=3) == 404
    assert "Round 3 goes on after all" in page
    assert said_to(house, "back", seen=3) == 303
    assert clock_line(house)[0] == runs
    on = told()
    assert (over[:2], on[:2], over[2] == on[2]) == (("over", False), ("running", True), False)


def test_two_organizers_do_not_end_the_last_round_over_each_other(house, plan_id):
    said_to(house, "begin", seen=1, round=3)
    assert said_to(house, "end-round", seen=1) == 409
