"""Other minutes stored while a round runs: that round stays as it began, everywhere, and the others follow."""

import html
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from sqlalchemy import select

from service.operations import day, decks
from service.operations.changedcards import sinces_of
from service.operations.events import change_event
from service.operations.presence import sit_out
from service.printing.recording import RecordingTypesetter
from service.store.models import Event, Message
from service.store.queries.plans import published_plan
from service.store.values import DeckKind, EventValues
from service.web.host.links import table_link
from tests.factories import NOW, event_values, letters_left, table_page
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_leaves import repaired
from tests.web.test_organizer import BASE

AMARA = "Amara Okafor"
START = NOW + timedelta(days=7)
PAPERS = [kind for kind in DeckKind if kind is not DeckKind.RESEAT]


@pytest.fixture
def house(house, store, doorbell, clock):
    """A published plan of three rounds of 15 minutes, 5 apart, from 15:00 in Lisbon on."""
    scene.published_plan(store, doorbell, house.event_id)
    clock.now = START
    return house


def at(minutes):
    return START + timedelta(minutes=minutes)


def begin(store, house, number, minutes):
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.begin_round(session, house.event_id, number, seen=seen, now=at(minutes))


def save(store, doorbell, house, clock, minutes, after):
    """Store other minutes so long after the first round was to begin."""
    clock.now = at(after)
    with store.writing() as session:
        event = session.get_one(Event, house.event_id)
        kept = {name: getattr(event, name) for name in EventValues.__dataclass_fields__}
        values = EventValues(**{**kept, "minutes": minutes})
        change_event(
            session, doorbell, house.event_id, values,
            link_of=str, table_link_of=table_page, now=clock.now,
        )  # fmt: skip


def made(store, doorbell, house, kind, now):
    """The first value on each file of papers made now."""
    return [values[0] for _, values in asked_for(store, doorbell, house, kind, now)]


def asked_for(store, doorbell, house, kind, now, *, since=None):
    """All that is typeset for papers made now."""
    with store.writing() as session:
        plan = published_plan(session, house.event_id)
        deck_id = decks.request_deck(
            session, doorbell, plan.id, kind=kind, stock="a4-85x55", now=now, since=since
        )
    paper = RecordingTypesetter()
    decks.render_deck(store, paper, deck_id, worker="w", lease_seconds=20, now=lambda: now)
    return paper.asked


def clocked(moment):
    return moment.strftime("%H:%M")


def spans(store, doorbell, house, now):
    (show,) = made(store, doorbell, house, DeckKind.SHOW, now)
    return [(one.number, one.begins, one.ends) for one in show.rounds], show


def hours(*minutes):
    """Local times so many minutes after the planned begin."""
    zone = ZoneInfo(event_values().time_zone)
    return tuple(clocked(at(one).astimezone(zone)) for one in minutes)


@pytest.mark.parametrize("by_clock", [True, False])
def test_the_run_of_show_has_no_rounds_that_overlap(store, doorbell, house, clock, by_clock):
    if by_clock:
        begin(store, house, 1, 0)
    save(store, doorbell, house, clock, 30, 4)
    found, show = spans(store, doorbell, house, at(5))
    assert found == [(1, *hours(0, 15)), (2, *hours(20, 50)), (3, *hours(55, 85))]
    assert "15–30" in show.facts
    sheets = made(store, doorbell, house, DeckKind.HOSTS, at(5))
    said = {
        (one.number, one.minutes)
        for part in sheets
        for sheet in part.tables
        for one in sheet.rounds
    }
    assert said == {(1, 15), (2, 30), (3, 30)}
    # The overview's line has the end that paper has.
    assert "–".join(hours(0, 85)) in house.browser.get(BASE).text


@pytest.mark.parametrize("late", [7, -3])
def test_the_run_of_show_goes_on_from_the_last_round_begun(store, doorbell, house, late):
    made(store, doorbell, house, DeckKind.ITINERARIES, NOW)
    begin(store, house, 1, late)
    found, show = spans(store, doorbell, house, at(late + 1))
    times = [(late + one, late + one + 15) for one in (0, 20, 40)]
    assert found == [(number, *hours(*one)) for number, one in enumerate(times, start=1)]
    assert show.span == " – ".join(hours(late, late + 55))
    # However long the round is over: it says the same as long as no other is begun.
    assert spans(store, doorbell, house, at(late + 33)) == (found, show)
    # Cards keep the times that lie there; so nobody need print them again.
    assert changed_since(store, house, at(late + 33)) == {
        DeckKind.ITINERARIES: (0, 0), DeckKind.SHOW: (0, 0),
    }  # fmt: skip


