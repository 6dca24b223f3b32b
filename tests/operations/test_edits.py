"""Changes by hand: foreseen, made as new versions, undone and done again, and never on top of another's."""

import pytest
from sqlalchemy import select

import matching
from service.errors import NotFound, Outrun
from service.operations import edits, locks, plans, versions
from service.operations.day import begin_round
from service.operations.responses import withdraw_response
from service.store.models import Message, Plan, PlanChange, PlanState, Response
from service.store.queries.places import places_of
from service.store.queries.versions import changes_of, newest_version
from service.store.values import ChangeKind, EditValues, Format, LockValues
from tests.factories import (
    NOW,
    evening,
    letters_left,
    make_organizer,
    person,
    row_ids,
    table_page,
)
from tests.operations.test_plans import ask, count, run
from tests.planned import plan_made

SWAP, MOVE, SKIP, EXCLUDE = ChangeKind.SWAP, ChangeKind.MOVE, ChangeKind.SKIP, ChangeKind.EXCLUDE


class Hand:
    """An organizer who changes a plan."""

    def __init__(self, store, doorbell, event_id, plan_id):
        self.store, self.doorbell = store, doorbell
        self.event_id, self.plan_id = event_id, plan_id
        with store.writing() as session:
            self.id = make_organizer(session, name="Hana")

    def desk(self, plan_id=None):
        with self.store.reading() as session:
            return edits.desk_of(session, self.event_id, plan_id or self.plan_id)

    def foresee(self, kind, round_, who, **more):
        return edits.foresee_edit(self.desk(), EditValues(kind, round_, who, **more))

    def change(self, kind, round_, who, *, on=None, **more):
        desk, values = self.desk(on), EditValues(kind, round_, who, **more)
        made = edits.edit_made(desk, values)
        return self.stored(desk, made, values)

    def stored(self, desk, made, values):
        with self.store.writing() as session:
            self.plan_id = versions.store_edit(
                session, desk, made, values, organizer_id=self.id, now=NOW
            )
        return self.plan_id

    def steps(self, step):
        with self.store.writing() as session:
            self.plan_id = step(session, self.event_id, self.plan_id, organizer_id=self.id, now=NOW)

    def lock(self, **what):
        with self.store.writing() as session:
            locks.lock(
                session, self.event_id, self.plan_id, LockValues(**what), organizer_id=self.id, now=NOW
            )  # fmt: skip

    def places(self, plan_id=None):
        with self.store.reading() as session:
            return places_of(session, plan_id or self.plan_id)

    def groups(self, number):
        """Attendee numbers at each table of a round."""
        (one,) = [r for r in self.desk().plan.rounds if r.number == number]
        return {meeting.table: meeting.attendees for meeting in one.meetings}


@pytest.fixture
def pairs(store, doorbell):
    event_id = evening(store, 10)
    plan_id = ask(store, doorbell, event_id)
    plan_made(store, plan_id)
    return Hand(store, doorbell, event_id, plan_id)


@pytest.fixture
def tables(any_store, doorbell):
    event_id = evening(any_store, 12, format=Format.TABLES)
    plan_id = ask(any_store, doorbell, event_id)
    plan_made(any_store, plan_id)
    return Hand(any_store, doorbell, event_id, plan_id)


def judged(hand):
    """What the judges find in the newest version."""
    with hand.store.reading() as session:
        document = session.get_one(Plan, hand.plan_id).document
    desk = hand.desk()
    return matching.violations(matching.plan_from_json(document), desk.roster, desk.rules)


def test_a_stored_plan_is_the_engines_plan(pairs, tables):
    for hand in (pairs, tables):
        with hand.store.reading() as session:
            document = session.get_one(Plan, hand.plan_id).document
        assert hand.desk().plan == matching.plan_from_json(document)


def test_a_swap_does_what_was_said_and_keeps_the_version_before(tables):
    first, before = tables.plan_id, tables.places()
    groups = tables.groups(1)
    one, other = groups[1][0], groups[2][0]
    said = tables.foresee(SWAP, 1, one, other=other)
    tables.change(SWAP, 1, one, other=other)
    after = tables.groups(1)
    assert after[1] == tuple(sorted({*groups[1], other} - {one}))
    assert after[2] == tuple(sorted({*groups[2], one} - {other}))
    assert said.cards == tuple(sorted((*groups[1], *groups[2])))
    assert (tables.places(first), judged(tables)) == (before, ())
    with tables.store.reading() as session:
        (told,) = changes_of(session, session.get_one(Plan, tables.plan_id))
        facts = (told.kind, told.facts, told.organizer.name, told.before_id, told.plan_id)
    assert facts == (SWAP, {"round": 1, "who": one, "other": other}, "Hana", first, tables.plan_id)


