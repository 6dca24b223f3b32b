"""What changed since a print looks like the papers it joins, whatever was chosen since."""

import pytest
from sqlalchemy import select

from service.operations.responses import withdraw_response
from service.printing.look import Look
from service.printing.paper import Nudge
from service.printing.setup import Setup, setup_from
from service.store.models import Deck
from service.store.queries.decks import cards_setup
from tests.factories import NOW, row_ids
from tests.web import scene
from tests.web.office import Office, offered


@pytest.fixture
def office(store, house, doorbell):
    return Office(store, house, scene.published_plan(store, doorbell, house.event_id))


OTHERWISE = "They look like the papers they join, not like what you chose last."


def test_badges_that_changed_look_like_those_they_join_whatever_cards_were_chosen_since(
    office, store
):
    office.ask(design="plain", large="yes")
    office.ask(kind="badges")
    office.render()
    office.swap()
    assert office.page().count(OTHERWISE) == 0
    office.ask(design="band", stock="avery-l7417")
    office.render(minutes=5)
    text = office.page()
    # Badges, and the cards of the first print.
    assert text.count(OTHERWISE) == 2
    ((form, _),) = [one for one in offered(text) if one[0]["kind"] == "badges"]
    office.ask(**form)
    office.render(minutes=10)
    with store.reading() as session:
        (deck,) = session.scalars(select(Deck).where(Deck.kind == "badges"))
        assert (deck.since, setup_from(deck.setup).look) == (
            int(form["since"]),
            Look("plain", large=True),
        )


def test_cards_counted_from_an_earlier_print_take_its_look_and_its_paper(office, store):
    office.ask(design="plain", front_y="-0.3")
    office.render()
    office.swap()
    office.ask(design="band", stock="avery-l7417", coded="yes")
    office.render(minutes=5)
    first, _ = office.prints()
    text = office.page()
    assert text.count(OTHERWISE) == 1
    office.ask(since=first, design="circles")
    office.render(minutes=10)
    with store.reading() as session:
        deck = session.scalars(select(Deck).where(Deck.since == first)).one()
        assert deck.stock == "a4-85x55"
        assert setup_from(deck.setup) == Setup(nudge=Nudge((0.0, -0.3)), look=Look("plain"))
        event_id = office.house.event_id
        assert setup_from(cards_setup(session, event_id)).look == Look("band", coded=True)


def test_where_earlier_prints_lie_on_several_papers_that_of_the_print_is_offered(office, store):
    office.ask()
    office.render()
    office.swap()
    office.ask(stock="avery-l7417")
    office.render(minutes=5)
    withdrawn = row_ids(store, office.house.event_id)["Bo"]
    with store.writing() as session:
        withdraw_response(session, withdrawn, now=NOW)
    text = office.page()
    assert text.count('<option value="" selected>The same as then</option>') == 1
    office.ask(since=office.prints()[0], stock="")
    office.render(minutes=10)
    with store.reading() as session:
        deck = session.scalars(select(Deck).where(Deck.since == office.prints()[0])).one()
        assert deck.stock == "a4-85x55"
