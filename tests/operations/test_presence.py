from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from service.errors import Meanwhile, NotFound
from service.operations.presence import add_walk_up, set_presence, sit_out
from service.operations.responses import withdraw_response
from service.store.models import Attendance, Response
from service.store.namesakes import BETWEEN
from service.store.queries.day import attending, attending_one
from service.store.values import Presence, ResponseValues
from tests.factories import NOW, evening, make_organizer, person, row_ids

EXPECTED, HERE, MISSING = Presence.EXPECTED, Presence.HERE, Presence.MISSING


def said(store, event_id, number, presence, *, seen, by, minutes=0):
    with store.writing() as session:
        set_presence(
            session, event_id, number,
            presence=presence, seen=seen, by=by, now=NOW + timedelta(minutes=minutes),
        )  # fmt: skip


def organizers(store, *names):
    with store.writing() as session:
        return [make_organizer(session, name) for name in names]


def test_who_is_checked_in_is_here_and_an_undo_takes_it_back(any_store):
    event_id = evening(any_store, 2)
    [olivia] = organizers(any_store, "Olivia")
    said(any_store, event_id, 1, HERE, seen=EXPECTED, by=olivia)
    said(any_store, event_id, 2, MISSING, seen=EXPECTED, by=olivia, minutes=1)
    with any_store.reading() as session:
        rows = attending(session, event_id)
        assert [(one.number, one.presence, one.by) for one in rows] == [
            (1, HERE, "Olivia"),
            (2, MISSING, "Olivia"),
        ]
    said(any_store, event_id, 1, EXPECTED, seen=HERE, by=olivia)
    with any_store.reading() as session:
        assert attending_one(session, event_id, 1).presence is EXPECTED


def test_nobody_overwrites_what_they_have_not_seen_and_the_same_said_twice_is_no_conflict(store):
    event_id = evening(store, 1)
    olivia, omar = organizers(store, "Olivia", "Omar")
    said(store, event_id, 1, HERE, seen=EXPECTED, by=olivia)
    said(store, event_id, 1, HERE, seen=EXPECTED, by=omar, minutes=5)
    with pytest.raises(Meanwhile) as told:
        said(store, event_id, 1, MISSING, seen=EXPECTED, by=omar, minutes=6)
    assert (told.value.state, told.value.by, told.value.at) == ("here", "Olivia", NOW)
    with store.reading() as session:
        one = attending_one(session, event_id, 1)
    assert (one.presence, one.by, one.changed_at) == (HERE, "Olivia", NOW)


def test_people_of_other_events_and_who_withdrew_are_not_there(store):
    event_id, other = evening(store, 1), evening(store, 3)
    [olivia] = organizers(store, "Olivia")
    said(store, event_id, 1, HERE, seen=EXPECTED, by=olivia)
    with store.writing() as session:
        withdraw_response(session, row_ids(store, event_id)["Person 001"], now=NOW)
    for event, number in ((event_id, 1), (event_id, 3), (other, 9)):
        with pytest.raises(NotFound):
            said(store, event, number, HERE, seen=EXPECTED, by=olivia)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Attendance)) == 0


def test_a_walk_up_sent_twice_is_one_person_who_is_here(store):
    event_id = evening(store, 2)
    [olivia] = organizers(store, "Olivia")
    numbers = []
    for once, name in (("a", "Zoë"), ("a", "Zoë"), ("a", "Yan"), ("b", "Zoë")):
        with store.writing() as session:
            values = ResponseValues(name=name)
            numbers.append(add_walk_up(session, event_id, values, once=once, by=olivia, now=NOW))
    with store.reading() as session:
        rows = [(one.number, one.name, one.presence) for one in attending(session, event_id)]
    assert numbers == [3, 3, 4, 5]
    one, other = f"Zoë{BETWEEN}1", f"Zoë{BETWEEN}2"
    assert rows[2:] == [(3, one, HERE), (4, "Yan", HERE), (5, other, HERE)]


@pytest.mark.parametrize(("read", "reads"), [(("de", "fr", "de"), "de"), ((), "en")])
def test_a_walk_up_reads_what_most_of_the_event_read(store, read, reads):
    event_id = evening(store, [person(n, reads=one) for n, one in enumerate(read, 1)])
    [olivia] = organizers(store, "Olivia")
    with store.writing() as session:
        add_walk_up(session, event_id, ResponseValues(name="Zoë"), once="a", by=olivia, now=NOW)
    with store.reading() as session:
        assert session.scalar(select(Response.reads).where(Response.name == "Zoë")) == reads


def test_a_wish_to_sit_out_is_kept_and_taken_back(store):
    event_id = evening(store, 1)
    mine = row_ids(store, event_id)["Person 001"]
    kept = []
    for round_ in (2, None):
        with store.writing() as session:
            sit_out(session, mine, round_=round_, now=NOW)
        with store.reading() as session:
            kept.append(attending_one(session, event_id, 1).sits_out)
    assert kept == [2, None]


def test_two_hundred_check_ins_and_walk_ups_at_once_lose_and_double_nothing(any_store):
    event_id = evening(any_store, 80)
    olivia, omar = organizers(any_store, "Olivia", "Omar")
    refused = []

    def check(number, by, presence):
        try:
            said(any_store, event_id, number, presence, seen=EXPECTED, by=by)
        except Meanwhile:
            refused.append(number)

    def walk(once, name, by):
        with any_store.writing() as session:
            add_walk_up(session, event_id, ResponseValues(name=name), once=once, by=by, now=NOW)

    works = [
        # Both check everybody in; of some, one says that they are not there.
        *((check, n, olivia, HERE) for n in range(1, 81)),
        *((check, n, omar, MISSING if n % 8 == 0 else HERE) for n in range(1, 81)),
        *((walk, f"o{n % 20}", f"Walk-up {n % 20:02}", omar) for n in range(40)),
    ]
    with ThreadPoolExecutor(20) as crowd:
        for done in [crowd.submit(does, *facts) for does, *facts in works]:
            done.result()
    with any_store.reading() as session:
        rows = attending(session, event_id)
        counted = session.scalar(select(func.count()).select_from(Attendance))
        numbers = session.scalars(select(Response.number).order_by(Response.number)).all()
    # Whoever came second to say something else was told so: one of the two, for each of the ten.
    assert sorted(refused) == list(range(8, 81, 8))
    assert counted == 100
    assert list(numbers) == list(range(1, 101))
    assert sorted(one.name for one in rows[80:]) == [f"Walk-up {n:02}" for n in range(20)]
    assert {one.presence for one in rows if one.number % 8 or one.number > 80} == {HERE}
    assert all(one.presence in (HERE, MISSING) for one in rows)