def test_undo_and_redo_return_word_for_word(tables):
    groups = tables.groups(1)
    seen = [tables.desk().plan.rounds]
    for one, other in ((groups[1][0], groups[2][0]), (groups[1][1], groups[3][1])):
        tables.change(SWAP, 1, one, other=other)
        seen.append(tables.desk().plan.rounds)
    steps = (versions.undo_edit, versions.undo_edit, versions.redo_edit, versions.redo_edit)
    found = []
    for step in steps:
        tables.steps(step)
        found.append(tables.desk().plan.rounds)
    assert found == [seen[1], seen[0], seen[1], seen[2]]
    with pytest.raises(NotFound):
        tables.steps(versions.redo_edit)
    assert count(tables.store, PlanChange) == 6


def test_a_change_after_an_undo_leaves_nothing_to_redo(tables):
    groups = tables.groups(1)
    tables.change(SWAP, 1, groups[1][0], other=groups[2][0])
    tables.steps(versions.undo_edit)
    tables.change(SWAP, 1, groups[1][1], other=groups[2][1])
    with pytest.raises(NotFound):
        tables.steps(versions.redo_edit)


def test_two_who_change_at_once_never_overwrite_each_other(tables):
    groups, first = tables.groups(1), tables.plan_id
    values = EditValues(SWAP, 2, groups[3][0], other=groups[1][1])
    late = tables.desk()
    try:
        made = edits.edit_made(late, values)
    except matching.BadInput:
        values = EditValues(SWAP, 2, groups[3][0], other=groups[2][1])
        made = edits.edit_made(late, values)
    newest = tables.change(SWAP, 1, groups[1][0], other=groups[2][0])
    with pytest.raises(Outrun) as caught:
        tables.stored(late, made, values)
    assert (caught.value.plan_id, tables.plan_id) == (newest, newest)
    with pytest.raises(Outrun):
        tables.plan_id = first
        tables.lock(round=1, table=1)
    assert count(tables.store, PlanChange) == 1


def test_answers_that_changed_meanwhile_make_a_change_stale(tables):
    groups = tables.groups(1)
    values = EditValues(SWAP, 1, groups[1][0], other=groups[2][0])
    desk = tables.desk()
    made = edits.edit_made(desk, values)
    with tables.store.writing() as session:
        one = session.scalars(select(Response).where(Response.number == groups[3][0])).one()
        one.group = "Acme"
    with pytest.raises(Outrun) as caught:
        tables.stored(desk, made, values)
    assert caught.value.plan_id == desk.plan_id


def test_a_private_wish_is_never_edited_away(store, doorbell):
    people = [
        person(n, **({"keep_apart": ("Person 005",)} if n == 1 else {})) for n in range(1, 11)
    ]
    event_id = evening(store, people)
    plan_id = ask(store, doorbell, event_id)
    run(store, plan_id)
    hand = Hand(store, doorbell, event_id, plan_id)
    table = next(t for t, who in hand.groups(1).items() if 1 in who)
    mate = next(a for a in hand.groups(1)[table] if a != 1)
    said = hand.foresee(SWAP, 1, mate, other=5)
    assert (said.refusal, said.broken) == ("broken", (("apart", ()),))
    with pytest.raises(matching.Infeasible):
        hand.change(SWAP, 1, mate, other=5)
    assert count(store, PlanChange) == 0


def test_who_is_left_out_of_a_round_leaves_nobody_alone(pairs):
    (mate,) = [set(who) - {3} for who in pairs.groups(2).values() if 3 in who]
    said = pairs.foresee(SKIP, 2, 3)
    others = [one for one in pairs.places() if one.round != 2]
    pairs.change(SKIP, 2, 3)
    (table,) = [who for who in pairs.groups(2).values() if mate & set(who)]
    assert (len(table), 3 in said.cards, judged(pairs)) == (3, True, ())
    assert [one for one in pairs.places() if one.round != 2] == others
    two = next(table for table, who in pairs.groups(2).items() if len(who) == 2)
    pairs.change(MOVE, 2, 3, table=two)
    assert sorted(a for who in pairs.groups(2).values() for a in who) == list(range(1, 11))


