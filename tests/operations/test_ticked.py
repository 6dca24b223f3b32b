"""Values that are ticked: stored once, and called on cards as the language of the card calls them."""

import re
from dataclasses import replace

import pytest

from service.operations import plans
from service.operations.another import another_opener
from service.operations.cards import cards_of
from service.queue import RecordingDoorbell
from service.store.models import Event
from service.store.queries.ownrounds import rounds_of_response
from service.store.queries.plans import people_of, plan_for_page
from service.store.values import Format
from tests.factories import NOW, evening, person
from tests.planned import plan_made


@pytest.mark.parametrize("format_", list(Format))
def test_cards_and_questions_say_a_ticked_value_in_their_language(store, format_):
    people = [
        replace(person(n), interests=(), curious_about=(), values=("play",), languages=("de",))
        for n in range(1, 5)
    ]
    event_id = evening(store, people, format=format_, table_size=4, rounds=1)
    with store.writing() as session:
        plan_id = plans.request_plan(session, RecordingDoorbell(), event_id, seed=0, now=NOW)
    plan_made(store, plan_id)
    with store.reading() as session:
        plan = plan_for_page(session, event_id, plan_id)
        event = session.get_one(Event, event_id)
        everybody = people_of(session, event_id)
        cards = cards_of(plan, event, everybody)
        reader = next(iter(everybody))
        rounds = rounds_of_response(session, plan_id, reader)
        others = [another_opener(rounds, number=1, turn=n, reader=1, name="P") for n in range(1, 6)]
    said = " ".join(text for card in cards for text in (*card.share, card.opener, card.deeper))
    quoted = set(re.findall("\u2068([^\u2069]*)\u2069", f"{said} {' '.join(others)}"))
    assert ("Spielfreude" in said, "play" in quoted, len(set(others))) == (True, False, 5)
