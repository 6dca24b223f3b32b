"""Papers of an event online speak of rooms, in every language; those of others stay as they were."""

import re
from dataclasses import replace

import pytest

from service.operations import decks
from service.operations.deckwork import DeckWork
from service.printing import roomwords
from service.printing.showwords import show_words
from service.printing.strings import LANGUAGES, strings_for
from service.store.models import Deck
from service.store.values import DeckKind, Format
from tests.factories import NOW
from tests.printing.conftest import printed
from tests.web import scene

TABLE = re.compile(r"\btables?\b|\bTisch\w*|\bmesas?\b", re.IGNORECASE)
ROOM = {"en": "Room", "de": "Raum", "es": "Sala", "fr": "Salle"}


def decks_of(store, doorbell, lang, **changes):
    """The text of every paper of an event whose people speak a language, by its kind."""
    owner = scene.olivia(store)
    people = [replace(one, languages=(lang,), access=(), say="") for one in scene.CAST[:7]]
    event_id = scene.gathering(store, owner, people, **changes)
    plan_id = scene.published_plan(store, doorbell, event_id)
    works = {}
    for kind in DeckKind:
        with store.writing() as session:
            deck_id = decks.request_deck(
                session, doorbell, plan_id, kind=kind, stock="a4-85x55", now=NOW
            )
        with store.reading() as session:
            works[kind] = DeckWork(session, session.get_one(Deck, deck_id))
    return works


def text_of(work, typesetter):
    sheets = [part.typeset(typesetter) for part in work.parts()]
    return " ".join(page for sheet in sheets for page in printed(sheet.pdf))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format_", Format)
def test_no_paper_of_an_event_online_speaks_of_tables(store, doorbell, typesetter, lang, format_):
    works = decks_of(store, doorbell, lang, format=format_, is_online=True)
    texts = {kind: text_of(work, typesetter) for kind, work in works.items()}
    assert {kind: TABLE.findall(text) for kind, text in texts.items() if TABLE.search(text)} == {}
    room = re.compile(ROOM[lang], re.IGNORECASE)
    without = {kind for kind, text in texts.items() if not room.search(text)}
    assert without <= {DeckKind.BLANKS, DeckKind.RESEAT}


def test_a_usual_event_speaks_of_tables_as_before(store, doorbell, typesetter):
    works = decks_of(store, doorbell, "en")
    texts = {kind: text_of(work, typesetter) for kind, work in works.items()}
    assert {
        kind for kind, text in texts.items() if re.search(r"\brooms?\b", text, re.IGNORECASE)
    } == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_rooms_replace_words_there_are_and_take_the_same_facts(lang):
    tag = roomwords.spoken(lang, is_online=True)
    assert strings_for(tag)["table"] == ROOM[lang]
    plain, rooms = show_words(lang), show_words(tag)
    assert roomwords.as_spoken(tag, plain) == rooms
    facts = re.compile(r"\{\w+\}")
    asked = [
        {key: sorted(facts.findall(text)) for key, text in one.items()} for one in (plain, rooms)
    ]
    assert asked[0] == asked[1]
    told = {key for key, text in rooms.items() if TABLE.search(facts.sub("", text))}
    assert told == set()
