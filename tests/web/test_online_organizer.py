"""An event online speaks of rooms to those who run it too: on every page, and in every sentence there is."""

import re

import pytest
from babel.messages.pofile import read_po
from flask import Flask

from service.languages import WORDS
from service.store.models import Event
from service.web import roomwords
from tests.web import scene, tour
from tests.web.test_online import said
from tests.web.test_organizer import BASE

TABLE = re.compile(r"\btables?\b", re.IGNORECASE)
# What the form and the private page promise beside: chairs, paper and badges.
CHAIR = re.compile(
    r"you will sit with|anyone you would rather not sit|Sitting comfortably|print a card|your badge"
    r"|chair\b.*reason|mail or on paper|[Uu]sed for seating|seat you well|finds you a seat|Not printed"
    r"|needs? new cards|a chair for you"
)
# Tables of rows and columns, words of spreadsheets, mails that say it themselves, and what people may need.
ELSEWHERE = {
    "The links as a table, CSV",
    "People as signs, joined by lines; the table beside says the same",
    "We could not read this as a table with the columns action, words and other.",
    "We could not read %(file)s as a table. Nothing was imported. Save it as CSV or XLSX and try again.",
    "Pairs or tables",
    "Next, on %(moment)s, you sit at table %(table)s.",
    "Next, in round %(round)s, you sit at table %(table)s.",
    "You no longer host table %(table)s.",
    "You start on %(moment)s at table %(table)s.",
    "You host table %(table)s, and stay there while the others move. Its page, for you alone:",
    "a quiet table",
}


def sentences():
    with (WORDS / "de" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {one.id for one in read_po(file) if one.id}


def speaks_of_tables(one):
    text = " ".join(one) if isinstance(one, tuple) else one
    return TABLE.search(re.sub(r"%\(\w+\)s", "", text)) is not None


def test_every_sentence_about_a_table_has_one_about_a_room():
    known = sentences()
    told = {one for one in known if speaks_of_tables(one) or CHAIR.search("".join(one))}
    instead = {*roomwords.ONE, *roomwords.MANY}
    assert (told - instead, instead - told) == (ELSEWHERE, set())
    rooms = {*roomwords.ONE.values(), *roomwords.MANY.values()}
    assert {one for one in rooms if speaks_of_tables(one)} == set()
    assert rooms <= known


def test_both_sentences_take_the_same_facts():
    def facts(text):
        return sorted(re.findall(r"%\(\w+\)s", text))

    singles = [*roomwords.ONE.items()]
    for tables, rooms in roomwords.MANY.items():
        singles += zip(tables, rooms, strict=True)
    assert [tables for tables, rooms in singles if facts(tables) != facts(rooms)] == []


@pytest.fixture
def pages(app: Flask, store, doorbell, house):
    ground = tour.Ground(app, store, doorbell, house.owner_id, house.browser)
    found = tour.places(ground)
    with store.writing() as session:
        for event in session.query(Event):
            event.is_online = True
    return found


def test_no_page_of_an_event_online_speaks_of_tables(pages, house, client):
    assert len(pages) > 40
    told = {}
    for name, place in pages.items():
        # What is pressed answers with pages that are here too; a new event is not online yet.
        if place.press or name == "a new event":
            continue
        browser = house.browser if place.signed_in else client
        text = said(browser.get(place.path, follow_redirects=True).text).replace("/table/", "")
        for one in ELSEWHERE:
            text = text.replace(one, "")
        if found := TABLE.findall(text):
            told[name] = found
    assert told == {}


def test_the_formats_have_one_name_on_a_new_event_and_in_settings_online_too(house, store):
    def tiles(path):
        page = house.browser.get(path).text
        return re.findall(r'name="format".*?<b>(.*?)</b>', page)

    scene.changed(store, house.event_id, is_online=True)
    assert tiles("/events/new") == tiles(f"{BASE}/settings") == ["Small groups", "Pairs"]
