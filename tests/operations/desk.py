"""An organizer's desk: papers are printed, changed, printed again, and laid on a pile."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from service.operations import decks
from service.operations.changedcards import printed_of
from service.operations.imports import import_responses
from service.printing.cards import Card
from service.printing.changes import changes_from
from service.printing.recording import RecordingTypesetter
from service.printing.setup import PLAIN
from service.store.models import DeckState, Event, Meeting, Response, Round, Seat
from service.store.queries.decks import deck_of
from service.store.queries.plans import people_of, plan_for_page
from service.store.queries.prints import prints_of
from service.store.values import DeckKind
from tests.factories import NOW, person

STOCK = "a4-85x55"


class Desk:
    """An organizer's desk: papers are asked for, rendered, and laid on the pile as the deck says."""

    def __init__(self, store, doorbell, event_id, plan_id):
        self.store, self.doorbell = store, doorbell
        self.event_id, self.plan_id = event_id, plan_id
        self.minutes = 0
        self.pile = {}

    def newest(self, kind=DeckKind.CARDS):
        with self.store.reading() as session:
            mine = [one.id for one in prints_of(session, self.event_id) if one.kind is kind]
        return mine[0] if mine else None

    def make(self, *, since=None, kind=DeckKind.CARDS, stock=STOCK, setup=PLAIN):
        """Print a deck; return the values on it and what it changes."""
        self.minutes += 10
        now = NOW + timedelta(minutes=self.minutes)
        with self.store.writing() as session:
            deck_id = decks.request_deck(
                session, self.doorbell, self.plan_id,
                kind=kind, stock=stock, now=now, setup=setup, since=since,
            )  # fmt: skip
        return self.render(deck_id, now)

    def render(self, deck_id, now=NOW):
        paper = RecordingTypesetter()
        decks.render_deck(self.store, paper, deck_id, worker="w", lease_seconds=20, now=lambda: now)
        with self.store.reading() as session:
            deck = deck_of(session, self.event_id, deck_id)
            assert deck.state is DeckState.READY
            return [values for _, values in paper.asked], changes_from(deck.changes)

    def lay(self, *, since=None):
        """Print cards, take old ones out and lay the new ones on the pile, as a person would."""
        parts, changes = self.make(since=since)
        cards = [one for part in parts for one in part if isinstance(one, Card)]
        if changes is None:
            self.pile = {}
        for old in (*changes.swapped, *changes.gone) if changes else ():
            card = self.pile.pop((old.round, old.who))
            assert card.table == old.table
        for card in cards:
            place = (card.round, int(card.id.split("-")[2]))
            assert place not in self.pile
            self.pile[place] = replace(card, id="")
        return sorted(f"{card.name}, {card.round}" for card in cards), changes

    @property
    def today(self):
        """All cards as the plan has them today."""
        cards = self.printed(DeckKind.CARDS)
        return {(one.round, int(one.id.split("-")[2])): replace(one, id="") for one in cards}

    def names_at(self, round_, table):
        """Who holds a card of a table, by name."""
        cards = ((number, card) for (number, _), card in self.today.items())
        return sorted(
            card.name for number, card in cards if (number, card.table) == (round_, table)
        )

    def printed(self, kind):
        """All papers of a kind as the plan has them today."""
        with self.store.reading() as session:
            plan = plan_for_page(session, self.event_id, self.plan_id)
            event, people = session.get_one(Event, self.event_id), people_of(session, self.event_id)
            return printed_of(session, kind, plan, event, people)

    def meetings(self, session, round_):
        """The ids of a round's meetings by table."""
        return session.scalars(
            select(Meeting)
            .join(Round, Round.id == Meeting.round_id)
            .where(Round.plan_id == self.plan_id, Round.number == round_)
            .order_by(Meeting.table)
        ).all()

    def seats(self, session, meeting):
        return session.scalars(
            select(Seat).where(Seat.meeting_id == meeting.id).order_by(Seat.position)
        ).all()

    def walk_up(self, round_, at):
        """Let Person 013 come and sit down at a table, counted from 0."""
        with self.store.writing() as session:
            import_responses(session, self.event_id, [person(13)], now=NOW)
            session.flush()
            late = session.scalars(select(Response.id).where(Response.name == "Person 013")).one()
            meeting = self.meetings(session, round_)[at]
            session.add(Seat(meeting_id=meeting.id, response_id=late, position=3))

    def leave(self, round_, at):
        """Let the first at a table not come; return who that is."""
        with self.store.writing() as session:
            seat = self.seats(session, self.meetings(session, round_)[at])[0]
            session.delete(seat)
            return session.get_one(Response, seat.response_id).name

    def swap(self, round_):
        """Let the first two of the first two tables change places; return who sits there."""
        with self.store.writing() as session:
            one, other = (self.seats(session, each) for each in self.meetings(session, round_)[:2])
            mine, yours = one[0].response_id, other[0].response_id
            one[0].response_id, other[0].response_id = yours, mine
            present = [seat.response_id for seat in (*one, *other)]
            names = select(Response.name).where(Response.id.in_(present))
            return sorted(session.scalars(names))