def test_who_is_left_out_from_a_round_on_keeps_the_rounds_before(pairs):
    pairs.change(EXCLUDE, 2, 3)
    seated = [n for n in (1, 2, 3) if any(3 in who for who in pairs.groups(n).values())]
    assert (seated, judged(pairs)) == ([1], ())
    assert pairs.foresee(SKIP, 1, 3).refusal == "last"
    assert pairs.foresee(EXCLUDE, 1, 3).refusal == "last"


def test_what_is_locked_does_not_move(tables):
    groups = tables.groups(1)
    tables.lock(round=1, table=1)
    tables.lock(round=1, table=1)
    tables.lock(who=groups[2][0])
    said = [
        tables.foresee(SWAP, 1, groups[1][0], other=groups[3][0]).refusal,
        tables.foresee(MOVE, 1, groups[3][0], table=1).refusal,
        tables.foresee(SWAP, 1, groups[2][0], other=groups[3][0]).refusal,
        tables.foresee(SWAP, 1, groups[2][1], other=groups[2][0]).refusal,
    ]
    assert said == ["locked"] * 4
    assert count(tables.store, PlanChange) == 2
    desk = tables.desk()
    assert desk.locks == locks.Locks(((1, 1),), (groups[2][0],))


def test_the_rest_is_planned_anew_around_what_is_locked(tables):
    groups = tables.groups(1)
    tables.change(SWAP, 1, groups[1][0], other=groups[2][0])
    locked = tables.groups(1)[1]
    tables.lock(round=1, table=1)
    before = tables.desk().plan.measures
    with tables.store.writing() as session:
        plan_id = versions.request_rest(
            session, tables.doorbell, tables.event_id, tables.plan_id, organizer_id=tables.id, now=NOW
        )  # fmt: skip
    base, tables.plan_id = tables.plan_id, plan_id
    run(tables.store, plan_id)
    after = tables.desk().plan.measures
    assert tables.groups(1)[1] == locked
    assert (after.repeats, -after.total_affinity) <= (before.repeats, -before.total_affinity)
    assert judged(tables) == ()
    tables.steps(versions.undo_edit)
    assert tables.desk().plan.rounds == tables.desk(base).plan.rounds


def test_a_rest_that_was_canceled_leaves_the_version_before_the_newest(tables):
    with tables.store.writing() as session:
        plan_id = versions.request_rest(
            session, tables.doorbell, tables.event_id, tables.plan_id, organizer_id=tables.id, now=NOW
        )  # fmt: skip
    groups = tables.groups(1)
    with pytest.raises(Outrun) as caught:
        tables.change(SWAP, 1, groups[1][0], other=groups[2][0])
    assert caught.value.plan_id == plan_id
    with tables.store.writing() as session:
        plans.cancel_plan(session, plan_id, now=NOW)
    with tables.store.reading() as session:
        base = session.get_one(Plan, tables.plan_id)
        assert (newest_version(session, base), changes_of(session, base)) == (base.id, [])
    tables.change(SWAP, 1, groups[1][0], other=groups[2][0])


def test_a_published_plan_stays_published_until_the_changed_one_is(pairs):
    link = {"link_of": lambda key: key, "table_link_of": table_page, "now": NOW}
    first = pairs.plan_id
    with pairs.store.writing() as session:
        plans.publish_plan(session, pairs.doorbell, first, **link)
    (one, other) = [who[0] for who in pairs.groups(1).values()][:2]
    second = pairs.change(SWAP, 1, one, other=other)
    with pairs.store.reading() as session:
        states = [session.get_one(Plan, one).state for one in (first, second)]
    assert states == [PlanState.PUBLISHED, PlanState.READY]
    cards = pairs.desk().plan.rounds[0].meetings
    changed = sorted(a for m in cards for a in m.attendees if {one, other} & set(m.attendees))
    letters_left(pairs.store)
    written = count(pairs.store, Message)
    with pairs.store.writing() as session:
        plans.publish_plan(session, pairs.doorbell, second, **link)
    with pairs.store.reading() as session:
        states = [session.get_one(Plan, one).state for one in (first, second)]
        letters = session.scalars(select(Message).order_by(Message.id).offset(written)).all()
        told = sorted(session.get_one(Response, letter.response_id).number for letter in letters)
    assert states == [PlanState.READY, PlanState.PUBLISHED]
    assert told == changed
    assert {letter.kind for letter in letters} == {"plan-changed"}


