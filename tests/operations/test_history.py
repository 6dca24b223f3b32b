"""Who met at earlier events of the same owners is remembered, and never stops a plan."""

from datetime import timedelta
from itertools import combinations

import pytest

from service.operations import plans
from service.operations.erasing import erase_with_receipt
from service.operations.history import meeting_again, met_earlier, rules_with_history
from service.operations.responses import withdraw_response
from service.operations.roster import read_roster
from service.store.models import Event, Membership, Plan
from service.store.values import Format, Role
from tests.factories import (
    NOW,
    make_event,
    make_organizer,
    make_people,
    person,
    row_ids,
    table_page,
)
from tests.planned import plan_made


@pytest.fixture
def owner(any_store):
    with any_store.writing() as session:
        return make_organizer(session)


def evening_of(store, owner, people, *, days, **changes):
    with store.writing() as session:
        starts = NOW + timedelta(days=days)
        event = make_event(session, owner, starts_at=starts, **changes)
        make_people(session, event, people)
        return event.id


def planned(store, doorbell, event_id, *, published=True):
    with store.writing() as session:
        plan_id = plans.request_plan(session, doorbell, event_id, seed=1, now=NOW)
    plan_made(store, plan_id)
    if published:
        with store.writing() as session:
            plans.publish_plan(
                session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW
            )
    return plan_id


def met(store, event_id):
    with store.reading() as session:
        return met_earlier(session, session.get_one(Event, event_id))


def counted(store, event_id):
    with store.reading() as session:
        event = session.get_one(Event, event_id)
        return rules_with_history(session, event, read_roster(session, event_id)).met_before


def people(*numbers, **changes):
    return [person(n, **changes) for n in numbers]


def test_people_are_known_by_address_else_by_full_name(any_store, doorbell, owner):
    first = [
        person(1, name="Ana Pérez"),
        person(2, name="Sam", email=None),
        person(3, name="Kim", email="kim@one.example"),
        person(4, name="Lee", email=None),
    ]
    planned(any_store, doorbell, evening_of(any_store, owner, first, days=-30, rounds=3))
    again = [
        person(1, name="Ana"),
        person(5, name=" sam ", email="sam@example.org"),
        # Of one name, but with another address: somebody else.
        person(6, name="Kim", email="kim@two.example"),
        # Two of one name: nobody knows which of them it was.
        person(7, name="Lee", email=None, external_id="a"),
        person(8, name="Lee", email=None, external_id="b"),
    ]
    now = evening_of(any_store, owner, again, days=7)
    assert met(any_store, now) == (((1, 2),),)


@pytest.mark.parametrize("format_", [Format.PAIRS, Format.TABLES])
def test_a_second_evening_brings_new_faces(any_store, doorbell, owner, format_):
    same = people(*range(1, 13))
    shape = {"rounds": 2, "format": format_, "table_size": 3}
    planned(any_store, doorbell, evening_of(any_store, owner, same, days=-30, **shape))
    now = evening_of(any_store, owner, same, days=7, **shape)
    plan_id = planned(any_store, doorbell, now)
    assert counted(any_store, now) == met(any_store, now)[0]
    with any_store.reading() as session:
        assert session.get_one(Plan, plan_id).measures["repeats"] == 0


def test_only_published_plans_of_earlier_events_of_the_same_owners_count(
    any_store, doorbell, owner
):
    with any_store.writing() as session:
        stranger = make_organizer(session, "Somebody Else")
    same = people(1, 2)
    shape = {"rounds": 1}
    planned(any_store, doorbell, evening_of(any_store, stranger, same, days=-30, **shape))
    planned(any_store, doorbell, evening_of(any_store, owner, same, days=30, **shape))
    hidden = evening_of(any_store, owner, same, days=-20, **shape)
    planned(any_store, doorbell, hidden, published=False)
    now = evening_of(any_store, owner, same, days=7, **shape)
    assert met(any_store, now) == ()
    joint = evening_of(any_store, stranger, same, days=-10, **shape)
    planned(any_store, doorbell, joint)
    for role, found in ((Role.ORGANIZER, ()), (Role.OWNER, (((1, 2),),))):
        with any_store.writing() as session:
            known = session.query(Membership).filter_by(event_id=joint, organizer_id=owner)
            known.delete()
            session.add(Membership(event_id=joint, organizer_id=owner, role=role, created_at=NOW))
        assert met(any_store, now) == found
    with any_store.writing() as session:
        erase_with_receipt(session, joint, now=NOW)
    assert met(any_store, now) == ()


