import re
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations import decks, plans
from service.operations.responses import withdraw_response
from service.operations.sweep import sweep
from service.printing.cards import Card, TablePrompt
from service.printing.look import Look
from service.printing.paper import Nudge
from service.printing.recording import RecordingTypesetter
from service.printing.setup import Setup, setup_from
from service.queue import RENDER_DECK, Ring
from service.store.models import Deck, DeckPart, DeckState, Seat
from service.store.queries.decks import decks_of, part_content
from service.store.queries.plans import plan_for_page
from service.store.values import DeckKind, Format
from tests.factories import NOW, evening, person, row_ids, table_page
from tests.planned import plan_made


def make_plan(store, doorbell, event_id):
    with store.writing() as session:
        plan_id = plans.request_plan(session, doorbell, event_id, seed=1, now=NOW)
    plan_made(store, plan_id)
    return plan_id


def ask(store, doorbell, plan_id, kind=DeckKind.CARDS, now=NOW):
    with store.writing() as session:
        return decks.request_deck(session, doorbell, plan_id, kind=kind, stock="a4-85x55", now=now)


def render(store, deck_id, typesetter=None):
    typesetter = typesetter or RecordingTypesetter()
    decks.render_deck(store, typesetter, deck_id, worker="w", lease_seconds=20, now=lambda: NOW)
    asked = [one for _, values in typesetter.asked for one in values]
    return [one for one in asked if isinstance(one, Card | TablePrompt)]


@pytest.fixture
def made(any_store, doorbell):
    event_id = evening(any_store, 36)
    return event_id, make_plan(any_store, doorbell, event_id)


def test_a_deck_is_rendered_in_parts_of_a_hundred(any_store, doorbell, made):
    event_id, plan_id = made
    deck_id = ask(any_store, doorbell, plan_id)
    assert doorbell.rings[-1] == Ring(RENDER_DECK, deck_id, 0)
    cards = render(any_store, deck_id)
    assert len(cards) == 36 * 3
    with any_store.reading() as session:
        (deck,) = decks_of(session, plan_id)
        assert (deck.state, deck.done) == (DeckState.READY, 108)
        assert [part.name for part in deck.parts] == [
            "common-ground-cards-a4-85x55-01.pdf",
            "common-ground-cards-a4-85x55-02.pdf",
        ]
        assert part_content(session, event_id, deck_id, 2)[1] == b"%PDF-1.7 cards 8"


def test_each_person_holds_a_card_for_each_round_with_the_true_mates(any_store, doorbell, made):
    _, plan_id = made
    cards = render(any_store, ask(any_store, doorbell, plan_id))
    mine = [card for card in cards if card.name == "Person 007"]
    assert [card.round for card in mine] == [1, 2, 3]
    for card in mine:
        (mate,) = card.meet
        (other,) = [one for one in cards if one.name == mate and one.round == card.round]
        assert (other.meet, other.table, other.opener) == (("Person 007",), card.table, card.opener)


def test_everything_quoted_was_written_by_these_people(any_store, doorbell, made):
    """A true card: the words between the quotation marks stand in both people's answers."""
    _, plan_id = made
    for card in render(any_store, ask(any_store, doorbell, plan_id)):
        written = [
            {word for words in (one.interests, one.values) for word in words}
            for name in (card.name, *card.meet)
            for one in [person(int(name.split()[1]))]
        ]
        for line in card.share:
            quoted = line.partition("“")[2].partition("”")[0].strip("\u2068\u2069")
            assert not quoted or all(quoted in words for words in written)


def test_words_without_consent_are_not_on_any_card(any_store, doorbell):
    secret = "a very private hobby"
    people = [person(n, interests=(secret,), printable=()) for n in range(1, 5)]
    plan_id = make_plan(any_store, doorbell, evening(any_store, people, rounds=2))
    cards = render(any_store, ask(any_store, doorbell, plan_id))
    assert len(cards) == 8
    assert not any(secret in str(card) for card in cards)


def test_private_answers_are_not_on_any_card_or_prompt(any_store, doorbell):
    people = [
        person(n, keep_apart=("Mallory Secret",), met=("Known Secret",), access=("Access Secret",))
        for n in range(1, 7)
    ]
    plan_id = make_plan(any_store, doorbell, evening(any_store, people))
    for kind in DeckKind:
        typesetter = RecordingTypesetter()
        render(any_store, ask(any_store, doorbell, plan_id, kind), typesetter)
        assert len(typesetter.asked) == 1
        printed = str(typesetter.asked)
        # What people need is for hosts, and there only if they said so.
        assert "Secret" not in printed


