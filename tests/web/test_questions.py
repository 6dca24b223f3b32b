"""The questions page: the organizer's own, doubted kindly, kept if meant, and asked on cards."""

import re

import pytest
from sqlalchemy import select

from service.store.models import Event, OwnQuestion
from service.store.values import Format, ResponseValues, Role
from tests.web import scene
from tests.web.conftest import House, signed_in

BASE = f"/events/{scene.SLUG}/questions"
GOOD = {"text": "What brought you to our library?", "language": "en", "depth": "1"}
CLOSED = {"text": "Do you like libraries?", "language": "en", "depth": "1"}


@pytest.fixture
def house(app, store) -> House:
    owner = scene.olivia(store)
    people = tuple(ResponseValues(name=f"Person {n}") for n in range(1, 5))
    event_id = scene.gathering(store, owner, people, format=Format.PAIRS, rounds=1)
    return House(owner, event_id, scene.SLUG, signed_in(app, store))


def stored(store):
    with store.reading() as session:
        rows = session.scalars(select(OwnQuestion).order_by(OwnQuestion.id)).all()
        return [(row.text, row.language, row.depth) for row in rows]


def test_a_good_question_is_stored_listed_once_and_taken_away(house, store):
    answer = house.browser.post(BASE, data=GOOD)
    assert (answer.status_code, answer.location) == (303, f"{BASE}?stored=1")
    house.browser.post(BASE, data={**GOOD, "text": "what brought you to our Library"})
    assert stored(store) == [("What brought you to our library?", "en", 1)]
    page = house.browser.get(BASE).text
    assert re.findall(r'<q dir="auto" lang="en">(.*?)</q>', page) == [GOOD["text"]]
    remove = re.search(r'action="([^"]*/remove)"', page)[1]
    assert house.browser.post(remove).status_code == 303
    assert stored(store) == []
    assert house.browser.post(remove).status_code == 404


def test_a_doubted_question_comes_back_with_a_kinder_one_and_can_be_kept(house, store):
    answer = house.browser.post(BASE, data=CLOSED)
    assert answer.status_code == 422
    assert "Perhaps: What do you like about libraries?" in answer.text
    assert 'name="keep"' in answer.text
    assert stored(store) == []
    house.browser.post(BASE, data={**CLOSED, "keep": "yes"})
    assert stored(store) == [("Do you like libraries?", "en", 1)]


def test_it_is_judged_while_it_is_written_and_nothing_is_stored(house, store):
    def judged(text, language="en"):
        return house.browser.post(f"{BASE}/judge", data={"text": text, "language": language}).json

    assert judged("Do you like libraries?")["instead"] == "What do you like about libraries?"
    assert judged("What brought you here?") == {"doubt": "", "instead": ""}
    braces = "Braces are printed as they stand: no words are put in. Please write it in words."
    assert judged("What made you smile at {slot} today?") == {"doubt": braces, "instead": ""}
    assert judged("Magst du Bücher?", "de")["doubt"] != ""
    assert judged("") == judged("   ") == {"doubt": "", "instead": ""}
    assert judged("What brought " + "x" * 97) == {"doubt": "", "instead": ""}
    long = "This is 111 characters and there is room for 110. Could you shorten it?"
    assert judged("What brought " + "x" * 98) == {"doubt": long, "instead": ""}
    assert judged("x" * 140)["doubt"].startswith(
        "This is 140 characters and there is room for 110."
    )
    assert judged("x" * 900)["doubt"].startswith("This is 900 characters")
    assert stored(store) == []


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({**GOOD, "text": ""}, "Please fill this in."),
        ({**GOOD, "text": "What " + "x" * 110 + "?"}, "This is 116 characters"),
        ({**GOOD, "language": "it"}, "Please choose one from the list."),
        ({**GOOD, "depth": "4"}, "Please choose one from the list."),
    ],
)
def test_what_cannot_be_asked_comes_back(house, store, form, said):
    answer = house.browser.post(BASE, data=form)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert stored(store) == []


def test_a_question_in_another_language_than_was_chosen_is_asked_about_once(house, store):
    form = {**GOOD, "text": "¿Qué te hizo reír esta semana?", "language": "de"}
    answer = house.browser.post(BASE, data=form)
    said = "This reads like Spanish, and German is chosen."
    assert (answer.status_code, said in answer.text) == (422, True)
    assert stored(store) == []
    assert house.browser.post(f"{BASE}/judge", data=form).json == {"doubt": said, "instead": ""}
    assert house.browser.post(BASE, data={**form, "keep": "yes"}).status_code == 303
    assert len(stored(store)) == 1


def test_the_deepest_step_is_stored_and_refused_if_it_is_none(house, store):
    assert house.browser.post(f"{BASE}/depth", data={"deepest": "1"}).status_code == 303
    assert house.browser.post(f"{BASE}/depth", data={"deepest": "9"}).status_code == 422
    with store.reading() as session:
        assert session.get(Event, house.event_id).deepest == 1


def test_the_tone_is_stored_and_refused_if_it_is_none(house, store):
    assert 'value="warm" checked' in house.browser.get(BASE).text
    assert house.browser.post(f"{BASE}/tone", data={"tone": "playful"}).status_code == 303
    assert house.browser.post(f"{BASE}/tone", data={"tone": "stern"}).status_code == 422
    with store.reading() as session:
        assert session.get(Event, house.event_id).tone == "playful"
    assert 'value="playful" checked' in house.browser.get(BASE).text


def test_there_is_an_end_to_how_many(house, store):
    for number in range(61):
        answer = house.browser.post(BASE, data={**GOOD, "text": f"What is new in room {number}?"})
    assert answer.status_code == 422
    assert "These are 60 questions already." in answer.text
    assert len(stored(store)) == 60


def test_a_helper_sees_none(app, store, house):
    helper = scene.olivia(store, name="Hana", email="hana@example.org")
    scene.joined(store, house.event_id, helper, Role.HELPER)
    hers = signed_in(app, store, "hana@example.org")
    assert hers.get(BASE).status_code == 403


def test_a_new_question_is_in_the_language_of_the_page(house):
    chosen = []
    for reads in ("en", "de", "es", "fr", "pt"):
        page = house.browser.get(BASE, headers={"Accept-Language": reads}).text
        chosen += re.findall(r'<option value="(\w\w)" lang="\w\w" selected>', page)
    assert chosen == ["en", "de", "es", "fr", "en"]
