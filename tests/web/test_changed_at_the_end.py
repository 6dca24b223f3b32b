"""What the print page says of papers that differ once no round is to come for which they would be used."""

import re
from datetime import timedelta

import pytest

from service.operations import day
from tests.factories import NOW
from tests.web import scene
from tests.web.office import BASE, Office, told

START = NOW + timedelta(days=7)
SENTENCE = "The last round has begun: nothing need be printed anew."
OTHERS = "The last round has begun: no other paper need be printed anew."


@pytest.fixture
def office(store, house, doorbell):
    return Office(store, house, scene.published_plan(store, doorbell, house.event_id))


def begin(office, clock, *rounds):
    """Begin rounds when they are planned to."""
    for number in rounds:
        clock.now = START + timedelta(minutes=20) * (number - 1)
        with office.store.writing() as session:
            seen = day.row(session, office.house.event_id).revision
            day.begin_round(session, office.house.event_id, number, seen=seen, now=clock.now)


def printed(office, *kinds):
    for kind in kinds:
        office.ask(kind=kind)
    office.render()


def holding(text):
    return re.findall(
        r"(?:One kind|\d kinds) of paper that you printed (?:is|are) still right", text
    )


def test_what_a_repair_changed_of_the_last_round_is_not_said_to_hold(office, clock):
    printed(office, "itineraries", "tents", "blanks")
    begin(office, clock, 1, 2, 3)
    assert (office.page().count(SENTENCE), holding(office.page())) == (
        0, ["3 kinds of paper that you printed are still right"],
    )  # fmt: skip
    office.swap()
    text = office.page()
    # Once, however many papers differ; blank cards do not.
    assert (text.count(SENTENCE), text.count(OTHERS)) == (1, 0)
    assert list(told(text)) == ["Blank cards"]
    assert holding(text) == ["One kind of paper that you printed is still right"]


def test_as_long_as_a_round_is_to_come_nothing_is_said_of_the_last_one(office, clock):
    printed(office, "itineraries")
    begin(office, clock, 1, 2)
    office.swap()
    text = office.page()
    assert text.count("The last round has begun") == 0
    assert told(text) == {
        "Itineraries": "Only rounds that have begun changed: "
        "for those to come the itineraries of Thu 4 March, 13:00 still hold."
    }


def test_beside_a_paper_that_is_to_be_made_only_the_others_need_not(office, clock):
    printed(office, "itineraries", "cards")
    begin(office, clock, 1, 2, 3)
    office.swap()
    text = office.page()
    assert (text.count(SENTENCE), text.count(OTHERS)) == (0, 1)
    assert list(told(text)) == ["Cards for attendees"]


def test_it_is_said_in_the_language_of_the_reader(office, clock):
    printed(office, "itineraries")
    begin(office, clock, 1, 2, 3)
    office.swap()
    text = office.browser.get(f"{BASE}/print", headers={"Accept-Language": "de"}).text
    assert text.count("Die letzte Runde hat begonnen: Nichts muss neu gedruckt werden.") == 1