def test_tables_get_a_prompt_for_each_round(any_store, doorbell):
    event_id = evening(any_store, 12, format=Format.TABLES, rounds=2)
    plan_id = make_plan(any_store, doorbell, event_id)
    prompts = render(any_store, ask(any_store, doorbell, plan_id, DeckKind.PROMPTS))
    assert all(isinstance(one, TablePrompt) for one in prompts)
    assert [(one.table, one.round, len(one.names)) for one in prompts] == [
        (1, 1, 4), (1, 2, 4), (2, 1, 4), (2, 2, 4), (3, 1, 4), (3, 2, 4),
    ]  # fmt: skip


def test_asking_again_makes_it_anew_but_not_while_it_is_made(any_store, doorbell, made):
    _, plan_id = made
    first = ask(any_store, doorbell, plan_id)
    assert ask(any_store, doorbell, plan_id) == first
    render(any_store, first)
    assert ask(any_store, doorbell, plan_id) != first
    with any_store.reading() as session:
        assert [deck.state for deck in decks_of(session, plan_id)] == [DeckState.QUEUED]


def test_a_dead_workers_deck_is_rendered_again_from_the_beginning(any_store, doorbell, made):
    _, plan_id = made
    deck_id = ask(any_store, doorbell, plan_id)
    with any_store.writing() as session:
        deck = session.get_one(Deck, deck_id)
        deck.state, deck.attempt, deck.lease_until = DeckState.RUNNING, 1, NOW
        session.add(DeckPart(deck_id=deck_id, number=1, name="half", content=b"half", size=4))
    sweep(any_store, doorbell, new_incident=lambda: "i", now=NOW + timedelta(minutes=1))
    assert doorbell.rings[-1] == Ring(RENDER_DECK, deck_id, 1)
    assert len(render(any_store, deck_id)) == 108
    with any_store.reading() as session:
        (deck,) = decks_of(session, plan_id)
        assert (deck.attempt, len(deck.parts)) == (2, 2)


def test_withdrawing_drops_the_decks_that_name_the_person(any_store, doorbell, made):
    event_id, plan_id = made
    render(any_store, ask(any_store, doorbell, plan_id))
    with any_store.writing() as session:
        withdraw_response(session, row_ids(any_store, event_id)["Person 007"], now=NOW)
    with any_store.reading() as session:
        assert decks_of(session, plan_id) == []
    cards = render(any_store, ask(any_store, doorbell, plan_id))
    assert all(isinstance(card, Card) for card in cards)
    assert not any("Person 007" in str(card) for card in cards)


def test_cards_by_table_are_a_file_for_each_round_and_only_the_first_begins_on_a_used_sheet(
    any_store, doorbell, made
):
    _, plan_id = made
    setup = Setup("table", 8, Nudge((0.5, 0.0)))
    with any_store.writing() as session:
        deck_id = decks.request_deck(
            session, doorbell, plan_id,
            kind=DeckKind.CARDS, stock="a4-85x55", now=NOW, setup=setup,
        )  # fmt: skip
    typesetter = RecordingTypesetter()
    render(any_store, deck_id, typesetter)
    parts = [[one for one in values if isinstance(one, Card)] for _, values in typesetter.asked]
    assert [{card.round for card in part} for part in parts] == [{1}, {2}, {3}]
    places = [(card.round, card.table) for part in parts for card in part]
    assert (len(places), places) == (108, sorted(places))
    with any_store.reading() as session:
        (deck,) = decks_of(session, plan_id)
        assert [part.name for part in deck.parts] == [
            f"common-ground-cards-a4-85x55-round-{n}.pdf" for n in (1, 2, 3)
        ]


def test_blank_cards_fill_a_sheet_for_each_round_and_name_nobody(any_store, doorbell, made):
    _, plan_id = made
    cards = render(any_store, ask(any_store, doorbell, plan_id, DeckKind.BLANKS))
    assert Counter(card.round for card in cards) == {1: 10, 2: 10, 3: 10}
    assert {(card.name, card.meet) for card in cards} == {("", ())}
    assert len({(card.round, card.opener) for card in cards}) == 30


