"""Two real workers render one deck at the same time, and it comes out as if one had."""

import pytest
from sqlalchemy import select

from service.clock import now
from service.operations import decks
from service.printing.typeset import TypstTypesetter
from service.settings import TEMPLATES
from service.store.models import Deck, DeckPart, DeckState, PartWork
from service.store.values import DeckKind
from tests.factories import evening
from tests.operations.test_decks import make_plan
from tests.servers import wait_until

pytestmark = pytest.mark.xdist_group("workers")


def ask(store, doorbell, plan_id, stock):
    with store.writing() as session:
        return decks.request_deck(
            session, doorbell, plan_id, kind=DeckKind.CARDS, stock=stock, now=now()
        )


def files(store, deck_id):
    with store.reading() as session:
        rows = session.execute(
            select(DeckPart.number, DeckPart.content)
            .where(DeckPart.deck_id == deck_id)
            .order_by(DeckPart.number)
        )
        return [tuple(row) for row in rows]


def test_two_workers_render_the_parts_of_one_deck(store, doorbell, workshop):
    plan_id = make_plan(store, doorbell, evening(store, 240))
    workshop.start(ATTUNE_WORKER_LABEL="one")
    workshop.start(ATTUNE_WORKER_LABEL="two")
    wait_until(lambda: workshop.doorbell.workers_seen() == 2, "not both workers came")
    deck_id = ask(store, workshop.doorbell, plan_id, "a4-85x55")
    helpers: set[str] = set()

    def is_ready():
        with store.reading() as session:
            taken = select(PartWork.worker).where(PartWork.deck_id == deck_id)
            helpers.update(name for name in session.scalars(taken) if name)
            return session.get_one(Deck, deck_id).state is DeckState.READY

    wait_until(is_ready, "the deck was not rendered")
    assert len(helpers) == 2

    with store.reading() as session:
        made = session.get_one(Deck, deck_id)
        facts = (made.cards, made.done, made.pages, made.attempt)
    shared = files(store, deck_id)
    # The same plan, printed once more by one alone.
    alone = ask(store, doorbell, plan_id, "a4-85x55")
    typesetter = TypstTypesetter(TEMPLATES / "cards")
    decks.render_deck(store, typesetter, alone, worker="alone", lease_seconds=60, now=now)
    assert [number for number, _ in shared] == list(range(1, 9))
    assert shared == files(store, alone)
    assert facts == (720, 720, 144, 1)
