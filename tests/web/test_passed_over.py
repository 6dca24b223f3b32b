"""A round that the clock went past was not held once the evening is over: nobody met in it, anywhere."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations import day
from service.operations.history import met_earlier
from service.operations.presence import set_presence
from service.operations.reflection import reflection_of
from service.store.models import Event, Response
from service.store.queries.followups import people_met, seated_by
from service.store.queries.held import begun_rounds, held_rounds
from service.store.queries.plans import plan_held, published_plan
from service.store.values import Presence
from service.web.host.links import table_link
from tests.factories import NOW, letter_links, table_page
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_after import text_of
from tests.web.test_ended_sooner import rounds_on
from tests.web.test_organizer import BASE

AMARA = "Amara Okafor"
START = NOW + timedelta(days=7)
NEXT_DAY = START + timedelta(days=1)


@pytest.fixture
def house(house, store, doorbell):
    """The house, with a published plan of three rounds of 15 minutes, 5 apart."""
    scene.published_plan(store, doorbell, house.event_id)
    return house


def at(minutes):
    return START + timedelta(minutes=minutes)


def begin(store, house, *rounds):
    """Let rounds begin, each so many minutes after the planned start of the first."""
    with store.writing() as session:
        for number, minutes in rounds:
            seen = day.row(session, house.event_id).revision
            day.begin_round(session, house.event_id, number, seen=seen, now=at(minutes))


def told(store, house, query, moment):
    """What is held, or has begun, by a moment."""
    name = {begun_rounds: "until", held_rounds: "now"}[query]
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        return sorted(query(session, plan, **{name: moment}))


@pytest.mark.parametrize(
    ("clock", "minutes", "begun", "held"),
    [
        # Nobody touched the clock: planned times count.
        ((), 21, [1, 2], [1, 2, 3]),
        # It runs late: the planned time of a round is no sign that it began.
        (((1, 10),), 21, [1], [1, 2, 3]),
        # Round 2 was passed over, and may yet be begun.
        (((1, 0), (3, 20)), 30, [1, 3], [1, 2, 3]),
        (((1, 0), (3, 20), (2, 40)), 41, [1, 2, 3], [1, 2, 3]),
        # The last round is over: it was not held.
        (((1, 0), (3, 20)), 35, [1, 3], [1, 3]),
        (((1, 0), (3, 20)), 1440, [1, 3], [1, 3]),
        # The clock was first used for the second round, or let be after the first.
        (((2, 20),), 22, [1, 2], [1, 2, 3]),
        (((1, 0),), 1440, [1, 2, 3], [1, 2, 3]),
    ],
)
def test_which_rounds_have_begun_and_which_are_held(store, house, clock, minutes, begun, held):
    begin(store, house, *clock)
    assert told(store, house, begun_rounds, at(minutes)) == begun
    assert told(store, house, held_rounds, at(minutes)) == held


def test_a_round_that_was_begun_and_taken_back_was_not_held(store, house):
    begin(store, house, (1, 0), (2, 20))
    with store.writing() as session:
        day.take_back_round(session, house.event_id, seen=2, **letter_links(at(22)))
    assert told(store, house, begun_rounds, at(22)) == [1]
    begin(store, house, (3, 25))
    assert told(store, house, begun_rounds, at(1440)) == [1, 3]


def test_a_clock_from_before_it_was_kept_went_through_all_rounds(store, house):
    begin(store, house, (2, 20))
    with store.writing() as session:
        day.row(session, house.event_id).earlier = []
    begin(store, house, (3, 40))
    assert told(store, house, begun_rounds, at(1440)) == [1, 2, 3]


def mates(store, house, number):
    """Whom Amara has a seat with in one round."""
    row = scene.response_named(store, house.event_id, AMARA)
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        met = people_met(session, plan, row.id, until=NEXT_DAY)
    return {one.name for one in met if number in one.rounds}


def test_nobody_met_in_it(app, client, store, house, clock):
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    clock.now = NEXT_DAY
    second, others = (mates(store, house, 2), mates(store, house, 1) | mates(store, house, 3))
    assert len(second - others) > 0
    begin(store, house, (1, 0), (3, 20))
    page = client.get(f"{mine}/met").text
    assert set(re.findall(r"<bdi>(.*?)</bdi>", page)) == others
    assert "round 2" not in text_of(page)


def test_what_the_organizer_learns_counts_the_rounds_that_were_held(store, house, clock):
    begin(store, house, (1, 0), (3, 20))
    with store.reading() as session:
        event = session.get_one(Event, house.event_id)
        running, over = (reflection_of(session, event, now=at(one)) for one in (30, 35))
    assert ((running.rounds, running.planned), (over.rounds, over.planned)) == ((2, 3), (2, 2))
    clock.now = at(30)
    assert "Too early to say" in house.browser.get(f"{BASE}/after").text
    clock.now = at(35)
    page = text_of(house.browser.get(f"{BASE}/after").text)
    assert ("Too early to say" in page, "people met in 2 rounds" in page) == (False, True)


def test_the_next_event_may_bring_them_together(store, house):
    later = scene.gathering(
        store, house.owner_id, name="Later", starts_at=NOW + timedelta(days=30),
        form_closes_at=NOW + timedelta(days=29),
    )  # fmt: skip

    def met():
        with store.reading() as session:
            (pairs,) = met_earlier(session, session.get_one(Event, later))
        return set(pairs)

    before = met()
    begin(store, house, (1, 0), (3, 20))
    since = met()
    with store.reading() as session:
        found = reflection_of(session, session.get_one(Event, house.event_id), now=NEXT_DAY)
        plan = published_plan(session, house.event_id)
        asked = seated_by(session, plan, until=NEXT_DAY)
    assert (since < before, len(since), len(asked)) == (True, found.links, 12)


@pytest.mark.parametrize("begun", [(), ((1, 0),), ((1, 0), (3, 20)), ((2, 20),), ((1, 0), (2, 45))])
def test_the_next_event_knows_of_a_finished_one_what_its_people_read(store, house, begun):
    begin(store, house, *begun)
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        if begun == ((1, 0), (2, 45)):
            day.end_after(
                session,
                house.event_id,
                2,
                seen=seen,
                link_of=str,
                table_link_of=table_page,
                now=at(50),
            )
        # Somebody never came.
        set_presence(
            session, house.event_id, 5, presence=Presence.MISSING, seen=Presence.EXPECTED,
            by=house.owner_id, now=at(55),
        )  # fmt: skip
    later = scene.gathering(
        store, house.owner_id, name="Later", starts_at=NOW + timedelta(days=30),
        form_closes_at=NOW + timedelta(days=29),
    )  # fmt: skip
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        people = session.execute(
            select(Response.id, Response.number).where(Response.event_id == house.event_id)
        ).all()
        read = {
            tuple(sorted((number, met.number)))
            for id_, number in people
            for met in people_met(session, plan, id_, until=NEXT_DAY)
        }
        (pairs,) = met_earlier(session, session.get_one(Event, later))
    assert pairs == tuple(sorted(read))


def test_phones_tables_calendars_rooms_and_papers_leave_it_out(app, client, store, house, clock):
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    with app.app_context():
        table = table_link(house.event_id, 1).removeprefix("http://127.0.0.1:8000")

    def listed():
        rooms = house.browser.get(f"{BASE}/rooms").text
        with store.reading() as session:
            plan_id = published_plan(session, house.event_id).id
        with store.reading() as session:
            plan = plan_held(session, house.event_id, plan_id, now=clock.now)
            paper = [one.number for one in plan.rounds]
        return [
            *(rounds_on(client.get(path).text) for path in (mine, table)),
            sorted({int(one) for one in re.findall(r"/rooms/(\d)/round", rooms)}),
            paper,
            client.get(f"{mine}/rounds.ics").text.count("BEGIN:VEVENT"),
        ]

    begin(store, house, (1, 0), (3, 20))
    clock.now = at(30)
    assert listed() == [[1, 2, 3]] * 4 + [3]
    clock.now = at(36)
    assert listed() == [[1, 3]] * 4 + [2]


def test_the_plan_says_which_round_was_not_held(store, house, clock):
    begin(store, house, (1, 0), (3, 20))
    clock.now = at(36)
    assert "Round 2 was not held." in text_of(house.browser.get(f"{BASE}/plan").text)
