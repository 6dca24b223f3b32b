"""An organizer at the print page, with a worker that renders what they ask for."""

import html
import re
from datetime import timedelta

from sqlalchemy import select

from service.operations import decks
from service.printing.recording import RecordingTypesetter
from service.store.models import Deck, Meeting, Print, Round, Seat
from tests.factories import NOW

BASE = "/events/common-ground"
CARDS = {"kind": "cards", "stock": "a4-85x55"}


class Office:
    """An organizer at the print page, and a worker that renders what was asked for."""

    def __init__(self, store, house, plan_id):
        self.store, self.house, self.plan_id = store, house, plan_id
        self.browser = house.browser

    def page(self):
        return self.browser.get(f"{BASE}/print").text

    def ask(self, **form):
        return self.browser.post(f"{BASE}/print", data={**CARDS, **form})

    def render(self, *, minutes=0):
        """Render all that waits; say how many decks that were."""
        with self.store.reading() as session:
            waiting = session.scalars(select(Deck.id).where(Deck.state == "queued")).all()
        for deck_id in waiting:
            decks.render_deck(
                self.store, RecordingTypesetter(), deck_id, worker="w", lease_seconds=20,
                now=lambda: NOW + timedelta(minutes=minutes),
            )  # fmt: skip
        return len(waiting)

    def prints(self):
        with self.store.reading() as session:
            return session.scalars(select(Print.id).order_by(Print.id)).all()

    def swap(self):
        """Let two people of the second round change places; return all at their tables, with where."""
        with self.store.writing() as session:
            meetings = session.scalars(
                select(Meeting)
                .join(Round, Round.id == Meeting.round_id)
                .where(Round.plan_id == self.plan_id, Round.number == 2)
                .order_by(Meeting.table)
                .limit(2)
            ).all()
            seats = [
                session.scalars(
                    select(Seat).where(Seat.meeting_id == one.id).order_by(Seat.id)
                ).all()
                for one in meetings
            ]
            first, second = seats[0][0], seats[1][0]
            first.response_id, second.response_id = second.response_id, first.response_id
            return len(seats[0]) + len(seats[1])


def told(text):
    """Each kind of paper in the box of changes, with what is said of it."""
    (box,) = re.findall(r'<section [^>]*id="changes".*?</section>', text, re.DOTALL)
    return {
        name: html.unescape(said)
        for name, said in re.findall(
            r"<li class=\"stack-s\"><span><b>(.*?)</b><br>(.*?)</span>", box
        )
    }


def offered(text):
    """The form that makes only what changed: its fields and what its button says."""
    (box,) = re.findall(r'<section [^>]*id="changes".*?</section>', text, re.DOTALL)
    forms = re.findall(r"<form.*?</form>", box, re.DOTALL)
    return [
        (dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)),
         re.findall(r'<button class="btn small">(.*?)<span', form))
        for form in forms
    ]  # fmt: skip