def test_papers_name_everybody_once(any_store, doorbell, made):
    _, plan_id = made
    for kind in (DeckKind.ITINERARIES, DeckKind.WALL, DeckKind.BADGES):
        typesetter = RecordingTypesetter()
        render(any_store, ask(any_store, doorbell, plan_id, kind), typesetter)
        ((_, (papers, *_)),) = typesetter.asked
        assert [one.name for one in papers.people] == [f"Person {n:03}" for n in range(1, 37)]


def test_what_people_need_is_on_host_sheets_alone_and_only_if_they_said_so(any_store, doorbell):
    people = [person(n, access=(f"need {n}",), access_for_host=n == 1) for n in range(1, 5)]
    plan_id = make_plan(any_store, doorbell, evening(any_store, people, rounds=1))
    found = {}
    for kind in DeckKind:
        typesetter = RecordingTypesetter()
        render(any_store, ask(any_store, doorbell, plan_id, kind), typesetter)
        found[kind] = set(re.findall(r"need \d", str(typesetter.asked)))
    assert found == {kind: {"need 1"} if kind is DeckKind.HOSTS else set() for kind in DeckKind}


def test_the_re_seat_sheet_names_who_moves_against_the_plan_before(any_store, doorbell, made):
    event_id, first = made
    with any_store.writing() as session:
        plans.publish_plan(
            session, doorbell, first, link_of=lambda key: key, table_link_of=table_page, now=NOW
        )
        withdrawn = session.scalars(select(Seat.response_id).limit(1)).one()
    with any_store.writing() as session:
        withdraw_response(session, withdrawn, now=NOW)
    second = make_plan(any_store, doorbell, event_id)
    typesetter = RecordingTypesetter()
    render(any_store, ask(any_store, doorbell, second, DeckKind.RESEAT), typesetter)
    ((_, (sheet, *_)),) = typesetter.asked
    tables = {}
    with any_store.reading() as session:
        for plan_id in (first, second):
            plan = plan_for_page(session, event_id, plan_id)
            tables[plan_id] = {
                (round_.number, seat.response_id): meeting.table
                for round_ in plan.rounds
                for meeting in round_.meetings
                for seat in meeting.seats
            }
    moved = [key for key in tables[second] if tables[first].get(key) != tables[second][key]]
    assert len(moved) > 0
    assert len(sheet.by_name) == len(moved)


def test_what_an_opener_asks_about_stands_above_it(any_store, doorbell):
    choir = ("choir singing", "singing in a choir")
    people = [person(n, interests=(choir[n % 2],), values=("craft",)) for n in range(1, 9)]
    plan_id = make_plan(any_store, doorbell, evening(any_store, people, rounds=3))
    points = set()
    for card in render(any_store, ask(any_store, doorbell, plan_id)):
        quoted = [word for word in (*choir, "craft") if f"“{word}”" in plain(card.opener)]
        assert all(word in card.share[0] for word in quoted)
        # "This" can mean one thing only.
        assert quoted or len(card.share) == 1
        points.add(not quoted)
    assert points == {True, False}


def plain(text):
    """A text without the marks that keep its directions apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_who_asks_for_large_print_alone_gets_larger_cards(any_store, doorbell):
    crowd = [person(n, access=("large print",) if n == 2 else ()) for n in range(1, 5)]
    event_id = evening(any_store, crowd)
    deck_id = ask(any_store, doorbell, make_plan(any_store, doorbell, event_id))
    paper = RecordingTypesetter()
    decks.render_deck(any_store, paper, deck_id, worker="a", lease_seconds=20, now=lambda: NOW)
    cards = [one for _, values in paper.asked for one in values if isinstance(one, Card)]
    assert {card.name for card in cards if card.large} == {"Person 002"}
    assert len({card.name for card in cards}) == 4


def test_all_papers_look_as_cards_were_last_asked_for(any_store, doorbell):
    plan_id = make_plan(any_store, doorbell, evening(any_store, [person(n) for n in range(1, 9)]))

    def look_of(kind, setup=None):
        with any_store.writing() as session:
            deck_id = decks.request_deck(
                session, doorbell, plan_id, kind=kind, stock="a4-85x55", now=NOW, setup=setup
            )
            return setup_from(session.get_one(Deck, deck_id).setup).look

    chosen = Look("band", "#a23a63", large=True, coded=True)
    assert look_of(DeckKind.TENTS) == Look()
    assert look_of(DeckKind.CARDS, Setup("table", 3, look=chosen)) == chosen
    assert look_of(DeckKind.BADGES) == Look("band", "#a23a63", large=True)
