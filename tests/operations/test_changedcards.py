"""Printing, changing and printing again: what lies on the tables is what the plan says today."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from service.operations import decks, plans
from service.operations.changedcards import KEPT, ONE_BY_ONE, since_of, sinces_of
from service.operations.erasing import erase_with_receipt
from service.operations.owndata import own_data
from service.operations.responses import withdraw_response
from service.printing.cards import Card, TablePrompt
from service.printing.imprint import imprints_of
from service.printing.look import Look
from service.printing.setup import Setup
from service.store.models import Deck, Plan, Print, Response
from service.store.queries.plans import people_of
from service.store.queries.prints import prints_of
from service.store.values import DeckKind, Format
from tests.factories import NOW, evening, row_ids
from tests.operations.desk import Desk
from tests.operations.test_decks import make_plan
from tests.planned import plan_made


@pytest.fixture
def desk(any_store, doorbell):
    event_id = evening(any_store, 12)
    return Desk(any_store, doorbell, event_id, make_plan(any_store, doorbell, event_id))


def test_the_pile_is_the_plan_after_every_change(desk, any_store, doorbell):
    cards, changes = desk.lay()
    assert (len(cards), changes) == (36, None)
    assert desk.pile == desk.today

    # Two people change places: their two tables meet anew, nobody else does.
    moved = desk.swap(2)
    cards, changes = desk.lay(since=desk.newest())
    assert cards == [f"{name}, 2" for name in moved]
    assert (changes.total, changes.fresh) == (36, 4)
    assert (len(changes.swapped), len(changes.gone)) == (4, 0)
    assert changes.since == NOW + timedelta(minutes=10)
    assert desk.pile == desk.today

    # Somebody walks up and sits down with two others.
    pair = desk.names_at(1, 3)
    desk.walk_up(1, 2)
    cards, changes = desk.lay(since=desk.newest())
    assert cards == [f"{name}, 1" for name in (*pair, "Person 013")]
    assert (changes.fresh, len(changes.swapped), len(changes.gone)) == (3, 2, 0)
    assert changes.since == NOW + timedelta(minutes=20)
    assert desk.pile == desk.today

    # One of the three does not come.
    numbers = {card.name: who for (_, who), card in desk.today.items()}
    gone = desk.leave(1, 2)
    left = sorted({*pair, "Person 013"} - {gone})
    cards, changes = desk.lay(since=desk.newest())
    assert cards == [f"{name}, 1" for name in left]
    assert [(old.round, old.who, old.table) for old in changes.gone] == [(1, numbers[gone], 3)]
    assert desk.pile == desk.today

    # Another question for one table.
    with any_store.writing() as session:
        meeting = desk.meetings(session, 3)[1]
        meeting.ladder = {**meeting.ladder, "opener": "What made you come today?"}
    cards, _ = desk.lay(since=desk.newest())
    assert cards == [f"{name}, 3" for name in desk.names_at(3, 2)]
    assert desk.pile == desk.today

    # Another plan takes the place of this one.
    before = desk.today
    with any_store.writing() as session:
        plan_id = plans.request_plan(session, doorbell, desk.event_id, seed=99, now=NOW)
    plan_made(any_store, plan_id)
    desk.plan_id = plan_id
    after = desk.today
    cards, changes = desk.lay(since=desk.newest())
    assert 0 < len(cards) == sum(before.get(place) != card for place, card in after.items())
    assert {(old.round, old.who) for old in changes.gone} == set(before) - set(after)
    assert desk.pile == after

    # Nothing more.
    cards, changes = desk.lay(since=desk.newest())
    assert (cards, changes.is_nothing) == ([], True)
    assert desk.pile == desk.today


def test_where_nobody_gets_a_new_card_old_ones_are_named_and_no_file_is_made(desk, any_store):
    desk.lay()
    desk.leave(2, 0)
    parts, changes = desk.make(since=desk.newest())
    assert (parts, changes.fresh, len(changes.swapped), len(changes.gone)) == ([], 0, 0, 2)
    with any_store.reading() as session:
        last, *_ = sinces_of(session, desk.event_id, desk.plan_id, now=NOW)[DeckKind.CARDS]
    assert last.difference.is_nothing


def test_where_nothing_changed_the_last_print_stays_the_last(desk):
    desk.lay()
    first = desk.newest()
    parts, changes = desk.make(since=first)
    assert (parts, changes.is_nothing, desk.newest()) == ([], True, first)


def test_all_can_be_printed_again_and_count_from_then_on(desk):
    desk.lay()
    desk.swap(1)
    cards, changes = desk.lay()
    assert (len(cards), changes) == (36, None)
    assert desk.pile == desk.today
    parts, changes = desk.make(since=desk.newest())
    assert (parts, changes.is_nothing) == ([], True)


def test_an_earlier_print_can_be_counted_from(desk, any_store):
    desk.lay()
    first = desk.newest()
    moved = desk.swap(1)
    desk.make(since=first)
    with any_store.reading() as session:
        last, earlier = sinces_of(session, desk.event_id, desk.plan_id, now=NOW)[DeckKind.CARDS]
    assert (last.difference.is_nothing, earlier.print_id) == (True, first)
    cards, changes = desk.lay(since=first)
    assert cards == [f"{name}, 1" for name in moved]
    assert changes.since == NOW + timedelta(minutes=10)
    assert desk.pile == desk.today


def test_words_alone_count_not_the_paper_or_the_look(desk):
    desk.make(setup=Setup(look=Look("band", "#1f6f6b")), stock="avery-l7417")
    desk.swap(3)
    parts, changes = desk.make(since=desk.newest())
    assert [len([one for one in part if isinstance(one, Card)]) for part in parts] == [4]
    assert (changes.fresh, changes.stock) == (4, "avery-l7417")


def test_prints_outlive_decks_and_plans_and_go_with_the_event(desk, any_store):
    desk.lay()
    who = row_ids(any_store, desk.event_id)["Person 007"]
    mates = {
        name for card in desk.today.values() if card.name == "Person 007" for name in card.meet
    }
    with any_store.writing() as session:
        withdraw_response(session, who, now=NOW)
        assert session.scalar(select(func.count()).select_from(Deck)) == 0
    parts, changes = desk.make(since=desk.newest())
    # Whom nobody is left to meet holds no card; the others are asked something else.
    assert parts == []
    assert {old.who for old in changes.gone} == {7, *(int(name[-3:]) for name in mates)}
    with any_store.writing() as session:
        session.execute(delete(Plan))
        assert session.scalar(select(func.count()).select_from(Print)) == 2
        erase_with_receipt(session, desk.event_id, now=NOW)
    with any_store.reading() as session:
        assert session.scalars(select(Print.id)).all() == []


def test_a_print_keeps_the_name_it_is_found_by_until_they_withdraw_and_no_word(desk, any_store):
    desk.lay()
    who = row_ids(any_store, desk.event_id)["Person 007"]
    with any_store.reading() as session:
        (stored,) = session.scalars(select(Print.imprints))
        people = people_of(session, desk.event_id).values()
    assert [row[:3] for row in stored[:2]] == [[1, 1, stored[0][2]], [2, 1, stored[1][2]]]
    assert {len(row[3]) for row in stored} == {16}
    assert [row[6] for row in stored] == [f"Person {row[1]:03}" for row in stored]
    # Nor does it keep whom somebody meets.
    assert json.dumps(stored).count("Person") == len(stored)
    assert len(people) == 12
    with any_store.writing() as session:
        withdraw_response(session, who, now=NOW)
    with any_store.reading() as session:
        (left,) = session.scalars(select(Print.imprints))
    assert left == [row[:6] if row[1] == 7 else row for row in stored]
    _, changes = desk.make(since=desk.newest())
    assert {one.name for one in changes.gone if one.who == 7} == {""}


def test_an_old_paper_is_known_by_the_name_that_is_on_it(desk, any_store):
    for kind in (DeckKind.CARDS, DeckKind.BADGES, DeckKind.ITINERARIES, DeckKind.TENTS):
        desk.make(kind=kind)
    with any_store.writing() as session:
        renamed = session.get_one(Response, row_ids(any_store, desk.event_id)["Person 007"])
        renamed.name = "Control Person"
    for kind in (DeckKind.CARDS, DeckKind.BADGES, DeckKind.ITINERARIES):
        _, changes = desk.make(kind=kind, since=desk.newest(kind))
        assert {one.name for one in changes.swapped if one.who == 7} == {"Person 007"}
        _, changes = desk.make(kind=kind, since=desk.newest(kind))
        assert changes.is_nothing
    with any_store.reading() as session:
        told = own_data(session, row_ids(any_store, desk.event_id)["Control Person"], now=NOW)
    assert told["names_on_paper"] == ["Control Person", "Person 007"]
    _, changes = desk.make(kind=DeckKind.TENTS, since=desk.newest(DeckKind.TENTS))
    assert {one.name for one in changes.swapped} == {""}


def test_prints_long_past_are_forgotten_but_for_one_that_a_deck_waits_with(
    desk, any_store, doorbell
):
    desk.lay()
    first = desk.newest()
    desk.swap(1)
    with any_store.writing() as session:
        waiting = decks.request_deck(
            session, doorbell, desk.plan_id,
            kind=DeckKind.CARDS, stock="avery-l7417", now=NOW, since=first,
        )  # fmt: skip
    for _ in range(KEPT + 1):
        desk.make()
    with any_store.reading() as session:
        kept = [one.id for one in prints_of(session, desk.event_id)]
    assert kept == [*range(first + KEPT + 1, first + 1, -1), first]
    _, changes = desk.render(waiting)
    assert changes.fresh == 4
    with any_store.reading() as session:
        assert len(prints_of(session, desk.event_id)) == KEPT


def test_what_changed_is_told_of_this_event_and_kind_alone(desk, any_store):
    desk.lay()
    with any_store.reading() as session:
        ask = {"kind": DeckKind.BADGES, "print_id": desk.newest()}
        assert since_of(session, desk.event_id, desk.plan_id, **ask, now=NOW) is None
        ask = {"kind": DeckKind.CARDS, "print_id": desk.newest()}
        assert since_of(session, desk.event_id + 1, desk.plan_id, **ask, now=NOW) is None
        assert since_of(session, desk.event_id, desk.plan_id, **ask, now=NOW).difference.is_nothing


@pytest.mark.parametrize("kind", ONE_BY_ONE)
def test_every_kind_that_is_handed_out_one_by_one_prints_only_what_changed(store, doorbell, kind):
    event_id = evening(store, 16, format=Format.TABLES, table_size=4, rounds=3)
    desk = Desk(store, doorbell, event_id, make_plan(store, doorbell, event_id))
    whole = imprinted(desk, kind)
    desk.make(kind=kind)
    desk.swap(2)
    now = imprinted(desk, kind)
    parts, changes = desk.make(kind=kind, since=desk.newest(kind))
    fresh = {place for place, words in now.items() if whole[place] != words}
    people = {DeckKind.CARDS: 8, DeckKind.ITINERARIES: 8, DeckKind.BADGES: 2}
    assert len(fresh) == people.get(kind, 2)
    assert (changes.total, changes.fresh, len(changes.swapped), changes.gone) == (
        len(whole), len(fresh), len(fresh), (),
    )  # fmt: skip
    ((first, *_),) = parts
    printed = first
    if isinstance(first, Card | TablePrompt):
        printed = tuple(one for one in parts[0] if isinstance(one, Card | TablePrompt))
    assert {one.place for one in imprints_of(printed)} == fresh


def imprinted(desk, kind):
    """The check sums of all papers of a kind today, by place."""
    return {one.place: one.words for one in imprints_of(desk.printed(kind))}