def test_once_a_round_has_begun_the_run_of_show_leaves_out_what_is_done(store, doorbell, house):
    whole = spans(store, doorbell, house, NOW)[1]
    begin(store, house, 1, 0)
    begin(store, house, 2, 20)
    late = spans(store, doorbell, house, at(21))[1]
    assert [(bool(one.welcome), bool(one.tasks)) for one in (whole, late)] == [
        (True, True),
        (False, False),
    ]
    assert [bool(one.cues) for one in late.rounds] == [False, True, True]


def test_a_run_of_show_keeps_its_times_where_the_clock_is_on_time(store, doorbell, house):
    planned, _ = spans(store, doorbell, house, NOW)
    begin(store, house, 1, 1)
    found, _ = spans(store, doorbell, house, at(2))
    assert (found[0], found[1:]) == ((1, *hours(1, 16)), planned[1:])
    assert changed_since(store, house, at(2)) == {DeckKind.SHOW: (0, 0)}


def test_a_run_of_show_of_planned_times_no_longer_holds_once_a_round_began_late(
    store, doorbell, house
):
    spans(store, doorbell, house, NOW)
    begin(store, house, 1, 7)
    assert changed_since(store, house, at(8)) == {DeckKind.SHOW: (1, 0)}


def test_pages_letters_and_calendars_say_that_it_keeps_its_minutes(
    app, client, store, doorbell, house, clock
):
    begin(store, house, 1, 0)
    letters_left(store)
    save(store, doorbell, house, clock, 30, 4)
    with store.reading() as session:
        letter = session.scalars(select(Message).order_by(Message.id.desc())).first()
    with app.test_request_context():
        host = table_link(house.event_id, 1, 0).removeprefix("http://localhost")
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    for content in (letter.calendar, client.get(f"{mine}/rounds.ics").text):
        found = [
            (one["dtstart"].dt, one["duration"].dt // timedelta(minutes=1))
            for one in Calendar.from_ical(content).walk("VEVENT")
        ]
        assert found == [(at(0), 15), (at(20), 30), (at(55), 30)]
    assert "–".join(hours(0, 85)) in client.get(mine).text
    page = html.unescape(client.get(host).text)
    first = page[page.index('id="round-1"') :].partition('id="round-2"')[0]
    assert re.findall(r"(\d+) minutes", first) == ["15"]


def changed_since(store, house, now):
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        found = sinces_of(session, house.event_id, plan.id, now=now)
    return {
        kind: (len(one[0].difference.fresh), len(one[0].difference.gone))
        for kind, one in found.items()
    }


@pytest.mark.parametrize("by_clock", [True, False])
def test_once_the_last_round_has_begun_no_paper_is_offered_anew(
    store, doorbell, house, clock, by_clock
):
    for kind in PAPERS:
        made(store, doorbell, house, kind, NOW)
    if by_clock:
        begin(store, house, 1, 0)
        begin(store, house, 3, 18)
    save(store, doorbell, house, clock, 25, 20 if by_clock else 41)
    assert changed_since(store, house, clock.now) == dict.fromkeys(PAPERS, (0, 0))


def test_what_is_made_anew_shows_when_rounds_began_and_not_those_left_out(
    store, doorbell, house, clock
):
    begin(store, house, 1, 0)
    begin(store, house, 3, 18)
    save(store, doorbell, house, clock, 25, 20)
    parts = made(store, doorbell, house, DeckKind.ITINERARIES, clock.now)
    stops = {(one.round, one.time) for part in parts for each in part.people for one in each.stops}
    first, third = hours(0, 18)
    assert stops == {(1, first), (3, third)}
    assert spans(store, doorbell, house, clock.now)[0] == [(1, *hours(0, 15)), (3, *hours(18, 33))]


def test_papers_of_rounds_to_come_are_offered_anew_and_no_other(store, doorbell, house, clock):
    made(store, doorbell, house, DeckKind.PROMPTS, NOW)
    begin(store, house, 1, 0)
    save(store, doorbell, house, clock, 25, 4)
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        (since, *_) = sinces_of(session, house.event_id, plan.id, now=clock.now)[DeckKind.PROMPTS]
    assert {place[0] for place in since.difference.fresh} == {2, 3}


def test_who_sits_a_round_out_reads_the_times_of_everybody(
    app, client, store, doorbell, house, clock
):
    begin(store, house, 1, 10)
    save(store, doorbell, house, clock, 20, 12)
    amara = scene.response_named(store, house.event_id, AMARA)
    other = scene.response_named(store, house.event_id, "Ingrid Solheim")
    pages = [private_path(app, one.key) for one in (amara, other)]
    with store.writing() as session:
        sit_out(session, amara.id, round_=2, now=clock.now)
    repaired(house, 2)
    (about,) = hours(55)
    third = [
        re.findall(r"about \d\d:\d\d", text[text.index('id="round-3"') :])[:1]
        for text in (client.get(one).text for one in pages)
    ]
    assert third == [[f"about {about}"]] * 2
