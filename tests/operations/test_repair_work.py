"""What becomes of a repair in line, and of the papers that lie on the tables."""

from datetime import timedelta

from service.operations import repairs
from service.operations.changedcards import sinces_of
from service.store.models import Plan, PlanState
from service.store.queries.places import places_of
from service.store.values import DeckKind, Format, Presence
from tests.factories import NOW
from tests.operations.desk import Desk
from tests.operations.test_repairs import Evening
from tests.planned import plan_made


def seats(store, plan_id):
    """Who sits where with whom, by round and person."""
    with store.reading() as session:
        places = places_of(session, plan_id)
    tables = {}
    for one in places:
        tables.setdefault((one.round, one.table), set()).add(one.response_id)
    return {
        (one.round, one.response_id): (one.table, frozenset(tables[one.round, one.table]))
        for one in places
    }


def test_only_the_cards_of_changed_seats_are_offered_after_a_repair(store, doorbell):
    day = Evening(store, doorbell, 12, format=Format.PAIRS)
    Desk(store, doorbell, day.event_id, day.plan_id).make()
    day.say(3, Presence.MISSING)
    day.walk_up("Zoë")
    fixed = day.repair()
    with store.reading() as session:
        [since] = sinces_of(session, day.event_id, fixed, now=NOW)[DeckKind.CARDS]
    before, after = seats(store, day.plan_id), seats(store, fixed)
    changed = {place for place, seat in after.items() if before.get(place) != seat}
    assert {round_ for round_, _ in changed} == {2, 3}
    assert len(since.difference.fresh) == len(changed)
    assert len(since.difference.swapped) + len(since.difference.gone) == len(changed)


def test_a_repair_whose_worker_died_is_made_by_the_next_one(store, doorbell):
    day = Evening(store, doorbell, 12, format=Format.PAIRS)
    day.say(3, Presence.MISSING)
    with store.writing() as session:
        waiting = repairs.request_repair(
            session, None, day.event_id, from_round=2, unseen=False, expected=False, now=NOW
        )
        plan = session.get_one(Plan, waiting)
        plan.state, plan.worker, plan.attempt = PlanState.RUNNING, "dead", 1
        plan.lease_until = NOW - timedelta(minutes=1)
    plan_made(store, waiting)
    made = day.plan(waiting)
    assert (made.state, made.attempt) == (PlanState.READY, 2)
    assert seats(store, waiting) == seats(store, day.propose())
