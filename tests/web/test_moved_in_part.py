"""An event of which some rounds were held moves to another day: true on Day, After, phones and in letters."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations import day
from service.store.models import Event, Message
from service.store.queries.plans import published_plan, rounds_listed
from service.web.host.links import table_link
from tests.factories import letters_left
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_moved_day import moved
from tests.web.test_new_minutes import AMARA, START, at, begin, house
from tests.web.test_organizer import BASE, faults
from tests.web.test_past_day import sent_back
from tests.web.test_people import text_of

__all__ = ["house"]
WEEK = timedelta(days=7)


def move(house, clock, days, *, after, **more):
    """Move the event by some days, so many minutes after it was to begin."""
    clock.now = at(after)
    to = (START + timedelta(days=days)).date().isoformat()
    assert moved(house, to, past=to, **more)[1].status_code == 303


def starts(store, house):
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        return [one.starts_at for one in rounds_listed(session, plan.id)]


def phone(app, store, house):
    key = scene.response_named(store, house.event_id, AMARA).key
    return app.test_client().get(private_path(app, key)).text


def told(page):
    """What the phone says of now and next, and how each round is headed."""
    part = re.search(r'id="tonight".*?</section>', page, re.DOTALL)
    lines = re.findall(r'<p class="(?:name|lead)">(.*?)</p>', part[0]) if part else []
    heads = re.findall(
        r'<h3 class="cap" id="round-\d">(?:<svg.*?</svg>|<span.*?</span>)*(.*?)</h3>', page
    )
    return lines, [re.sub("<.*?>", "", one) for one in heads]


def after(house):
    return text_of(house.browser.get(f"{BASE}/after").text)


@pytest.mark.parametrize("by_clock", [True, False])
def test_on_a_later_day_the_round_to_come_begins_when_the_event_does(
    app, store, house, clock, by_clock
):
    if by_clock:
        begin(store, house, 1, 0)
        begin(store, house, 2, 20)
    move(house, clock, 7, after=60 if by_clock else 36, time="16:00")
    there = START + WEEK + timedelta(hours=3)
    assert starts(store, house) == [at(0), at(20), there]

    def seen(moment):
        clock.now = moment
        page = phone(app, store, house)
        return told(page), "Thu 18 March · 16:00–16:15" in text_of(page)

    heads = ["Round 1 · over", "Round 2 · over"]
    to_come = ((["Next, at 16:00: table 3"], [*heads, "Round 3 · 16:00"]), True)
    assert seen(clock.now) == to_come
    assert "2 rounds" in after(house)
    assert "Too early to say: 2 of 3 rounds have begun" in after(house)
    # An hour before it, the clock of the first evening says nothing of this one.
    assert seen(there - timedelta(hours=1)) == to_come
    running = seen(there + timedelta(minutes=1))
    assert running == ((["Now: table 3"], [*heads, "Round 3 · 16:00"]), True)
    clock.now = there + timedelta(minutes=20)
    assert "people met in 3 rounds" in after(house)
    assert "Too early to say" not in after(house)


def test_on_a_later_day_the_clock_leads_again_once_a_round_is_begun(app, store, house, clock):
    begin(store, house, 1, 0)
    begin(store, house, 2, 20)
    move(house, clock, 7, after=60)
    clock.now = START + WEEK + timedelta(minutes=10)
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.begin_round(session, house.event_id, 3, seen=seen, now=clock.now)
    assert told(phone(app, store, house))[0] == ["Now, until 13:25: table 3"]
    assert "Round 3 runs until 13:25." in house.browser.get(f"{BASE}/day").text


def test_letters_tell_the_round_to_come_with_its_day(store, doorbell, house, clock):
    begin(store, house, 1, 0)
    begin(store, house, 2, 20)
    letters_left(store)
    move(house, clock, 7, after=60)
    with store.reading() as session:
        letters = session.scalars(select(Message).where(Message.kind == "event-moved")).all()
    line = "Next, on Thursday 18 March 2027, 13:00, you sit at table"
    assert [line in one.text for one in letters] == [True, True]


@pytest.mark.parametrize("by_clock", [True, False])
def test_on_a_past_day_what_was_not_held_never_is_and_notes_keep_their_time(
    app, store, house, clock, by_clock
):
    if by_clock:
        begin(store, house, 1, 0)
        begin(store, house, 2, 20)
    move(house, clock, -3, after=60 if by_clock else 36)
    page = phone(app, store, house)
    assert told(page) == ([], ["Round 1 · over", "Round 2 · over"])
    assert "The last round is over." in page
    with app.test_request_context():
        host = table_link(house.event_id, 1).removeprefix("http://127.0.0.1:8000")
    hours = "Mon 8 March · 13:00–13:35"
    pages = (page, app.test_client().get(host).text)
    assert [hours in text_of(one) for one in pages] == [True, True]
    assert "people met in 2 rounds" in after(house)
    assert "Too early to say" not in after(house)
    # Three days less would be told to those who wrote by what they were told before.
    assert "25 March" in text_of(
        app.test_client()
        .get(private_path(app, scene.response_named(store, house.event_id, AMARA).key) + "/met")
        .text
    )
    plan = text_of(house.browser.get(f"{BASE}/plan").text)
    assert "Round 3 was not held." in plan
    # The day put right again, the third is to come once more.
    move(house, clock, 7, after=600)
    assert told(phone(app, store, house))[1] == [
        "Round 1 · over",
        "Round 2 · over",
        "Round 3 · 13:00",
    ]


def test_a_round_begun_after_the_move_is_told_whatever_day_its_event_says(app, store, house, clock):
    begin(store, house, 1, 0)
    move(house, clock, -3, after=16)
    begin(store, house, 2, 20)
    clock.now = at(25)
    page = phone(app, store, house)
    assert told(page)[0] == ["Now, until 13:35: table 2", "Next, round 3: table 3"]
    assert "The last round is over." not in page
    assert "round 2 is running" in after(house)


RUNNING = (
    "Round {} is running. Please stop it or end it on the page of the day, or wait until it is over; "
    "then the event can move to another day."
)


@pytest.mark.parametrize("by_clock", [True, False])
def test_while_a_round_runs_no_other_day_is_taken_and_nothing_is_told(
    store, house, clock, by_clock
):
    if by_clock:
        begin(store, house, 1, 0)
        begin(store, house, 2, 20)
    clock.now = at(25)
    letters_left(store)
    before = settings(store, house)
    day = (START + timedelta(days=1)).date().isoformat()
    form, refused = moved(house, day, past=day, place="Harbor Library")
    assert (refused.status_code, faults(refused.text)) == (422, {"date": RUNNING.format(2)})
    kept = sent_back(refused)
    assert (kept["date"], kept["place"]) == (day, "Harbor Library")
    assert settings(store, house) == before
    # On its own day its place may change meanwhile; once the round is over, the rest moves.
    there = {**form, "date": START.date().isoformat(), "past": ""}
    assert house.browser.post(f"{BASE}/settings", data=there).status_code == 303
    clock.now = at(36)
    assert house.browser.post(f"{BASE}/settings", data=form).status_code == 303
    assert starts(store, house) == [at(0), at(20), START + timedelta(days=1)]


def settings(store, house):
    """When and where the event is, and how many letters there are of a move."""
    with store.reading() as session:
        event = session.get_one(Event, house.event_id)
        letters = session.scalars(select(Message).where(Message.kind == "event-moved")).all()
        return event.starts_at, event.place, len(letters)


def test_a_round_that_stands_still_is_over_on_another_day(app, store, house, clock):
    begin(store, house, 1, 0)
    clock.now = at(5)
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.pause_round(session, house.event_id, seen=seen, now=clock.now)
    move(house, clock, 7, after=10)
    lines, heads = told(phone(app, store, house))
    assert lines == ["Next, at 13:00: table 2"]
    assert heads == ["Round 1 · over", "Round 2 · 13:00", "Round 3 · 13:20"]
    assert "Round 1 is over." in house.browser.get(f"{BASE}/day").text


def test_an_event_held_whole_keeps_its_hours_when_it_moves_to_another_time(
    app, store, house, clock
):
    for number, minutes in ((1, 0), (2, 20), (3, 40)):
        begin(store, house, number, minutes)
    move(house, clock, 7, after=600, time="16:00")
    assert "Thu 18 March · 13:00–13:55" in text_of(phone(app, store, house))
    assert "Thu 18 March · 13:00–13:55 ·" in text_of(house.browser.get(BASE).text)
    with store.reading() as session:
        assert session.get_one(Event, house.event_id).starts_at == START + WEEK + timedelta(hours=3)


def asked_on_the_day(house):
    """Whether the page of the day begins the next round at once, and what it asks before."""
    page = house.browser.get(f"{BASE}/day").text
    asked = house.browser.get(f"{BASE}/day?begin=3").text
    question = re.search(r"<h2>(Begin round \d now\?)</h2><p>(.*?)</p>", asked)
    return 'name="does" value="begin"' in page, question and question.groups()


def test_the_round_to_come_is_asked_about_on_any_day_but_the_one_it_is_moved_to(
    store, house, clock
):
    begin(store, house, 1, 0)
    begin(store, house, 2, 20)
    clock.now = at(36)
    assert asked_on_the_day(house) == (True, None)
    move(house, clock, 7, after=60)
    told = ("Begin round 3 now?", "The event is on Thursday 18 March.")
    assert asked_on_the_day(house) == (False, told)
    clock.now = at(60) + timedelta(days=6)
    assert asked_on_the_day(house) == (False, told)
    clock.now = START + WEEK - timedelta(hours=4)
    assert asked_on_the_day(house) == (True, None)
    clock.now = START + WEEK + timedelta(days=2)
    told = ("Begin round 3 now?", "The event was on Thursday 18 March.")
    assert asked_on_the_day(house) == (False, told)


def test_the_question_before_moving_says_what_becomes_of_rounds_that_were_not_held(
    store, house, clock
):
    begin(store, house, 1, 0)
    clock.now = at(60)
    to = (START + WEEK).date().isoformat()
    asked = faults(moved(house, to)[1].text)["date"]
    assert "Rounds not held yet are then to come on it; on a day that has passed" in asked


def test_on_a_past_day_an_event_of_which_nothing_was_held_says_so(app, store, house, clock):
    move(house, clock, -3, after=-60 * 24)
    said = "This day has passed and no round was begun."
    page, overview = phone(app, store, house), house.browser.get(BASE).text
    assert (page.count(said), page.count("The last round is over.")) == (1, 0)
    assert re.search(r"<h1>(.*?)</h1>", overview)[1] == said
    assert "Give it another day" in overview
    assert "The day has passed." in house.browser.get("/").text