def test_who_withdrew_is_forgotten(any_store, doorbell, owner):
    before = evening_of(any_store, owner, people(1, 2, 3, 4), days=-30, rounds=3)
    planned(any_store, doorbell, before)
    now = evening_of(any_store, owner, people(1, 2, 3, 4), days=7, rounds=3)
    assert met(any_store, now) == (((1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)),)
    with any_store.writing() as session:
        withdraw_response(session, row_ids(any_store, before)["Person 001"], now=NOW)
    assert met(any_store, now) == (((2, 3), (2, 4), (3, 4)),)


def test_the_newest_evenings_count_as_far_as_there_are_enough_new_faces(any_store, doorbell, owner):
    six = people(*range(1, 7))
    for days in (-30, -20, -10):
        planned(any_store, doorbell, evening_of(any_store, owner, six, days=days, rounds=2))
    now = evening_of(any_store, owner, six, days=7, rounds=2)
    newest, second, _ = met(any_store, now)
    assert len({*newest, *second}) == 12
    # Five others, four of them met: one is left, and two are needed.
    assert counted(any_store, now) == newest
    plan_id = planned(any_store, doorbell, now)
    with any_store.reading() as session:
        measures = session.get_one(Plan, plan_id).measures
    assert (measures["repeats"], measures["byes"]) == (0, 0)


def test_how_many_meet_again_is_told_for_each_earlier_evening(any_store, doorbell, owner):
    six = people(*range(1, 7))
    for days in (-20, -10):
        event_id = evening_of(any_store, owner, six, days=days, rounds=2, name=f"{-days} days ago")
        planned(any_store, doorbell, event_id)
    now = evening_of(any_store, owner, six, days=7, rounds=2)
    newest, second = met(any_store, now)
    groups = [(1, 2, 3), (4, 5), (6,), (1, 4)]
    pairs = {pair for one in groups for pair in combinations(one, 2)}
    expected = [("10 days ago", pairs & {*newest}), ("20 days ago", pairs & {*second})]
    with any_store.reading() as session:
        again = meeting_again(session, now, groups)
    found = [(one.event, one.pairs) for one in again]
    assert found == [(name, len(those)) for name, those in expected if those]
    assert found != []


def seatings(people, sizes):
    """Every way to seat people at tables of these sizes, as the pairs who meet."""
    if not sizes:
        yield frozenset()
        return
    first, *others = people
    for size in sorted(set(sizes)):
        left = list(sizes)
        left.remove(size)
        for mates in combinations(others, size - 1):
            pairs = frozenset(combinations((first, *mates), 2))
            for rest in seatings([one for one in others if one not in mates], left):
                yield pairs | rest


def most_rounds(ways, met):
    """How many rounds there are at most in which nobody meets anybody they have met."""
    new = [one for one in ways if not one & met]
    return max((1 + most_rounds(new[i + 1 :], one) for i, one in enumerate(new)), default=0)


SIZES = {"pairs": (2, 2, 2, 2), 3: (3, 3, 2), 4: (4, 4)}


@pytest.mark.parametrize("before", [("pairs", 2), ("pairs", 5), ("pairs", 7), (4, 1), (4, 2)])
@pytest.mark.parametrize("now", ["pairs", 3, 4])
def test_what_is_possible_counts_earlier_events_in_every_figure(store, doorbell, before, now):
    """Held against every seating of eight people."""

    def shape(size, rounds):
        kind = Format.PAIRS if size == "pairs" else Format.TABLES
        return {"format": kind, "table_size": 4 if size == "pairs" else size, "rounds": rounds}

    with store.writing() as session:
        owner = make_organizer(session)
    eight = people(*range(1, 9))
    planned(store, doorbell, evening_of(store, owner, eight, days=-30, **shape(*before)))
    event_id = evening_of(store, owner, eight, days=7, **shape(now, 2))
    (pairs,) = met(store, event_id)
    with store.reading() as session:
        found = plans.foresee(session, session.get_one(Event, event_id))
    ready = found.readiness
    counted = ready.pairs if now == "pairs" else dict(ready.tables)[now]
    told = [fact for one in found.notices for fact in one["facts"] if fact[0] == "possible"]
    truth = most_rounds(list(seatings(range(1, 9), SIZES[now])), frozenset(pairs))
    assert counted >= truth
    if now == "pairs":
        assert (found.all_history_counts, told) == (counted >= 2, [])
        assert found.all_history_counts or truth < 2
    else:
        assert (told, found.all_history_counts) == (
            [] if counted >= 2 else [("possible", counted)],
            True,
        )