def test_seats_changed_before_the_first_letter_left_are_told_in_it(pairs):
    link = {"link_of": lambda key: key, "table_link_of": table_page, "now": NOW}
    with pairs.store.writing() as session:
        plans.publish_plan(session, pairs.doorbell, pairs.plan_id, **link)
    written = count(pairs.store, Message)
    (one, other) = [who[0] for who in pairs.groups(1).values()][:2]
    second = pairs.change(SWAP, 1, one, other=other)
    with pairs.store.writing() as session:
        plans.publish_plan(session, pairs.doorbell, second, **link)
    tables = {a: m.table for m in pairs.desk().plan.rounds[0].meetings for a in m.attendees}
    with pairs.store.reading() as session:
        letters = session.scalars(select(Message).order_by(Message.id)).all()
        for letter in letters:
            number = session.get_one(Response, letter.response_id).number
            assert f"at table {tables[number]}." in letter.text
    assert (len(letters), {one.kind for one in letters}) == (written, {"plan-published"})


def test_a_change_during_the_evening_is_told_of_the_rounds_that_are_left(pairs):
    with pairs.store.writing() as session:
        plans.publish_plan(
            session, pairs.doorbell, pairs.plan_id, link_of=str, table_link_of=table_page, now=NOW
        )
        begin_round(session, pairs.event_id, 1, seen=0, now=NOW)
        begin_round(session, pairs.event_id, 2, seen=1, now=NOW)
    letters_left(pairs.store)
    (_, (one, other)), (table, _) = list(pairs.groups(3).items())[:2]
    second = pairs.change(MOVE, 3, one, table=table)
    desk = pairs.desk()
    (last,) = (r for r in desk.plan.rounds if r.number == 3)
    tables = {a: m.table for m in last.meetings for a in m.attendees}
    assert (tables[one], last.byes) == (table, (other,))
    written = count(pairs.store, Message)
    with pairs.store.writing() as session:
        plans.publish_plan(
            session, pairs.doorbell, second, link_of=str, table_link_of=table_page, now=NOW
        )
    with pairs.store.reading() as session:
        letters = session.scalars(select(Message).order_by(Message.id).offset(written)).all()
        told = {session.get_one(Response, one.response_id).number: one.text for one in letters}
    assert {one, other} <= {*told}
    for number, text in told.items():
        # Nobody is sent to a round that is over, and whose last one is for resting hears of it.
        seat = f"you sit at table {tables.get(number)}."
        said = "some seats have changed, and with them whom you meet, or where."
        assert (seat in text, f"{said}\n\n" in text) == (number != other, number == other), text
        assert "13:00" not in text


def test_who_withdrew_is_no_part_of_a_change(pairs):
    with pairs.store.writing() as session:
        withdraw_response(session, row_ids(pairs.store, pairs.event_id)["Person 004"], now=NOW)
    mates = [next(a for a in who if a != 4) for who in pairs.groups(1).values() if 4 in who]
    plan = pairs.desk().plan
    assert all(4 not in m.attendees for r in plan.rounds for m in r.meetings)
    assert (mates, [len(r.byes) for r in plan.rounds]) == ([], [1, 1, 1])
    (alone,) = plan.rounds[0].byes
    said = pairs.foresee(MOVE, 1, alone, table=next(iter(pairs.groups(1))))
    assert (said.refusal, said.free) == ("", ())
    pairs.change(MOVE, 1, alone, table=next(iter(pairs.groups(1))))
    assert pairs.desk().plan.rounds[0].byes == ()
    with pytest.raises(NotFound):
        pairs.foresee(SWAP, 1, 4, other=alone)


def test_old_versions_go_but_not_what_was_published(pairs):
    first = pairs.plan_id
    with pairs.store.writing() as session:
        plans.publish_plan(
            session,
            pairs.doorbell,
            first,
            link_of=lambda key: key,
            table_link_of=table_page,
            now=NOW,
        )
    (one, other) = [who[0] for who in pairs.groups(1).values()][:2]
    pairs.change(SWAP, 1, one, other=other)
    for _ in range(12):
        pairs.steps(versions.undo_edit)
        pairs.steps(versions.redo_edit)
    with pairs.store.reading() as session:
        ids = session.scalars(select(Plan.id).order_by(Plan.id)).all()
    assert (ids[0], len(ids), ids[-1]) == (first, 1 + versions.KEPT, pairs.plan_id)
    assert count(pairs.store, PlanChange) == 25
